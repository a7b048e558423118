import pytest
from fastapi.testclient import TestClient

import shop


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(shop, "stock", {"apple": 12, "pear": 5})
    monkeypatch.setattr(shop, "orders", [])
    return TestClient(shop.app)


def test_lists_what_is_in_stock(client):
    assert client.get("/stock").json() == {"apple": 12, "pear": 5}


def test_knows_no_fruit_that_is_not_sold(client):
    assert client.get("/stock/plum").status_code == 404


def test_takes_an_order_out_of_the_stock(client):
    placed = client.post("/orders", json={"name": "pear", "count": 2})
    assert placed.status_code == 201
    assert placed.json() == {"id": 1, "name": "pear", "count": 2}
    assert client.get("/stock/pear").json()["count"] == 3
    assert client.get("/orders").json() == [placed.json()]


def test_sells_no_more_than_there_is(client):
    assert client.post("/orders", json={"name": "pear", "count": 6}).status_code == 409
