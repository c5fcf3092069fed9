"""A downloaded file becomes the geography of a policy, or one sentence; a policy is never half changed."""

import datetime as dt
import stat
import tomllib

import msgspec
import pytest
from support import copy_policies, edit
from unit.policy.districts.kwb_files import KWB, kwb_rows, workbook

from service.kernel.errors import LuwteError
from service.policy.districts.errors import (
    CbsFileRejected,
    CbsYearUnknown,
    DistrictsError,
    FloorRefused,
    MunicipalityUnknown,
    PolicyNotChanged,
)
from service.policy.districts.service import import_districts
from service.policy.service import lint_files
from service.policy.shape.places import GeographyFile


def geography(section):
    return msgspec.convert(tomllib.loads(section)["geografie"], GeographyFile)


def shown(areas):
    return [(area.code, area.name, area.inhabitants, area.merged_into) for area in areas]


def test_wijken_of_a_workbook_are_merged_to_the_floor(tmp_path):
    path = tmp_path / "kwb-2025.xlsx"
    path.write_bytes(workbook({"KWB2025": kwb_rows()}))
    found = geography(import_districts(path, "GM9903", floor=5000))
    assert (found.cbs_year, found.level, found.floor, found.read_from) == (2025, "wijk", 5000, "kwb-2025.xlsx")
    assert [(one.code, one.name) for one in found.municipalities] == [("GM9903", "Súdpolder")]
    assert shown(found.areas) == [
        ("WK990300", "Oud-Polder", 2600, None),
        ("WK990301", "Dorp aan de Vaart", 2500, "WK990300"),
        ("WK990302", "Plas", 0, "WK990303"),
        ("WK990303", "Nieuw-Polder", 10250, None),
        ("WK990304", "Bedrijven", 0, "WK990303"),
        ("WK990305", "Buitengebied", 300, "WK990303"),
    ]


def test_buurten_with_letters_keep_to_their_wijk():
    found = geography(import_districts(KWB, "gm9901", level="buurt", floor=5000))
    assert [(area.code, area.merged_into) for area in found.areas] == [
        ("BU99019999", "BU9901AA01"),
        ("BU9901AA01", None),
        ("BU9901AA02", None),
        ("BU9901AA03", "BU9901AA02"),
        ("BU9901AB01", "BU9901AA02"),
        ("BU9901AB02", "BU9901AA02"),
        ("BU9901AD03", None),
        ("BU9901AD04", "BU9901AD03"),
    ]


def test_wijken_without_a_floor_stay_as_they_are():
    found = geography(import_districts(KWB, "GM9902"))
    assert (found.floor, shown(found.areas)) == (None, [("WK990200", "Kleindorp", 1800, None)])


def test_several_municipalities_are_merged_each_by_itself():
    found = geography(import_districts(KWB, "GM9903, GM9901", floor=9000))
    assert [one.code for one in found.municipalities] == ["GM9903", "GM9901"]
    assert all(area.merged_into is None or area.merged_into[:6] == area.code[:6] for area in found.areas)


def test_areas_of_one_name_in_two_municipalities_tell_in_which(tmp_path):
    path = tmp_path / "wijk2025.csv"
    rows = "990200;Kern;Dorp\n990201;Dijk;Dorp\n990300;kern;Polder\n990400;Kern;\n"
    path.write_text(f"wijkcode2025;wijknaam2025;gemeentenaam2025\n{rows}", encoding="utf-8")
    found = geography(import_districts(path, "GM9902,GM9903,GM9904"))
    assert [area.name for area in found.areas] == ["Kern (Dorp)", "Dijk", "kern (Polder)", "Kern (GM9904)"]


def test_plain_list_of_names_gives_wijken_without_numbers(tmp_path):
    path = tmp_path / "wijk2025.csv"
    path.write_text("wijkcode2025;wijknaam2025\n990200;Wijk 00 Kern\n990201;Wijk 01 Dijk\n", encoding="utf-8")
    found = geography(import_districts(path, "GM9902"))
    assert shown(found.areas) == [("WK990200", "Kern", None, None), ("WK990201", "Dijk", None, None)]
    assert [(one.code, one.name) for one in found.municipalities] == [("GM9902", "GM9902")]
    with pytest.raises(FloorRefused, match="niet hoeveel mensen"):
        import_districts(path, "GM9902", floor=5000)


@pytest.mark.parametrize(
    ("options", "error", "sentence"),
    [
        ({"municipality": "GM0000"}, MunicipalityUnknown, "GM0000 staat niet"),
        ({"municipality": " , "}, MunicipalityUnknown, "een code als GM0758"),
        ({"level": "buurt", "floor": 1000}, MunicipalityUnknown, "geen buurten"),
        ({"level": "buurt"}, FloorRefused, "--ondergrens"),
        ({"level": "buurt", "floor": 999}, FloorRefused, "minstens 1000"),
        ({"floor": 0}, FloorRefused, "minstens 1"),
        ({"floor": 15651}, FloorRefused, "wonen 15650 mensen"),
        ({"year": 2014}, CbsYearUnknown, "zegt 2025, en u geeft --jaar 2014"),
    ],
)
def test_what_cannot_be_is_one_sentence(options, error, sentence):
    chosen = {"municipality": "GM9903", **options}
    with pytest.raises(error, match=sentence) as caught:
        import_districts(KWB, chosen.pop("municipality"), **chosen)
    assert isinstance(caught.value, DistrictsError)
    assert isinstance(caught.value, LuwteError)
    assert "\n" not in str(caught.value)


