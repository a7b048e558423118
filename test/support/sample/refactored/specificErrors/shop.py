@app.get("/stock/<name>")
def show_stock(name):
    if name not in stock:
        abort(404, description=f"{name} is not sold here")
    return jsonify({"name": name, "count": stock[name]})


@app.post("/orders")
def place_order():
    body = request.get_json()
    name = body.get("name")
    count = body.get("count", 1)
    if name not in stock:
        abort(404, description=f"{name} is not sold here")
    if count < 1:
        abort(409, description=f"an order has at least one, not {count}")
    if stock[name] < count:
        abort(409, description=f"there are {stock[name]} of {name}, not {count}")
    stock[name] -= count
    orders.append({"id": len(orders) + 1, "name": name, "count": count})
    return jsonify(orders[-1]), 201
