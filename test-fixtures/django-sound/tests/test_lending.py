import pytest
from django.db import IntegrityError

from lending.isbn import is_valid
from lending.models import Outbox
from lending.services import lend


def test_lending_writes_a_reminder(a_copy, member):
    loan = lend(a_copy, member)
    assert not loan.overdue
    assert Outbox.objects.get().address == member.email


def test_a_copy_is_lent_once(a_copy, member):
    lend(a_copy, member)
    with pytest.raises(IntegrityError):
        lend(a_copy, member)


def test_isbn():
    assert is_valid("9780306406157")
    assert not is_valid("9780306406158")
