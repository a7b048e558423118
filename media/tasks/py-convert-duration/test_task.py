import unittest

from duration import format_duration, parse_duration


class Duration(unittest.TestCase):
    def test_parse(self):
        cases = {"1h 30m": 5400, "1h30m": 5400, "  2d ": 172800, "1d1h1m1s": 90061, "0s": 0, "90m": 5400}
        for text, seconds in cases.items():
            self.assertEqual(parse_duration(text), seconds, text)

    def test_parse_refuses(self):
        for text in ("", "  ", "1x", "30m 1h", "1h 1h", "1.5h", "-1s", "1h, 2m", "12"):
            with self.assertRaises(ValueError, msg=text):
                parse_duration(text)

    def test_format(self):
        cases = {0: "0s", 59: "59s", 60: "1m", 3661: "1h 1m", 90061: "1d 1h", 86401: "1d 1s", 172800: "2d"}
        for seconds, text in cases.items():
            self.assertEqual(format_duration(seconds), text)

    def test_format_refuses(self):
        for seconds in (-1, 1.5):
            with self.assertRaises(ValueError):
                format_duration(seconds)


if __name__ == "__main__":
    unittest.main()
