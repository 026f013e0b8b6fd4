import os
import signal
import sys

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()


def leave(signum, frame):
    for connection in connections.all():
        connection.close()
    sys.exit(0)


signal.signal(signal.SIGTERM, leave)
