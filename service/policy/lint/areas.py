"""CBS areas: of these municipalities, of one level, of one year, and large enough (pure).

Wijken and buurten have codes of CBS; a code dies when municipalities merge, so the year belongs to it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.problem import DatedRule, Problem, Rule, RuleCode, asked_questions, repeated
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.places import AreaFile, GeographyFile

CODES: Final = (
    RuleCode(code="gemeente-dubbel", title="Een gemeente staat er twee keer."),
    RuleCode(code="gebied-dubbel", title="Een gebied staat er twee keer."),
    RuleCode(code="gebied-zelfde-naam", title="Twee gebieden heten hetzelfde."),
    RuleCode(code="gebied-vreemde-gemeente", title="Een gebied ligt in een andere gemeente."),
    RuleCode(code="gebied-ander-niveau", title="Een gebied is een wijk waar buurten horen, of andersom."),
    RuleCode(code="samenvoeging", title="Een gebied wordt samengevoegd met iets dat zelf geen los gebied is."),
    RuleCode(code="gebied-ander-jaar", title="Een gemeente bestond niet meer in het jaar van de gebieden."),
    RuleCode(code="herkomst-ander-jaar", title="Het bestand van de gebieden is van een ander jaar."),
    RuleCode(code="gemeente-zonder-gebieden", title="De wijk wordt gevraagd, maar een gemeente heeft geen gebieden."),
    RuleCode(code="wijk-zonder-gebieden", title="De wijk wordt gevraagd, maar er zijn geen gebieden."),
    RuleCode(code="buurt-zonder-ondergrens", title="Er zijn buurten zonder ondergrens voor inwoners."),
    RuleCode(code="ondergrens-te-laag", title="De ondergrens voor buurten is te laag."),
    RuleCode(code="gebied-zonder-inwoners", title="Van een buurt staat er niet hoeveel mensen er wonen."),
    RuleCode(code="gebied-te-klein", title="In een gebied wonen minder mensen dan de ondergrens."),
    RuleCode(code="cbs-jaar-toekomst", title="Het jaar van de gebieden moet nog komen."),
    RuleCode(code="cbs-jaar-verouderd", title="Het jaar van de gebieden is meer dan drie jaar geleden."),
)
# A buurt has 1,250 people on average; below this a report about it is about a street.
LOWEST_FLOOR: Final = 1000
_OLDEST_YEARS: Final = 3
_PREFIX: Final = {"wijk": "WK", "buurt": "BU"}
_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)", re.ASCII)


def years_in(name: str) -> set[int]:
    """Return the years that the name of a file tells: kwb-2025.xlsx is of 2025."""
    return {int(year) for year in _YEAR.findall(name)}


def check_municipalities(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Each municipality is named once, and existed in the year of the areas."""
    geography = policy.geography
    for code in repeated(municipality.code for municipality in geography.municipalities):
        yield "geografie.gemeenten", "gemeente-dubbel", f"`{code}` hoort een keer voor te komen"
    for index, municipality in enumerate(geography.municipalities):
        ended = library.ended.get(municipality.code)
        if ended is not None and ended.last_year < geography.cbs_year:
            right = f"{ended.name} ({ended.code}) bestond tot en met {ended.last_year}; kies de gemeente van nu"
            yield f"geografie.gemeenten[{index}].code", "gebied-ander-jaar", right


