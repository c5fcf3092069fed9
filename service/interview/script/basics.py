"""Phase 0: which municipality, which name, who is responsible (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import One, Option, Question, Text
from service.interview.script.asking import NOTHING, localized, numbers, repeated
from service.kernel.text import LocalizedText
from service.policy.shape.scalars import MunicipalityCode

PART: Final = "De basis"
MOST_MUNICIPALITIES: Final = 30
LANGUAGES: Final = {"beide": ("nl", "en"), "nederlands": ("nl",)}


def ask_basics(given: Given) -> Iterator[Question]:
    """Ask what stands at the top of the file."""
    yield from repeated(
        given,
        MOST_MUNICIPALITIES,
        lambda number: _municipality(given, number),
        lambda number: iter((_code(given, number),)),
    )
    yield from _voice()
    yield from _name(given)
    yield from _controller(given)
    yield Question(
        id="door",
        part=PART,
        ask="Wie vult dit in?",
        why="Bij elke versie staat wie haar schreef, en iemand anders keurt haar goed.",
        more="Een functie is genoeg, zoals adviseur veiligheid.",
        kind=Text(),
    )


def municipality_names(given: Given) -> tuple[str, ...]:
    """Return the names of the municipalities that were given."""
    return tuple(
        given.text(f"gemeente.{number}.naam") for number in numbers(given, "gemeente.{}.naam", MOST_MUNICIPALITIES)
    )


def municipality_codes(given: Given) -> tuple[str, ...]:
    """Return the CBS codes that were given."""
    codes = (given.text(f"gemeente.{number}.code") for number in range(1, MOST_MUNICIPALITIES + 1))
    return tuple(code for code in codes if code)


def _municipality(given: Given, number: int) -> Question:
    if number == 1:
        return Question(
            id="gemeente.1.naam",
            part=PART,
            ask="Voor welke gemeente is het meldpunt?",
            why="De naam van de gemeente staat in de teksten die een melder leest.",
            kind=Text(),
            default=given.interview.name.replace("-", " ").title(),
        )
    return Question(
        id=f"gemeente.{number}.naam",
        part=PART,
        ask="Is het meldpunt er ook voor een andere gemeente? Welke?",
        why="Een meldpunt mag voor meer gemeenten samen zijn.",
        kind=Text(),
        default="",
        enter="nee",
    )


def _code(given: Given, number: int) -> Question:
    name = given.text(f"gemeente.{number}.naam")
    ended = {
        code: f"{code} was {old.name}, en die gemeente bestond tot en met {old.last_year}. Kies de gemeente van nu."
        for code, old in given.library.ended.items()
    }
    earlier = [given.text(f"gemeente.{before}.code") for before in range(1, number)]
    taken = {code: f"{code} noemde u al." for code in earlier if code}
    known = {volume.name.casefold(): volume.municipality for volume in given.library.volumes}
    return Question(
        id=f"gemeente.{number}.code",
        part=PART,
        ask=f"Wat is de CBS-code van {name}?",
        why="Met deze code horen de wijken bij de goede gemeente.",
        more="De code is GM met vier cijfers, zoals GM0758 voor Breda. U vindt haar op de site van CBS.",
        kind=Text(shape=MunicipalityCode, refused={**ended, **taken}),
        default=known.get(name.casefold()),
    )


def _name(given: Given) -> Iterator[Question]:
    place = " en ".join(municipality_names(given)) or given.municipality
    yield from localized(
        Question(
            id="naam",
            part=PART,
            ask="Hoe heet het meldpunt?",
            why="Mensen moeten aan de naam zien dat dit over hen gaat.",
            kind=Text(),
        ),
        LocalizedText(nl=f"Straatintimidatie melden in {place}", en=f"Report street harassment in {place}"),
        given,
    )


def _voice() -> Iterator[Question]:
    yield Question(
        id="aanspreekvorm",
        part=PART,
        ask="Zegt het meldpunt u of je tegen melders?",
        why="Jongeren lezen liever je, en veel anderen liever u.",
        kind=One(options=(Option(code="u", label="u"), Option(code="je", label="je"))),
        default="u",
    )
    yield Question(
        id="talen",
        part=PART,
        ask="In welke talen kunnen mensen melden?",
        why="In je eigen taal vertel je wat je echt bedoelt.",
        kind=One(
            options=(
                Option(code="beide", label="Nederlands en Engels"),
                Option(code="nederlands", label="Alleen Nederlands"),
            )
        ),
        default="beide",
        covers=("taal",),
    )


def _controller(given: Given) -> Iterator[Question]:
    names = municipality_names(given) or (given.municipality,)
    plural = "Gemeenten" if len(names) > 1 else "Gemeente"
    yield Question(
        id="verantwoordelijke.naam",
        part=PART,
        ask="Wie is volgens de privacywet verantwoordelijk?",
        why=given.why("wie_voert_uit"),
        kind=Text(),
        default=f"{plural} {' en '.join(names)}",
        covers=("wie_voert_uit",),
    )
    yield Question(
        id="verantwoordelijke.contact",
        part=PART,
        ask="Waar kunnen mensen heen met vragen over privacy?",
        why="De wet wil dat hier een adres staat.",
        more="Een mailadres van een afdeling is beter dan dat van een persoon.",
        kind=Text(),
    )
    yield Question(
        id="verantwoordelijke.fg",
        part=PART,
        ask="Hoe bereiken mensen de functionaris gegevensbescherming?",
        why="Die kijkt of de gemeente de privacywet volgt.",
        kind=Text(),
        default="",
        enter=NOTHING,
    )
    yield Question(
        id="verwerker.naam",
        part=PART,
        ask="Voert een andere organisatie het meldpunt uit? Welke?",
        why="De wet noemt die organisatie de verwerker.",
        kind=Text(),
        default="",
        enter="nee, de gemeente zelf",
    )
    if given.has("verwerker.naam"):
        yield Question(
            id="verwerker.contact",
            part=PART,
            ask=f"Hoe bereiken mensen {given.text('verwerker.naam')}?",
            why="Ook van de verwerker hoort er een adres te staan.",
            kind=Text(),
        )
