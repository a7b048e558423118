@app.get("/stock")
async def list_stock():
    return jsonify(stock)


@app.get("/stock/<name>")
async def show_stock(name):
    if name not in stock:
        abort(404)
    return jsonify({"name": name, "count": stock[name]})


@app.post("/orders")
async def place_order():
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
async def list_orders():
    return jsonify(orders)
