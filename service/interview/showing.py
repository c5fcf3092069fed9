"""A question as a person reads it in a terminal, in Dutch (pure)."""

import datetime as dt
import textwrap
from collections.abc import Iterator
from typing import Final

from service.interview.questions import NOTHING_COMES, Answer, Day, Many, One, Option, Question, may_be_empty

_WIDTH: Final = 80
GREETING: Final = (
    "Ik stel u de vragen van de routekaart, een voor een. Aan het einde schrijf ik het beleid.",
    "Elk antwoord bewaar ik meteen: u kunt altijd stoppen en later verdergaan.",
)
COMMANDS: Final = "?  meer uitleg      overslaan  nog niet weten      terug  vorige vraag      stop  stoppen"


def show(question: Question, number: int, total: int) -> str:
    """Return the question with its number, its reason, its choices and what Enter does."""
    lines = [f"[{number} van ongeveer {total}] {question.part}", *_wrap(question.ask), *_wrap(question.why)]
    lines += _options(question)
    for hint in _hints(question):
        lines += _wrap(hint)
    return "\n".join(["", *lines])


def explain(question: Question) -> str:
    """Return what `?` tells."""
    return "\n".join([*_wrap(question.more), *_wrap(_form(question)), COMMANDS])


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _options(question: Question) -> Iterator[str]:
    match question.kind:
        case One(options=options) | Many(options=options):
            for number, option in enumerate(options, start=1):
                yield from _wrap(f"  {number:>2}. {option.label}", indent=" " * 6)
        case _:
            return


def _hints(question: Question) -> Iterator[str]:
    if isinstance(question.kind, Many):
        yield "(Meer dan een mag, zoals 1,3)"
    if question.default is not None:
        yield f"Enter = {_told(question, question.default)}"
    if may_be_empty(question) and question.default != "":
        yield f"{NOTHING_COMES} = {question.enter}"


def _told(question: Question, answer: Answer) -> str:
    """Say an answer as the answerer would: numbers of choices, a day in Dutch order."""
    match question.kind, answer:
        case (_, "") | (_, ()):
            return question.enter or "geen"
        case Day(), str():
            day = dt.date.fromisoformat(answer)
            return f"{day.day:02d}-{day.month:02d}-{day.year}"
        case One(options=options), str():
            return "".join(f"{number} ({label})" for number, label in _chosen(options, (answer,)))
        case Many(options=options), tuple():
            return ",".join(str(number) for number, _label in _chosen(options, answer))
        case _:
            return str(answer)


def _chosen(options: tuple[Option, ...], codes: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return ((number, option.label) for number, option in enumerate(options, start=1) if option.code in codes)


def _form(question: Question) -> str:
    match question.kind:
        case One():
            return "Typ het nummer van uw keuze."
        case Many(least=0):
            return "Typ de nummers van uw keuzes, met komma's ertussen. Typ `geen` voor geen enkele."
        case Many():
            return "Typ de nummers van uw keuzes, met komma's ertussen. Typ `alles` voor allemaal."
        case Day():
            return "Typ een datum, zoals 31-01-2027."
        case _:
            return "Typ uw antwoord op een regel en druk op Enter."
