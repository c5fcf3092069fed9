"""Rebuilds `release_v1.json` and the texts in `release_v2`; run it with `tests` on the path and look at the difference.

A release is published once and read for years: its bytes and its hash stand in the ledger.
"""

import datetime as dt
from pathlib import Path

from unit.export.editions import PROOF, make_edition
from unit.export.figures import QUARTER, make_design, release_safely, times

from service.export.formats.files import files_of
from service.export.release import Release, ShownTable, encode_release
from service.kernel.text import LocalizedText

GOLDEN_JSON = Path(__file__).with_name("release_v1.json")
GOLDEN_FILES = Path(__file__).with_name("release_v2")
_TEXTS = (".json", ".csv", ".ttl", ".jsonld")
SIDES = {"wat.volgen": None, "wat.woorden": None, "wijk": ("WK1", "WK2", "WK3"), "tijd": ("dag", "avond")}
TABLES = [("wat.volgen",), ("wat.woorden",), ("wijk", "tijd")]

CAVEAT = LocalizedText(
    nl=(
        "Dit zijn meldingen, geen voorvallen. De meeste mensen melden niet. Wij controleren meldingen niet. "
        "Meer meldingen kan ook betekenen dat mensen ons beter kennen. Weinig meldingen betekent niet dat een plek "
        "veilig is. Vergelijk wijken niet met elkaar: overal wonen en komen andere mensen. Kleine aantallen laten "
        "wij weg om melders te beschermen."
    ),
    en=(
        "These are reports, not incidents. Most people do not report. We do not check reports. More reports can "
        "also mean that more people know us. Few reports does not mean a place is safe. Do not compare districts: "
        "different people live and visit there. We leave out small numbers to protect people who report."
    ),
)


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
    """Return the JSON of one fixed release."""
    design = make_design(SIDES, TABLES, covers=[("wat.volgen", "wat.woorden")])
    counts, form = release_safely(design, RECORDS)
    release = Release(
        format="luwte-cijfers 1",
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
    return encode_release(release)


def build_files():
    """Return the files of one fixed release that are text, by name; the others hang on the version of zlib."""
    _publication, contents = files_of(make_edition(), PROOF)
    return {name: content for name, content in contents.items() if name.endswith(_TEXTS)}


if __name__ == "__main__":
    GOLDEN_JSON.write_bytes(build())
    GOLDEN_FILES.mkdir(exist_ok=True)
    for name, content in build_files().items():
        (GOLDEN_FILES / name).write_bytes(content)
