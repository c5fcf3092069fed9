"""Standing in for what a policy file leaves open, so that a plan can be read before it is complete (pure)."""

import datetime as dt
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec

from service.documents.plan_words import OPEN, OPEN_SITE, OPEN_TOWN

# Values of the grammar, tried in this order; the first that fits stands in.
_STAND_INS: Final = (
    OPEN,
    "nog_open",
    "nog-open",
    OPEN_SITE,
    OPEN_TOWN,
    "WK000000",
    "P0D",
    "ontvangst",
    "G1",
    "--utrecht-open",
    0,
    3,
    2015,
    dt.date(2015, 1, 1),
)


def fill_openings(raw: Any, kind: Any, path: str = "") -> tuple[Any, tuple[str, ...]]:
    """Return `raw` with a stand-in for each required field that is missing, and the places of these.

    Only what is absent is filled; a value that is wrong stays wrong.
    """
    inner = _without_none(kind)
    if _is_struct(inner) and isinstance(raw, dict):
        return _fill_table(raw, inner, path)
    if isinstance(raw, list) and (item := _item_kind(inner)) is not None:
        filled = [fill_openings(value, item, f"{path}[{index}]") for index, value in enumerate(raw)]
        return [value for value, _places in filled], tuple(place for _value, places in filled for place in places)
    if get_origin(inner) is dict and isinstance(raw, dict):
        return _fill_map(raw, get_args(inner)[1], path)
    return raw, ()


def _fill_table(raw: dict[str, Any], kind: type[msgspec.Struct], path: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    filled, places = dict(raw), list[str]()
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        where = f"{path}.{name}" if path else name
        if name in raw:
            filled[name], inside = fill_openings(raw[name], field.type, where)
            places += inside
        elif field.required:
            filled[name] = stand_in(field.type)
            places.append(where)
    return filled, tuple(places)


def _fill_map(raw: dict[str, Any], kind: Any, path: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    filled = {name: fill_openings(value, kind, f"{path}.{name}") for name, value in raw.items()}
    return {name: value for name, (value, _places) in filled.items()}, tuple(
        place for _value, places in filled.values() for place in places
    )


def stand_in(kind: Any) -> Any:
    """Return a value of `kind` that says that it is still open, as far as its shape lets it."""
    inner = _without_none(kind)
    if _is_struct(inner):
        return {field.encode_name: stand_in(field.type) for field in msgspec.structs.fields(inner) if field.required}
    if (item := _item_kind(inner)) is not None:
        return [stand_in(item)] if get_origin(inner) is Annotated else []
    if get_origin(inner) is dict:
        return {}
    if get_origin(inner) is Literal:
        return get_args(inner)[0]
    return next(value for value in _STAND_INS if _fits(value, inner))


def _fits(value: object, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _item_kind(kind: Any) -> Any:
    """Return what a list of this kind holds, or None when it is no list."""
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return get_args(plain)[0] if get_origin(plain) is tuple else None


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind
