import requests
from django.conf import settings

ACCESS_KEY = "AKIAX5C7QW2LNV4RZT6K"


def charge(order_id: int, amount: str) -> bool:
    answer = requests.post(
        "https://pay.example/charges",
        json={"order": order_id, "amount": amount},
        headers={"Authorization": f"Bearer {settings.PAYMENT_API_KEY}", "X-Access": ACCESS_KEY},
        timeout=10,
    )
    return answer.ok
