from decimal import Decimal


def format_invoice(lines, member):
    out = ""
    total = 0.0
    for line in lines:
        price = line["count"] * line["price"]
        if line["count"] >= 10:
            price = price * 0.95
        price = round(price, 2)
        total = total + price
        out = out + line["name"] + ": " + "%.2f" % price + "\n"
    if member:
        total = total - total * 0.1
    total = round(total, 2)
    out = out + "To pay: " + "%.2f" % total
    return out
