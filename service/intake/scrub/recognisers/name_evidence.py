"""Whether a name starts at a word, and what tells so: cues, lists, capitals, the neighbours (pure).

Guarantees: looks at a few words around each word only.
"""

from typing import Final

from service.intake.scrub.context_model import leaning, score
from service.intake.scrub.masks import Kind
from service.intake.scrub.recognisers.name_abroad import is_name_abroad
from service.intake.scrub.recognisers.name_announced import has_initial, is_announced, is_initials, is_ranked
from service.intake.scrub.recognisers.name_cues import Cue
from service.intake.scrub.recognisers.name_relatives import is_form_of_name, is_near_name
from service.intake.scrub.recognisers.name_walk import (
    ABROAD,
    ALSO,
    ANY,
    BINDS,
    CAPITAL,
    CAPITALS,
    COMMON,
    EXPLAINED,
    GUESSED,
    KNOWN,
    NAME,
    PARTICLE,
    PLACE_ENDINGS,
    RARE,
    SPEECH,
    STREET_ENDINGS,
    VERB,
    past_particles,
)
from service.intake.scrub.word_model import is_ordinary
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_STOPS: Final = STREET_ENDINGS + PLACE_ENDINGS
_BEFORE_PLACES: Final = frozenset(
    {"de", "het", "station", "halte", "metrostation", "op", "winkelcentrum", "wijk", "t", "naar"}
)
_ARTICLES: Final = wordset("de het van den der el al la le the vd von ter ten ait ben da dos du di t")
_PAIRS: Final = wordset("en and of or")
# How sure the model must be (24 to a natural unit of log odds): a leak costs more than a word too few.
_OTHER_SCRIPTS: Final = "\u0370"
_CASELESS: Final = "\u0590"
_LEAST: Final = -12
_LEAST_CAPITAL: Final = -36
_LEAST_FORM: Final = -72
_LEAST_NEAR: Final = 12
_LEAST_GUESS: Final = 24
_LEAST_CAPITAL_WORD: Final = -36
_EMPLOYERS: Final = frozenset({"bij", "heet", "at"})
_DETERMINERS: Final = wordset(
    "een geen elke iedere enige zulke welke genoeg veel weinig een zon a an no much such every any some enough more"
    " ein eine einen einem einer kein keine keinen un une des aucun aucune una unos unas ningun ninguna mucho mucha"
    " um uma"
)
_TIES: Final = frozenset({" ", "-"})


def kind_of_start(reading: Reading, index: int, cue: Cue) -> Kind | None:
    """Return the kind of the name that starts at word `index`, or None."""
    code, shape = reading.codes[index], reading.shapes[index]
    if (cue and is_announced(reading, index, cue)) or is_ranked(reading, index):
        return "PERSOON"
    if shape == "I" or (cue is Cue.NAMED and len(reading.words[index]) == 1):
        return "PERSOON" if is_initials(reading, index) else None
    if code & NAME:
        return None if _is_month(reading, index) else "PERSOON"
    if code & ALSO and index and reading.words[index - 1] in _DETERMINERS and reading.gap(index - 1) == " ":
        # "een Roos", "no hope", "kein Engel": a thing, whatever its case.
        return None
    if code & ABROAD and shape not in CAPITALS:
        return "PERSOON" if is_name_abroad(reading, index, cue) else None
    return _by_capital(reading, index, cue) if shape in CAPITALS else _by_place(reading, index, cue)


def _is_month(reading: Reading, index: int) -> bool:
    """Whether a name is a month: "3 jan"."""
    return bool(reading.codes[index] & KNOWN) and index > 0 and reading.gap(index - 1).strip().isdigit()


def _by_place(reading: Reading, index: int, cue: Cue) -> Kind | None:
    """Return what stands around the word `index`, whose case tells nothing."""
    code = reading.codes[index]
    if code & ALSO:
        return "PERSOON" if _acts_as_name(reading, index, cue) else None
    if code & GUESSED and _is_name_in_disguise(reading, index, cue):
        return "PERSOON"
    if code & EXPLAINED or _may_be_anything(reading, index) or _is_piece(reading, index) or is_ordinary(reading, index):
        return None
    return "WOORD"


def _may_be_anything(reading: Reading, index: int) -> bool:
    """Whether the text is in a language of which only small words are known, and the script would show a name.

    A script without capitals shows none, so it stays closed; in Cyrillic a capital tells, also where a sentence starts.
    """
    if not reading.foreign:
        return False
    first = reading.words[index][0]
    return first < (_CASELESS if reading.shapes[index] == "l" else _OTHER_SCRIPTS)


def _is_piece(reading: Reading, index: int) -> bool:
    """Whether the word is a single letter or the letters of something with digits, which others look at."""
    start, end = reading.starts[index], reading.ends[index]
    text = reading.text
    return end - start == 1 or text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()


