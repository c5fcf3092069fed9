"""Turning parsed TOML into Structs, finding every error of shape instead of the first (pure).

`msgspec.convert` stops at the first error; a municipality that mends a file wants them all.
"""

import datetime as dt
import difflib
import re
import types
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeVar, Union, get_args, get_origin

import msgspec

from service.policy.findings import Finding

T = TypeVar("T")
# No field is longer; comparing takes time with the square of a name's length.
_LONGEST_NAME: Final = 40
# Control characters but tab and line break, and marks that turn the direction of what is read: two people who
# approve a policy must see what the service will show.
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PLAIN: Final = {
    str: "tekst tussen aanhalingstekens",
    int: "een geheel getal",
    bool: "true of false",
    dt.date: "een datum als 2026-11-25",
}


def convert_all(raw: object, kind: type[T], file: str) -> tuple[T | None, tuple[Finding, ...]]:
    """Convert `raw` to `kind`; return the value, or None and every finding of shape."""
    walker = _Walker(file)
    walker.walk(raw, kind, "")
    if walker.findings:
        return None, tuple(walker.findings)
    return msgspec.convert(raw, kind), ()


class _Walker:
    def __init__(self, file: str) -> None:
        self._file = file
        self.findings: list[Finding] = []

    def walk(self, raw: object, kind: Any, path: str) -> None:
        """Check `raw` against `kind` and everything below it."""
        inner = _without_none(kind)
        origin = get_origin(inner)
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            self._walk_struct(raw, inner, path)
        elif origin is tuple or (origin is Annotated and get_origin(get_args(inner)[0]) is tuple):
            self._walk_list(raw, inner, path)
        elif origin is dict:
            self._walk_table(raw, inner, path)
        else:
            self._check_leaf(raw, inner, path)

    def _say(self, path: str, code: str, right: str) -> None:
        self.findings.append(Finding(file=self._file, path=path, code=code, right=right))

    def _walk_struct(self, raw: object, kind: type[msgspec.Struct], path: str) -> None:
        if not isinstance(raw, Mapping):
            self._say(path, "verkeerde-vorm", "hier hoort een tabel met velden")
            return
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for name in raw:
            if name not in fields:
                near = difflib.get_close_matches(str(name)[:_LONGEST_NAME], fields, n=1)
                hint = f"bedoelt u `{near[0]}`?" if near else f"toegestaan zijn: {', '.join(sorted(fields))}"
                self._say(_join(path, str(name)), "onbekend-veld", f"dit veld bestaat niet; {hint}")
        for name, field in fields.items():
            if name in raw:
                self.walk(raw[name], field.type, _join(path, name))
            elif field.required:
                self._say(_join(path, name), "veld-ontbreekt", f"dit veld is nodig: {describe(field.type)}")

    def _walk_list(self, raw: object, kind: Any, path: str) -> None:
        if not isinstance(raw, list):
            self._say(path, "verkeerde-vorm", "hier hoort een lijst")
            return
        inner = get_args(kind)[0] if get_origin(kind) is Annotated else kind
        for index, item in enumerate(raw):
            self.walk(item, get_args(inner)[0], f"{path}[{index}]")
        if get_origin(kind) is Annotated:
            meta = get_args(kind)[1]
            if not meta.min_length <= len(raw) <= meta.max_length:
                self._say(path, "verkeerd-aantal", f"hier horen {meta.description}")

    def _walk_table(self, raw: object, kind: Any, path: str) -> None:
        if not isinstance(raw, Mapping):
            self._say(path, "verkeerde-vorm", "hier hoort een tabel")
            return
        key_kind, value_kind = get_args(kind)
        for name, item in raw.items():
            self._check_leaf(name, key_kind, _join(path, name))
            self.walk(item, value_kind, _join(path, name))

    def _check_leaf(self, raw: object, kind: Any, path: str) -> None:
        if isinstance(raw, str) and _UNSEEN.search(raw):
            self._say(path, "verkeerde-waarde", "hier hoort tekst zonder onzichtbare tekens")
        elif not _fits(raw, kind):
            self._say(path, "verkeerde-waarde", f"hier hoort {describe(kind)}")


def _fits(raw: object, kind: Any) -> bool:
    """Whether `raw` is of `kind`, wholly.

    msgspec looks for a pattern anywhere before the last line break, and takes every digit of Unicode; a code
    that ends in a line break, or a text of nothing but spaces, must not pass.
    """
    try:
        msgspec.convert(raw, kind)
    except msgspec.ValidationError:
        return False
    if not isinstance(raw, str) or get_origin(kind) is not Annotated:
        return True
    meta = get_args(kind)[1]
    if meta.pattern is not None:
        return re.fullmatch(meta.pattern, raw, re.ASCII) is not None
    return not meta.min_length or bool(raw.strip())


def describe(kind: Any) -> str:
    """Say in Dutch what a value of `kind` looks like."""
    inner = _without_none(kind)
    if inner in _PLAIN:
        return _PLAIN[inner]
    if get_origin(inner) is Annotated:
        return str(get_args(inner)[1].description)
    if get_origin(inner) is Literal:
        return "een van: " + ", ".join(map(str, get_args(inner)))
    if get_origin(inner) is tuple:
        return "een lijst"
    return "een tabel met velden"


def _without_none(kind: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def _join(path: str, name: str) -> str:
    """Return the place of a field; its name may be anything that somebody typed."""
    shown = _UNSEEN.sub("?", name[:_LONGEST_NAME])
    return f"{path}.{shown}" if path else shown
