import unittest

import labels


class Labels(unittest.TestCase):
    def test_labels_of_two_calls(self):
        self.assertEqual(labels.add_label("a", "x"), {"a": ["x"]})
        self.assertEqual(labels.add_label("b", "y"), {"b": ["y"]})

    def test_labels_that_are_given(self):
        given = labels.add_label("a", "x")
        self.assertEqual(labels.add_label("a", "y", given), {"a": ["x", "y"]})
        self.assertIs(labels.add_label("b", "z", given), given)
        empty = {}
        self.assertIs(labels.add_label("a", "x", empty), empty)

    def test_matchers(self):
        has_a, has_b = labels.matchers(["a", "b"])
        self.assertTrue(has_a("cat") and has_b("bun"))
        self.assertFalse(has_a("bun") or has_b("cat"))

    def test_settings(self):
        self.assertEqual(labels.settings(limit=3, tags=["x"]), {"limit": 3, "tags": ["x"]})
        self.assertEqual(labels.settings(), {"limit": 10, "tags": []})
        labels.settings()["tags"].append("y")
        self.assertEqual(labels.settings(), {"limit": 10, "tags": []})

    def test_grid(self):
        grid = labels.grid(2, 3)
        grid[0][1] = 5
        self.assertEqual(grid, [[0, 5], [0, 0], [0, 0]])


if __name__ == "__main__":
    unittest.main()
