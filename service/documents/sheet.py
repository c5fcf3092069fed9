"""A document as values: sections of text, lists and tables, before anybody decides how it looks (pure)."""

import msgspec


class Text(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="text"):
    """One paragraph."""

    text: str


class Bullets(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="bullets"):
    """A list of sentences, each with a few words before it that stand out, or none."""

    items: tuple[tuple[str, str], ...]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="table"):
    """A table; the first cell of a row says what the row is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Text | Bullets | Table


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the document with a title of its own; `level` 3 stands inside the section before it."""

    title: str
    parts: tuple[Part, ...]
    level: int = 2


class Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole document."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]


def bullets(*items: str | tuple[str, str]) -> Bullets:
    """Make a list; an item that is a pair has its first words stand out."""
    return Bullets(items=tuple(item if isinstance(item, tuple) else ("", item) for item in items))
