/** A small web application, and a model's refactoring of it into an asynchronous one with tests. */

export const FLASK_SHOP = `"""A small shop: what is in it, and what is in the basket."""

from flask import Flask, abort, jsonify, request

app = Flask(__name__)

PRICES = {"pear": 40, "plum": 25, "fig": 60}
basket = {}


@app.get("/items")
def items():
    names = sorted(PRICES)
    return jsonify([{"name": name, "cents": PRICES[name]} for name in names])


@app.get("/items/<name>")
def item(name):
    if name not in PRICES:
        abort(404)
    return jsonify({"name": name, "cents": PRICES[name]})


@app.post("/basket")
def add():
    body = request.get_json()
    name = body.get("name")
    count = body.get("count", 1)
    if name not in PRICES or count < 1:
        abort(400)
    basket[name] = basket.get(name, 0) + count
    return jsonify(basket), 201


@app.get("/basket/total")
def total():
    cents = 0
    for name in basket:
        cents = cents + PRICES[name] * basket[name]
    return jsonify({"cents": cents})
`;

const FASTAPI_SHOP = `"""A small shop: what is in it, and what is in the basket."""

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()

PRICES = {"pear": 40, "plum": 25, "fig": 60}
basket: dict[str, int] = {}


class Order(BaseModel):
    name: str
    count: int = Field(default=1, ge=1)


@app.get("/items")
async def items() -> list[dict[str, str | int]]:
    return [{"name": name, "cents": PRICES[name]} for name in sorted(PRICES)]


@app.get("/items/{name}")
async def item(name: str) -> dict[str, str | int]:
    if name not in PRICES:
        raise HTTPException(status_code=404, detail=f"no item {name!r}")
    return {"name": name, "cents": PRICES[name]}


@app.post("/basket", status_code=201)
async def add(order: Order) -> dict[str, int]:
    if order.name not in PRICES:
        raise HTTPException(status_code=400, detail=f"no item {order.name!r}")
    basket[order.name] = basket.get(order.name, 0) + order.count
    return basket


@app.get("/basket/total")
async def total() -> dict[str, int]:
    return {"cents": sum(PRICES[name] * count for name, count in basket.items())}
`;

const SHOP_TESTS = `import pytest
from fastapi.testclient import TestClient

import shop


@pytest.fixture
def client():
    shop.basket.clear()
    return TestClient(shop.app)


def test_items_are_sorted(client):
    names = [item["name"] for item in client.get("/items").json()]
    assert names == ["fig", "pear", "plum"]


def test_an_unknown_item_is_not_found(client):
    assert client.get("/items/kiwi").status_code == 404


@pytest.mark.parametrize(("order", "status"), [({"name": "kiwi"}, 400), ({"name": "fig", "count": 0}, 422)])
def test_a_wrong_order_is_refused(client, order, status):
    assert client.post("/basket", json=order).status_code == status


def test_the_total_is_of_all_that_was_added(client):
    assert client.post("/basket", json={"name": "fig", "count": 2}).status_code == 201
    assert client.post("/basket", json={"name": "pear"}).json() == {"fig": 2, "pear": 1}
    assert client.get("/basket/total").json() == {"cents": 160}
`;

export const SHOP_ANSWER = [
  'Here is the module with FastAPI:',
  '',
  'shop.py',
  '```python',
  FASTAPI_SHOP.trimEnd(),
  '```',
  '',
  'test_shop.py',
  '```python',
  SHOP_TESTS.trimEnd(),
  '```',
  '',
].join('\n');

export const SHOP_FILES = { 'shop.py': FASTAPI_SHOP, 'test_shop.py': SHOP_TESTS };
