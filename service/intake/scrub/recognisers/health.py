"""Diagnoses from a list or by their ending: health data of one person (GDPR article 9), which no count needs."""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_ENDINGS: Final = (
    "itis", "stoornis", "stoornissen", "syndroom", "kanker", "tumor", "patient", "patiente", "verslaving",
    "aandoening", "sclerose",
    "trombose", "fibrose", "psychose", "neurose", "depressie", "infarct", "dementie", "plegie", "atrofie",
    "dystrofie", "spierziekte",
    "longziekte", "nierziekte", "hartziekte", "leverziekte", "huidziekte", "darmziekte", "oogziekte",
    "hersenziekte", "paralysis",
    "disorder",
)  # fmt: skip
_SHORTEST: Final = 8
# What ends like a disease and is an attitude, or an insult.
_NONE: Final = frozenset({"kanker", "gehandicapt"})
_OF: Final = frozenset({"ziekte", "syndroom", "disease", "syndrome"})


def find(reading: Reading) -> Iterator[Found]:
    """Yield every diagnosis; short ones ("MS") ask for capitals. Words for a disability as a ground stay."""
    for hit in reading.phrases:
        if hit.group == "health" and (not hit.needs_capital or reading.text[hit.start : hit.end].isupper()):
            yield Found(start=hit.start, end=hit.end, kind="GEZONDHEID")
    for index, word in enumerate(reading.words):
        if word.endswith(_ENDINGS) and len(word) >= _SHORTEST and word not in _NONE:
            yield Found(start=reading.starts[index], end=reading.ends[index], kind="GEZONDHEID")
        elif word in _OF and index + 2 < len(reading.words) and reading.words[index + 1] in ("van", "of"):
            yield Found(start=reading.starts[index], end=reading.ends[index + 2], kind="GEZONDHEID")