def test_policy_gets_the_areas_and_passes_the_linter(tmp_path):
    policy = copy_policies(tmp_path) / "breda.toml"
    code = tomllib.loads(policy.read_text("utf-8"))["geografie"]["gemeenten"][0]["code"]
    kwb = tmp_path / "kwb-2025.csv"
    kwb.write_text(KWB.read_text("utf-8").replace("9903", code[2:]), encoding="utf-8")
    before = policy.read_text("utf-8")
    policy.chmod(0o640)
    section = import_districts(kwb, code, floor=5000, into=policy)
    after = policy.read_text("utf-8")
    assert section.rstrip() in after
    assert after.startswith(before[: before.index("[geografie]")])
    assert after.endswith(before[before.index("[[vragen]]") :])
    assert stat.S_IMODE(policy.stat().st_mode) == 0o640
    assert [
        one for one in lint_files((policy,), dt.date(2026, 11, 25)).errors if one.path.startswith("geografie")
    ] == []
    assert import_districts(kwb, code, floor=5000, into=policy) == section
    assert policy.read_text("utf-8") == after


def small_policy(tmp_path, text='[[geografie.gemeenten]]\ncode = "GM9902"\nnaam = "Dorp"\n'):
    path = tmp_path / "dorp.toml"
    path.write_bytes(text.encode())
    return path


def test_policy_names_the_municipality_where_the_file_does_not(tmp_path):
    path = tmp_path / "wijk2025.csv"
    path.write_text("wijkcode2025;wijknaam2025\n990200;Kern\n", encoding="utf-8")
    found = geography(import_districts(path, "GM9902", into=small_policy(tmp_path)))
    assert [one.name for one in found.municipalities] == ["Dorp"]


def test_link_to_a_policy_stays_a_link(tmp_path):
    link = tmp_path / "link.toml"
    link.symlink_to(small_policy(tmp_path))
    import_districts(KWB, "GM9902", into=link)
    assert link.is_symlink()
    assert "WK990200" in (tmp_path / "dorp.toml").read_text("utf-8")


def test_policy_of_another_municipality_is_not_overwritten(tmp_path):
    policy = small_policy(tmp_path)
    before = policy.read_bytes()
    with pytest.raises(PolicyNotChanged, match="gaat over GM9902, en u leest GM9903 in"):
        import_districts(KWB, "GM9903", into=policy)
    assert policy.read_bytes() == before


@pytest.mark.parametrize("text", ["geen toml", "geografie = 3\n", "\ud800"], ids=["no-toml", "other-form", "no-utf-8"])
def test_policy_that_cannot_be_changed_stays(tmp_path, text):
    policy = tmp_path / "x.toml"
    policy.write_bytes(text.encode(errors="surrogatepass"))
    before = policy.read_bytes()
    with pytest.raises(PolicyNotChanged):
        import_districts(KWB, "GM9902", into=policy)
    assert policy.read_bytes() == before
    with pytest.raises(PolicyNotChanged, match="niet te lezen"):
        import_districts(KWB, "GM9902", into=tmp_path / "absent.toml")


def test_policy_that_cannot_be_written_stays(tmp_path):
    policy = small_policy(tmp_path).rename(tmp_path / f"{'a' * 250}.toml")
    before = policy.read_bytes()
    with pytest.raises(PolicyNotChanged, match="gebleven zoals het was"):
        import_districts(KWB, "GM9902", into=policy)
    assert policy.read_bytes() == before


def test_refused_file_leaves_the_policy(tmp_path):
    policy = small_policy(tmp_path)
    before = policy.read_bytes()
    bad = tmp_path / "kwb-2025.csv"
    bad.write_text("a;b\n", encoding="utf-8")
    with pytest.raises(CbsFileRejected):
        import_districts(bad, "GM9902", into=policy)
    assert policy.read_bytes() == before


def test_file_with_an_odd_name_is_named_safely(tmp_path):
    path = tmp_path / 'kwb-2025\n[vragen]"\udcff.csv'
    path.write_bytes(KWB.read_bytes())
    section = import_districts(path, "GM9902")
    assert tomllib.loads(section)["geografie"]["herkomst"] == 'kwb-2025\n[vragen]"?.csv'
    assert set(tomllib.loads(section)) == {"geografie"}


def test_edited_area_is_told_by_its_code(tmp_path):
    path = tmp_path / "kwb-2025.csv"
    path.write_bytes(KWB.read_bytes())
    edit(path, "1;10250;", "1;veel;")
    with pytest.raises(CbsFileRejected, match="WK990303 is geen heel getal"):
        import_districts(path, "GM9903", floor=5000)
