from logging.handlers import RotatingFileHandler


class DiskHandler(RotatingFileHandler):
    """Keeps ten megabytes of what happened."""

    def __init__(self, filename):
        super().__init__(filename, maxBytes=1_000_000, backupCount=10)
