"""Phase 2: which figures come out, given how many reports are expected (pure)."""

from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.proposals import TableIdea, table_ideas
from service.interview.questions import Many, Number, Option, Question, Text
from service.interview.script.asked import chosen_blocks
from service.interview.script.basics import municipality_codes
from service.policy.shape.shared import VolumeFile

PART: Final = "De cijfers"
_RHYTHMS: Final = {"kwartaal": "elk kwartaal", "jaar": "een keer per jaar (dat kan deze versie nog niet)"}
_LEAST_K: Final = 5


def ideas(given: Given) -> tuple[TableIdea, ...]:
    """Return the tables that the chosen questions can fill."""
    return table_ideas(chosen_blocks(given), given.number("verwachting.aantal"))


def ask_figures(given: Given) -> Iterator[Question]:
    """Ask how many reports are expected, and which tables come out."""
    home = _volume_here(given)
    yield Question(
        id="verwachting.aantal",
        part=PART,
        ask="Hoeveel meldingen verwacht u per kwartaal?",
        why="Bij weinig meldingen kunnen er maar weinig cijfers naar buiten.",
        more="Andere gemeenten, per kwartaal: "
        + ", ".join(f"{volume.name} {_range(volume)}" for volume in given.library.volumes)
        + ".",
        kind=Number(low=0, high=1_000_000),
        default=None if home is None else home.low,
    )
    if given.has("verwachting.aantal"):
        yield Question(
            id="verwachting.bron",
            part=PART,
            ask="Hoe komt u aan dat getal?",
            why="Later wilt u weten of de verwachting klopte.",
            kind=Text(),
            default=home.source if home is not None else "Eigen schatting.",
        )
    tables = ideas(given)
    if not tables:
        return
    yield Question(
        id="tabellen",
        part=PART,
        ask="Welke tabellen komen er naar buiten?",
        why="Hoe meer tabellen, hoe makkelijker iemand te herkennen is.",
        more="Voorgesteld is wat bij uw aantal past. Kleine aantallen laten wij altijd weg.",
        kind=Many(options=tuple(Option(code=table.id, label=_label(table)) for table in tables)),
        default=tuple(table.id for table in tables if table.proposed) or None,
    )
    yield Question(
        id="vrijgave.k",
        part=PART,
        ask="Onder welk aantal laten wij een cijfer weg?",
        why="Een aantal van een of twee wijst bijna iemand aan.",
        kind=Number(low=_LEAST_K, high=50),
        default=_LEAST_K,
    )


def _label(table: TableIdea) -> str:
    return f"{table.title.nl}, {_RHYTHMS[table.rhythm]}"


def _volume_here(given: Given) -> VolumeFile | None:
    home = municipality_codes(given)[:1]
    return next((volume for volume in given.library.volumes if volume.municipality in home), None)


def _range(volume: VolumeFile) -> str:
    return str(volume.low) if volume.low == volume.high else f"{volume.low} tot {volume.high}"
