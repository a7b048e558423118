from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
BULK_COUNT = 10
BULK_SHARE = Decimal("0.95")
MEMBER_SHARE = Decimal("0.90")


def cents(amount):
    return Decimal(amount).quantize(CENT, rounding=ROUND_HALF_UP)


def line_total(line):
    price = line["count"] * Decimal(line["price"])
    return cents(price * BULK_SHARE if line["count"] >= BULK_COUNT else price)


def invoice_total(lines, member):
    total = sum((line_total(line) for line in lines), Decimal(0))
    return cents(total * MEMBER_SHARE if member else total)


def format_invoice(lines, member):
    rows = [f"{line['name']}: {line_total(line)}" for line in lines]
    return "\n".join([*rows, f"To pay: {invoice_total(lines, member)}"])
