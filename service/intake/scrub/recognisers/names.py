"""Names of people, and words that nothing explains.

Guarantees: linear in the number of words; looks at most eight words ahead of any word. Closed by default: a word that
no list, no vocabulary and no repair explains does not survive, whatever its case.
Order of trust: a cue ("mijn naam is"), a list, initials, a capital inside a sentence, an unknown word.
Not covered: a name in lower case that is a word too, without anything around it that tells.
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.context_model import leaning
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_before import first_of
from service.intake.scrub.recognisers.name_cues import TITLES, Cue, announced, kept_words
from service.intake.scrub.recognisers.name_evidence import kind_of_start
from service.intake.scrub.recognisers.name_walk import (
    ALSO,
    ANY,
    CAPITAL,
    COMMON,
    KNOWN,
    LAST,
    PARTICLE,
    STREET_ENDINGS,
    VERB,
    extend,
)
from service.intake.scrub.vocabulary import CODES
from service.intake.scrub.words import Reading

_TELLING_LENGTH: Final = 4
_LEAST_AGAIN: Final = -54


def find(reading: Reading) -> Iterator[Found]:
    """Yield every name, `PERSOON` for a known or announced one, `NAAM` for a capital, `WOORD` for what nobody knows.

    1. Mark the words of fixed sayings, which stay, and the words that a cue announces.
    2. Walk over the words that may be more than words; where a name starts, take in what belongs to it.
    3. Leave a run out that turns out to be a street: where something happened may be told.
    4. Look for the same names again where nothing announced them.
    """
    kept = kept_words(reading)
    cues = announced(reading)
    taken: set[int] = set()
    persons: set[str] = set()
    after = 0
    for index in _noticeable(reading, cues):
        if index < after or index in kept:
            continue
        cue = cues.get(index, Cue.NONE)
        kind = kind_of_start(reading, index, cue)
        if kind is None:
            continue
        last = extend(reading, index, cue) if kind != "WOORD" else index
        after = last + 1
        if _is_street(reading, index, last):
            continue
        first = first_of(reading, index)
        yield Found(start=reading.starts[first], end=reading.ends[last], kind=kind)
        if kind == "PERSOON":
            taken.update(range(first, last + 1))
            persons.update(reading.words[first : last + 1])
    if persons:
        yield from _again(reading, persons, taken | kept)


def _noticeable(reading: Reading, cues: dict[int, Cue]) -> list[int]:
    """Return the words that are not plainly words: names, capitals, unknown, announced ones and single letters."""
    found = [index for index, code in enumerate(reading.codes) if code & ANY or not code & KNOWN]
    found += reading.capitals
    found += cues
    return sorted(set(found))


def _again(reading: Reading, persons: set[str], taken: set[int]) -> Iterator[Found]:
    """Yield the words of names found before, wherever else they stand, in any case and inside of longer words.

    A name that is a word too must look a little like a name in the other place; an everyday word stays.
    """
    telling = {word for word in persons if len(word) >= _TELLING_LENGTH}
    codes = reading.codes
    found = [index for index, word in enumerate(reading.words) if word in telling and _looks_again(reading, index)]
    parts = tuple(word for word in telling if len(word) > _TELLING_LENGTH and not CODES.get(word, 0) & KNOWN)
    if parts:
        unknown = [index for index, code in enumerate(codes) if not code & KNOWN]
        found += [index for index in unknown if reading.words[index].startswith(parts)]
        found += [index for index in unknown if reading.words[index].endswith(parts)]
    for index in found:
        if index not in taken:
            yield Found(start=reading.starts[index], end=reading.ends[index], kind="PERSOON")


def _looks_again(reading: Reading, index: int) -> bool:
    code = reading.codes[index]
    if code & (COMMON | CAPITAL | PARTICLE | VERB):
        return False
    return not code & KNOWN or leaning(reading, index) > _LEAST_AGAIN


def _is_street(reading: Reading, first: int, last: int) -> bool:
    word = reading.words[last]
    if reading.shapes[last] != "C" or not word.endswith(STREET_ENDINGS) or reading.codes[last] & (LAST | ALSO):
        return False
    return last > first or first == 0 or reading.words[first - 1] not in TITLES
