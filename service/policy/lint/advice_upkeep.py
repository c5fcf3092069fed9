"""Advice about what lies unfinished or will soon be out of date (pure)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from service.policy.language.sentences import words
from service.policy.library import Library
from service.policy.lint.opening import OPENED
from service.policy.lint.problem import DatedRule, Problem, RuleCode, asked_questions, shown_referrals
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="gebieden-niet-ingelezen", title="De gebieden zijn met de hand getypt.", weight="advies"),
    RuleCode(
        code="verwijzing-bijna-verouderd",
        title="Een verwijzing is bijna een half jaar geleden gecontroleerd.",
        weight="advies",
    ),
    RuleCode(
        code="codelijst-opvolger", title="De codelijst van de ADV krijgt binnen een jaar een opvolger.", weight="advies"
    ),
    RuleCode(code="invulplek-over", title="Mensen kunnen melden, maar er staat nog een invulplek.", weight="advies"),
    RuleCode(code="verhaal-zonder-lezer", title="Mensen mogen iets vertellen dat niemand leest.", weight="advies"),
)
# After 180 days it is an error; a month before is time enough to call a few numbers.
_CHECKED_WITHIN: Final = dt.timedelta(days=180)
_WARNED_AFTER: Final = dt.timedelta(days=150)
_FORESEEN: Final = dt.timedelta(days=365)
# Not the address in "Naam <naam@gemeente.nl>".
_TO_FILL_IN: Final = re.compile(r"<[^<>@]+>")
_TO_BE_CONTINUED: Final = ("...", "\u2026")


def check_areas_read(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """Areas come from a file of CBS: whoever types codes makes mistakes that nobody sees."""
    geography = policy.geography
    if geography.areas and geography.read_from is None:
        right = f"lees de gebieden in uit het bestand van CBS over {geography.cbs_year} met `luwte wijken importeer`"
        yield "geografie.herkomst", "gebieden-niet-ingelezen", f"{right}; in getypte codes zit snel een fout"


def check_nearly_old(policy: PolicyFile, library: Library, today: dt.date) -> Iterator[Problem]:
    """A number is tried again before it is too old."""
    own = {referral.id: index for index, referral in enumerate(policy.help.own)}
    for code, referral in shown_referrals(policy, library).items():
        if _WARNED_AFTER <= today - referral.checked_on <= _CHECKED_WITHIN:
            until = referral.checked_on + _CHECKED_WITHIN
            listed = f"hulp.verwijzingen[{policy.help.referrals.index(code)}]" if code not in own else ""
            path = listed or f"hulp.eigen[{own[code]}].gecontroleerd_op"
            right = f"`{code}` is gecontroleerd op {referral.checked_on}; probeer nummer en site opnieuw voor {until}"
            yield path, "verwijzing-bijna-verouderd", right


def check_successor(policy: PolicyFile, library: Library, today: dt.date) -> Iterator[Problem]:
    """Whoever counts in a list knows a year before that another comes."""
    code_list = None if policy.adv is None else library.code_lists.get(policy.adv.code_list)
    successor = None if code_list is None else library.code_lists.get(code_list.successor or "")
    if successor is None or not today < successor.valid_from <= today + _FORESEEN:
        return
    state = ", nu nog een concept" if successor.draft else ""
    right = f"vanaf {successor.valid_from} komt `{successor.code}`{state}; bespreek met de ADV wanneer u overstapt"
    yield "adv.lijst", "codelijst-opvolger", right


def left_open(answer: str) -> str | None:
    """Return what stands in an answer of the routekaart for words that are still to come, None where it is whole."""
    unsaid = answer.rstrip().endswith(_TO_BE_CONTINUED) or not words(answer)
    return _placeholder(answer) or ("..." if unsaid else None)


def check_filled_in(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """Nothing is left to fill in once people may report: they may read it."""
    if policy.phase not in OPENED:
        return
    left: dict[str, list[tuple[str, str]]] = {}
    for path, text in _texts(msgspec.to_builtins(policy), ""):
        found = left_open(text) if path.startswith("routekaart.") else _placeholder(text)
        if found is not None:
            left.setdefault(re.split(r"[.\[]", path)[0], []).append((path, found))
    # One remark a part: a file that was copied and opened has dozens, and they are mended part by part.
    for part, places in left.items():
        path, first = places[0]
        more = f" (`{part}` heeft er {len(places)})" if len(places) > 1 else ""
        yield path, "invulplek-over", f"vul `{first}` in{more}; melders of collega's kunnen dit lezen"


def _placeholder(text: str) -> str | None:
    found = _TO_FILL_IN.search(text)
    return None if found is None else found[0]


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a file with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")


def check_story_read(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """A story is asked only where somebody may read it."""
    rule = policy.retention.get("verhaal")
    asked = any(question.retention_class == "verhaal" for question in asked_questions(policy, library))
    if asked and rule is not None and rule.readers == ("niemand",):
        right = (
            "het formulier vraagt om een verhaal dat niemand mag lezen; haal die vraag weg, of zet hier wie het leest"
        )
        yield "bewaartermijnen.verhaal.lezers", "verhaal-zonder-lezer", right


DATED_RULES: Final[tuple[DatedRule, ...]] = (
    check_areas_read,
    check_nearly_old,
    check_successor,
    check_filled_in,
    check_story_read,
)
