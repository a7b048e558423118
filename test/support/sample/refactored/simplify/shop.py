@app.post("/orders")
def place_order():
    body = request.get_json()
    name, count = body.get("name"), body.get("count", 1)
    if name not in stock:
        abort(404)
    if not 1 <= count <= stock[name]:
        abort(409)
    stock[name] -= count
    order = {"id": len(orders) + 1, "name": name, "count": count}
    orders.append(order)
    return jsonify(order), 201
