"""Descriptions of one person by more than one step: kin of kin, kin of a role, "the widow who runs the cafe".

Guarantees: starts from words for kin and persons, "who" and "only"; looks at a dozen words around each.
A small grammar: somebody (kin with an owner, a role with an article) and what ties another to them: "of", "who",
"is", a possessive. Not covered: a tie of two sentences ("een vrouw, en zij is de tante").
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_walk import COMMON
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
from service.intake.scrub.recognisers.relation_one import (
    INSIDE,
    OF,
    ONLY,
    PERSONS,
    WHO,
    WITH,
    lives_so,
    of_ours,
    of_stall,
    office_by_ending,
    only_one,
    past_owner,
    word_at,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_MORE_KIN: Final = wordset(
    "man vrouw vriend vriendin vriendje partner bruier bruur peetbroer pleegzoon pleegdochter buddy friend"
    " oomes schoonouders ouders tweelingbroer tweelingzus twin in-laws"
)
_NEAR_KIN: Final = KIN | _MORE_KIN
_MINE: Final = wordset("mijn mn my me onze our")
# Whom a reporter tells of as somebody who was there, and not to point another out.
_CHILDREN: Final = wordset(
    "zoon dochter zoontje dochtertje nichtje neefje zusje broertje kleinzoon kleindochter son daughter vader moeder"
    " papa mama mother father opa oma man vrouw husband wife"
)
_IS: Final = wordset("is was zijn")
_IS_ONE: Final = wordset("is was")
_BONDS: Final = wordset(
    "getrouwd trouwde verloofd gescheiden scheiding samenwoont woont omgaat bevriend married engaged divorced lives"
)
_DUTIES: Final = wordset(
    "runt leidt bezit voorzit uitbaat bestiert verhuurt traint coacht organiseert beheert verkoopt presenteert"
    " runs owns manages leads coaches teaches signs reads sells rents organises organizes chairs presents hosts"
)
_LONG: Final = 7
_MOST_TIED: Final = 4
_MOST_BACK: Final = 6
_PLACES: Final = wordset("zit zat woont werkt staat sits lives works")
_BESIDE: Final = wordset("naast bij boven onder tegenover next above beside")
_US: Final = wordset("mij me ons us")
# What stands behind a role that no list has ("de postbode van onze wijk"); asked first, since most words have none.
_FOLLOWERS: Final = WHO | wordset("van in op uit bij of at on from aan met with")
_CUES: Final = _NEAR_KIN | PERSONS | OFFICES | ONLY


def find(reading: Reading) -> Iterator[Found]:
    """Yield every such description."""
    words = reading.words
    followers = [*words[1:], ""]
    for index, word in enumerate(words):
        if word in _CUES or (followers[index] in _FOLLOWERS and len(word) >= _LONG and is_person(word)):
            for describe in _DESCRIPTIONS:
                span = describe(reading, index)
                if span is not None:
                    yield Found(start=reading.starts[span[0]], end=reading.ends[span[1]], kind="RELATIE")
                    break


def _is_told(word: str) -> bool:
    """Whether a word is kin, or a person by what she does."""
    return word in KIN or (is_person(word) and word not in GENERIC)


def _in_law(reading: Reading, index: int) -> int:
    """Return the last word of kin that may go on in "in law"."""
    return index + 2 if word_at(reading, index + 1) == "in" and word_at(reading, index + 2) == "law" else index


def _kin_of_kin(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de man van zijn zus"; of the reporter's own kin only behind "is": "hij is de papa van mijn vriendin"."""
    if reading.words[index] not in _NEAR_KIN:
        return None
    begin = begin_of(reading, index)
    place = index + 1 + (word_at(reading, index + 1) in _IS)
    if word_at(reading, place) not in OF:
        return None
    owner = word_at(reading, place + 1)
    if owner not in THEIRS and not (owner in _MINE and (word_at(reading, begin - 1) in _IS or place > index + 1)):
        return None
    last = past_owner(reading, place + 1)
    if word_at(reading, last) not in _NEAR_KIN and not _is_told(word_at(reading, last)):
        return None
    return begin, end_of_tails(reading, last)


