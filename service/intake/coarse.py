"""Making answers coarse before anything is kept (pure).

A moment becomes a kind of day, a part of the day and an age in months; a small district becomes the
one it is stored with; everything the policy does not ask falls away.
"""

import datetime as dt
from typing import Final

from service.intake.answers import Answers, Facts
from service.kernel.clock import AMSTERDAM
from service.policy.model import Policy

_FRIDAY: Final = 4
_DAYS: Final = {_FRIDAY: "vrijdag", 5: "zaterdag", 6: "zondag"}
_DIGEST_SHOWN: Final = 16


def part_of_day(moment: dt.datetime) -> str:
    """Return ochtend (6-12), middag (12-18), avond (18-24) or nacht (0-6), Dutch time."""
    return ("nacht", "ochtend", "middag", "avond")[_dutch(moment).hour // 6]


def kind_of_day(moment: dt.datetime) -> str:
    """Return mado (Monday to Thursday), vrijdag, zaterdag or zondag."""
    return _DAYS.get(_dutch(moment).weekday(), "mado")


def age_in_months(moment: dt.datetime, arrival: dt.date) -> str:
    """Return deze, vorige, ditjaar or eerder: how long before `arrival` it happened, never a date."""
    happened = _dutch(moment).date()
    months = (arrival.year - happened.year) * 12 + arrival.month - happened.month
    if months <= 0:
        return "deze"
    if months == 1:
        return "vorige"
    return "ditjaar" if happened.year == arrival.year else "eerder"


def coarsen(policy: Policy, answers: Answers, arrival: dt.date) -> Facts:
    """Return what may be stored of the closed questions.

    Only questions of `policy` survive, with only its codes, in the order of the policy; the moment
    survives as codes of the questions the policy asks, and not at all if it asks none of them. An answer
    that only steers the next page does not survive.
    """
    given = dict(answers.choices)
    if answers.moment is not None:
        given["dag"] = (kind_of_day(answers.moment),)
        given["tijd"] = (part_of_day(answers.moment),)
        given["maand"] = (age_in_months(answers.moment, arrival),)
    codes: dict[str, tuple[str, ...]] = {}
    for question in policy.questions:
        if question.kind == "tekst" or question.steers_only or question.id not in given:
            continue
        merged = {question.merged.get(code, code) for code in given[question.id]}
        kept = tuple(option.code for option in question.options if option.code in merged)
        if kept:
            codes[question.id] = kept
    return Facts(policy=policy.digest[:_DIGEST_SHOWN], codes=codes)


def _dutch(moment: dt.datetime) -> dt.datetime:
    """Read a moment without a zone as Dutch time."""
    if moment.tzinfo is None:
        return moment.replace(tzinfo=AMSTERDAM)
    return moment.astimezone(AMSTERDAM)
