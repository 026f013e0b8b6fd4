"""The kinds of notices that members get. The registry is filled while modules are imported and read afterwards."""

from collections.abc import Callable

from .models import Loan

NOTICES: dict[str, Callable[[Loan], str]] = {}


def notice(kind: str):
    def register(writer: Callable[[Loan], str]) -> Callable[[Loan], str]:
        NOTICES[kind] = writer
        return writer

    return register


@notice("overdue")
def overdue(loan: Loan) -> str:
    return f"{loan.copy.title.name} was due on {loan.due:%d %B}. Please bring it back."


@notice("reminder")
def reminder(loan: Loan) -> str:
    return f"{loan.copy.title.name} is due on {loan.due:%d %B}."