def _is_name_in_disguise(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether a word that a guess explains is rather a name: written another way, or behind a small word of names."""
    word = reading.words[index]
    if index and reading.codes[index - 1] & BINDS and reading.gap(index - 1) == " ":
        return True
    place = score(reading, index)
    if place > _LEAST_NEAR:
        return is_form_of_name(word) or is_near_name(word) or leaning(reading, index, cue) > _LEAST_GUESS
    return place > _LEAST_FORM and is_form_of_name(word)


def _acts_as_name(reading: Reading, index: int, cue: Cue = Cue.NONE) -> bool:
    """Whether a word that may be a name stands where names stand."""
    code = reading.codes[index]
    if code & PARTICLE and code & VERB:
        return False
    if _is_in_pair(reading, index) or has_initial(reading, index):
        return True
    behind = index + 1
    if behind < len(reading.words) and not code & COMMON:
        joint, follower = reading.gap(index), reading.codes[behind]
        if (joint in _TIES and follower & NAME) or (joint == "-" and follower & ALSO):
            return True
    return leaning(reading, index, cue) > _LEAST


def _is_in_pair(reading: Reading, index: int) -> bool:
    """Whether the word stands beside a name with "and" between, as people go about in twos."""
    if reading.codes[index] & (COMMON | VERB | RARE):
        return False
    for step in (-2, 2):
        other = index + step
        if (
            0 <= other < len(reading.words)
            and reading.words[index + step // 2] in _PAIRS
            and reading.codes[other] & NAME
        ):
            return reading.gap(min(index, other)) == " " and reading.gap(max(index, other) - 1) == " "
    return False


def _by_capital(reading: Reading, index: int, cue: Cue) -> Kind | None:
    """Return what the capital of word `index` says: little at the start of a sentence."""
    code = reading.codes[index]
    if reading.is_initial(index):
        if _is_name_at_start(reading, index, cue):
            return "PERSOON"
        return None if code & EXPLAINED or reading.german or _may_be_anything(reading, index) else "NAAM"
    if code & CAPITAL:
        return None
    if code & ALSO and not reading.german and (not code & KNOWN or _is_near_name(reading, index, cue)):
        return "PERSOON"
    return "NAAM" if _is_unknown_capital(reading, index) else None


def _is_near_name(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether the capital of a word that may be a name stands beside another one, or where names may stand."""
    behind = index + 1
    if behind < len(reading.words) and reading.gap(index) in _TIES and reading.shapes[behind] in CAPITALS:
        return True
    if reading.codes[index - 1] & PARTICLE and reading.shapes[index - 1] == "C" and not reading.is_initial(index - 1):
        return True
    if behind < len(reading.words) and reading.codes[behind] & PARTICLE and reading.gap(index) == " ":
        surname = past_particles(reading, behind, in_name=True)
        if surname is not None and reading.shapes[surname] in CAPITALS:
            return True
    return leaning(reading, index, cue) > _LEAST_CAPITAL


def _is_name_at_start(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether a capital that starts a sentence is a name all the same."""
    code = reading.codes[index]
    has_next = reading.gap(index) in (" ", "-") and index + 1 < len(reading.words)
    follower = reading.codes[index + 1] if has_next else COMMON
    if code & (COMMON | CAPITAL):
        return has_next and bool(code & ALSO and (follower & NAME or not follower & EXPLAINED))
    if has_next and not reading.german:
        is_common = bool(follower & COMMON and not code & ANY)
        if reading.shapes[index + 1] in ("C", "U", "I") and not follower & CAPITAL and not is_common:
            return True
        if follower & SPEECH:
            return bool(code & ANY) or not code & EXPLAINED
        if follower & PARTICLE and code & ANY and past_particles(reading, index + 1, in_name=True) is not None:
            return True
    if _is_signature(reading, index) or (code & ANY and _speaks(reading, index)):
        return True
    return bool(code & ALSO) and _acts_as_name(reading, index, cue)


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
    word, code = reading.words[index], reading.codes[index]
    if reading.german or code & COMMON or len(word) == 1:
        return False
    if reading.shapes[index] == "U":
        return not code & EXPLAINED
    before = reading.words[index - 1]
    if code & (KNOWN | GUESSED):
        has_article = reading.shapes[index - 1] == "C" and before in _ARTICLES
        return (
            has_article
            or before in _EMPLOYERS
            or _is_beside_capital(reading, index)
            or leaning(reading, index) > _LEAST_CAPITAL_WORD
        )
    if before in _BEFORE_PLACES and reading.shapes[index - 1] == "l":
        return not word.endswith(_STOPS) and before not in ("station", "halte", "metrostation")
    return True


def _is_beside_capital(reading: Reading, index: int) -> bool:
    """Whether another capital stands next to this one, as in the name of a firm."""
    behind = index + 1
    if behind < len(reading.words) and reading.gap(index) == " " and reading.shapes[behind] == "C":
        return not reading.codes[behind] & (CAPITAL | COMMON)
    return False
