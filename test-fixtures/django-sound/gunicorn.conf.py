"""Settings of the web process. Everything that a deploy may want to change comes from its environment."""

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
graceful_timeout = 25
keepalive = 5
accesslog = "-"
errorlog = "-"
access_log_format = '{"remote": "%(h)s", "request": "%(r)s", "status": %(s)s, "bytes": %(B)s, "seconds": %(L)s}'
# Small files that gunicorn beats its heart with; not on the image's layer.
worker_tmp_dir = "/dev/shm"
