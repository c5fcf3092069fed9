"""Descriptions of one person by more than one step: kin of kin, kin of a role, "the widow who runs the cafe".

Guarantees: starts from words for kin and persons, "who" and "only"; looks at a dozen words around each.
A small grammar: somebody (kin with an owner, a role with an article) and what ties another to them: "of", "who",
"is", a possessive. Not covered: a tie of two sentences ("een vrouw, en zij is de tante").
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import CAPITAL, COMMON
from service.intake.scrub.recognisers.relation import (
    DETERMINERS,
    GENERIC,
    KIN,
    OFFICES,
    OWN,
    THEIRS,
    begin_of,
    end_of_noun,
    end_of_tails,
    is_person,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_MORE_KIN: Final = wordset(
    "man vrouw vriend vriendin vriendje partner bruier bruur peetbroer pleegzoon pleegdochter buddy friend"
    " oomes schoonouders ouders tweelingbroer tweelingzus twin in-laws"
)
_NEAR_KIN: Final = KIN | _MORE_KIN
_PERSONS: Final = wordset(
    "man vrouw jongen meneer mevrouw dame heer gast kerel vent meid dezelfde degene one lad lady guy man woman girl boy"
    " widow weduwe weduwnaar bloke person iemand someone"
)
_MINE: Final = wordset("mijn mn my me onze our")
# Whom a reporter tells of as somebody who was there, and not to point another out.
_CHILDREN: Final = wordset(
    "zoon dochter zoontje dochtertje nichtje neefje zusje broertje kleinzoon kleindochter son daughter vader moeder"
    " papa mama mother father opa oma man vrouw husband wife"
)
_INSIDE: Final = wordset("eigen eige own twin tweeling oudste jongste oude older younger little big")
_IS: Final = wordset("is was zijn")
_IS_ONE: Final = wordset("is was")
_OF: Final = wordset("van of")
_WHO: Final = wordset("die who that")
_WITH: Final = wordset("met with to")
_BONDS: Final = wordset(
    "getrouwd trouwde verloofd gescheiden scheiding samenwoont woont omgaat bevriend married engaged divorced lives"
)
_DUTIES: Final = wordset(
    "runt leidt bezit voorzit uitbaat bestiert verhuurt traint coacht organiseert beheert verkoopt presenteert"
    " runs owns manages leads coaches teaches signs reads sells rents organises organizes chairs presents hosts"
)
_LIFE: Final = wordset(
    "komt woont werkt heeft draagt rijdt spreekt speelt zit studeert is comes lives works has wears drives speaks plays"
)
_TELLING: Final = wordset("zegt zei zeggen roept riep ik mij me hij ze je u i he she they said says")
_ONLY: Final = wordset("enige enigste eenige einigste only")
_STALLS: Final = ("kraam", "kraampje", "kiosk", "kar", "wagen", "winkeltje", "zaakje", "boerderij", "stall", "stand")
_OFFICE_ENDINGS: Final = (
    "houdster", "houder", "voorzitter", "voorzitster", "direkteur", "directeur", "directrice", "dirigent",
    "commissaris", "eigenaar", "eigenaresse", "beheerder", "beheerster", "leidster",
)  # fmt: skip
_LONG: Final = 9
_MOST_TIED: Final = 4
_MOST_CLAUSE: Final = 7
_MOST_BACK: Final = 6
_PLACES: Final = wordset("zit zat woont werkt staat sits lives works")
_BESIDE: Final = wordset("naast bij boven onder tegenover next above beside")
_US: Final = wordset("mij me ons us")
_CUES: Final = _NEAR_KIN | _PERSONS | OFFICES | _ONLY


def find(reading: Reading) -> Iterator[Found]:
    """Yield every such description."""
    for index, word in enumerate(reading.words):
        if word in _CUES or (len(word) >= _LONG and is_person(word)):
            for describe in _DESCRIPTIONS:
                span = describe(reading, index)
                if span is not None:
                    yield Found(start=reading.starts[span[0]], end=reading.ends[span[1]], kind="RELATIE")
                    break


def _at(reading: Reading, index: int) -> str:
    """Return word `index`, or nothing outside the text."""
    return reading.words[index] if 0 <= index < len(reading.words) else ""


def _is_told(word: str) -> bool:
    """Whether a word is kin, or a person by what she does."""
    return word in KIN or (is_person(word) and word not in GENERIC)


def _past_owner(reading: Reading, index: int) -> int:
    """Return the first word behind the owner and the adjectives from word `index` on ("zijn eigen")."""
    index += 1
    while _at(reading, index) in _INSIDE and reading.gap(index - 1) in (" ", "-"):
        index += 1
    return index


def _in_law(reading: Reading, index: int) -> int:
    """Return the last word of kin that may go on in "in law"."""
    return index + 2 if _at(reading, index + 1) == "in" and _at(reading, index + 2) == "law" else index


def _kin_of_kin(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de man van zijn zus"; of the reporter's own kin only behind "is": "hij is de papa van mijn vriendin"."""
    if reading.words[index] not in _NEAR_KIN:
        return None
    begin = begin_of(reading, index)
    place = index + 1 + (_at(reading, index + 1) in _IS)
    if _at(reading, place) not in _OF:
        return None
    owner = _at(reading, place + 1)
    if owner not in THEIRS and not (owner in _MINE and (_at(reading, begin - 1) in _IS or place > index + 1)):
        return None
    last = _past_owner(reading, place + 1)
    if _at(reading, last) not in _NEAR_KIN and not _is_told(_at(reading, last)):
        return None
    return begin, end_of_tails(reading, last)


