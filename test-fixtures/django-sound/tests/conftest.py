import pytest
from django.contrib.auth import get_user_model

from lending.models import Copy, Title

PASSWORD = "correct-horse-battery-staple"


@pytest.fixture
def member(db):
    return get_user_model().objects.create_user("0042", email="ada@library.example", password=PASSWORD, card="0042")


@pytest.fixture
def a_copy(db):
    title = Title.objects.create(isbn="9780306406157", name="Error Analysis", author="Taylor")
    return Copy.objects.create(title=title, shelf="2-A7")
