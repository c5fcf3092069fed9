"""Phase 2: which areas and named places can be chosen, never an address (pure)."""

import re
from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import FileName, Number, One, Option, Question, Text
from service.interview.script.asking import localized, repeated
from service.interview.script.basics import municipality_codes
from service.policy.shape.scalars import AreaCode

PART: Final = "De plekken"
MOST_AREAS: Final = 60
MOST_PLACES: Final = 10
FROM_FILE: Final = "bestand"
BY_HAND: Final = "zelf"
LATER: Final = "later"
LOWEST_FLOOR: Final = 1000
_USUAL_FLOOR: Final = 5000
_PREFIX: Final = {"wijk": "WK", "buurt": "BU"}
_EXAMPLES: Final = {"WK": "WK075801", "BU": "BU07580100"}
_YEAR: Final = re.compile(r"20(1[5-9]|[2-9]\d)", re.ASCII)
# Older areas are too different from those of now.
_FIRST_YEAR: Final = 2015


def ask_places(given: Given) -> Iterator[Question]:
    """Ask which areas there are, from a file of CBS or by hand, and which places everybody knows."""
    yield Question(
        id="gebieden.hoe",
        part=PART,
        ask="Hoe komen de wijken in het beleid?",
        why="Een melder kiest een wijk uit een lijst en typt nooit een adres.",
        more="Het bestand heet kwb met een jaar, en staat op de site van CBS onder Kerncijfers wijken en buurten.",
        kind=One(
            options=(
                Option(code=FROM_FILE, label="Uit een bestand van CBS (kwb)"),
                Option(code=BY_HAND, label="Ik typ ze zelf"),
                Option(code=LATER, label="Later, of geen wijken"),
            )
        ),
        default=LATER,
    )
    how = given.text("gebieden.hoe")
    if how == FROM_FILE:
        yield Question(
            id="gebieden.bestand",
            part=PART,
            ask="Waar staat dat bestand?",
            why="Het wordt hier gelezen en gaat nergens heen.",
            kind=FileName(),
        )
    if how in (FROM_FILE, BY_HAND):
        yield from _level(given, from_file=how == FROM_FILE)
    if how == BY_HAND:
        yield from repeated(
            given, MOST_AREAS, lambda number: _area(given, number), lambda number: _about_area(given, number)
        )
    yield from repeated(given, MOST_PLACES, _place, lambda number: _english_place(given, number))


def _level(given: Given, *, from_file: bool) -> Iterator[Question]:
    yield Question(
        id="gebieden.jaar",
        part=PART,
        ask="Van welk jaar zijn de wijken?",
        why="CBS verandert wijken en codes elk jaar een beetje.",
        kind=Number(low=_FIRST_YEAR, high=given.today.year),
        default=_year_of(given),
    )
    yield Question(
        id="gebieden.niveau",
        part=PART,
        ask="Kiest een melder een wijk of een buurt?",
        why="Een buurt is vaak zo klein dat een cijfer over een paar mensen gaat.",
        kind=One(options=(Option(code="wijk", label="Wijk"), Option(code="buurt", label="Buurt"))),
        default="wijk",
    )
    small = given.text("gebieden.niveau") == "buurt"
    if small or from_file:
        yield Question(
            id="gebieden.ondergrens",
            part=PART,
            ask="Hoeveel mensen wonen er minstens in een gebied?",
            why="Kleinere gebieden worden samengevoegd, zodat niemand te herkennen is.",
            more="" if small else "Typ 0 als u niets wilt samenvoegen.",
            kind=Number(low=LOWEST_FLOOR if small else 0, high=100_000),
            default=_USUAL_FLOOR if small else LOWEST_FLOOR,
        )


def _year_of(given: Given) -> int:
    """Return the year in the name of the file, or else this year."""
    found = _YEAR.search(given.text("gebieden.bestand").rsplit("/", 1)[-1])
    return min(int(found[0]), given.today.year) if found is not None else given.today.year


def _area(given: Given, number: int) -> Question:
    prefix = _PREFIX.get(given.text("gebieden.niveau"), "WK")
    earlier = [given.text(f"gebied.{before}.code") for before in range(1, number)]
    return Question(
        id=f"gebied.{number}.code",
        part=PART,
        ask="Wat is de CBS-code van het eerste gebied?" if number == 1 else "En de code van het volgende?",
        why="Met de code blijft een gebied hetzelfde, ook als de naam verandert.",
        more=f"De code begint met {prefix} en het nummer van de gemeente, zoals {_EXAMPLES[prefix]}.",
        kind=Text(
            shape=AreaCode,
            starts=tuple(f"{prefix}{code[2:]}" for code in municipality_codes(given)),
            refused={code: f"{code} noemde u al." for code in earlier},
        ),
        default="",
        enter="dit was alles",
    )


def _about_area(given: Given, number: int) -> Iterator[Question]:
    code = given.text(f"gebied.{number}.code")
    yield Question(
        id=f"gebied.{number}.naam",
        part=PART,
        ask=f"Hoe heet {code}?",
        why="Deze naam ziet een melder in de lijst.",
        kind=Text(),
    )
    if given.text("gebieden.niveau") == "buurt":
        yield Question(
            id=f"gebied.{number}.inwoners",
            part=PART,
            ask=f"Hoeveel mensen wonen er in {code}?",
            why="Zonder dit getal is niet te zien of een buurt groot genoeg is.",
            kind=Number(low=0, high=1_000_000),
        )


def _place(number: int) -> Question:
    return Question(
        id=f"plek.{number}.nl",
        part=PART,
        ask="Is er een plek die iedereen bij naam kent?" if number == 1 else "Is er nog zo'n plek?",
        why="Een park of station met een naam is makkelijker te kiezen dan een wijk.",
        more="Zet naast eigen plekken geen kleine wijken: samen kunnen zij te veel zeggen.",
        kind=Text(),
        default="",
        enter="nee",
    )


def _english_place(given: Given, number: int) -> Iterator[Question]:
    """Ask for the English name only; the Dutch one was the question before."""
    stem = Question(id=f"plek.{number}", part=PART, ask="", why="", kind=Text())
    return (question for question in localized(stem, None, given) if question.id.endswith(".en"))
