from flask import Flask, Response, abort, jsonify, request


stock: dict[str, int] = {"apple": 12, "pear": 5}
orders: list[dict[str, int | str]] = []


@app.get("/stock")
def list_stock() -> Response:
    return jsonify(stock)


@app.get("/stock/<name>")
def show_stock(name: str) -> Response:
    if name not in stock:
        abort(404, description=f"{name} is not sold here")
    return jsonify({"name": name, "count": stock[name]})


@app.post("/orders")
def place_order() -> tuple[Response, int]:
    body: dict[str, str | int] = request.get_json()
    name = body.get("name")
    count = body.get("count", 1)
    if name not in stock:
        abort(404, description=f"{name} is not sold here")
    if count < 1 or stock[name] < count:
        abort(409, description=f"there are {stock[name]} of {name}, not {count}")
    stock[name] -= count
    orders.append({"id": len(orders) + 1, "name": name, "count": count})
    return jsonify(orders[-1]), 201


@app.get("/orders")
def list_orders() -> Response:
    return jsonify(orders)
