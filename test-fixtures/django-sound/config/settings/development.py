"""For a laptop: `compose.override.yaml` and `.env` choose this module, no image and no manifest does."""

from pathlib import Path

import environ

environ.Env.read_env(Path(__file__).resolve().parent.parent.parent / ".env")

from .base import *  # noqa: E402, F403
from .base import BASE_DIR, INSTALLED_APPS, LOGGING, MIDDLEWARE  # noqa: E402

DEBUG = True
INTERNAL_IPS = ["127.0.0.1"]
INSTALLED_APPS = [*INSTALLED_APPS, "debug_toolbar"]
MIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware", *MIDDLEWARE]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = BASE_DIR / "media"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

LOGGING["formatters"]["plain"] = {"format": "%(levelname)s %(name)s %(message)s"}
LOGGING["handlers"]["sql"] = {
    "class": "logging.FileHandler",
    "filename": BASE_DIR / "sql.log",
    "formatter": "plain",
}
LOGGING["loggers"] = {"django.db.backends": {"handlers": ["sql"], "level": "DEBUG", "propagate": False}}
