import dataclasses
import unittest

from weather import Reading, mean_humidity, warmest


class Weather(unittest.TestCase):
    def test_parse(self):
        self.assertEqual(Reading.parse("Oslo; -3.5;81"), Reading("Oslo", -3.5, 81))
        self.assertEqual(Reading.parse(" Oslo ;4; 100 "), Reading("Oslo", 4.0, 100))

    def test_is_frozen(self):
        with self.assertRaises(dataclasses.FrozenInstanceError):
            Reading("Oslo", 1.0, 50).celsius = 2.0

    def test_bad_lines(self):
        for line in ("", "Oslo;1", "Oslo;1;2;3", "Oslo;warm;50", "Oslo;1;101", "Oslo;1;-1", "Oslo;1;2.5"):
            with self.assertRaises(ValueError, msg=line):
                Reading.parse(line)

    def test_warmest(self):
        a, b, c = Reading("A", 1.0, 10), Reading("B", 9.0, 20), Reading("C", 9.0, 30)
        self.assertIs(warmest([a, b, c]), b)
        self.assertIs(warmest(iter([a, b])), b)
        self.assertIsNone(warmest([]))

    def test_mean(self):
        readings = [Reading("A", 1.0, 10), Reading("B", 9.0, 20)]
        self.assertEqual(mean_humidity(readings), 15)
        self.assertEqual(mean_humidity(iter(readings)), 15)
        self.assertIsNone(mean_humidity([]))


if __name__ == "__main__":
    unittest.main()
