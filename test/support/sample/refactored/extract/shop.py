@app.post("/orders")
def place_order():
    body = request.get_json()
    name = body.get("name")
    count = body.get("count", 1)
    check_stock(name, count)
    return jsonify(add_order(name, count)), 201


def check_stock(name, count):
    if name not in stock:
        abort(404)
    if count < 1 or stock[name] < count:
        abort(409)


def add_order(name, count):
    stock[name] -= count
    orders.append({"id": len(orders) + 1, "name": name, "count": count})
    return orders[-1]
