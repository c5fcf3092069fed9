"""JSON-stat, checked with the validator of the format and read by position."""

import itertools
import json

import pytest
from jsonstat_validator import JSONStatValidationError, validate_jsonstat
from unit.export.editions import figures, too_few

from service.export.formats.figures import figures_of
from service.export.formats.jsonstat import write_jsonstat


def read(edition):
    return json.loads(write_jsonstat(edition))


def values(dataset):
    """Return what a reader finds: codes in the order of the dimensions, with value and status."""
    indexes = [dataset["dimension"][name]["category"]["index"] for name in dataset["id"]]
    status = dataset.get("status", {})
    return {
        codes[1:]: (dataset["value"][place], status.get(str(place)))
        for place, codes in enumerate(itertools.product(*indexes))
    }


@pytest.mark.parametrize("edition", [figures(), figures_of(too_few())])
def test_validator_of_the_format_accepts_every_release(edition):
    assert validate_jsonstat(read(edition))


def test_validator_of_the_format_refuses_a_broken_one():
    broken = read(figures())
    broken["link"]["item"][2]["size"][1] += 1
    with pytest.raises(JSONStatValidationError):
        validate_jsonstat(broken)


def test_values_stand_where_their_codes_say():
    total, answer, crossed = read(figures())["link"]["item"]
    assert values(total) == {(): (40, None)}
    assert values(answer) == {("totaal",): (40, None), ("ja",): (None, "C"), ("nee",): (None, "C")}
    found = values(crossed)
    assert (found["WK075801", "dag"], found["WK075801", "avond"]) == ((5, None), (None, "C"))
    assert {value for value, status in found.values() if status == "C"} == {None}


def test_totals_time_and_areas_are_marked():
    _total, answer, crossed = read(figures())["link"]["item"]
    assert crossed["role"] == {"time": ["periode"], "geo": ["wijk"]}
    assert answer["role"] == {"time": ["periode"]}
    assert crossed["dimension"]["wijk"]["category"]["child"] == {"totaal": ["WK075801", "WK075802"]}
    assert answer["label"] == "Wat: [er] gebeurde/volgde? Dat is een lange titel: =1+1"


def test_collection_carries_caveats_and_facts():
    edition = figures()
    found = read(edition)
    assert found["note"] == [text for note in edition.notes for text in (note.text.nl, note.text.en)]
    assert found["extension"] == json.loads(json.dumps(edition.facts))
    assert {tuple(dataset["note"]) for dataset in found["link"]["item"]} == {tuple(found["note"][:2])}
