"""Writing the `[geografie]` of a policy as TOML, with comments that say where it is from (pure)."""

from collections.abc import Iterator, Mapping
from typing import Final

from service.policy.districts.merging import stored_together
from service.policy.shape.places import AreaFile, GeographyFile

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_geography(geography: GeographyFile) -> str:
    """Return the section without own places: `[geografie]`, its municipalities and its areas.

    Comments tell the source and its licence, and of each area that was merged into which other, and why.
    """
    lines = [*_head(geography)]
    for one in geography.municipalities:
        lines += ["", "[[geografie.gemeenten]]", f"code = {quote(one.code)}", f"naam = {quote(one.name)}"]
    names = {area.code: area.name for area in geography.areas}
    merges = {area.code: area.merged_into for area in geography.areas if area.merged_into is not None}
    totals = stored_together(geography.areas, merges)
    for area in geography.areas:
        lines.append("")
        if geography.floor is not None:
            lines += _why(area, geography.floor, names, totals)
        lines += _area(area, counted=geography.floor is not None)
    return "\n".join(lines) + "\n"


def quote(text: str) -> str:
    """Return `text` as a TOML string; whatever it holds, it stays one line."""
    return (
        '"' + "".join(_ESCAPES.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in text) + '"'
    )


def _head(geography: GeographyFile) -> Iterator[str]:
    yield "[geografie]"
    if geography.read_from is not None:
        yield f"# Gelezen uit {_one_line(geography.read_from)}: wijken en buurten van {geography.cbs_year}."
        yield "# Bron: Centraal Bureau voor de Statistiek (CBS), licentie CC BY 4.0."
    if geography.floor is not None:
        yield from _reasons(geography, geography.floor)
    yield f"cbs_jaar = {geography.cbs_year}"
    yield f"niveau = {quote(geography.level)}"
    if geography.floor is not None:
        yield f"ondergrens = {geography.floor}"
    if geography.read_from is not None:
        yield f"herkomst = {quote(geography.read_from)}"


def _reasons(geography: GeographyFile, floor: int) -> Iterator[str]:
    merged = sum(area.merged_into is not None for area in geography.areas)
    if not merged:
        yield f"# In elk gebied wonen {floor} mensen of meer: er is niets samengevoegd."
        return
    yield f"# {merged} van de {len(geography.areas)} gebieden tellen mee bij een ander gebied (samen_met)."
    yield f"# Zo wonen er in elk gebied dat overblijft {floor} mensen of meer."
    yield "# Wij kennen de kaart niet: wij namen gebieden met codes die op elkaar volgen."
    yield "# Kijk op de kaart of dit buren zijn, en kies anders een ander gebied."


def _why(area: AreaFile, floor: int, names: Mapping[str, str], totals: Mapping[str, int]) -> Iterator[str]:
    """Say why an area is merged, or how it reaches the floor."""
    people = area.inhabitants or 0
    if area.inhabitants is None:
        yield "# CBS noemt hier geen aantal inwoners; wij rekenen met 0."
    if area.merged_into is not None:
        small = f"minder dan {floor} mensen" if people < floor else "mensen op verspreide plekken"
        yield f"# Hier wonen {small}: dit gebied telt mee bij {_one_line(names[area.merged_into])}."
    elif people < floor:
        yield f"# Met wat hier meetelt wonen er {totals[area.code]} mensen."


def _area(area: AreaFile, *, counted: bool) -> Iterator[str]:
    """Write an area; where people were counted, the number with which was reckoned."""
    yield "[[geografie.gebieden]]"
    yield f"code = {quote(area.code)}"
    yield f"naam = {quote(area.name)}"
    if counted or area.inhabitants is not None:
        yield f"inwoners = {area.inhabitants or 0}"
    if area.merged_into is not None:
        yield f"samen_met = {quote(area.merged_into)}"


def _one_line(text: str) -> str:
    """Return `text` fit for a comment, which ends at the end of its line."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
