from functools import lru_cache


@lru_cache(maxsize=4096)
def check_digit(isbn: str) -> str:
    """The last digit of an ISBN-13, from the twelve before it."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(isbn[:12]))
    return str(-total % 10)


def is_valid(isbn: str) -> bool:
    return len(isbn) == 13 and isbn.isdigit() and check_digit(isbn) == isbn[12]
