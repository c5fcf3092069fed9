"""A policy keeps every byte but its geography."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

from service.policy.districts.errors import PolicyNotChanged
from service.policy.districts.replace import replace_geography

SECTION = """[geografie]
# Nieuw.
cbs_jaar = 2025

[[geografie.gemeenten]]
code = "GM9901"
naam = "Letterstad"
"""
BEFORE = '# Boven.\nslug = "x" # achter\n\n# Over de wijken.\n'
OLD = """[geografie] # oud
cbs_jaar = 2020
# Oude opmerking.
niveau = "wijk"

# Bij de gemeente.
[[geografie.gemeenten]]
code = "GM9902"
naam = "Kleindorp"

  [["geografie" . gebieden]]
code = "WK990200"
naam = '''
[vragen]
'''
"""
PLACES = """
# Bij de plek.
[[geografie.plekken]]
code = "park"

[geografie.plekken.naam]
nl = "Park"
en = "Park"
"""
AFTER = """
# Bij de vragen.
[[vragen]]
blok = "wat" # [geografie]
opties = [
  "a", # ]
  "[geografie]",
]
tekst = \"\"\"
[geografie]
cbs_jaar = 1\"\"\"\"
"""


def test_only_the_geography_changes():
    changed = replace_geography(BEFORE + OLD + PLACES + AFTER, SECTION)
    assert changed == BEFORE + SECTION + PLACES + AFTER


def test_swapping_twice_is_swapping_once():
    once = replace_geography(BEFORE + OLD + PLACES + AFTER, SECTION)
    assert replace_geography(once, SECTION) == once


def test_line_ends_of_the_file_are_kept():
    text = (BEFORE + OLD + PLACES + AFTER).replace("\n", "\r\n")
    assert replace_geography(text, SECTION) == (BEFORE + SECTION + PLACES + AFTER).replace("\n", "\r\n")


def test_tables_that_stand_apart_are_swapped_too():
    text = '[[geografie.plekken]]\ncode = "p"\n\n[geografie]\ncbs_jaar = 1\n\n[adv]\nnaam = "A"\n\n'
    text += '[[geografie.gebieden]]\ncode = "W"\n\n[[vragen]]\nblok = "a"'
    assert replace_geography(text, SECTION) == (
        '[[geografie.plekken]]\ncode = "p"\n\n' + SECTION + '\n[adv]\nnaam = "A"\n\n\n\n[[vragen]]\nblok = "a"'
    )


@pytest.mark.parametrize(("text", "between"), [("a = 1", "\n\n"), ("a = 1\n", "\n"), ("# b\n", "\n")])
def test_geography_that_is_missing_is_added_below(text, between):
    assert replace_geography(text, SECTION) == text + between + SECTION


def test_last_line_without_an_end_stays_without():
    assert replace_geography("[geografie]\ncbs_jaar = 1", SECTION) == SECTION.rstrip("\n")


@pytest.mark.parametrize("text", ["a = ", "\ufeffa = 1", "a = 1\na = 2"])
def test_what_is_no_toml_is_refused(text):
    with pytest.raises(PolicyNotChanged, match="geen TOML"):
        replace_geography(text, SECTION)
    with pytest.raises(PolicyNotChanged, match="geen TOML"):
        replace_geography("", text)


@pytest.mark.parametrize(
    "text",
    [
        "geografie = { cbs_jaar = 2020 }\n",
        "geografie.cbs_jaar = 2020\n",
        "geografie = 3\n",
        "[geografie]\nplekken = []\n",
        "[geografie]\n[[geografie.gebieden]]\na = 1\n[vragen]\nb = nan\n",
    ],
)
def test_geography_in_another_form_is_refused(text):
    with pytest.raises(PolicyNotChanged, match=r"zet haar in een tabel \[geografie\]"):
        replace_geography(text, SECTION)


def test_section_of_something_else_is_refused():
    with pytest.raises(PolicyNotChanged):
        replace_geography(OLD, SECTION + "[[vragen]]\n")


@pytest.mark.parametrize("path", sorted((ROOT / "policies").glob("*.toml")), ids=lambda path: path.stem)
def test_policies_of_the_repository_keep_all_else(path):
    text = path.read_text(encoding="utf-8")
    changed = replace_geography(text, SECTION)
    start, end = text.index("[geografie]"), text.index("[[vragen]]")
    assert changed.startswith(text[:start] + SECTION.rstrip("\n"))
    assert changed.endswith(text[end:])


PIECES = st.sampled_from(
    [
        "[geografie]\n", "[[geografie.gebieden]]\n", "[[geografie.plekken]]\n", "[adv]\n", "[[vragen]]\n", "\n",
        "# [geografie]\n", "a = 1\n", 'b = "[geografie]"\n', "c = [\n[1],\n]\n", "f = {g = 1}\n",
        'd = """\n[x]\n"""\n', "e = '''\n'''''\n",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_policy_is_refused_or_means_the_same(text):
    try:
        changed = replace_geography(text, SECTION)
    except PolicyNotChanged:
        return
    before, after = tomllib.loads(text), tomllib.loads(changed)
    places = before.get("geografie", {}).get("plekken")
    assert {key: value for key, value in after.items() if key != "geografie"} == {
        key: value for key, value in before.items() if key != "geografie"
    }
    assert after["geografie"].get("plekken") == places
    assert replace_geography(changed, SECTION) == changed
