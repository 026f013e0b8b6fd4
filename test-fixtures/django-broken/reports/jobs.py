import logging

from celery import Celery

import config

logging.basicConfig(filename="/var/log/crumb/jobs.log", format="%(levelname)s %(message)s")

app = Celery("jobs", broker=f"redis://{config.REDIS_HOST}:6379/0")


@app.task
def nightly():
    logging.info("nightly report")
