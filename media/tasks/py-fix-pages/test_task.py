import unittest

from pages import page

LETTERS = list("abcdefg")


class Pages(unittest.TestCase):
    def test_each_item_once(self):
        for size in range(1, 9):
            of = page(LETTERS, 1, size)["of"]
            seen = [item for number in range(1, of + 1) for item in page(LETTERS, number, size)["items"]]
            self.assertEqual(seen, LETTERS, size)

    def test_first(self):
        expected = {"items": ["a", "b", "c"], "number": 1, "of": 3, "next": True, "previous": False}
        self.assertEqual(page(LETTERS, 1, 3), expected)
        self.assertEqual(page(LETTERS, 0, 3), expected)
        self.assertEqual(page(LETTERS, -7, 3), expected)

    def test_last(self):
        expected = {"items": ["g"], "number": 3, "of": 3, "next": False, "previous": True}
        self.assertEqual(page(LETTERS, 3, 3), expected)
        self.assertEqual(page(LETTERS, 99, 3), expected)

    def test_no_empty_last_page(self):
        self.assertEqual(page(list("abcd"), 2, 2)["of"], 2)
        self.assertFalse(page(list("abcd"), 2, 2)["next"])

    def test_nothing(self):
        expected = {"items": [], "number": 1, "of": 1, "next": False, "previous": False}
        self.assertEqual(page([], 1, 5), expected)
        self.assertEqual(page([], 4, 5), expected)

    def test_size(self):
        for size in (0, -2):
            with self.assertRaises(ValueError):
                page(LETTERS, 1, size)


if __name__ == "__main__":
    unittest.main()