def _tied_to(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de tolk die met zijn nicht getrouwd is"."""
    if word_at(reading, index + 1) not in WHO or begin_of(reading, index) == index:
        return None
    place = index + 2
    place += word_at(reading, place) in _IS
    place += word_at(reading, place) in _BONDS
    if word_at(reading, place) not in WITH or word_at(reading, place + 1) not in DETERMINERS:
        return None
    last = past_owner(reading, place + 1)
    if word_at(reading, last) not in _NEAR_KIN and not _is_told(word_at(reading, last)):
        return None
    if place > index + 2 and word_at(reading, place - 1) in _BONDS:
        return begin_of(reading, index), last
    for bond in range(last + 1, last + _MOST_TIED):
        if word_at(reading, bond) in _BONDS:
            is_closed = word_at(reading, bond + 1) in (*_IS, "ligt", "heeft")
            return begin_of(reading, index), bond + is_closed
    return None


def _on_duty(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "the widow who runs the chess cafe", "dezelfde die de stoet voorzit"."""
    words = reading.words
    if word_at(reading, index + 1) not in WHO or index + 3 >= len(words):
        return None
    begin = begin_of(reading, index)
    if words[index + 2] in _DUTIES:
        last = end_of_noun(reading, index + 3)
        return None if last is None else (begin, end_of_tails(reading, last))
    if words[index] in OFFICES and begin < index and reading.gap(index) == " ":
        return lives_so(reading, begin, index + 2)
    last = end_of_noun(reading, index + 2) if words[index + 2] in DETERMINERS else None
    return None if last is None or word_at(reading, last + 1) not in _DUTIES else (begin, last + 1)


def _kin_who_is(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "zijn broer die postbode is in onze wijk", "zijn dochter zit naast mij in het lab"."""
    if reading.words[index] not in _NEAR_KIN or word_at(reading, index - 1) not in OWN:
        return None
    behind = word_at(reading, index + 1)
    if behind in WHO and is_person(word_at(reading, index + 2)) and word_at(reading, index + 3) in _IS_ONE:
        return index - 1, end_of_tails(reading, index + 3)
    if behind in _PLACES and word_at(reading, index + 2) in _BESIDE and word_at(reading, index + 3) in _US:
        last = end_of_tails(reading, index + 3)
        return (index - 1, last) if last > index + 3 else None
    return None


def _is_kin(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "the dean is his brother-in-law", "mijn eigen nicht" of "haar duo is mijn eigen nicht"."""
    if reading.words[index] not in KIN:
        return None
    owner = index - 1
    while word_at(reading, owner) in INSIDE:
        owner -= 1
    if word_at(reading, owner) not in OWN | _MINE or word_at(reading, owner - 1) not in _IS_ONE:
        return None
    if word_at(reading, owner) in _MINE and (reading.words[index] in _CHILDREN or _has_name_behind(reading, index)):
        return None
    begin = owner
    if is_person(word_at(reading, owner - 2)) and word_at(reading, owner - 3) in DETERMINERS:
        begin = owner - 3
    return begin, _in_law(reading, index)


def _has_name_behind(reading: Reading, index: int) -> bool:
    """Whether kin is named: "getuige is mijn zwager Thamer" points nobody out that the name would not."""
    behind = index + 1
    return behind < len(reading.words) and reading.gap(index) == " " and not reading.codes[behind] & COMMON


def _is_kin_at_last(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de juf van groep 6 mijn zus is"."""
    if (
        reading.words[index] not in KIN
        or word_at(reading, index + 1) not in _IS_ONE
        or word_at(reading, index - 1) not in OWN
    ):
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
    word = word_at(reading, place)
    if word == "s" and reading.gap(place - 1) == "'":
        place -= 1
    elif word in ("r", "n") and reading.gap(place - 1) == "'" and word_at(reading, place - 1) in ("d", "z"):
        place -= 2
    elif word in ("zijn", "zn", "haar"):
        place -= 1
    else:
        return None
    is_joined = place >= 0 and reading.gap(place) in (" ", "'") and _is_told(reading.words[place])
    if not is_joined or reading.words[place] in KIN:
        return None
    begin = place - 1
    if word == "s" and begin > 0 and word_at(reading, begin) not in DETERMINERS:
        begin -= 1
    return (begin, index) if begin >= 0 and reading.words[begin] in DETERMINERS | _MINE else None


_DESCRIPTIONS: Final = (
    _kin_of_kin,
    _tied_to,
    _on_duty,
    _kin_who_is,
    _is_kin,
    _is_kin_at_last,
    _kin_of_owner,
    only_one,
    of_stall,
    office_by_ending,
    of_ours,
)
