"""What the parts of a policy are called in Dutch, for the person who reads a change (pure).

Most names are those of the policy file. Every field of the model has one; what else stands in a place (the
code of a question, an answer or a table) is the municipality's own.
"""

from typing import Any, Final

import msgspec

from service.kernel.text import LocalizedText
from service.policy.terms import Term

Place = tuple[str, ...]
NOTHING: Final = "-"
# What goes without saying when a whole thing is told.
_UNTOLD: Final = (NOTHING, "nee", "0")

DUTCH: Final[dict[str, str]] = {
    "address": "adres",
    "adv": "anti-discriminatievoorziening",
    "adv_groups": "groep voor de anti-discriminatievoorziening",
    "after": "na de termijn",
    "answer_within": "terugkoppeling binnen",
    "area_level": "indeling",
    "audiences": "doelgroep",
    "block": "blok",
    "block_version": "versie van het blok",
    "campaign": "bij een campagne",
    "campaigns": "campagne",
    "caveats": "voorbehoud",
    "cbs_year": "jaar van de indeling",
    "ceiling": "uiterlijk",
    "channels": "kanaal",
    "checked_on": "gecontroleerd op",
    "code": "code",
    "code_list": "codelijst",
    "contact": "contact",
    "controller": "verantwoordelijke",
    "copies": "in kopieën",
    "counted_in": "telt mee in",
    "department": "afdeling",
    "deviation": "afwijking",
    "difference": "verschil",
    "digest": "vingerafdruk",
    "dimensions": "zijde",
    "elsewhere": "elders",
    "embedded_by": "insluiten",
    "empty": "bij niets",
    "end": "tot",
    "excluded": "niet",
    "dropped": "haal weg",
    "existing": "bestaand meldpunt",
    "first_publication": "eerste publicatie",
    "fixed": "altijd",
    "follow_up": "vervolg",
    "gets": "krijgt",
    "grace": "respijt",
    "ground": "grond",
    "grounds": "gronden",
    "group": "groep",
    "groups": "groep",
    "help_for": "hulp",
    "hint": "uitleg",
    "holds": "opschorting",
    "hours": "bereikbaar",
    "id": "naam in het bestand",
    "included": "wel",
    "indirect": "bij herleidbaarheid",
    "k": "k",
    "kept": "laat staan",
    "keeps_figures": "cijfers blijven bewaard",
    "kind": "soort",
    "label": "tekst",
    "languages": "talen",
    "level": "niveau",
    "longest": "hoogstens",
    "mass": "bij veel meldingen",
    "max_length": "hoogstens (tekens)",
    "merged": "samen met",
    "minimum": "minstens",
    "municipality": "gemeente",
    "name": "naam",
    "need": "bij",
    "officer": "functionaris gegevensbescherming",
    "options": "antwoord",
    "order": "volgorde",
    "other_municipalities": "gemeente",
    "own_words": "eigen woorden in verhalen",
    "owner": "eigenaar",
    "partner": "partner",
    "partners": "partner",
    "phase": "fase",
    "phone": "telefoon",
    "problem": "probleem",
    "processor": "verwerker",
    "public_space": "openbare ruimte",
    "purposes": "doel",
    "question": "vraag",
    "questions": "vraag",
    "readers": "lezers",
    "reason": "reden",
    "referral": "verwijzing",
    "referrals": "verwijzing",
    "release": "vrijgave",
    "required": "verplicht",
    "retention": "bewaartermijn",
    "retention_class": "bewaarklasse",
    "review": "opvolging",
    "rhythm": "ritme",
    "role": "rol",
    "runs_here": "loopt hier",
    "scope": "afbakening",
    "since": "vanaf",
    "slug": "slug",
    "start": "vanaf",
    "steers_only": "slaat niets op",
    "stores_nothing": "bewaart niets",
    "streets": "straten",
    "tables": "tabel",
    "tasks": "kerntaken",
    "term": "termijn",
    "text": "tekst",
    "theme": "huisstijl",
    "title": "titel",
    "truth": "wat waar is",
    "version": "versie",
    "website": "site",
    "what": "wat",
}


def name_place(place: Place) -> str:
    """Return what a part of a policy is called: `bewaartermijn verhaal: uiterlijk`."""
    return " ".join(DUTCH.get(part, part) for part in place)


def show(value: Any) -> str:
    """Return a value in words; a text in both languages, a term in months and days, `-` for nothing."""
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return "ja" if value else "nee"
        case tuple():
            return ", ".join(map(_show_item, value))
        case dict():
            return ", ".join(f"{key}: {show(item)}" for key, item in sorted(value.items())) or NOTHING
        case msgspec.Struct():
            return _show_struct(value)
        case _:
            return str(value)


def _show_struct(value: msgspec.Struct) -> str:
    if isinstance(value, Term):
        return _show_term(value)
    if isinstance(value, LocalizedText):
        return f"{value.nl} / {value.en}"
    held = ((name, show(getattr(value, name))) for name in value.__struct_fields__)
    return "; ".join(f"{DUTCH.get(name, name)}: {shown}" for name, shown in held if shown not in _UNTOLD)


def _show_item(value: Any) -> str:
    """Say what one of many is called; without a name, all that it holds."""
    if not isinstance(value, msgspec.Struct):
        return show(value)
    called = (name for name in ("label", "title", "name", "text") if name in value.__struct_fields__)
    return show(next((getattr(value, name) for name in called), value))


def _show_term(term: Term) -> str:
    months, days = term.months, term.days
    parts = [f"{months} maand" if months == 1 else f"{months} maanden"] if months else []
    parts += [f"{days} dag" if days == 1 else f"{days} dagen"] if days or not months else []
    return " en ".join(parts)
