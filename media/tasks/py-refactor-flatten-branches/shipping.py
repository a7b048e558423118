def shipping_cost(order):
    if order is not None:
        if order.get("items"):
            weight = 0
            for item in order["items"]:
                if "weight" in item:
                    if item["weight"] > 0:
                        weight += item["weight"] * item.get("count", 1)
                    else:
                        raise ValueError("weight must be positive")
                else:
                    raise KeyError("weight")
            if order.get("country") == "home":
                if weight <= 2:
                    return 3
                else:
                    if weight <= 10:
                        return 6
                    else:
                        return 12
            else:
                if weight <= 2:
                    return 9
                else:
                    return 9 + 2 * (weight - 2)
        else:
            return 0
    else:
        raise ValueError("no order")
