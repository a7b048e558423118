import unittest

from roman import to_roman


class Roman(unittest.TestCase):
    def test_small(self):
        self.assertEqual([to_roman(n) for n in (1, 2, 3, 4, 5, 9)], ["I", "II", "III", "IV", "V", "IX"])

    def test_large(self):
        self.assertEqual(to_roman(1994), "MCMXCIV")
        self.assertEqual(to_roman(3888), "MMMDCCCLXXXVIII")
        self.assertEqual(to_roman(3999), "MMMCMXCIX")

    def test_limits(self):
        for number in (0, -1, 4000):
            with self.assertRaises(ValueError):
                to_roman(number)


if __name__ == "__main__":
    unittest.main()
