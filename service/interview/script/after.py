"""Phase 2: whose each channel is, and what comes after a report (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import One, Option, Question, Text
from service.interview.script.asking import localized
from service.interview.script.partners import partner_options
from service.interview.script.people import offered_channels
from service.kernel.text import LocalizedText

AFTER: Final = "Na een melding"
OWN: Final = "eigen"


def ask_after(given: Given) -> Iterator[Question]:
    """Ask whose each channel is, and what happens after a report."""
    partners = partner_options(given)
    for code in offered_channels(given):
        channel = given.library.channels[code]
        if partners and (channel.by_people or code == "app"):
            yield Question(
                id=f"kanaal.{code}.van",
                part=AFTER,
                ask=f"Van wie is dit kanaal? ({channel.name.nl})",
                why="Een melder hoort te weten met wie hij praat.",
                kind=One(options=(Option(code=OWN, label="Van het meldpunt zelf"), *partners)),
                default=OWN,
            )
    yield from _follow_up(given, partners)


def _follow_up(given: Given, partners: tuple[Option, ...]) -> Iterator[Question]:
    kinds = [Option(code="geen", label="Niets: wij tellen de melding, meer niet")]
    if partners:
        kinds += [
            Option(code="doorgeleiding", label="Een pagina wijst de weg naar een partner"),
            Option(code="contact_elders", label="De melder kan zelf contact zoeken met een partner"),
        ]
    yield Question(
        id="vervolg.soort",
        part=AFTER,
        ask="Wat gebeurt er met een melder na de melding?",
        why=given.why("doorgeleiding"),
        more="De melding zelf gaat nooit naar een partner. Alleen de melder kan daarheen gaan.",
        kind=One(options=tuple(kinds)),
        default="geen",
        covers=("doorgeleiding",),
    )
    if given.text("vervolg.soort") not in ("", "geen"):
        yield Question(
            id="vervolg.naar",
            part=AFTER,
            ask="Naar welke partner kan de melder?",
            why="Een weg zonder einde helpt niemand.",
            kind=One(options=partners),
        )
    yield from localized(
        Question(
            id="vervolg.tekst",
            part=AFTER,
            ask="Wat leest een melder over wat er nu gebeurt?",
            why=given.why("melders_weten"),
            kind=Text(),
            covers=("melders_weten",),
        ),
        _promise(given),
        given,
    )


def _promise(given: Given) -> LocalizedText | None:
    """Return the promise that is true of every meldpunt that only counts."""
    if given.text("vervolg.soort") != "geen":
        return None
    dutch = "Wij tellen uw melding mee. Wij doen geen onderzoek en wij bellen u niet."
    informal = "Wij tellen je melding mee. Wij doen geen onderzoek en wij bellen je niet."
    return LocalizedText(
        nl=informal if given.informal else dutch,
        en="We count your report. We do not investigate and we do not call you.",
    )
