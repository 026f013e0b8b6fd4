import redis

from bakery.hosts import STOCK_HOST

client = redis.Redis(host=STOCK_HOST, port=6379, db=3)


def loaves_left(bread_id: int) -> int:
    return int(client.get(f"loaves:{bread_id}") or 0)


def take(bread_id: int, loaves: int) -> None:
    client.decrby(f"loaves:{bread_id}", loaves)
