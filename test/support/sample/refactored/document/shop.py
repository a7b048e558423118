@app.get("/stock")
def list_stock():
    """How many there are of each fruit, by name."""
    return jsonify(stock)


@app.get("/stock/<name>")
def show_stock(name):
    """The name of a fruit and how many there are; 404 if it is not sold here."""
    if name not in stock:
        abort(404)
    return jsonify({"name": name, "count": stock[name]})


@app.post("/orders")
def place_order():
    """Takes `name` and `count` (1 if absent) out of the stock.

    Returns the order with its number and 201; 404 if the fruit is not sold here, 409 if there are too few.
    """
    body = request.get_json()
    name = body.get("name")
    count = body.get("count", 1)
    if name not in stock:
        abort(404)
    if count < 1 or stock[name] < count:
        abort(409)
    stock[name] -= count
    orders.append({"id": len(orders) + 1, "name": name, "count": count})
    return jsonify(orders[-1]), 201


@app.get("/orders")
def list_orders():
    """All orders, oldest first."""
    return jsonify(orders)
