"""Phase 2 and 3: help, who answers for it, when figures come, and how it is found (pure)."""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.questions import Day, Many, One, Option, Question, Text
from service.interview.script.asking import YES, localized, repeated
from service.kernel.periods import Quarter
from service.policy.model import Need

HELP: Final = "De hulp"
OWNER: Final = "De opvolging"
FOUND: Final = "Bekend worden"
MOST_TERMS: Final = 10
MOST_CAMPAIGNS: Final = 5
NOT_TRIED: Final = "nietgeprobeerd"
# What a reporter of violence needs at least, in the order of urgency.
_USUAL_HELP: Final = ("nood", "csg", "slachtofferhulp", "kindertelefoon", "politie", "discriminatie")
_NEEDS: Final[dict[Need, str]] = {
    "gevaar": "bij gevaar",
    "seksueel_geweld": "na seksueel geweld",
    "praten": "om te praten",
    "juridisch": "over recht en aangifte",
    "discriminatie": "bij discriminatie",
    "stoppen": "voor wie wil stoppen",
}
_STOPPING: Final = "veiligthuis_stoppen"
# Figures of a quarter are counted, read and signed within this time.
_UNTIL_FIRST_FIGURES: Final = dt.timedelta(days=45)


def ask_help(given: Given) -> Iterator[Question]:
    """Ask which help reporters see; what questions and scope call for is proposed."""
    referrals = given.library.referrals
    wanted = {*_USUAL_HELP, *given.chosen("afbakening.elders")}
    if given.text("plegers") == YES:
        wanted.add(_STOPPING)
    yield Question(
        id="hulp",
        part=HELP,
        ask="Welke hulp zien melders?",
        why=given.why("hulp_na_geweld"),
        more="Een mens heeft elk nummer gecontroleerd. Meer eigen hulp zet u later in het bestand.",
        kind=Many(options=tuple(Option(code=code, label=_label(given, code)) for code in referrals)),
        default=tuple(code for code in referrals if code in wanted) or None,
        covers=("hulp_na_geweld",),
    )


def _label(given: Given, code: str) -> str:
    referral = given.library.referrals[code]
    shows_number = referral.phone is not None and referral.phone not in referral.name.nl
    number = f", {referral.phone}" if shows_number else ""
    return f"{referral.name.nl}{number} ({_NEEDS[referral.need]})"


# guide S28, S95: the interview asks for owner, review and first publication before anything opens
def ask_owner(given: Given) -> Iterator[Question]:
    """Ask who answers for the meldpunt, and when its figures are talked over and told."""
    yield Question(
        id="eigenaar.naam",
        part=OWNER,
        ask="Wie is binnen de gemeente eigenaar van het meldpunt?",
        why=given.why("eigenaar"),
        more="Een functie is genoeg. Zonder eigenaar kan het meldpunt niet open.",
        kind=Text(),
        covers=("eigenaar",),
    )
    yield Question(
        id="eigenaar.afdeling",
        part=OWNER,
        ask="Bij welke afdeling hoort die?",
        why="Mensen wisselen van werk, een afdeling blijft.",
        kind=Text(),
    )
    yield Question(
        id="eigenaar.contact",
        part=OWNER,
        ask="Hoe is de eigenaar te bereiken?",
        why="Partners en collega's moeten ergens terechtkunnen.",
        kind=Text(),
        default=given.text("verantwoordelijke.contact") or None,
    )
    yield from _review(given)


def _review(given: Given) -> Iterator[Question]:
    yield Question(
        id="opvolging.overleg",
        part=OWNER,
        ask="Hoe vaak bespreekt u de cijfers?",
        why=given.why("opvolging"),
        more=given.why("overleg"),
        kind=One(
            options=(
                Option(code="kwartaal", label="Elk kwartaal"),
                Option(code="maand", label="Elke maand"),
                Option(code="halfjaar", label="Elk half jaar"),
                Option(code="jaar", label="Elk jaar"),
            )
        ),
        default="kwartaal",
        covers=("opvolging", "overleg"),
    )
    yield Question(
        id="opvolging.eerste_publicatie",
        part=OWNER,
        ask="Op welke dag komen de eerste cijfers?",
        why="Een dag die vaststaat, is een belofte aan melders.",
        more="De cijfers van een kwartaal kunnen ongeveer zes weken na dat kwartaal naar buiten.",
        kind=Day(earliest=given.today),
        default=(Quarter.of(given.today).following.last_day + _UNTIL_FIRST_FIGURES).isoformat(),
    )
    yield Question(
        id="opvolging.terugkoppeling",
        part=OWNER,
        ask="Hoe snel daarna leest iedereen wat u met de cijfers doet?",
        why=given.why("snelheid"),
        kind=One(
            options=(
                Option(code="P30D", label="Binnen 30 dagen"),
                Option(code="P14D", label="Binnen 14 dagen"),
                Option(code="P60D", label="Binnen 60 dagen"),
            )
        ),
        default="P30D",
        covers=("snelheid",),
    )


def ask_found(given: Given) -> Iterator[Question]:
    """Ask with which words people search, and which campaigns come."""
    yield from repeated(
        given, MOST_TERMS, lambda number: _term(given, number), lambda number: iter((_tried(given, number),))
    )
    yield from repeated(given, MOST_CAMPAIGNS, _campaign, lambda number: _about_campaign(given, number))


def _term(given: Given, number: int) -> Question:
    return Question(
        id=f"zoekterm.{number}.term",
        part=FOUND,
        ask="Met welk woord zoeken mensen op uw site?" if number == 1 else "Met welk woord nog meer?",
        why=given.why("zoektermen"),
        more="Typ het woord op de site van de gemeente en kijk waar u uitkomt.",
        kind=Text(),
        default="straatintimidatie" if number == 1 else "",
        enter="dit was alles",
        covers=("zoektermen",),
    )


def _tried(given: Given, number: int) -> Question:
    return Question(
        id=f"zoekterm.{number}.gevonden",
        part=FOUND,
        ask=f"Vindt u het meldpunt met: {given.text(f'zoekterm.{number}.term')}?",
        why="Wat niemand vindt, helpt niemand.",
        kind=One(
            options=(
                Option(code=NOT_TRIED, label="Nog niet geprobeerd"),
                Option(code="ja", label="Ja"),
                Option(code="nee", label="Nee"),
            )
        ),
        default=NOT_TRIED,
    )


def _campaign(number: int) -> Question:
    return Question(
        id=f"campagne.{number}.nl",
        part=FOUND,
        ask="Komt er een campagne? Hoe heet die?" if number == 1 else "Komt er nog een campagne?",
        why="Een campagne geeft meer meldingen, en dat zeggen wij dan bij de cijfers.",
        kind=Text(),
        default="",
        enter="nee",
    )


def _about_campaign(given: Given, number: int) -> Iterator[Question]:
    stem = Question(id=f"campagne.{number}", part=FOUND, ask="", why="", kind=Text())
    yield from (question for question in localized(stem, None, given) if question.id.endswith(".en"))
    yield Question(
        id=f"campagne.{number}.van",
        part=FOUND,
        ask="Op welke dag begint de campagne?",
        why="Vanaf die dag kijken wij anders naar de aantallen.",
        kind=Day(),
    )
    start = given.text(f"campagne.{number}.van")
    yield Question(
        id=f"campagne.{number}.tot",
        part=FOUND,
        ask="Op welke dag eindigt zij?",
        why="Daarna telt een melding weer als gewoon.",
        kind=Day(earliest=dt.date.fromisoformat(start) if start else None),
    )
