def shipping_cost(order):
    if order is None:
        raise ValueError("no order")
    if not order.get("items"):
        return 0
    weight = sum(item_weight(item) for item in order["items"])
    if order.get("country") == "home":
        return home_cost(weight)
    return 9 + 2 * max(0, weight - 2)


def item_weight(item):
    if "weight" not in item:
        raise KeyError("weight")
    if item["weight"] <= 0:
        raise ValueError("weight must be positive")
    return item["weight"] * item.get("count", 1)


def home_cost(weight):
    if weight <= 2:
        return 3
    if weight <= 10:
        return 6
    return 12
