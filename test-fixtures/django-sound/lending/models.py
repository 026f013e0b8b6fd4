from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Title(models.Model):
    isbn = models.CharField(max_length=13, unique=True)
    name = models.CharField(max_length=300)
    author = models.CharField(max_length=200)
    cover = models.ImageField(upload_to="covers/", blank=True)

    def __str__(self) -> str:
        return f"{self.name} ({self.author})"


class Copy(models.Model):
    title = models.ForeignKey(Title, on_delete=models.CASCADE, related_name="copies")
    shelf = models.CharField(max_length=20)


class Loan(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("Open")
        RETURNED = "returned", _("Returned")
        LOST = "lost", _("Lost")

    copy = models.ForeignKey(Copy, on_delete=models.PROTECT, related_name="loans")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="loans")
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["copy"], condition=models.Q(state="open"), name="one_open_loan_a_copy"
            ),
        ]

    @property
    def overdue(self) -> bool:
        return self.state == self.State.OPEN and self.due < timezone.localdate()


class Outbox(models.Model):
    """Notices to send: written in the transaction that causes them, sent by `relay_outbox`."""

    kind = models.CharField(max_length=30)
    address = models.EmailField()
    body = models.TextField()
    created = models.DateTimeField(auto_now_add=True)
    sent = models.DateTimeField(null=True, db_index=True)
