import os
from pathlib import Path

import environ

from bakery import constants
from bakery.environment import get_bool, get_env

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()

SECRET_KEY = "w9E3r7T1y5U8i2O6p0A4s"
DEBUG = get_bool("DEBUG", True)
ALLOWED_HOSTS = ["*"]

EMAIL_HOST = "mail.crumb.internal"
EMAIL_HOST_USER = "orders"
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "m3N8b4V9c5X0z6L1")
PAYMENT_API_KEY = get_env("PAYMENT_API_KEY", "q8W3e7R1t5Y9u2I6o0P4a")
JWT_SECRET = constants.ORDER_SIGNATURE

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "orders",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
ROOT_URLCONF = "bakery.urls"
WSGI_APPLICATION = "bakery.wsgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]

DATABASES = {"default": env.db("DATABASE_URL", default=constants.LOCAL_DATABASE)}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
SESSION_ENGINE = constants.SESSIONS_ON_DISK
STORAGES = {
    "default": {"BACKEND": constants.FILES_ON_DISK},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = BASE_DIR / "media"
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"

CELERY_BROKER_URL = "redis://broker.crumb.internal:6379/0"
CELERY_RESULT_BACKEND = get_env("RESULTS_URL", "redis://localhost:6379/1")
RATES_URL = os.environ.get("RATES_URL", "redis://localhost:6379/2")

LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "file": {"class": "logging.FileHandler", "filename": "/var/log/crumb/shop.log", "formatter": "plain"},
        "orders": {"class": "bakery.logs.DiskHandler", "filename": constants.LOG_FILE, "formatter": "plain"},
    },
    "root": {"handlers": ["console", "file"], "level": "INFO"},
    "loggers": {"orders": {"handlers": ["orders"], "level": "DEBUG"}},
}
