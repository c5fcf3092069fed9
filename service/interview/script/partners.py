"""Phase 1 and 2: with whom, and what they get (pure)."""

from collections.abc import Iterator
from typing import Final

import msgspec

from service.interview.given import Given
from service.interview.questions import Many, One, Option, Question, Text
from service.interview.script.asking import NOTHING, localized, repeated
from service.kernel.text import LocalizedText
from service.policy.shape.scalars import Phone, Website

PARTNERS: Final = "De partners"
MOST_EXISTING: Final = 10


class PartnerIdea(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of partner, with a name and a part that usually fit."""

    label: str
    name: str | None = None
    role: str | None = None


# guide S84: the interview names the partners of the guide, with what each usually does
IDEAS: Final[dict[str, PartnerIdea]] = {
    "politie": PartnerIdea(label="Politie", name="Politie", role="Neemt aangiften op. Krijgt geen meldingen."),
    "csg": PartnerIdea(
        label="Centrum Seksueel Geweld",
        name="Centrum Seksueel Geweld",
        role="Helpt wie is aangerand of verkracht. Staat in de verwijzingen.",
    ),
    "slachtofferhulp": PartnerIdea(
        label="Slachtofferhulp", name="Slachtofferhulp Nederland", role="Luistert en helpt bij aangifte."
    ),
    "veiligthuis": PartnerIdea(
        label="Veilig Thuis", name="Veilig Thuis", role="Helpt bij geweld thuis, en wie zelf wil stoppen."
    ),
    "adv": PartnerIdea(
        label="Antidiscriminatievoorziening", role="Behandelt klachten over discriminatie en geeft advies."
    ),
    "ggd": PartnerIdea(label="GGD", name="GGD", role="Weet wat onveiligheid met gezondheid doet."),
    "coc": PartnerIdea(label="COC", name="COC", role="Kent lhbti+ mensen en brengt het meldpunt onder de aandacht."),
    "roze_in_blauw": PartnerIdea(label="Roze in Blauw", name="Roze in Blauw", role="Agenten die lhbti+ mensen helpen."),
    "om": PartnerIdea(label="Openbaar Ministerie", name="Openbaar Ministerie"),
    "driehoek": PartnerIdea(
        label="Veiligheidsdriehoek",
        name="Veiligheidsdriehoek",
        role="Bespreekt de cijfers en kiest waar inzet nodig is.",
    ),
    "gemeente": PartnerIdea(label="Andere afdeling van de gemeente"),
    "belangen": PartnerIdea(label="Organisatie van mensen uit de doelgroep"),
    "vervoer": PartnerIdea(label="Vervoerder"),
    "horeca": PartnerIdea(label="Horeca"),
    "onderwijs": PartnerIdea(label="Onderwijs"),
    "uitvoerder": PartnerIdea(label="Organisatie die het meldpunt uitvoert"),
    "anders": PartnerIdea(label="Iemand anders"),
}
GETS: Final = One(
    options=(
        Option(code="niets", label="Niets, alleen de cijfers die iedereen ziet"),
        Option(code="cijfers", label="Bericht als er nieuwe cijfers zijn"),
        Option(code="overlegpakket", label="Een pakket met cijfers voor het overleg"),
    )
)


def ask_partners(given: Given) -> Iterator[Question]:
    """Ask with whom the municipality works, and about the facilities that are there already."""
    yield Question(
        id="partners",
        part=PARTNERS,
        ask="Met welke partners werkt het meldpunt samen?",
        why=given.why("partners"),
        more="Van elke soort kunt u er hier een noemen. Meer partners zet u later in het bestand.",
        kind=Many(options=tuple(Option(code=code, label=idea.label) for code, idea in IDEAS.items()), least=0),
        default=(),
        enter=NOTHING,
        covers=("partners",),
    )
    for kind in partner_kinds(given):
        yield from _partner(given, kind)
    yield from _facility()
    yield from repeated(
        given,
        MOST_EXISTING,
        lambda number: _existing(given, number),
        lambda number: _about_existing(given, number),
    )


def _partner(given: Given, kind: str) -> Iterator[Question]:
    idea = IDEAS[kind]
    yield Question(
        id=f"partner.{kind}.naam",
        part=PARTNERS,
        ask=f"Hoe heet deze partner? ({idea.label})",
        why="Zo staat de partner in het plan.",
        kind=Text(),
        default=idea.name,
    )
    name = given.text(f"partner.{kind}.naam") or idea.label
    yield Question(
        id=f"partner.{kind}.rol",
        part=PARTNERS,
        ask=f"Wat doet deze partner voor het meldpunt? ({name})",
        why=given.why("partners_doen_al"),
        kind=Text(),
        default=idea.role,
        covers=("partners_doen_al",),
    )
    goals = tuple(
        Option(code=code, label=given.library.goals[code].nl)
        for code in given.chosen("doelen")
        if code in given.library.goals
    )
    yield Question(
        id=f"partner.{kind}.doelen",
        part=PARTNERS,
        ask=f"Voor welk doel is deze partner nodig? ({name})",
        why="Een partner zonder doel heeft ook geen cijfers nodig.",
        kind=Many(options=goals, least=0),
        default=(),
        enter=NOTHING,
    )
    yield Question(
        id=f"partner.{kind}.krijgt",
        part=PARTNERS,
        ask=f"Wat krijgt deze partner van het meldpunt? ({name})",
        why=given.why("wie_krijgt_cijfers"),
        kind=GETS,
        default="niets",
        covers=("wie_krijgt_cijfers",),
    )


# guide S40: the interview asks for the anti-discrimination facility, which every municipality has
def _facility() -> Iterator[Question]:
    yield Question(
        id="adv.naam",
        part=PARTNERS,
        ask="Hoe heet de antidiscriminatievoorziening van de gemeente?",
        why="De wet zegt dat elke gemeente er een heeft.",
        kind=Text(),
        default="Discriminatie.nl",
    )
    yield Question(
        id="adv.site",
        part=PARTNERS,
        ask="Wat is de site daarvan?",
        why="Melders zien daar wie helpt met een klacht.",
        kind=Text(shape=Website),
        default="https://discriminatie.nl",
    )
    yield Question(
        id="adv.telefoon",
        part=PARTNERS,
        ask="En het telefoonnummer?",
        why="Bellen is voor veel mensen makkelijker dan schrijven.",
        kind=Text(shape=Phone),
        default="",
        enter="geen",
    )


def list_in_force(given: Given) -> str:
    """Return the code list in which the facilities count now: the newest that is valid and no draft."""
    lists = given.library.code_lists.values()
    usable = [known for known in lists if not known.draft and known.valid_from <= given.today]
    newest = max(usable, key=lambda known: (known.valid_from, known.code), default=None)
    return newest.code if newest is not None else ""


def _existing(given: Given, number: int) -> Question:
    return Question(
        id=f"bestaand.{number}.naam",
        part=PARTNERS,
        ask="Waar kunnen mensen nu al melden?" if number == 1 else "Is er nog een ander meldpunt?",
        why=given.why("bestaande_meldpunten"),
        kind=Text(),
        default="Discriminatie.nl" if number == 1 else "",
        enter="nee, dit was alles",
        covers=("bestaande_meldpunten",),
    )


def _about_existing(given: Given, number: int) -> Iterator[Question]:
    name = given.text(f"bestaand.{number}.naam")
    is_facility = name == "Discriminatie.nl"
    yield Question(
        id=f"bestaand.{number}.site",
        part=PARTNERS,
        ask=f"Wat is de site van {name}?",
        why="Melders kunnen dan kiezen waar zij heen gaan.",
        kind=Text(shape=Website),
        default="https://discriminatie.nl" if is_facility else "",
        enter="geen",
    )
    yield from localized(
        Question(
            id=f"bestaand.{number}.verschil",
            part=PARTNERS,
            ask=f"Wat is daar anders dan hier? ({name})",
            why="Zonder dit verschil weet een melder niet wat te kiezen.",
            kind=Text(),
        ),
        LocalizedText(
            nl="Daar is hulp bij een klacht. Hier tellen wij alleen.",
            en="There is help with a complaint there. Here we only count.",
        )
        if is_facility
        else None,
        given,
    )


def partner_kinds(given: Given) -> tuple[str, ...]:
    """Return the kinds of partner that were chosen."""
    return tuple(kind for kind in given.chosen("partners") if kind in IDEAS)


def partner_options(given: Given) -> tuple[Option, ...]:
    """Return the partners that were named, to choose from."""
    return tuple(
        Option(code=kind, label=given.text(f"partner.{kind}.naam") or IDEAS[kind].label)
        for kind in partner_kinds(given)
    )
