"""Names that are words of the language of their sentence: "umut", "luz", "мороз", "نور" (pure).

Guarantees: looks at a word and its neighbours only. Where no model was trained, the place is what people everywhere
do: a name stands behind who somebody is to the writer, beside another name, and has a capital if the writer uses any.
"""

from typing import Final

from service.intake.scrub.context_model import leaning
from service.intake.scrub.recognisers.name_cues import Cue
from service.intake.scrub.recognisers.name_walk import KNOWN, NAME
from service.intake.scrub.words import Reading

# From here on scripts have no capitals (Hebrew, Arabic and what follows them).
_NO_CAPITALS: Final = "\u0590"
_ENDS: Final = frozenset(".!?\n\u061f")
_FEW_CAPITALS: Final = 2
_LEAST: Final = -36


def is_name_abroad(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether word `index`, a name and a word of the language around it, in small letters, is a name here."""
    # "He said: 'Arab'": what is quoted is no name of the speaker.
    is_said = cue is Cue.SELF and reading.gap(index - 1) == " " and not reading.codes[index] & KNOWN
    if cue >= Cue.ROLE or is_said or _is_before_name(reading, index):
        return True
    if reading.words[index] >= _NO_CAPITALS:
        # "Karim hit me": whoever begins a sentence with such a word and no article rather means a person.
        return index == 0 or reading.gap(index - 1)[0] in _ENDS
    if _writes_capitals(reading):
        return False
    return leaning(reading, index, cue) > _LEAST


def _writes_capitals(reading: Reading) -> bool:
    """Whether the writer uses capitals: two, or one and there is but one sentence."""
    return len(reading.capitals) >= _FEW_CAPITALS or (bool(reading.capitals) and ". " not in reading.text)


def _is_before_name(reading: Reading, index: int) -> bool:
    """Whether a sure name stands right behind word `index`; behind one the name before it has taken it in."""
    behind = index + 1
    return behind < len(reading.words) and reading.gap(index) == " " and bool(reading.codes[behind] & NAME)
