"""Client of the union catalogue."""

import json
import logging
import urllib.request

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)


def look_up(isbn: str) -> dict | None:
    known = cache.get(f"catalogue:{isbn}")
    if known is not None:
        return known
    request = urllib.request.Request(
        f"{settings.CATALOGUE_URL}/titles/{isbn}", headers={settings.API_KEY_HEADER: settings.CATALOGUE_API_KEY}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            found = json.load(answer)
    except OSError:
        logger.warning("catalogue does not answer", extra={"isbn": isbn})
        return None
    cache.set(f"catalogue:{isbn}", found, timeout=86_400)
    return found
