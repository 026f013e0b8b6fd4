from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class TokenKind(models.TextChoices):
    PASSWORD_RESET = "password_reset", _("Password reset")
    API_KEY = "api_key", _("API key")


class Member(AbstractUser):
    card = models.CharField(max_length=12, unique=True)
