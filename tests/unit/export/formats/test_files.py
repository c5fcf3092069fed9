"""The list of a release's files, and what each of them must say."""

import io
import json
import zipfile

import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace
from unit.export.editions import AUDIT, CAMPAIGN, COUNTS, FIXED, PROOF, figures, make_edition, too_few

from service.export.formats.figures import Shown, figures_of
from service.export.formats.files import MEDIA_TYPES, files_of
from service.export.page import FILE_WORDS
from service.export.publication import decode_publication, describe_file, encode_publication
from service.export.release import encode_release

NAMES = list(MEDIA_TYPES)


def text_of(name, content):
    """Return all text in a file."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read("xl/sharedStrings.xml").decode()
    if name.endswith(".parquet"):
        return pq.read_schema(io.BytesIO(content)).metadata[b"luwte"].decode()
    return content.decode()


def test_list_holds_every_file_as_it_is():
    publication, contents = files_of(make_edition(), PROOF)
    assert [file.name for file in publication.files] == [f"2026-Q1.{kind}" for kind in NAMES]
    assert list(publication.files) == [
        describe_file(file.name, file.media_type, contents[file.name]) for file in publication.files
    ]
    assert contents["2026-Q1.json"] == encode_release(make_edition())
    assert publication.file("2026-Q1.toml") is None
    assert decode_publication(encode_publication(publication)) == publication


def test_page_has_words_for_every_kind_of_file():
    assert set(FILE_WORDS) == set(MEDIA_TYPES)


def test_release_of_an_older_format_has_no_catalogue_entry():
    publication, _contents = files_of(replace(make_edition(), provenance=None), PROOF)
    assert [file.name for file in publication.files] == [f"2026-Q1.{kind}" for kind in NAMES[:-2]]


# The CSV says it in its metadata, as CSV on the Web prescribes; the JSON is what the proof is about.
@pytest.mark.parametrize("kind", [kind for kind in NAMES if kind not in {"csv", "json"}])
def test_every_file_carries_caveat_campaign_counts_policy_and_proof(kind):
    _publication, contents = files_of(make_edition(), PROOF)
    text = text_of(f"2026-Q1.{kind}", contents[f"2026-Q1.{kind}"])
    language = "en" if kind == "en.xlsx" else "nl"
    plain = text.replace('\\"', '"').replace("&quot;", '"').replace("\\n", "\n")
    for said in (FIXED, CAMPAIGN.text, COUNTS.text):
        assert said.in_language(language) in plain
    for said in ("ab" * 32, PROOF.release, str(PROOF.entry)):
        assert said in text


def test_facts_say_what_the_notes_say():
    facts = figures().facts
    assert json.loads(json.dumps(facts["provenance"]["audit"])) == {
        "result": "doorstaan",
        "low": AUDIT.low,
        "high": AUDIT.high,
        "known_reports": AUDIT.known_reports,
        "read_with": list(AUDIT.read_with),
    }
    assert facts["ledger"] == {"release": PROOF.release, "entry": PROOF.entry}
    assert (facts["k"], facts["policy"]) == (5, "ab" * 32)


def test_release_of_too_few_says_so_and_claims_no_check():
    heads = [note.head.en for note in figures_of(too_few(), PROOF).notes]
    assert heads == ["Please note", "Please note", "Period", "A dot or a C", "Policy and threshold", "Proof", "Use"]


def test_release_without_earlier_ones_names_none():
    alone = replace(make_edition().provenance, audit=replace(AUDIT, read_with=()))
    [check] = [note for note in figures(provenance=alone).notes if note.head.en == "Check"]
    assert "2025" not in check.text.nl + check.text.en


def test_release_of_an_older_format_says_what_it_knows():
    old = figures_of(replace(make_edition(), provenance=None))
    assert [note.head.en for note in old.notes] == [
        "Please note",
        "Period",
        "A dot or a C",
        "Policy and threshold",
        "Use",
    ]
    assert {"provenance", "ledger"} & set(old.facts) == set()


def test_held_back_outcome_has_nothing_to_tell():
    outcomes = {cell.outcome for table in figures().tables for cell in table.cells}
    hidden = [outcome for outcome in outcomes if not isinstance(outcome, Shown)]
    assert [(type(outcome).__struct_fields__, str(outcome)) for outcome in hidden] == [((), ".")]
