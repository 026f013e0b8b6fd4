from itertools import count
from pathlib import PurePath

_numbers = count(1)


def next_name(name: str) -> str:
    return f"{next(_numbers)}-{PurePath(name).name}"
