import unittest

from recent import Recent


class RecentTest(unittest.TestCase):
    def test_forgets_what_was_used_least_recently(self):
        cache = Recent(2)
        self.assertIsNone(cache.put("a", 1))
        self.assertIsNone(cache.put("b", 2))
        self.assertEqual(cache.get("a"), 1)
        self.assertEqual(cache.put("c", 3), "b")
        self.assertEqual(list(cache), ["c", "a"])
        self.assertEqual(len(cache), 2)

    def test_writing_again(self):
        cache = Recent(2)
        cache.put("a", 1)
        cache.put("b", 2)
        self.assertIsNone(cache.put("a", 5))
        self.assertEqual(cache.put("c", 3), "b")
        self.assertEqual(cache.get("a"), 5)

    def test_looking_does_not_use(self):
        cache = Recent(2)
        cache.put("a", 1)
        cache.put("b", 2)
        self.assertTrue("a" in cache)
        self.assertFalse("z" in cache)
        self.assertEqual(cache.put("c", 3), "a")

    def test_default_and_none(self):
        cache = Recent(1)
        self.assertIsNone(cache.get("a"))
        self.assertEqual(cache.get("a", 7), 7)
        cache.put("a", None)
        self.assertIsNone(cache.get("a", 7))
        self.assertEqual(len(cache), 1)

    def test_capacity(self):
        for capacity in (0, -3):
            with self.assertRaises(ValueError):
                Recent(capacity)


if __name__ == "__main__":
    unittest.main()
