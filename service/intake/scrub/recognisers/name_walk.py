"""What a word of a text says about names, given its neighbours: shared by the steps of `names` (pure)."""

from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.words import Reading

NAME: Final = int(Flag.FIRST | Flag.LAST)
FIRST: Final = int(Flag.FIRST)
LAST: Final = int(Flag.LAST)
ALSO: Final = int(Flag.ALSO)
ABROAD: Final = int(Flag.ABROAD)
FOREIGN: Final = int(Flag.FOREIGN)
ANY: Final = NAME | ALSO
COMMON: Final = int(Flag.COMMON)
KNOWN: Final = int(Flag.KNOWN)
GUESSED: Final = int(Flag.GUESSED)
CAPITAL: Final = int(Flag.CAPITAL)
PARTICLE: Final = int(Flag.PARTICLE)
VERB: Final = int(Flag.VERB)
BINDS: Final = int(Flag.BINDS)
RARE: Final = int(Flag.RARE)
SPEECH: Final = int(Flag.SPEECH)
EXPLAINED: Final = KNOWN | GUESSED | ANY
CAPITALS: Final = frozenset("CU")

STREET_ENDINGS: Final = (
    "straat", "laan", "weg", "gracht", "kade", "dreef", "plantsoen", "singel", "steeg", "pad", "plein", "boulevard",
    "straatje", "park", "markt", "haven", "brug", "station", "polder",
)  # fmt: skip
PLACE_ENDINGS: Final = (
    "hof", "dijk", "wal", "kwartier", "wijk", "baan", "ring", "buurt", "singels", "poort", "laken", "passage",
)  # fmt: skip

_JOINTS: Final = frozenset({" ", "-", "'", " - ", " & "})
_AFTER_LETTER: Final = frozenset({".", ":", ",", ")", "\n"})
_INITIAL_JOINTS: Final = frozenset({".", ". ", " ", "-"})
_PARTICLE_GAPS: Final = frozenset({" ", "-", "'", "' ", " '", ". "})
_SURE_PARTICLES: Final = frozenset({"dos", "das", "del", "vd", "vander", "vanden", "bint", "abu", "ould", "el"})
_MOST_PARTICLES: Final = 4
_MOST_WORDS: Final = 8
_VERB_ENDINGS: Final = ("de", "te", "den", "ten", "t", "en", "ing", "ed")
_STRONG: Final = 4
_SELF: Final = 1


def past_particles(reading: Reading, index: int, *, in_name: bool = False) -> int | None:
    """Return the index of the surname behind the particles from `index` on, or None.

    `in_name` says that a name stands before them, so that any capital goes, and an everyday word that is a surname too.
    """
    place = index
    codes = reading.codes
    while place - index < _MOST_PARTICLES and codes[place] & PARTICLE:
        # Behind the last word lies a line end, which is no joint: `place` stays within the words.
        if reading.gap(place) not in _PARTICLE_GAPS:
            return None
        place += 1
    code = codes[place]
    if reading.shapes[place] in CAPITALS and not reading.is_initial(place):
        return place if not code & COMMON or code & ANY or in_name else None
    if code & LAST or (code & ALSO and not code & VERB and (not code & COMMON or in_name)):
        return place
    if in_name and (not code & EXPLAINED or reading.words[place - 1] in _SURE_PARTICLES):
        return place if len(reading.words[place]) > 1 else None
    return place if codes[place - 1] & BINDS and not code & COMMON else None


def extend(reading: Reading, index: int, cue: int) -> int:
    """Return the index of the last word that belongs to the name that starts at `index`."""
    last = index
    if reading.codes[index] & PARTICLE and not reading.codes[index] & FIRST:
        last = past_particles(reading, index, in_name=cue > _SELF) or index
    while last + 1 < len(reading.words) and last - index < _MOST_WORDS:
        joint = reading.gap(last)
        if joint not in (_INITIAL_JOINTS if len(reading.words[last]) == 1 else _JOINTS):
            break
        follower = last + 1
        if reading.codes[follower] & PARTICLE and joint != "'":
            behind = past_particles(reading, follower, in_name=bool(reading.codes[index] & ANY) or cue > _SELF)
            if behind is not None:
                last = behind
                continue
        if not _belongs(reading, index, follower, joint, cue):
            break
        last = follower
    return last


def _belongs(reading: Reading, first: int, index: int, joint: str, cue: int) -> bool:
    code, shape = reading.codes[index], reading.shapes[index]
    if shape == "C" and joint == ". ":
        # "E.C. Portier": behind initials any capital is the name.
        return True
    if shape == "I":
        return reading.gap(index)[:1] in (".", "\n", "-", "'", ",", " ")
    if shape in CAPITALS and not reading.is_initial(index):
        is_known = code & CAPITAL and not reading.codes[first] & (FIRST | ALSO)
        if shape == "C" and reading.shapes[first] == "C" and reading.codes[first] & (FIRST | ALSO):
            return not code & CAPITAL or not is_known
        return joint in ("-", "'") or bool(code & ALSO and not code & COMMON) or not (code & COMMON or is_known)
    return _belongs_in_small_letters(reading, first, index, joint, cue)


def _belongs_in_small_letters(reading: Reading, first: int, index: int, joint: str, cue: int) -> bool:
    """Do as `_belongs` for a word whose case tells nothing."""
    word, code = reading.words[index], reading.codes[index]
    if code & NAME:
        return True
    if code & PARTICLE and cue == _STRONG and not reading.text[reading.starts[index] : reading.ends[index]].isascii():
        # "bảo trân lê": the mark tells it from the article.
        return True
    starts_with_name = bool(reading.codes[first] & FIRST) or (first == index - 1 and bool(reading.codes[first] & ALSO))
    if len(word) == 1:
        # "sterre v:", "daan k." is how a class tells two of a name apart.
        return starts_with_name and joint == " " and reading.gap(index)[:1] in _AFTER_LETTER
    if joint == "-" and (starts_with_name or reading.shapes[first] == "C"):
        return not code & COMMON
    follows_letter = len(reading.words[index - 1]) == 1 and cue == _STRONG
    is_second = joint == " " and (index == first + 1 or bool(reading.codes[index - 1] & ANY))
    is_cued = cue in (_STRONG, _SELF) or follows_letter
    if code & ALSO:
        return (is_cued or (starts_with_name and is_second)) and not code & (VERB | COMMON)
    is_unknown = not code & KNOWN and len(word) > 1 and not (code & GUESSED and word.endswith(_VERB_ENDINGS))
    return is_unknown and is_second and reading.shapes[first] == "l" and (is_cued or starts_with_name)
