from .conftest import PASSWORD

API_TOKEN = "k3n8x0q7v2m5t1z9b4w6"


def test_sign_in(client, member):
    answer = client.post("/members/sign-in", {"card": "0042", "password": PASSWORD})
    assert answer.status_code == 302


def test_wrong_password(client, member):
    answer = client.post("/members/sign-in", {"card": "0042", "password": API_TOKEN})
    assert answer.status_code == 200
