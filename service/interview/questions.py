"""What a question of the interview is, and which answers it takes (pure).

An answer is plain: text, a number, codes, or None for "left open". A day is kept as ISO text.
"""

import datetime as dt
import re
import unicodedata
from typing import Any, Final

import msgspec

from service.policy.convert import convert_all
from service.policy.shape.scalars import Words

# What is typed for nothing, where Enter gives something.
NOTHING_COMES: Final = "-"
Answer = str | int | tuple[str, ...] | None

_MANY: Final = re.compile(r"[\s,;]+")
_DUTCH_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
# Signs that cannot be seen, such as those of an arrow key, are never meant.
_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to choose."""

    code: str
    label: str


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of the answerer, of a `shape` of the policy's grammar; `refused` names values with why not.

    `starts` are the beginnings that it may have; none means any.
    """

    shape: Any = Words
    refused: dict[str, str] = {}
    starts: tuple[str, ...] = ()


class FileName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The name of a file; whether it is there is for the edge to see."""


class Number(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole number, both ends included."""

    low: int
    high: int


class Day(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A calendar day; with `earliest`, not before it."""

    earliest: dt.date | None = None


class One(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the options."""

    options: tuple[Option, ...]


class Many(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """At least `least` of the options; of each set in `clashing` not two together."""

    options: tuple[Option, ...]
    least: int = 1
    clashing: tuple[tuple[str, ...], ...] = ()


Kind = Text | FileName | Number | Day | One | Many


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question: what is asked, the one sentence why, and more for who types `?`.

    `default` is what Enter gives: None means that Enter alone is no answer. Where nothing may come, `enter`
    says in a word what that means; then the default is `""`, or `-` gives it. `covers` names the questions
    of the routekaart that it answers.
    """

    id: str
    part: str
    ask: str
    why: str
    kind: Kind
    more: str = ""
    default: Answer = None
    enter: str = ""
    covers: tuple[str, ...] = ()


class Refused(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was typed is no answer; `sentence` says what would be one."""

    sentence: str


def read_answer(question: Question, typed: str) -> Answer | Refused:
    """Read what was typed as an answer to `question`, or say why it is none."""
    words = typed.strip()
    if not words:
        return _read_enter(question)
    if words == NOTHING_COMES and may_be_empty(question):
        return ""
    if any(unicodedata.category(sign) in _UNSEEN for sign in words):
        return Refused(sentence="Er zit een teken in dat niet te zien is. Typ het nog een keer.")
    answer = _read_typed(question.kind, words)
    if isinstance(answer, Refused):
        return answer
    reason = why_refused(question.kind, answer)
    return answer if reason is None else Refused(sentence=reason)


def may_be_empty(question: Question) -> bool:
    """Whether nothing is an answer too."""
    return isinstance(question.kind, Text) and question.enter != ""


def _read_enter(question: Question) -> Answer | Refused:
    if question.default is None:
        return Refused(sentence="Typ een antwoord. Weet u het nog niet? Typ `overslaan`.")
    return question.default


def _read_typed(kind: Kind, words: str) -> Answer | Refused:
    match kind:
        case Number():
            return _read_number(words)
        case Day():
            return _read_day(words)
        case One():
            return _read_option(kind.options, words)
        case Many():
            return _read_options(kind.options, words)
        case _:
            return words


def _read_number(words: str) -> int | Refused:
    plain = words.replace(".", "")
    if plain.isascii() and plain.isdigit() and len(plain) < 10:  # noqa: PLR2004 - longer is no amount of anything here
        return int(plain)
    return Refused(sentence="Hier hoort een getal, zoals 40.")


def _read_day(words: str) -> str | Refused:
    dutch = _DUTCH_DAY.fullmatch(words)
    written = f"{dutch[3]}-{int(dutch[2]):02d}-{int(dutch[1]):02d}" if dutch is not None else words
    try:
        return dt.date.fromisoformat(written).isoformat()
    except ValueError:
        return Refused(sentence="Hier hoort een datum, zoals 31-01-2027.")


def _read_option(options: tuple[Option, ...], words: str) -> str | Refused:
    low = words.casefold()
    for number, option in enumerate(options, start=1):
        if low in (str(number), option.code.casefold(), option.label.casefold()):
            return option.code
    return Refused(sentence=f"Kies een nummer van 1 tot en met {len(options)}.")


def _read_options(options: tuple[Option, ...], words: str) -> tuple[str, ...] | Refused:
    if words.casefold() == "alles":
        return tuple(option.code for option in options)
    if words.casefold() == "geen":
        return ()
    whole = _read_option(options, words)
    chosen = [whole] if isinstance(whole, str) else [_read_option(options, word) for word in _MANY.split(words) if word]
    refused = next((answer for answer in chosen if isinstance(answer, Refused)), None)
    if refused is not None:
        return Refused(sentence=f"Kies nummers van 1 tot en met {len(options)}, zoals 1,3.")
    return tuple(option.code for option in options if option.code in chosen)


def why_refused(kind: Kind, answer: Answer) -> str | None:
    """Say why a read answer does not fit the question, or None when it does.

    Also asked of answers that were kept: the library may have changed since.
    """
    match kind, answer:
        case Text(), str():
            return _why_no_text(kind, answer)
        case FileName(), str():
            return None
        case Number(), int():
            return None if kind.low <= answer <= kind.high else f"Kies een getal van {kind.low} tot en met {kind.high}."
        case Day(), str():
            return _why_no_day(kind, answer)
        case One(), str():
            known = any(option.code == answer for option in kind.options)
            return None if known else "Deze keuze is er niet."
        case Many(), tuple():
            return _why_not_these(kind, answer)
        case _:
            return "Dit is geen antwoord op deze vraag."


def _why_no_text(kind: Text, answer: str) -> str | None:
    if answer in kind.refused:
        return kind.refused[answer]
    _value, findings = convert_all(answer, kind.shape, "")
    if findings:
        return f"Dit past niet: {findings[0].right}."
    if kind.starts and not answer.startswith(kind.starts):
        return f"Dit past niet: het begint met {' of '.join(kind.starts)}."
    return None


def _why_no_day(kind: Day, answer: str) -> str | None:
    try:
        day = dt.date.fromisoformat(answer)
    except ValueError:
        return "Hier hoort een datum, zoals 31-01-2027."
    if kind.earliest is not None and day < kind.earliest:
        return f"Kies een dag vanaf {kind.earliest.day}-{kind.earliest.month}-{kind.earliest.year}."
    return None


def _why_not_these(kind: Many, answer: tuple[str, ...]) -> str | None:
    known = {option.code: option.label for option in kind.options}
    if not set(answer) <= set(known) or len(set(answer)) != len(answer):
        return "Een van deze keuzes is er niet."
    if len(answer) < kind.least:
        return "Kies er minstens een." if kind.least == 1 else f"Kies er minstens {kind.least}."
    for pair in kind.clashing:
        both = [known[code] for code in answer if code in pair]
        if len(both) > 1:
            return f"Deze gaan niet samen: {' en '.join(both)}. Kies er een."
    return None
