"""Rebuilds `release_v1.json` and `release_v1.csv`; run it with `tests` on the path and look at the difference.

A release is published once and read for years: its bytes and its hash stand in the ledger.
"""

import datetime as dt
from pathlib import Path

from unit.export.figures import QUARTER, make_design, release_safely, times

from service.export.formats import write_csv
from service.export.release import CAVEAT, FORMAT, Release, ShownTable, encode_release
from service.kernel.text import LocalizedText

GOLDEN_JSON = Path(__file__).with_name("release_v1.json")
GOLDEN_CSV = Path(__file__).with_name("release_v1.csv")
SIDES = {"wat.volgen": None, "wat.woorden": None, "wijk": ("WK1", "WK2", "WK3"), "tijd": ("dag", "avond")}
TABLES = [("wat.volgen",), ("wat.woorden",), ("wijk", "tijd")]


def _reports(number, volgen, woorden, wijk, tijd):
    return times({"wat.volgen": volgen, "wat.woorden": woorden, "wijk": wijk, "tijd": tijd}, number)


RECORDS = [
    *_reports(21, "nee", "ja", "WK1", "avond"),
    *_reports(9, "ja", "nee", "WK1", "dag"),
    *_reports(12, "ja", "ja", "WK2", "avond"),
    *_reports(6, "nee", "ja", "WK2", "dag"),
    *_reports(2, "nee", "ja", "WK3", "dag"),
    *_reports(7, "ja", "nee", "WK3", "avond"),
]


def build():
    """Return the JSON and the CSV of one fixed release."""
    design = make_design(SIDES, TABLES, covers=[("wat.volgen", "wat.woorden")])
    counts, form = release_safely(design, RECORDS)
    release = Release(
        format=FORMAT,
        meldpunt="breda",
        name=LocalizedText(nl="Meldpunt straatintimidatie Breda", en="Breda street harassment reporting point"),
        period=QUARTER,
        published_on=dt.date(2026, 4, 9),
        policy="0123456789abcdef" * 4,
        method="hide",
        k=5,
        outcome="tabellen",
        total=max(counts.cells.values()),
        shown=(ShownTable(id="wijk-tijd", title=LocalizedText(nl="Wijk en tijd", en="District and time")),),
        dimensions=form.dimensions,
        labels={"tijd": {"dag": LocalizedText(nl="Overdag", en="By day")}},
        tables=form.tables,
        covers=form.covers,
        caveat=CAVEAT,
    )
    return encode_release(release), write_csv(release)


if __name__ == "__main__":
    for path, content in zip((GOLDEN_JSON, GOLDEN_CSV), build(), strict=True):
        path.write_bytes(content)
