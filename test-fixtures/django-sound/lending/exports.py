import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

from .models import Loan


def write_loans(loans: Iterable[Loan], target: BinaryIO) -> None:
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(["title", "member", "due", "state"])
    for loan in loans:
        rows.writerow([loan.copy.title.name, loan.member.email, loan.due.isoformat(), loan.state])
    text.detach()
