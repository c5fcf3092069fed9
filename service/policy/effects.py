"""What a change does to people who report: whether more is asked, kept longer, read or told (pure).

Only what the change does by itself; an item without an effect here is one of words.
"""

import datetime as dt
from typing import Any, Final, Literal

from service.policy.field_words import Place
from service.policy.model import OwnWords
from service.policy.terms import Term

Effect = Literal[
    "vraagt_meer",
    "vraagt_minder",
    "langer",
    "korter",
    "meer_lezers",
    "minder_lezers",
    "publiceert_meer",
    "publiceert_minder",
    "laat_meer_staan",
    "laat_minder_staan",
]

SENTENCES: Final[dict[Effect, str]] = {
    "vraagt_meer": "er wordt meer gevraagd",
    "vraagt_minder": "er wordt minder gevraagd",
    "langer": "langer bewaren geldt alleen voor nieuwe meldingen",
    "korter": "korter bewaren geldt meteen, ook voor wat er al is",
    "meer_lezers": "meer mensen mogen dit lezen",
    "minder_lezers": "minder mensen mogen dit lezen",
    "publiceert_meer": "er wordt meer openbaar",
    "publiceert_minder": "er wordt minder openbaar",
    "laat_meer_staan": "in verhalen blijft meer staan",
    "laat_minder_staan": "uit verhalen gaat meer weg",
}

_STARTS: Final = ("ontvangst", "einde_periode", "vrijgave")
_GETS: Final = ("niets", "cijfers", "overlegpakket")
# Four years hold every length that months can have.
_FIRST_DAY: Final = dt.date(2024, 1, 1)
_DAYS: Final = 4 * 365 + 1


def effect_of(place: Place, old: Any, new: Any) -> Effect | None:
    """Return what the change of the item at `place` does; None where it does none of these."""
    match place:
        case ("retention", _, *rest):
            return _on_retention(tuple(rest), old, new)
        case ("questions", _, *rest):
            return _on_question(tuple(rest), old, new)
        case ("purposes", name) if name != "order":
            return _added(old, "vraagt_meer", "vraagt_minder")
        case ("release", *rest):
            return _on_release(tuple(rest), old, new)
        case ("partners", _, "gets"):
            return _grown(_GETS.index(old), _GETS.index(new), "publiceert_meer", "publiceert_minder")
        case ("keeps_figures",):
            return _grown(old, new, "langer", "korter")
        case _:
            return _on_own_words(place, old, new)


def _on_retention(place: Place, old: Any, new: Any) -> Effect | None:
    match place:
        case ("term" | "ceiling" | "grace",) | ("holds", "longest"):
            return _compare_terms(old, new)
        case ("start",):
            return _grown(_lateness(old), _lateness(new), "langer", "korter")
        case ("after",):
            return _grown(old == "bewaar_blijvend", new == "bewaar_blijvend", "langer", "korter")
        case ("holds",):
            return _added(old, "langer", "korter")
        case ("holds", "grounds"):
            return "langer" if set(new) - set(old) else "korter"
        case ("readers",):
            return "meer_lezers" if set(new) - set(old) - {"niemand"} else "minder_lezers"
        case _:
            return None


def _on_question(place: Place, old: Any, new: Any) -> Effect | None:
    match place:
        case () | ("options", _):
            return None if _is_order(old) else _added(old, "vraagt_meer", "vraagt_minder")
        case ("max_length" | "required",):
            return _grown(old, new, "vraagt_meer", "vraagt_minder")
        case ("steers_only",) | ("options", _, "stores_nothing"):
            return _grown(new, old, "vraagt_meer", "vraagt_minder")
        case ("merged", _):
            # What is stored under another place is kept less precisely.
            return _added(new, "vraagt_meer", "vraagt_minder")
        case _:
            return None


def _on_release(place: Place, old: Any, new: Any) -> Effect | None:
    match place:
        case ("k",):
            return _grown(new, old, "publiceert_meer", "publiceert_minder")
        case ("tables", _) | ("tables", _, "dimensions", _):
            return None if _is_order(old) else _added(old, "publiceert_meer", "publiceert_minder")
        case ("tables", _, "dimensions", _, "level"):
            return _grown(old == "optie", new == "optie", "publiceert_meer", "publiceert_minder")
        case _:
            return None


def _on_own_words(place: Place, old: Any, new: Any) -> Effect | None:
    match place, old, new:
        case ("own_words",), None, OwnWords():
            return "laat_meer_staan" if new.kept else "laat_minder_staan"
        case ("own_words",), OwnWords(), None:
            return "laat_minder_staan" if old.kept else "laat_meer_staan"
        case ("own_words", "kept"), _, _:
            return _let_stay(set(old), set(new))
        case ("own_words", "dropped" | "streets"), _, _:
            return _let_stay(set(new), set(old))
        case _:
            return None


def _let_stay(before: set[str], after: set[str]) -> Effect | None:
    """Say what happens to stories when these words stayed before and those do after; more outweighs less."""
    if before == after:
        return None
    return "laat_meer_staan" if after - before else "laat_minder_staan"


def _compare_terms(old: Term, new: Term) -> Effect:
    """Say longer if the new term is longer from any day on (30 days and a month differ by the month)."""
    days = (_FIRST_DAY + dt.timedelta(days=number) for number in range(_DAYS))
    return "langer" if any(new.added_to(day) > old.added_to(day) for day in days) else "korter"


def _added(old: Any, more: Effect, less: Effect) -> Effect:
    return more if old is None else less


def _grown(old: Any, new: Any, more: Effect, less: Effect) -> Effect | None:
    if old == new:
        return None
    return more if new > old else less


def _is_order(value: Any) -> bool:
    """Whether an item tells in which order others stand."""
    return isinstance(value, tuple)


def _lateness(start: str) -> int:
    """Order the starts of a term by how late they come; another event may come last."""
    return _STARTS.index(start) if start in _STARTS else len(_STARTS)
