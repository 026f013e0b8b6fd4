import logging

from celery import shared_task
from django.utils import timezone

from .models import Loan, Outbox
from .notices import NOTICES

logger = logging.getLogger(__name__)


@shared_task
def send_overdue_notices() -> int:
    loans = Loan.objects.filter(state=Loan.State.OPEN, due__lt=timezone.localdate()).select_related("member", "copy__title")
    notices = [Outbox(kind="overdue", address=loan.member.email, body=NOTICES["overdue"](loan)) for loan in loans]
    Outbox.objects.bulk_create(notices)
    logger.info("overdue notices written", extra={"count": len(notices)})
    return len(notices)


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def expire_holds() -> None:
    Loan.objects.filter(state=Loan.State.OPEN, due__lt=timezone.localdate() - timezone.timedelta(days=365)).update(
        state=Loan.State.LOST
    )
