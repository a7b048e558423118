import itertools
import types
import unittest

import trees


def node(name, *children):
    return {"name": name, "children": list(children)}


TREE = node("root", node("a", node("a1"), node("a2")), node("b"), {"name": "c"})


class Walk(unittest.TestCase):
    def test_order_and_depth(self):
        expected = [(0, "root"), (1, "a"), (2, "a1"), (2, "a2"), (1, "b"), (1, "c")]
        self.assertEqual(list(trees.walk(TREE)), expected)
        self.assertEqual(trees.names(TREE), [name for _, name in expected])

    def test_is_a_generator(self):
        self.assertIsInstance(trees.walk(TREE), types.GeneratorType)
        self.assertFalse(hasattr(trees, "visit"))

    def test_deep(self):
        deep = node("end")
        for _ in range(5000):
            deep = node("n", deep)
        self.assertEqual(sum(1 for _ in trees.walk(deep)), 5001)

    def test_lazy(self):
        class Untouched(dict):
            def get(self, key, default=None):
                raise AssertionError("looked at too early")

            def __getitem__(self, key):
                if key == "children":
                    raise AssertionError("looked at too early")
                return super().__getitem__(key)

        tree = Untouched(name="root", children=[])
        self.assertEqual(next(trees.walk(tree)), (0, "root"))

    def test_endless_is_no_problem(self):
        loop = node("x")
        loop["children"].append(loop)
        self.assertEqual([depth for depth, _ in itertools.islice(trees.walk(loop), 4)], [0, 1, 2, 3])


if __name__ == "__main__":
    unittest.main()
