"""A small shop over HTTP: what is in stock, and how to order it."""

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()

stock = {"apple": 12, "pear": 5}
orders: list[dict] = []


class Order(BaseModel):
    name: str
    count: int = Field(default=1)


@app.get("/stock")
async def list_stock() -> dict[str, int]:
    return stock


@app.get("/stock/{name}")
async def show_stock(name: str) -> dict:
    if name not in stock:
        raise HTTPException(status_code=404)
    return {"name": name, "count": stock[name]}


@app.post("/orders", status_code=201)
async def place_order(order: Order) -> dict:
    if order.name not in stock:
        raise HTTPException(status_code=404)
    if order.count < 1 or stock[order.name] < order.count:
        raise HTTPException(status_code=409)
    stock[order.name] -= order.count
    orders.append({"id": len(orders) + 1, "name": order.name, "count": order.count})
    return orders[-1]


@app.get("/orders")
async def list_orders() -> list[dict]:
    return orders
