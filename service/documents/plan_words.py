"""The Dutch words of the plan for codes, terms and days (pure)."""

import datetime as dt
from typing import Final

from service.policy.terms import Term

OPEN: Final = "Nog open"
NOT_YET: Final = "Kan deze versie nog niet"
# What stands in where the grammar takes no words.
OPEN_SITE: Final = "https://nog.open"
OPEN_TOWN: Final = "GM0000"
NONE: Final = "-"
MONTHS: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
PHASES: Final = {
    "voorbereiding": "in voorbereiding: mensen kunnen nog niet melden",
    "proef": "op proef: mensen kunnen melden, en er kan nog veel veranderen",
    "open": "open: mensen kunnen melden",
    "gesloten": "gesloten: mensen kunnen niet meer melden",
}
REVIEWS: Final = {"maand": "elke maand", "kwartaal": "elk kwartaal", "halfjaar": "elk half jaar", "jaar": "elk jaar"}
RHYTHMS: Final = {"kwartaal": "elk kwartaal", "jaar": "later (per jaar; dat kan deze versie nog niet)"}
GETS: Final = {
    "niets": "Niets, alleen de cijfers die iedereen ziet",
    "cijfers": "Bericht van nieuwe cijfers",
    "overlegpakket": "Een pakket met cijfers voor het overleg",
}
FOLLOW_UPS: Final = {
    "geen": "Wij tellen de melding. Er is geen vervolg.",
    "doorgeleiding": "Een pagina wijst de melder de weg naar een partner. De melding zelf gaat nergens heen.",
    "contact_elders": "De melder kan zelf contact zoeken met een partner. De melding zelf gaat nergens heen.",
}
STARTS: Final = {
    "ontvangst": "na ontvangst",
    "einde_periode": "na het einde van het kwartaal",
    "vrijgave": "nadat de cijfers van het kwartaal klaar zijn",
}
ENDINGS: Final = {
    "tel_en_vernietig": "Eerst geteld, daarna vernietigd.",
    "vernietig": "Vernietigd zonder te tellen.",
    "bewaar_blijvend": "Blijft bewaard.",
}
CLASSES: Final = {
    "feiten": "Aangekruiste antwoorden",
    "verhaal": "Het verhaal",
    "terugkoppeling": "Antwoorden over het melden zelf",
    "cijfers": "Cijfers die naar buiten kwamen",
}
READERS: Final = {"steward": "de gegevensbewaker", "onderzoeker": "een onderzoeker", "niemand": "niemand"}
NEEDS: Final = {
    "gevaar": "Bij gevaar",
    "seksueel_geweld": "Na seksueel geweld",
    "praten": "Om te praten",
    "juridisch": "Over recht en aangifte",
    "discriminatie": "Bij discriminatie",
    "stoppen": "Voor wie wil stoppen",
}
HOLDS: Final = {
    "woo": "een verzoek om openbaarheid",
    "rechtszaak": "een rechtszaak",
    "raadsonderzoek": "een onderzoek van de raad",
    "hotspot": "een gebeurtenis die het archief wil bewaren",
}


def say_day(day: dt.date | None) -> str:
    """Return a day as people say it."""
    return OPEN if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_term(written: str | None) -> str:
    """Return a term as people say it; what cannot be read stays as it was written."""
    if written is None:
        return OPEN
    try:
        term = Term.parse(written)
    except ValueError:
        return written
    years, months = divmod(term.months, 12)
    told = [
        f"{years} jaar" if years else "",
        _count(months, "maand", "maanden"),
        _count(term.days, "dag", "dagen"),
    ]
    return " en ".join(part for part in told if part) or "0 dagen"


def _count(number: int, one: str, many: str) -> str:
    return "" if not number else f"{number} {one if number == 1 else many}"


def say_site(address: str | None) -> str:
    """Return the address of a site as people say it."""
    if address == OPEN_SITE:
        return OPEN
    return NONE if address is None else address.removeprefix("https://").rstrip("/")


def say_list(words: tuple[str, ...], last: str = "en") -> str:
    """Return words as a list in a sentence."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
