"""Names of people, and capitals that no list knows.

Guarantees: linear in the number of words; looks at most eight words ahead of any word.
Order of trust: a cue ("mijn naam is"), a list, initials, a capital inside a sentence.
Not covered: an unlisted name in lower case without a cue, or as the first word of a sentence without a verb of
speech behind it.
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.masks import Kind
from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.name_cues import TITLES, Cue, announced, kept_words
from service.intake.scrub.recognisers.name_lists import (
    ALSO_WORDS,
    ANY_NAME,
    COMMON,
    FIRST,
    KNOWN_CAPITALS,
    LAST,
    OTHER_SCRIPTS,
    PARTICLES,
    PLACE_ENDINGS,
    SPEECH,
    STREET_ENDINGS,
    VERBS,
    binds,
    is_only_name,
    is_surname_by_form,
)
from service.intake.scrub.words import Reading

_NAMES_TOO: Final = ALSO_WORDS - COMMON
_WORDS_FIRST: Final = VERBS | COMMON
_NOT_TELLING: Final = COMMON | KNOWN_CAPITALS | ALSO_WORDS | OTHER_SCRIPTS | PARTICLES
_STOPS: Final = STREET_ENDINGS + PLACE_ENDINGS
_JOINTS: Final = frozenset({" ", "-", "'", " - ", " & "})
_INITIAL_JOINTS: Final = frozenset({".", ". ", " ", "-"})
_CAPITALS: Final = frozenset("CU")
_MOST_PARTICLES: Final = 4
_MOST_WORDS: Final = 8
_VERB_ENDINGS: Final = ("de", "te", "den", "ten", "t", "en", "ing", "ed")
_BEFORE_PLACES: Final = frozenset(
    {"de", "het", "station", "halte", "metrostation", "op", "winkelcentrum", "wijk", "t", "naar"}
)
_ARTICLES: Final = frozenset({"de", "het", "van", "den", "der", "el", "al", "la", "le", "the"})
_TELLING_LENGTH: Final = 4


def find(reading: Reading) -> Iterator[Found]:
    """Yield every name, `PERSOON` for a known or announced one and `NAAM` for an unknown capital.

    1. Mark the words of fixed sayings, which stay, and the words that a cue announces.
    2. Walk over the words; where a name starts, take in what belongs to it.
    3. Leave a run out that turns out to be a street: where something happened may be told.
    4. Look for the same names again where nothing announced them.
    """
    kept = kept_words(reading)
    cues = announced(reading)
    index = 0
    taken: set[int] = set()
    persons: set[str] = set()
    while index < len(reading.words):
        kind = None if index in kept else _starts(reading, index, cues.get(index, Cue.NONE))
        if kind is None:
            index += 1
            continue
        last = _extend(reading, index, cues.get(index, Cue.NONE))
        if not _is_street(reading, index, last):
            first = _with_article(reading, index)
            yield Found(start=reading.starts[first], end=reading.ends[last], kind=kind)
            if kind == "PERSOON":
                taken.update(range(first, last + 1))
                persons.update(reading.words[first : last + 1])
        index = last + 1
    yield from _again(reading, persons, taken | kept)


def _again(reading: Reading, persons: set[str], taken: set[int]) -> Iterator[Found]:
    """Yield the words of names found before, wherever else they stand; a name that is a word too is left alone."""
    telling = (
        {word for word in persons if len(word) >= _TELLING_LENGTH}
        - COMMON
        - KNOWN_CAPITALS
        - ALSO_WORDS
        - OTHER_SCRIPTS
        - PARTICLES
    )
    lower = {reading.words[index] for index in taken if reading.shapes[index] == "l"}
    for index, word in enumerate(reading.words):
        if word in telling and index not in taken and (reading.shapes[index] != "l" or word in lower):
            yield Found(start=reading.starts[index], end=reading.ends[index], kind="PERSOON")


def _starts(reading: Reading, index: int, cue: Cue) -> Kind | None:
    """Return the kind of the name that starts at word `index`, or None."""
    word, shape = reading.words[index], reading.shapes[index]
    if cue and _is_announced_name(reading, index, cue):
        return "PERSOON"
    if shape == "I" or (len(word) == 1 and cue is Cue.NAMED):
        return "PERSOON" if _is_initials(reading, index) else None
    if word in FIRST or is_surname_by_form(word):
        return "PERSOON"
    return _by_capital(reading, index) if shape in _CAPITALS else None


def _by_capital(reading: Reading, index: int) -> Kind | None:
    """Return what the capital of word `index` says: little at the start of a sentence."""
    word = reading.words[index]
    if reading.initial[index]:
        return "PERSOON" if _is_name_at_start(reading, index) else None
    if word in KNOWN_CAPITALS:
        return None
    if word in LAST or (word in ALSO_WORDS and not reading.german):
        return "PERSOON"
    return "NAAM" if _is_unknown_capital(reading, index) else None


def _is_announced_name(reading: Reading, index: int, cue: Cue) -> bool:
    word, shape = reading.words[index], reading.shapes[index]
    if word in PARTICLES and word not in FIRST:
        behind = _past_particles(reading, index)
        return behind is not None and cue is not Cue.SELF and (reading.shapes[behind] in _CAPITALS or cue >= Cue.TITLE)
    if shape in _CAPITALS:
        return (
            word in ANY_NAME if word in KNOWN_CAPITALS or word in COMMON else cue is not Cue.SELF or not reading.german
        )
    if cue is Cue.NAMED:
        return word in ANY_NAME or (word not in COMMON and len(word) > 1)
    if cue is Cue.TITLE:
        return is_only_name(word) or (word in ALSO_WORDS and word not in _WORDS_FIRST)
    return is_only_name(word) or word in OTHER_SCRIPTS


def _is_initials(reading: Reading, index: int) -> bool:
    """Whether a single letter starts `J.`, `A.J.M.`, with a surname behind."""
    if not reading.gap(index).startswith("."):
        return False
    last = _extend(reading, index, Cue.NONE)
    return any(len(reading.words[place]) > 1 for place in range(index, last + 1))


def _is_name_at_start(reading: Reading, index: int) -> bool:
    """Whether a capital that starts a sentence is a name all the same."""
    word = reading.words[index]
    has_next = reading.gap(index) in (" ", "-") and index + 1 < len(reading.words)
    follower = reading.words[index + 1] if has_next else ""
    if word in COMMON or word in KNOWN_CAPITALS:
        return word in ALSO_WORDS and is_only_name(follower) and reading.shapes[index + 1] in _CAPITALS
    if has_next and not reading.german:
        capital = reading.shapes[index + 1] in _CAPITALS or reading.shapes[index + 1] == "I"
        if capital and follower not in KNOWN_CAPITALS and (follower not in COMMON or word in ANY_NAME):
            return True
        if follower in SPEECH:
            return word in ANY_NAME or len(word) > 1
        if follower in PARTICLES and word in ANY_NAME and _past_particles(reading, index + 1) is not None:
            return True
    return _is_signature(reading, index) or (word in ANY_NAME and _speaks(reading, index))


def _speaks(reading: Reading, index: int) -> bool:
    """Whether the word stands before the colon at the start of a line, as in a chat."""
    begins = index == 0 or "\n" in reading.gap(index - 1)
    return begins and reading.gap(index).startswith(": ")


def _is_signature(reading: Reading, index: int) -> bool:
    """Whether the word stands alone on a line or closes the text."""
    return (
        not reading.german
        and (index + 1 == len(reading.words) or "\n" in reading.gap(index))
        and ":" not in reading.gap(index)
    )


def _is_unknown_capital(reading: Reading, index: int) -> bool:
    word, shape = reading.words[index], reading.shapes[index]
    if reading.german or shape != "C" or word in COMMON or len(word) == 1:
        return False
    before = reading.words[index - 1]
    if before in _BEFORE_PLACES and reading.shapes[index - 1] == "l":
        return not word.endswith(_STOPS) and before not in ("station", "halte", "metrostation")
    return True


def _extend(reading: Reading, index: int, cue: Cue) -> int:
    """Return the index of the last word that belongs to the name that starts at `index`."""
    last = index
    while last + 1 < len(reading.words) and last - index < _MOST_WORDS:
        joint = reading.gap(last)
        is_letter = len(reading.words[last]) == 1
        if joint not in (_INITIAL_JOINTS if is_letter else _JOINTS):
            break
        follower = last + 1
        if reading.words[follower] in PARTICLES and joint != "'":
            behind = _past_particles(reading, follower)
            if behind is not None:
                last = behind
                continue
        if not _belongs(reading, index, follower, joint, cue):
            break
        last = follower
    return last


def _past_particles(reading: Reading, index: int) -> int | None:
    """Return the index of the surname behind the particles from `index` on, or None."""
    place = index
    while place - index < _MOST_PARTICLES and reading.words[place] in PARTICLES:
        if reading.gap(place) not in (" ", "-", "'", "' ", " '", ". "):
            return None
        # Behind the last word lies a line end, which is no joint: `place` stays within the words.
        place += 1
    word = reading.words[place]
    if reading.shapes[place] in _CAPITALS and not reading.initial[place]:
        return place if word not in COMMON or word in ANY_NAME else None
    if word in LAST or is_surname_by_form(word) or (word in ALSO_WORDS and word not in VERBS):
        return place
    return place if binds(reading.words[place - 1]) and word not in COMMON else None


def _belongs(reading: Reading, first: int, index: int, joint: str, cue: Cue) -> bool:
    word, shape = reading.words[index], reading.shapes[index]
    if shape == "I":
        return reading.gap(index)[:1] in (".", "\n", "-", "'", ",", " ")
    if shape in _CAPITALS and not reading.initial[index]:
        is_known = word in KNOWN_CAPITALS and reading.words[first] not in FIRST
        return joint in ("-", "'") or word in _NAMES_TOO or (word not in COMMON and not is_known)
    return _belongs_in_small_letters(reading, first, index, joint, cue)


def _belongs_in_small_letters(reading: Reading, first: int, index: int, joint: str, cue: Cue) -> bool:
    """Do as `_belongs` for a word whose case tells nothing."""
    word = reading.words[index]
    if is_only_name(word) or word in OTHER_SCRIPTS:
        return True
    if joint == "-" and (reading.words[first] in FIRST or reading.shapes[first] == "C"):
        return word not in COMMON
    follows_letter = len(reading.words[index - 1]) == 1 and cue is Cue.NAMED
    if word in ALSO_WORDS:
        return (cue in (Cue.NAMED, Cue.SELF) or follows_letter) and word not in _WORDS_FIRST
    is_unknown = word not in COMMON and not word.endswith(_VERB_ENDINGS) and len(word) > 1
    is_second = index == first + 1 and reading.shapes[first] == "l" and joint == " "
    return is_unknown and is_second and (cue in (Cue.NAMED, Cue.SELF) or reading.words[first] in FIRST)


def _is_street(reading: Reading, first: int, last: int) -> bool:
    word = reading.words[last]
    if not word.endswith(STREET_ENDINGS) or word in LAST or reading.shapes[last] != "C":
        return False
    return last > first or first == 0 or reading.words[first - 1] not in TITLES


def _with_article(reading: Reading, index: int) -> int:
    """Take in a capital article before ("De Zwaluwen", "Van Rossem"), unless it starts a sentence."""
    before = index - 1
    if before < 0 or reading.gap(before) != " " or reading.initial[before]:
        return index
    return before if reading.words[before] in _ARTICLES and reading.shapes[before] == "C" else index
