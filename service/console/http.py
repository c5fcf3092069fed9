"""The console: the retention audit, read from the database itself."""

import datetime as dt
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath

from service.console.rules import ClassAge, ages_of, labels
from service.ledger.service import Ledger
from service.retention.audit import Audit
from service.retention.service import Retention
from service.vault.register import BucketRegister
from service.vault.withheld import WithheldWeek
from service.web.pages import Frame, Pages
from service.web.problems import problem
from service.web.respond import problem_response


class ConsoleParts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the console reads."""

    register: BucketRegister
    count: Callable[[dt.date], Audit]
    retention: Retention
    ledger: Ledger
    today: Callable[[], dt.date]
    last_runs: Callable[[], dict[str, dt.date]]
    verifier_key: str
    access_key: str
    withheld: Callable[[dt.date], tuple[WithheldWeek, ...]]
    policies: Callable[[], tuple[str, ...]] = tuple
    """What waits for a person about the policies, as sentences."""


class Overview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything on the page."""

    today: dt.date
    audit: Audit
    ages: tuple[ClassAge, ...]
    labels: tuple[str, ...]
    due_soon: dict[int, int]
    last_runs: dict[str, dt.date]
    ledger_size: int
    ledger_root: str
    verifier_key: str
    policies: tuple[str, ...]
    withheld: tuple[WithheldWeek, ...]


def overview_of(parts: ConsoleParts) -> Overview:
    """Read the database and the register now; nothing is taken from what a job reported."""
    today = parts.today()
    return Overview(
        today=today,
        audit=parts.count(today),
        ages=ages_of(parts.register.all(), today),
        labels=labels(),
        due_soon={days: len(parts.retention.due(today + dt.timedelta(days=days))) for days in (7, 30)},
        last_runs=parts.last_runs(),
        ledger_size=parts.ledger.size,
        ledger_root=parts.ledger.root.hex(),
        verifier_key=parts.verifier_key,
        policies=parts.policies(),
        withheld=parts.withheld(today),
    )


def console_handlers(parts: ConsoleParts) -> list[Any]:
    """Return the handlers of the console; its address holds the key that was printed at the start."""
    pages = Pages(Path(__file__).parent / "templates")

    @get("/{key:str}/", sync_to_thread=True)
    def show_audit(key: FromPath[str]) -> Response[Any]:
        """Show the retention audit."""
        if not hmac.compare_digest(key.encode(), parts.access_key.encode()):
            return problem_response(problem("niet_gevonden"))
        frame = Frame(language="nl", title="Bewaarcontrole", name="Luwte console", home="/")
        return pages.render("controle.html", frame, overview=overview_of(parts))

    return [show_audit]
