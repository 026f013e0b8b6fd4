import os

DATABASE_URL = os.environ.get("DATABASE_URL") or "sqlite:///reports.db"

CACHE = {"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 300}

REDIS_HOST = os.getenv("REDIS_HOST", "localhost")
TOKEN_SECRET = os.getenv("TOKEN_SECRET", "b1N6m2Q7w3E8r4T9y5U0")
