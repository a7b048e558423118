import unittest

from timetable import free_slots


class FreeSlots(unittest.TestCase):
    def test_between(self):
        self.assertEqual(free_slots([(60, 90), (120, 150)], 0, 200), [(0, 60), (90, 120), (150, 200)])

    def test_any_order_overlapping(self):
        self.assertEqual(free_slots([(100, 160), (20, 60), (50, 120), (55, 58)], 0, 200), [(0, 20), (160, 200)])

    def test_touching(self):
        self.assertEqual(free_slots([(10, 20), (20, 30)], 10, 40), [(30, 40)])

    def test_outside(self):
        self.assertEqual(free_slots([(-50, 10), (190, 400), (500, 600)], 0, 200), [(10, 190)])
        self.assertEqual(free_slots([(-5, 300)], 0, 200), [])

    def test_nothing(self):
        self.assertEqual(free_slots([], 5, 9), [(5, 9)])
        self.assertEqual(free_slots([], 9, 9), [])
        self.assertEqual(free_slots([(5, 5)], 0, 9), [(0, 9)])

    def test_least(self):
        self.assertEqual(free_slots([(10, 20), (25, 30)], 0, 60, least=10), [(0, 10), (30, 60)])

    def test_keeps_what_it_is_given(self):
        bookings = [(50, 60), (10, 20)]
        free_slots(bookings, 0, 100)
        self.assertEqual(bookings, [(50, 60), (10, 20)])


if __name__ == "__main__":
    unittest.main()
