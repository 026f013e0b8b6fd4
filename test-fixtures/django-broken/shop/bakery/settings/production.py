from .base import *  # noqa: F403
from .base import get_env

if get_env("APP_ENV") == "staging":
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
