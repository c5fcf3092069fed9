"""One key of the file from one answer: written, left out, or named as still open (pure)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.toml import UNTRANSLATED, line, open_line

TEXT: Final = '"..."'
TEXTS: Final = '{ nl = "...", en = "..." }'


def words(given: Given, key: str, question_id: str, example: str = TEXT) -> Iterator[str]:
    """Write a text; nothing where nothing comes, and a note where it is still open."""
    if given.has(question_id):
        yield line(key, given.text(question_id))
    elif given.answer(question_id) is None:
        yield open_line(key, example)


def choices(given: Given, key: str, question_id: str, example: str) -> Iterator[str]:
    """Write codes that were chosen."""
    if given.answer(question_id) is None:
        yield open_line(key, example)
    else:
        yield line(key, given.chosen(question_id))


def day(given: Given, key: str, question_id: str) -> Iterator[str]:
    """Write a day."""
    if given.has(question_id):
        yield line(key, dt.date.fromisoformat(given.text(question_id)))
    else:
        yield open_line(key, given.today.isoformat())


def text(given: Given, key: str, question_id: str, *, needed: bool = True) -> Iterator[str]:
    """Write a text in both languages; Dutch stands in for English that is still to come."""
    dutch, english = given.text(f"{question_id}.nl"), given.text(f"{question_id}.en")
    if dutch:
        note = "" if english or given.dutch_only else UNTRANSLATED
        yield line(key, {"nl": dutch, "en": english or dutch}, note)
    elif needed and given.answer(f"{question_id}.nl") is None:
        yield open_line(key, TEXTS)
