"""Descriptions of one person by a place or by being the only one: "de enige met een sleutel", "our postman".

Guarantees: each function looks at a dozen words behind the word it is given, and returns the first and last word.
"""

from typing import Final

from service.intake.scrub.recognisers.name_walk import CAPITAL
from service.intake.scrub.recognisers.relation import (
    DETERMINERS,
    GENERIC,
    OFFICES,
    begin_of,
    end_of_noun,
    end_of_tails,
    is_person,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

ONLY: Final = wordset("enige enigste eenige einigste only")
WHO: Final = wordset("die who that")
OF: Final = wordset("van of")
WITH: Final = wordset("met with to")
PERSONS: Final = wordset(
    "man vrouw jongen meneer mevrouw dame heer gast kerel vent meid dezelfde degene one lad lady guy man woman girl boy"
    " widow weduwe weduwnaar bloke person iemand someone"
)
INSIDE: Final = wordset("eigen eige own twin tweeling oudste jongste oude older younger little big")
_LIFE: Final = wordset(
    "komt woont werkt heeft draagt rijdt spreekt speelt zit studeert is comes lives works has wears drives speaks plays"
)
_TELLING: Final = wordset("zegt zei zeggen roept riep ik mij me hij ze je u i he she they said says")
_STALLS: Final = ("kraam", "kraampje", "kiosk", "kar", "wagen", "winkeltje", "zaakje", "boerderij", "stall", "stand")
_OFFICE_ENDINGS: Final = (
    "houdster", "houder", "voorzitter", "voorzitster", "direkteur", "directeur", "directrice", "dirigent",
    "commissaris", "eigenaar", "eigenaresse", "leidster",
)  # fmt: skip
_MOST_CLAUSE: Final = 7
# Where everybody knows who "the postman of our village" is.
_OURS: Final = wordset("onze ons our oos mijn my zijn haar his her")
_SETTLEMENTS: Final = wordset(
    "dorp wijk straat buurt flat school klas kerk moskee club gemeente stad portiek complex galerij gebouw bedrijf team"
    " afdeling parochie koor eiland plein camping haven village street school class church mosque club town building"
    " block estate square department neighbourhood parish choir island dorm"
)
_AT: Final = wordset("van in op uit bij of at on from")


def word_at(reading: Reading, index: int) -> str:
    """Return word `index`, or nothing outside the text."""
    return reading.words[index] if 0 <= index < len(reading.words) else ""


def past_owner(reading: Reading, index: int) -> int:
    """Return the first word behind the owner and the adjectives from word `index` on ("zijn eigen")."""
    index += 1
    while word_at(reading, index) in INSIDE and reading.gap(index - 1) in (" ", "-"):
        index += 1
    return index


def only_one(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "enige Syrische in het dorp", "de enige met sleutel van de kantine", "enige keeper die uit ... komt"."""
    if reading.words[index] not in ONLY:
        return None
    begin, place = begin_of(reading, index), index + 1
    if word_at(reading, place) in WITH:
        last = end_of_noun(reading, place + 1)
        end = index if last is None else end_of_tails(reading, last)
        return (begin, end) if last is not None and end > last else None
    is_people = bool(place < len(reading.words) and reading.codes[place] & CAPITAL and reading.shapes[place] == "C")
    if is_people:
        last = end_of_tails(reading, place)
        return (begin, last) if last > place else None
    if is_person(word_at(reading, place)) and word_at(reading, place + 1) in WHO:
        return lives_so(reading, begin, place + 2)
    return None


def lives_so(reading: Reading, begin: int, place: int) -> tuple[int, int] | None:
    """Return the clause from word `begin` on that says at word `place` or further how somebody lives."""
    if word_at(reading, place) in _LIFE:
        last = end_of_noun(reading, place + 1) if place + 1 < len(reading.words) else None
        return None if last is None else (begin, end_of_tails(reading, last))
    for last in range(place + 1, min(len(reading.words), place + _MOST_CLAUSE)):
        if reading.gap(last - 1) != " " or reading.words[last] in _TELLING:
            break
        if reading.words[last] in _LIFE:
            return begin, last
    return None


def of_stall(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de vrouw van de notenkraam"."""
    if word_at(reading, index + 1) not in OF or word_at(reading, index + 2) not in ("de", "het", "the"):
        return None
    if reading.words[index] not in PERSONS or begin_of(reading, index) == index:
        return None
    last = end_of_noun(reading, index + 2)
    if last is None or not reading.words[last].endswith(_STALLS):
        return None
    return begin_of(reading, index), end_of_tails(reading, last)


def office_by_ending(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de imkerijhoudster aan de bosrand": offices that no list has, by what they end in."""
    word = reading.words[index]
    if word in OFFICES or not word.endswith(_OFFICE_ENDINGS) or word_at(reading, index + 2) not in DETERMINERS:
        return None
    last = end_of_tails(reading, index)
    return (begin_of(reading, index), last) if last > index else None


def of_ours(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de postbode van onze wijk": there is one, and all who live there know who it is."""
    word, begin = reading.words[index], begin_of(reading, index)
    if not is_person(word) or word in GENERIC or begin == index or reading.words[begin] in ("een", "n", "a", "an"):
        return None
    if word_at(reading, index + 1) not in _AT or word_at(reading, index + 2) not in _OURS:
        return None
    last = past_owner(reading, index + 2)
    return (begin, last) if word_at(reading, last) in _SETTLEMENTS else None
