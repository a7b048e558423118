"""A small shop over HTTP: what is in stock, and how to order it."""

from flask import Flask, abort, jsonify, request

app = Flask(__name__)

stock = {"apple": 12, "pear": 5}
orders = []


@app.get("/stock")
def list_stock():
    return jsonify(stock)


@app.get("/stock/<name>")
def show_stock(name):
    if name not in stock:
        abort(404)
    return jsonify({"name": name, "count": stock[name]})


@app.post("/orders")
def place_order():
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
    return jsonify(orders)