def check_source(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """The file that the areas were read from is of their year, as far as its name tells."""
    geography = policy.geography
    named = years_in(geography.read_from or "")
    if named and geography.cbs_year not in named:
        right = f"`{geography.read_from}` is niet van {geography.cbs_year}; lees de gebieden in met"
        yield "geografie.herkomst", "herkomst-ander-jaar", f"{right} `luwte wijken importeer`, of herstel het jaar"


def check_areas(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Area codes are of this level and these municipalities, each once; a question about them has some."""
    geography = policy.geography
    for code in repeated(area.code for area in geography.areas):
        yield "geografie.gebieden", "gebied-dubbel", f"`{code}` hoort een keer voor te komen"
    numbers = {municipality.code[2:6] for municipality in geography.municipalities}
    prefix = _PREFIX[geography.level]
    for index, area in enumerate(geography.areas):
        path = f"geografie.gebieden[{index}]"
        if not area.code.startswith(prefix):
            right = (
                f"op het niveau `{geography.level}` begint een code met {prefix}; kies een niveau voor alle gebieden"
            )
            yield f"{path}.code", "gebied-ander-niveau", right
        if area.code[2:6] not in numbers:
            right = f"na de letters hoort het nummer van een gemeente van dit meldpunt: {', '.join(sorted(numbers))}"
            yield f"{path}.code", "gebied-vreemde-gemeente", right
    if any(question.districts for question in asked_questions(policy, library)):
        yield from _check_present(geography)


def _check_present(geography: GeographyFile) -> Iterator[Problem]:
    """Everybody who is asked for an area finds one of the own municipality."""
    if not geography.areas:
        yield "geografie.gebieden", "wijk-zonder-gebieden", "de vraag naar de wijk heeft gebieden nodig"
        return
    present = {area.code[2:6] for area in geography.areas}
    for index, municipality in enumerate(geography.municipalities):
        if municipality.code[2:6] not in present:
            right = f"van {municipality.name} staat er geen gebied om uit te kiezen; zet ze erbij"
            yield f"geografie.gemeenten[{index}]", "gemeente-zonder-gebieden", right


def check_names(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Areas can be told apart by name: a reporter sees nothing else of them."""
    codes: dict[str, str] = {}
    for index, area in enumerate(policy.geography.areas):
        first = codes.setdefault(" ".join(area.name.split()).casefold(), area.code)
        if first != area.code:
            right = f"zo heet {first} ook; zet erbij waar het ligt, zoals `{area.name} (Noord)`"
            yield f"geografie.gebieden[{index}].naam", "gebied-zelfde-naam", right


def check_merges(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A merge points at an area that stays itself: so one step tells where a report is kept."""
    codes = {area.code: area for area in policy.geography.areas}
    for index, area in enumerate(policy.geography.areas):
        target = area.merged_into
        if target is not None and (target not in codes or codes[target].merged_into is not None):
            right = "noem de code van een gebied uit deze lijst dat zelf niet wordt samengevoegd"
            yield f"geografie.gebieden[{index}].samen_met", "samenvoeging", right


def check_floor(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Buurten are allowed only above a floor of inhabitants, after merging; a floor holds for wijken too."""
    geography = policy.geography
    if geography.level == "buurt":
        yield from _check_neighbourhoods(geography)
    if geography.floor is None:
        return
    for index, area in enumerate(geography.areas):
        total = _inhabitants(area, geography)
        if area.merged_into is None and total is not None and total < geography.floor:
            right = f"hier wonen {total} mensen, en de ondergrens is {geography.floor}; voeg dit gebied samen"
            yield f"geografie.gebieden[{index}]", "gebied-te-klein", right


def _check_neighbourhoods(geography: GeographyFile) -> Iterator[Problem]:
    if geography.floor is None:
        right = "buurten zijn klein; zet hier hoeveel inwoners een (samengevoegd) gebied minstens heeft, zoals 5000"
        yield "geografie.ondergrens", "buurt-zonder-ondergrens", right
        return
    if geography.floor < LOWEST_FLOOR:
        right = f"hier hoort minstens {LOWEST_FLOOR}; kies anders het niveau `wijk`"
        yield "geografie.ondergrens", "ondergrens-te-laag", right
    for index, area in enumerate(geography.areas):
        if area.inhabitants is None:
            right = "zonder dit getal is de ondergrens niet te controleren; neem het over van CBS"
            yield f"geografie.gebieden[{index}].inwoners", "gebied-zonder-inwoners", right


def _inhabitants(area: AreaFile, geography: GeographyFile) -> int | None:
    """Return how many live in an area and what is stored with it, if that is known of all of them."""
    parts = [part.inhabitants for part in geography.areas if area.code in {part.code, part.merged_into}]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def check_year(policy: PolicyFile, _library: Library, today: dt.date) -> Iterator[Problem]:
    """The areas are those of a year that has come and is not long past."""
    year = policy.geography.cbs_year
    if year > today.year:
        yield "geografie.cbs_jaar", "cbs-jaar-toekomst", f"kies een jaar tot en met {today.year}"
    if year < today.year - _OLDEST_YEARS:
        right = f"sinds {year} kunnen grenzen en codes veranderd zijn; neem de gebieden van een nieuwer jaar over"
        yield "geografie.cbs_jaar", "cbs-jaar-verouderd", right


RULES: Final[tuple[Rule, ...]] = (
    check_municipalities,
    check_source,
    check_areas,
    check_names,
    check_merges,
    check_floor,
)
DATED_RULES: Final[tuple[DatedRule, ...]] = (check_year,)
