"""Asks the web process of this container whether it is well; for the image's health check."""

import os
import sys
import urllib.request

port = os.environ.get("PORT", "8000")
try:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
        sys.exit(0 if answer.status == 200 else 1)
except OSError as error:
    print(f"not well: {error}", file=sys.stderr)
    sys.exit(1)
