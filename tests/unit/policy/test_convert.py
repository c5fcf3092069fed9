"""Turning parsed TOML into Structs: every fault of shape is told, none is raised."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
import pytest
from msgspec import Meta, field

from service.policy.convert import convert_all
from service.policy.findings import Finding


class Room(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, description="een naam")] = field(name="naam")


class House(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: Annotated[str, Meta(pattern=r"^H\d{2}$", description="H en twee cijfers")]
    rooms: tuple[Room, ...] = field(name="kamers")
    kind: Literal["hoog", "laag"] = field(name="soort", default="laag")
    built: dt.date | None = field(name="gebouwd", default=None)
    floors: int = field(name="lagen", default=1)
    doors: Annotated[tuple[str, ...], Meta(min_length=1, max_length=2, description="een of twee")] = field(
        name="deuren", default=("voor",)
    )
    keys: dict[Literal["voor", "achter"], Room] = field(name="sleutels", default={})
    free: bool = field(name="vrij", default=False)
    cellar: Room | None = field(name="kelder", default=None)


GOOD = {"code": "H12", "kamers": [{"naam": "zaal"}]}


def told(changes):
    _house, findings = convert_all({**GOOD, **changes}, House, "huis.toml")
    return [(finding.path, finding.code, finding.right) for finding in findings]


def test_right_shape_becomes_a_value():
    raw = {**GOOD, "gebouwd": dt.date(1900, 1, 1), "sleutels": {"voor": {"naam": "x"}}, "deuren": ["voor", "achter"]}
    house, findings = convert_all(raw, House, "huis.toml")
    assert findings == ()
    assert house == House(
        code="H12",
        rooms=(Room(name="zaal"),),
        built=dt.date(1900, 1, 1),
        keys={"voor": Room(name="x")},
        doors=("voor", "achter"),
    )


WRONG = [
    ({"kamers": "zaal"}, "kamers", "verkeerde-vorm", "hier hoort een lijst"),
    ({"kamers": ["zaal"]}, "kamers[0]", "verkeerde-vorm", "hier hoort een tabel met velden"),
    ({"kamers": [{}]}, "kamers[0].naam", "veld-ontbreekt", "dit veld is nodig: een naam"),
    ({"kamers": [{"naam": " \n"}]}, "kamers[0].naam", "verkeerde-waarde", "hier hoort een naam"),
    (
        {"kamers": [{"naam": "a\x1b[2J"}]},
        "kamers[0].naam",
        "verkeerde-waarde",
        "hier hoort tekst zonder onzichtbare tekens",
    ),
    (
        {"kamers": [{"naam": "a\u202eb"}]},
        "kamers[0].naam",
        "verkeerde-waarde",
        "hier hoort tekst zonder onzichtbare tekens",
    ),
    ({"code": "H1"}, "code", "verkeerde-waarde", "hier hoort H en twee cijfers"),
    ({"code": "H12\n"}, "code", "verkeerde-waarde", "hier hoort H en twee cijfers"),
    ({"code": "H\u0661\u0662"}, "code", "verkeerde-waarde", "hier hoort H en twee cijfers"),
    ({"soort": "breed"}, "soort", "verkeerde-waarde", "hier hoort een van: hoog, laag"),
    ({"gebouwd": "1900"}, "gebouwd", "verkeerde-waarde", "hier hoort een datum als 2026-11-25"),
    (
        {"gebouwd": dt.datetime(1900, 1, 1, 12, 0, tzinfo=dt.UTC)},
        "gebouwd",
        "verkeerde-waarde",
        "hier hoort een datum als 2026-11-25",
    ),
    ({"lagen": True}, "lagen", "verkeerde-waarde", "hier hoort een geheel getal"),
    ({"lagen": 1.5}, "lagen", "verkeerde-waarde", "hier hoort een geheel getal"),
    ({"vrij": 1}, "vrij", "verkeerde-waarde", "hier hoort true of false"),
    ({"deuren": []}, "deuren", "verkeerd-aantal", "hier horen een of twee"),
    ({"deuren": ["a", "b", "c"]}, "deuren", "verkeerd-aantal", "hier horen een of twee"),
    ({"deuren": [1]}, "deuren[0]", "verkeerde-waarde", "hier hoort tekst tussen aanhalingstekens"),
    ({"sleutels": []}, "sleutels", "verkeerde-vorm", "hier hoort een tabel"),
    ({"sleutels": {"zij": {"naam": "x"}}}, "sleutels.zij", "verkeerde-waarde", "hier hoort een van: voor, achter"),
    ({"kelder": 3}, "kelder", "verkeerde-vorm", "hier hoort een tabel met velden"),
    ({"kamer": 1}, "kamer", "onbekend-veld", "dit veld bestaat niet; bedoelt u `kamers`?"),
    (
        {"zwembad": 1},
        "zwembad",
        "onbekend-veld",
        "dit veld bestaat niet; toegestaan zijn: code, deuren, gebouwd, kamers, kelder, lagen, sleutels, soort, vrij",
    ),
]


@pytest.mark.parametrize(("changes", "path", "code", "right"), WRONG)
def test_wrong_shape_is_told_with_what_is_right(changes, path, code, right):
    assert told(changes) == [(path, code, right)]


def test_missing_lists_and_tables_are_described():
    _house, findings = convert_all({}, House, "huis.toml")
    assert [(finding.path, finding.right) for finding in findings] == [
        ("code", "dit veld is nodig: H en twee cijfers"),
        ("kamers", "dit veld is nodig: een lijst"),
    ]


def test_missing_table_is_described():
    class Street(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
        house: Room

    assert convert_all({}, Street, "x")[1][0].right == "dit veld is nodig: een tabel met velden"


def test_name_of_a_field_cannot_write_to_a_screen():
    [(path, _code, _right)] = told({"\x1b[31m" + "a" * 100_000: 1})
    assert path == "?[31m" + "a" * 35


def test_every_fault_is_told_at_once():
    assert [path for path, _code, _right in told({"code": 1, "lagen": "x", "kamers": [{}, 1]})] == [
        "code",
        "kamers[0].naam",
        "kamers[1]",
        "lagen",
    ]


def test_finding_reads_as_one_line():
    finding = Finding(file="a.toml", path="k", code="verkeerde-waarde", right="hier hoort een getal")
    assert str(finding) == "a.toml: k: hier hoort een getal [verkeerde-waarde]"
    advice = msgspec.structs.replace(finding, path="", weight="advies")
    assert str(advice) == "a.toml: (bestand): advies: hier hoort een getal [verkeerde-waarde]"