def _tied_to(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de tolk die met zijn nicht getrouwd is"."""
    if _at(reading, index + 1) not in _WHO or begin_of(reading, index) == index:
        return None
    place = index + 2
    place += _at(reading, place) in _IS
    place += _at(reading, place) in _BONDS
    if _at(reading, place) not in _WITH or _at(reading, place + 1) not in DETERMINERS:
        return None
    last = _past_owner(reading, place + 1)
    if _at(reading, last) not in _NEAR_KIN and not _is_told(_at(reading, last)):
        return None
    if place > index + 2 and _at(reading, place - 1) in _BONDS:
        return begin_of(reading, index), last
    for bond in range(last + 1, last + _MOST_TIED):
        if _at(reading, bond) in _BONDS:
            is_closed = _at(reading, bond + 1) in (*_IS, "ligt", "heeft")
            return begin_of(reading, index), bond + is_closed
    return None


def _on_duty(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "the widow who runs the chess cafe", "dezelfde die de stoet voorzit"."""
    words = reading.words
    if _at(reading, index + 1) not in _WHO or index + 3 >= len(words):
        return None
    begin = begin_of(reading, index)
    if words[index + 2] in _DUTIES:
        last = end_of_noun(reading, index + 3)
        return None if last is None else (begin, end_of_tails(reading, last))
    if words[index] in OFFICES and begin < index and reading.gap(index) == " ":
        return _lives_so(reading, begin, index + 2)
    last = end_of_noun(reading, index + 2) if words[index + 2] in DETERMINERS else None
    return None if last is None or _at(reading, last + 1) not in _DUTIES else (begin, last + 1)


def _kin_who_is(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "zijn broer die postbode is in onze wijk", "zijn dochter zit naast mij in het lab"."""
    if reading.words[index] not in _NEAR_KIN or _at(reading, index - 1) not in OWN:
        return None
    behind = _at(reading, index + 1)
    if behind in _WHO and is_person(_at(reading, index + 2)) and _at(reading, index + 3) in _IS_ONE:
        return index - 1, end_of_tails(reading, index + 3)
    if behind in _PLACES and _at(reading, index + 2) in _BESIDE and _at(reading, index + 3) in _US:
        last = end_of_tails(reading, index + 3)
        return (index - 1, last) if last > index + 3 else None
    return None


def _is_kin(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "the dean is his brother-in-law", "mijn eigen nicht" of "haar duo is mijn eigen nicht"."""
    if reading.words[index] not in KIN:
        return None
    owner = index - 1
    while _at(reading, owner) in _INSIDE:
        owner -= 1
    if _at(reading, owner) not in OWN | _MINE or _at(reading, owner - 1) not in _IS_ONE:
        return None
    if _at(reading, owner) in _MINE and (reading.words[index] in _CHILDREN or _has_name_behind(reading, index)):
        return None
    begin = owner
    if is_person(_at(reading, owner - 2)) and _at(reading, owner - 3) in DETERMINERS:
        begin = owner - 3
    return begin, _in_law(reading, index)


def _has_name_behind(reading: Reading, index: int) -> bool:
    """Whether kin is named: "getuige is mijn zwager Thamer" points nobody out that the name would not."""
    behind = index + 1
    return behind < len(reading.words) and reading.gap(index) == " " and not reading.codes[behind] & COMMON


def _is_kin_at_last(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de juf van groep 6 mijn zus is"."""
    if reading.words[index] not in KIN or _at(reading, index + 1) not in _IS_ONE or _at(reading, index - 1) not in OWN:
        return None
    for place in range(index - 2, max(0, index - 2 - _MOST_BACK), -1):
        if reading.gap(place).strip().isdigit() or reading.gap(place) == " ":
            if is_person(reading.words[place]) and reading.words[place - 1] in DETERMINERS:
                return place - 1, index + 1
        else:
            break
    return None


def _kin_of_owner(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "his bowling partner's wife", "de grafdelver zijn zoon", "me buurvrouw d'r man"."""
    if reading.words[index] not in _NEAR_KIN:
        return None
    place = index - 1
    word = _at(reading, place)
    if word == "s" and reading.gap(place - 1) == "'":
        place -= 1
    elif word in ("r", "n") and reading.gap(place - 1) == "'" and _at(reading, place - 1) in ("d", "z"):
        place -= 2
    elif word in ("zijn", "zn", "haar"):
        place -= 1
    else:
        return None
    is_joined = place >= 0 and reading.gap(place) in (" ", "'") and _is_told(reading.words[place])
    if not is_joined or reading.words[place] in KIN:
        return None
    begin = place - 1
    if word == "s" and begin > 0 and _at(reading, begin) not in DETERMINERS:
        begin -= 1
    return (begin, index) if begin >= 0 and reading.words[begin] in DETERMINERS | _MINE else None


def _only_one(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "enige Syrische in het dorp", "de enige met sleutel van de kantine", "enige keeper die uit ... komt"."""
    if reading.words[index] not in _ONLY:
        return None
    begin, place = begin_of(reading, index), index + 1
    if _at(reading, place) in _WITH:
        last = end_of_noun(reading, place + 1)
        end = index if last is None else end_of_tails(reading, last)
        return (begin, end) if last is not None and end > last else None
    is_people = bool(place < len(reading.words) and reading.codes[place] & CAPITAL and reading.shapes[place] == "C")
    if is_people:
        last = end_of_tails(reading, place)
        return (begin, last) if last > place else None
    if is_person(_at(reading, place)) and _at(reading, place + 1) in _WHO:
        return _lives_so(reading, begin, place + 2)
    return None


def _lives_so(reading: Reading, begin: int, place: int) -> tuple[int, int] | None:
    """Return the clause from word `begin` on that says at word `place` or further how somebody lives."""
    if _at(reading, place) in _LIFE:
        last = end_of_noun(reading, place + 1) if place + 1 < len(reading.words) else None
        return None if last is None else (begin, end_of_tails(reading, last))
    for last in range(place + 1, min(len(reading.words), place + _MOST_CLAUSE)):
        if reading.gap(last - 1) != " " or reading.words[last] in _TELLING:
            break
        if reading.words[last] in _LIFE:
            return begin, last
    return None


def _of_stall(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de vrouw van de notenkraam"."""
    if _at(reading, index + 1) not in _OF or _at(reading, index + 2) not in ("de", "het", "the"):
        return None
    if reading.words[index] not in _PERSONS or begin_of(reading, index) == index:
        return None
    last = end_of_noun(reading, index + 2)
    if last is None or not reading.words[last].endswith(_STALLS):
        return None
    return begin_of(reading, index), end_of_tails(reading, last)


def _office(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de imkerijhoudster aan de bosrand": offices that no list has, by what they end in."""
    word = reading.words[index]
    if word in OFFICES or not word.endswith(_OFFICE_ENDINGS) or _at(reading, index + 2) not in DETERMINERS:
        return None
    last = end_of_tails(reading, index)
    return (begin_of(reading, index), last) if last > index else None


_DESCRIPTIONS: Final = (
    _kin_of_kin,
    _tied_to,
    _on_duty,
    _kin_who_is,
    _is_kin,
    _is_kin_at_last,
    _kin_of_owner,
    _only_one,
    _of_stall,
    _office,
)
