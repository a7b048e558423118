import unittest
from decimal import Decimal

import invoice

PENS = {"name": "Pens", "count": 3, "price": Decimal("1.10")}
PAPER = {"name": "Paper", "count": 10, "price": Decimal("0.31")}
CLIPS = {"name": "Clips", "count": 1, "price": Decimal("0.125")}


class Invoice(unittest.TestCase):
    def test_line(self):
        self.assertEqual(invoice.line_total(PENS), Decimal("3.30"))
        self.assertIsInstance(invoice.line_total(PENS), Decimal)

    def test_ten_or_more_are_cheaper(self):
        self.assertEqual(invoice.line_total(PAPER), Decimal("2.95"))

    def test_half_a_cent_goes_up(self):
        self.assertEqual(invoice.line_total(CLIPS), Decimal("0.13"))

    def test_total(self):
        self.assertEqual(invoice.invoice_total([PENS, PAPER, CLIPS], False), Decimal("6.38"))
        self.assertEqual(invoice.invoice_total([PENS, PAPER, CLIPS], True), Decimal("5.74"))
        self.assertEqual(invoice.invoice_total([], True), Decimal("0.00"))

    def test_text(self):
        text = invoice.format_invoice([PENS, PAPER], True)
        self.assertEqual(text, "Pens: 3.30\nPaper: 2.95\nTo pay: 5.63")


if __name__ == "__main__":
    unittest.main()
