from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from .models import Copy, Loan, Outbox
from .notices import NOTICES

LOAN_PERIOD = timedelta(days=28)


@transaction.atomic
def lend(copy: Copy, member) -> Loan:
    loan = Loan.objects.create(copy=copy, member=member, due=timezone.localdate() + LOAN_PERIOD)
    Outbox.objects.create(kind="reminder", address=member.email, body=NOTICES["reminder"](loan))
    return loan
