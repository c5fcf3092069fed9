"""Whatever the names and the counts are, every file gives back the published counts and marks, and nothing else."""

import csv
import io
import json

import openpyxl
import pyarrow.parquet as pq
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonstat_validator import validate_jsonstat
from unit.export.editions import BREDA, PROOF, make_edition
from unit.export.figures import cell, make_design

from service.export.formats.dcat import describe_dataset
from service.export.formats.delimited import write_csv
from service.export.formats.figures import figures_of
from service.export.formats.jsonstat import write_jsonstat
from service.export.formats.parquet import write_parquet
from service.export.formats.turtle import write_turtle
from service.export.formats.workbook import write_workbook
from service.export.release import ShownTable
from service.kernel.text import LocalizedText

DESIGN = make_design({"plek": ("halte", "park"), "wat.volgen": None}, [("plek", "wat.volgen"), ("plek",)])
CELLS = [cell(), *(cell(plek=plek, wat__volgen=wat) for plek in ("halte", "park") for wat in ("ja", "nee"))]
# Every character but halves of one, which no file of ours can hold and no policy can say.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
COUNTS = st.dictionaries(st.sampled_from(CELLS), st.integers(0, 10**9))


@st.composite
def editions(draw):
    """Draw a release with any names and any part of its counts published."""
    texts = st.builds(LocalizedText, nl=WORDS, en=WORDS)
    labels = {"plek": {code: draw(texts) for code in ("totaal", "halte", "park")}, "wat.volgen": {"ja": draw(texts)}}
    shown = (ShownTable(id="plek", title=draw(texts)),)
    return make_edition(DESIGN, draw(COUNTS), labels=labels, shown=shown, name=draw(texts), caveat=draw(texts))


def published(edition):
    """Return the counts in the order of the release, None where one was held back."""
    return [edition.total, *(row[-1] for table in edition.tables for row in table.cells)]


@given(editions())
@settings(deadline=None, max_examples=60)
def test_data_files_hold_the_published_counts(edition):
    figures = figures_of(edition, PROOF)
    expected = published(edition)
    rows = list(csv.reader(io.StringIO(write_csv(figures).decode(), newline="")))[1:]
    assert [(int(value) if value else None, status) for *_texts, value, status in rows] == [
        (value, "C" if value is None else "") for value in expected
    ]
    table = pq.read_table(io.BytesIO(write_parquet(figures)))
    assert table["waarde"].to_pylist() == expected
    names = {text.nl for labels in edition.labels.values() for text in labels.values()}
    assert names - set(table["naam_1"].to_pylist()) - set(table["naam_2"].to_pylist()) == set()
    collection = json.loads(write_jsonstat(figures))
    assert validate_jsonstat(collection)
    assert [value for dataset in collection["link"]["item"] for value in dataset["value"]] == expected


@given(editions())
@settings(deadline=None, max_examples=30)
def test_workbook_opens_with_texts_and_numbers_only(edition):
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(figures_of(edition, PROOF), "nl")))
    rows = list(book["Gegevens"].iter_rows(min_row=2))
    assert [row[-1].value for row in rows] == ["." if value is None else value for value in published(edition)]
    assert {found.data_type for sheet in book for row in sheet.iter_rows() for found in row} <= {"s", "n"}


@given(editions())
@settings(deadline=None, max_examples=30)
def test_catalogue_entry_is_read_with_its_texts(edition):
    graph = rdflib.Graph().parse(data=write_turtle(describe_dataset(figures_of(edition), BREDA, [])), format="turtle")
    said = {str(node) for node in graph.objects() if isinstance(node, rdflib.Literal)}
    assert edition.caveat.nl in said
