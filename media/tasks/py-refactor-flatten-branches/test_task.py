import ast
import pathlib
import unittest

from shipping import shipping_cost

SOURCE = pathlib.Path(__file__).with_name("shipping.py").read_text(encoding="utf-8")
BRANCHES = (ast.If, ast.For, ast.While)


def depth(node):
    below = max((depth(child) for child in ast.iter_child_nodes(node)), default=0)
    return below + isinstance(node, BRANCHES)


def order(*weights, country="home", **more):
    return {"country": country, "items": [{"weight": weight, **more} for weight in weights]}


class Shipping(unittest.TestCase):
    def test_is_flat(self):
        tree = ast.parse(SOURCE)
        self.assertLessEqual(depth(tree), 2)
        for node in ast.walk(tree):
            self.assertFalse(isinstance(node, BRANCHES) and node.orelse, "there is an else")

    def test_home(self):
        self.assertEqual([shipping_cost(order(w)) for w in (1, 2, 3, 10, 11)], [3, 3, 6, 6, 12])

    def test_abroad(self):
        self.assertEqual([shipping_cost(order(w, country="far")) for w in (2, 3, 10)], [9, 11, 25])
        self.assertEqual(shipping_cost({"items": [{"weight": 1}]}), 9)

    def test_counts(self):
        self.assertEqual(shipping_cost(order(1, 1, count=3)), 6)

    def test_nothing_to_ship(self):
        self.assertEqual(shipping_cost({}), 0)
        self.assertEqual(shipping_cost({"items": []}), 0)

    def test_errors(self):
        with self.assertRaisesRegex(ValueError, "no order"):
            shipping_cost(None)
        with self.assertRaisesRegex(ValueError, "positive"):
            shipping_cost(order(0))
        with self.assertRaises(KeyError):
            shipping_cost({"items": [{}]})


if __name__ == "__main__":
    unittest.main()
