"""The sentences of the reporter's pages, one file per language, read once.

One Struct is the list of all sentences: a language that misses one, or has one too many, does not start.
`nl.toml` says u; `nl-je.toml` has the sentences that differ where a policy says je.
"""

import tomllib
from pathlib import Path
from typing import Any, Final

import msgspec

from service.kernel.text import LANGUAGES, Language
from service.policy.model import AddressForm
from service.web.problems import FieldCode

_FOLDER: Final = Path(__file__).parent / "texts"


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every sentence; named after its place on the page."""

    start_title: str
    start_choose: str
    form_title: str
    intro: str
    scope_included: str
    scope_excluded: str
    kept_title: str
    kept_facts: str
    kept_story: str
    kept_not: str
    required: str
    optional: str
    send: str
    preview: str
    preview_title: str
    preview_empty: str
    preview_withheld: str
    story_language: str
    errors_title: str
    errors: dict[FieldCode, str]
    token_expired: str
    thanks_title: str
    thanks_not_you: str
    thanks_what_happens: str
    thanks_figures: str
    thanks_yourself: str
    help_title: str
    help_more: str
    call: str
    differences_title: str
    difference_here: str
    difference_police: str
    difference_charge: str
    law: str
    another: str
    closed_title: str
    closed: str
    later: str
    nothing_stored_title: str
    nothing_stored: str
    not_found_title: str
    not_found: str
    forbidden_title: str
    forbidden: str
    figures_link: str
    norm: str
    trial: str
    preparing_title: str
    preparing: str
    ended_title: str
    ended: str
    elsewhere: str
    public_space: str
    other_ways: str
    other_ways_of: str
    opening_hours: str
    hand_over_title: str
    hand_over: str
    hand_over_link: str
    also_here: str
    adv: str


def read_words() -> dict[tuple[Language, AddressForm], Words]:
    """Read the sentences of every language and form of address."""
    words: dict[tuple[Language, AddressForm], Words] = {}
    for language in LANGUAGES:
        plain = _read(f"{language}.toml")
        words[language, "u"] = msgspec.convert(plain, Words)
        words[language, "je"] = msgspec.convert({**plain, **_read(f"{language}-je.toml")}, Words)
    return words


def _read(name: str) -> dict[str, Any]:
    path = _FOLDER / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
