"""The section is TOML of the grammar, whatever a name holds, and says where it is from and why."""

import tomllib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.policy.districts.write import quote, write_geography
from service.policy.shape.places import AreaFile, GeographyFile, MunicipalityFile

BARE = GeographyFile(
    cbs_year=2025,
    municipalities=(MunicipalityFile(code="GM9901", name="Letterstad"),),
    level="wijk",
    read_from="wijk2025.csv",
    areas=(AreaFile(code="WK9901AA", name='De "Kom"'), AreaFile(code="WK9901AB", name="Haven", inhabitants=7)),
)


def read(section):
    return msgspec.convert(tomllib.loads(section)["geografie"], GeographyFile)


def test_section_is_written_to_the_letter():
    assert write_geography(BARE) == (
        "[geografie]\n"
        "# Gelezen uit wijk2025.csv: wijken en buurten van 2025.\n"
        "# Bron: Centraal Bureau voor de Statistiek (CBS), licentie CC BY 4.0.\n"
        "cbs_jaar = 2025\n"
        'niveau = "wijk"\n'
        'herkomst = "wijk2025.csv"\n'
        "\n"
        "[[geografie.gemeenten]]\n"
        'code = "GM9901"\n'
        'naam = "Letterstad"\n'
        "\n"
        "[[geografie.gebieden]]\n"
        'code = "WK9901AA"\n'
        'naam = "De \\"Kom\\""\n'
        "\n"
        "[[geografie.gebieden]]\n"
        'code = "WK9901AB"\n'
        'naam = "Haven"\n'
        "inwoners = 7\n"
    )


def test_merges_say_why_and_ask_to_look_at_a_map():
    merged = msgspec.structs.replace(
        BARE,
        floor=100,
        areas=(
            AreaFile(code="WK990199", name="Rest", inhabitants=300, merged_into="WK9901AA"),
            AreaFile(code="WK9901AA", name="Kom", inhabitants=90),
            AreaFile(code="WK9901AB", name="Haven", merged_into="WK9901AA"),
            AreaFile(code="WK9901AC", name="Oost", inhabitants=400),
        ),
    )
    comments = [line for line in write_geography(merged).splitlines() if line.startswith("#")]
    assert comments[2:] == [
        "# 2 van de 4 gebieden tellen mee bij een ander gebied (samen_met).",
        "# Zo wonen er in elk gebied dat overblijft 100 mensen of meer.",
        "# Wij kennen de kaart niet: wij namen gebieden met codes die op elkaar volgen.",
        "# Kijk op de kaart of dit buren zijn, en kies anders een ander gebied.",
        "# Hier wonen mensen op verspreide plekken: dit gebied telt mee bij Kom.",
        "# Met wat hier meetelt wonen er 390 mensen.",
        "# CBS noemt hier geen aantal inwoners; wij rekenen met 0.",
        "# Hier wonen minder dan 100 mensen: dit gebied telt mee bij Kom.",
    ]
    assert [area.inhabitants for area in read(write_geography(merged)).areas] == [300, 90, 0, 400]


def test_floor_without_merges_is_told():
    section = write_geography(msgspec.structs.replace(BARE, floor=1, areas=BARE.areas[1:]))
    assert "# In elk gebied wonen 1 mensen of meer: er is niets samengevoegd.\n" in section
    assert "ondergrens = 1\n" in section


def test_geography_written_by_hand_names_no_source():
    assert "#" not in write_geography(msgspec.structs.replace(BARE, read_from=None))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_name_comes_back_as_it_was(name):
    area = AreaFile(code="WK9901AB", name=name, inhabitants=0, merged_into="WK9901AA")
    geography = msgspec.structs.replace(
        BARE, read_from=name, floor=1, areas=(AreaFile(code="WK9901AA", name=name, inhabitants=5), area)
    )
    assert read(write_geography(geography)) == geography


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "\x00", "\x7f", "\u2028", '"""', "\\u0041", "\ufeff"])
def test_quoted_text_stays_one_line(text):
    assert len(quote(text).splitlines()) == 1
    assert tomllib.loads(f"x = {quote(text)}") == {"x": text}
