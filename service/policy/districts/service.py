"""The use case behind `luwte wijken importeer`: a file of CBS becomes the geography of a policy. Works offline."""

import stat
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from service.kernel.durable import write_durably
from service.policy.districts.areas import choose_areas, municipalities_of
from service.policy.districts.columns import Table
from service.policy.districts.errors import FloorRefused, PolicyNotChanged
from service.policy.districts.kwb import choose_year, read_kwb
from service.policy.districts.merging import propose_merges
from service.policy.districts.replace import replace_geography
from service.policy.districts.write import write_geography
from service.policy.lint.areas import LOWEST_FLOOR
from service.policy.model import AreaLevel
from service.policy.shape.places import AreaFile, GeographyFile, MunicipalityFile


# guide S8: districts come from the list of CBS itself, and none is smaller than the floor
def import_districts(
    source: Path,
    municipality: str,
    *,
    level: AreaLevel = "wijk",
    floor: int | None = None,
    year: int | None = None,
    into: Path | None = None,
) -> str:
    """Return the geography of `municipality` as TOML; with `into`, put it in that policy as well.

    `municipality` is a CBS code, or several with a comma between them for a meldpunt of several municipalities.
    Areas with fewer inhabitants than `floor` are merged; buurten need a floor.
    The policy is replaced at once or not at all, and only where it is about the same municipalities.

    Raises:
        CbsFileRejected: `source` is not a file of CBS that we know.
        CbsYearUnknown: neither `year` nor the name of `source` tells the year.
        MunicipalityUnknown: the file does not have the municipality, or not at this level.
        FloorRefused: the floor is missing, too low, or out of reach.
        PolicyNotChanged: the policy cannot be read, changed or written.
    """
    codes = tuple(dict.fromkeys(code.strip().upper() for code in municipality.strip(" ,").split(",")))
    policy = _read_policy(into, codes) if into is not None else ""
    cbs_year = choose_year(source.name, year)
    table = read_kwb(source)
    _check_floor(table, level, floor)
    municipalities = tuple(_name_municipalities(codes, table, policy))
    geography = GeographyFile(
        cbs_year=cbs_year,
        municipalities=municipalities,
        level=level,
        floor=floor,
        read_from=source.name.encode(errors="replace").decode(),
        areas=tuple(_choose(municipalities, table, level, floor)),
    )
    section = write_geography(geography)
    if into is not None:
        _write_policy(into, replace_geography(policy, section))
    return section


def _check_floor(table: Table, level: AreaLevel, floor: int | None) -> None:
    if floor is None:
        if level == "buurt":
            raise FloorRefused(
                "Buurten zijn klein: geef met --ondergrens hoeveel mensen er minstens wonen, zoals 5000."
            )
        return
    lowest = LOWEST_FLOOR if level == "buurt" else 1
    if floor < lowest:
        raise FloorRefused(f"Een ondergrens van {floor} is te laag; kies minstens {lowest}.")
    if not table.tells_inhabitants:
        raise FloorRefused(
            "Dit bestand zegt niet hoeveel mensen er wonen. Neem het bestand Kerncijfers wijken en buurten (kwb) "
            "van CBS, of kies wijken zonder --ondergrens."
        )


def _choose(
    municipalities: tuple[MunicipalityFile, ...], table: Table, level: AreaLevel, floor: int | None
) -> Iterator[AreaFile]:
    """Yield the areas of each municipality; of what is called the same in two of them, the name tells in which."""
    found = [area for one in municipalities for area in _merge(choose_areas(table, one.code, level), floor)]
    names = {one.code: one.name for one in municipalities}
    shared = {name for name, times in Counter(area.name.casefold() for area in found).items() if times > 1}
    for area in found:
        told = f"{area.name} ({names[f'GM{area.code[2:6]}']})"
        yield msgspec.structs.replace(area, name=told) if area.name.casefold() in shared else area


def _merge(areas: tuple[AreaFile, ...], floor: int | None) -> Iterator[AreaFile]:
    merges = propose_merges(areas, floor) if floor is not None else {}
    for area in areas:
        yield msgspec.structs.replace(area, merged_into=merges.get(area.code))


def _name_municipalities(codes: tuple[str, ...], table: Table, policy: str) -> Iterator[MunicipalityFile]:
    """Name each municipality as the file does, else as the policy does, else by its code for a person to fill in."""
    in_policy = _municipalities_in(policy)
    in_file = municipalities_of(table)
    for code in codes:
        yield MunicipalityFile(code=code, name=in_file.get(code) or in_policy.get(code) or code)


def _read_policy(path: Path, codes: tuple[str, ...]) -> str:
    """Return the text of a policy about these municipalities, or about none yet."""
    try:
        text = path.read_bytes().decode() if path.is_file() else None
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        raise PolicyNotChanged(f"Het beleid {path.name} is niet te lezen.")
    there = _municipalities_in(text)
    if there and set(there) != set(codes):
        raise PolicyNotChanged(
            f"Het beleid {path.name} gaat over {', '.join(sorted(there))}, en u leest {', '.join(codes)} in. "
            "Geef dezelfde gemeenten, met een komma ertussen, of pas eerst het beleid aan."
        )
    return text


def _municipalities_in(policy: str) -> dict[str, str]:
    """Return code and name of the municipalities in the text of a policy, whatever else is wrong with it."""
    try:
        listed = tomllib.loads(policy)["geografie"]["gemeenten"]
        return {str(one["code"]): str(one["naam"]) for one in listed}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}


def _write_policy(path: Path, text: str) -> None:
    """Replace the file that `path` leads to, with the permissions it had."""
    real = path.resolve()
    try:
        write_durably(real, text.encode(), mode=stat.S_IMODE(real.stat().st_mode))
    except OSError:
        raise PolicyNotChanged(f"Het beleid {path.name} is niet te schrijven; het is gebleven zoals het was.") from None
