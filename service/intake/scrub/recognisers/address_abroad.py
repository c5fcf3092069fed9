"""Addresses of other countries: French, Spanish, Italian, Polish and Turkish forms, Belgian postcodes."""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_FRENCH_KIND: Final = (
    "(?:(?:rue|allee|avenue|chaussee|chemin|impasse|quai|boulevard|bd|sentier)|(?:place|route|square"
    "|residence) d[eu]s?)"
)
_ADDITION: Final = r"(?:,? (?:bte|boite|bus|box|apt|esc|piso|int|scala|m|kat|daire)\.? ?\d{1,4}[a-z]?)?"
_NUMBER_FIRST: Final = (
    rf"\b\d{{1,4}}(?: ?(?:bis|ter|[a-d])\b)?,? {_FRENCH_KIND}\.? (?:d[eu]s? |de la |de l'|d'|l'|la |le )*[a-z'-]+"
)
_STREET_FIRST: Final = (
    r"\b(?:(?:rue|chaussee|avenue|allee|boulevard|calle|avenida|avda|plaza|paseo|viale|piazza|rua|travessa|ulica|aleja"
    rf"|osiedle) |(?:c/|ul\.) ?)(?:[a-z'-]+,? ){{1,4}}(?:n[o0]?\.? ?)?\d{{1,4}}[a-z]?(?:/\d{{1,4}})?{_ADDITION}\b"
)
_TURKISH: Final = (
    r"\b(?:[a-z]+ )?(?:mah|mahallesi|cad|caddesi|sok|sk|sokak|sokagi"
    r"|bulvari)\.?,? (?:[a-z]+\.? ){0,3}no ?[:.]? ?\d{1,4}"
    r"[a-z]?(?:/\d{1,4})?(?:,? (?:daire|d|kat|k)[:.]? ?\d{1,3})?\b"
)
TRIGGERS: Final = (
    (
        r"(?:rue|allee|avenue|chaussee|chemin|impasse|quai|boulevard|bd|sentier|calle|avenida|avda|plaza|paseo|viale|piazza"
        r"|rua|travessa|ulica|aleja|osiedle)\.? |(?:place|route|square|residence) d|c/|ul\."
    ),
    r"(?:mah|mahallesi|cad|caddesi|sok|sk|sokak|sokagi|bulvari)[., ]",
)
POSTCODE_TRIGGERS: Final = (r"\d ?[a-z]?(?:, |,?\n)(?:b-)?[1-9]\d{3} [a-z]{4}",)
_FORMS: Final = Spots(_NUMBER_FIRST, _STREET_FIRST, _TURKISH)
_POSTCODES: Final = Spots(*POSTCODE_TRIGGERS)
_OF_POSTCODE: Final = 4


def find(reading: Reading) -> Iterator[Found]:
    """Yield addresses in the forms of other countries."""
    for start, end in _FORMS.spans(reading):
        yield Found(start=start, end=end, kind="ADRES")


def find_postcodes(reading: Reading) -> Iterator[Found]:
    """Yield four digits between a house number and a town with a capital."""
    for _, end in _POSTCODES.spans(reading):
        town = end - _OF_POSTCODE
        start = town - 1 - _OF_POSTCODE
        year = reading.folded[start : town - 1]
        if reading.text[town].isupper() and not reading.shouted and not year.startswith(("19", "20")):
            yield Found(start=start, end=town - 1, kind="POSTCODE")
