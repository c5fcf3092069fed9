"""Phase 1 and 2: for whom, and along which ways people report (pure)."""

import re
from collections.abc import Iterator
from typing import Any, Final

from service.interview.given import Given
from service.interview.questions import Many, Option, Question, Text
from service.interview.script.asking import YES, YES_OR_NO, localized
from service.policy.shape.scalars import Origin, Phone, Website, Words

GROUPS: Final = "De doelgroepen"
CHANNELS: Final = "De kanalen"
_SHAPES: Final[dict[str, Any]] = {"telefoon": Phone, "insluiten": Website, "chat": Website, "app": Website}
_ORIGIN: Final = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.ASCII)
_ADDRESSES: Final = {
    "insluiten": "Op welke pagina komt het formulier te staan?",
    "telefoon": "Welk telefoonnummer bellen mensen?",
    "whatsapp": "Welk nummer of welke site hoort bij WhatsApp?",
    "email": "Naar welk mailadres schrijven mensen?",
    "app": "Op welke site vinden mensen de app?",
    "balie": "Waar is de balie?",
    "brief": "Naar welk adres gaat een brief?",
    "chat": "Op welke site kunnen mensen chatten?",
    "kiosk": "In welk gebouw staat het scherm?",
}


def ask_groups(given: Given) -> Iterator[Question]:
    """Ask who is to be reached, and who else may report."""
    yield Question(
        id="doelgroepen",
        part=GROUPS,
        ask="Wie wil de gemeente met het meldpunt bereiken?",
        why=given.why("groepen"),
        more=given.why("wie_mag_melden"),
        kind=Many(options=tuple(Option(code=group.code, label=group.nl) for group in given.library.audiences.values())),
        covers=("groepen", "wie_mag_melden"),
    )
    yield Question(
        id="omstanders",
        part=GROUPS,
        ask="Kunnen ook mensen melden die het alleen zagen?",
        why=given.why("omstanders"),
        kind=YES_OR_NO,
        default=YES,
        covers=("omstanders",),
    )
    yield Question(
        id="plegers",
        part=GROUPS,
        ask="Wijst het meldpunt de weg aan wie dit zelf deed en wil stoppen?",
        why=given.why("plegers"),
        more="Wie dit antwoord kiest, ziet hulp. Er wordt dan niets bewaard.",
        kind=YES_OR_NO,
        default=YES,
        covers=("plegers",),
    )


def ask_channels(given: Given) -> Iterator[Question]:
    """Ask along which ways people report, where each is, and when a person answers."""
    channels = given.library.channels.values()
    yield Question(
        id="kanalen",
        part=CHANNELS,
        ask="Op welke manieren kunnen mensen melden?",
        why=given.why("vorm"),
        more=f"{given.why('anoniem')} Het formulier op deze site hoort er altijd bij.",
        kind=Many(options=tuple(Option(code=channel.code, label=channel.name.nl) for channel in channels)),
        default=("formulier",),
        covers=("vorm", "anoniem"),
    )
    for code in offered_channels(given):
        if code in _ADDRESSES:
            yield from _about(code, given)
    yield from _channels_per_group(given)


def _about(code: str, given: Given) -> Iterator[Question]:
    channel = given.library.channels[code]
    yield Question(
        id=f"kanaal.{code}.adres",
        part=CHANNELS,
        ask=_ADDRESSES[code],
        why="Zonder adres kan niemand dit kanaal vinden.",
        more=f"Melders lezen hierbij: {channel.truth.nl}",
        kind=Text(shape=_SHAPES.get(code, Words)),
    )
    if code == "insluiten":
        yield Question(
            id="insluiten",
            part=CHANNELS,
            ask="Welke site mag het formulier laten zien?",
            why="Andere sites mogen het dan niet.",
            more="Alleen het begin van het adres, zoals https://www.gemeente.nl.",
            kind=Text(shape=Origin),
            default=_origin_of(given.text("kanaal.insluiten.adres")),
        )
    if channel.by_people:
        yield from localized(
            Question(
                id=f"kanaal.{code}.bereikbaar",
                part=CHANNELS,
                ask=f"Op welke tijden geeft een mens antwoord? ({channel.name.nl})",
                why=given.why("bereikbaar"),
                more="Schrijf het zoals een melder het leest, bijvoorbeeld: Op werkdagen van 9 tot 17 uur.",
                kind=Text(),
                enter="altijd, dag en nacht",
                covers=("bereikbaar",),
            ),
            None,
            given,
        )


def _origin_of(address: str) -> str | None:
    found = _ORIGIN.match(address)
    return None if found is None else found[0]


def offered_channels(given: Given) -> tuple[str, ...]:
    """Return the channels that were chosen and that the library knows."""
    return tuple(code for code in given.chosen("kanalen") if code in given.library.channels)


def chosen_groups(given: Given) -> tuple[str, ...]:
    """Return the target groups that were chosen and that the library knows."""
    return tuple(code for code in given.chosen("doelgroepen") if code in given.library.audiences)


def fitting_channels(given: Given, group: str) -> tuple[str, ...]:
    """Return the channels that are offered and fit a group; all that are offered when none fits."""
    fitting = given.library.audiences[group].fitting
    offered = offered_channels(given)
    return tuple(code for code in offered if code in fitting) or offered


def channels_of(given: Given, group: str) -> tuple[str, ...]:
    """Return the channels of a group: as answered, or all that fit when there was nothing to choose."""
    return given.chosen(f"doelgroep.{group}.kanalen") or fitting_channels(given, group)


def _channels_per_group(given: Given) -> Iterator[Question]:
    for code in chosen_groups(given):
        fitting = fitting_channels(given, code)
        if len(fitting) > 1:
            group = given.library.audiences[code]
            names = {channel: given.library.channels[channel].name.nl for channel in fitting}
            yield Question(
                id=f"doelgroep.{code}.kanalen",
                part=CHANNELS,
                ask=f"Welke manier van melden past bij: {group.nl.lower()}?",
                why=given.why("vorm_per_groep"),
                kind=Many(options=tuple(Option(code=channel, label=name) for channel, name in names.items())),
                default=fitting,
                covers=("vorm_per_groep",),
            )
