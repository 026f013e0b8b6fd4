import signal
import threading

from django.core.mail import send_mail
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from lending.models import Outbox


class Command(BaseCommand):
    help = "Sends notices from the outbox until it is told to stop; the notice in work is finished first."

    def handle(self, **options) -> None:
        stop = threading.Event()

        def on_term(signum, frame) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, on_term)
        signal.signal(signal.SIGINT, on_term)
        while not stop.is_set():
            if not self.send_next():
                stop.wait(2)

    @transaction.atomic
    def send_next(self) -> bool:
        notice = Outbox.objects.select_for_update(skip_locked=True).filter(sent=None).order_by("created").first()
        if notice is None:
            return False
        send_mail(f"Your loan: {notice.kind}", notice.body, None, [notice.address])
        notice.sent = timezone.now()
        notice.save(update_fields=["sent"])
        return True
