"""Releases with everything that a file can carry, for the tests of formats; names that try to be formulas too."""

import datetime as dt

from unit.export.figures import QUARTER, cell, make_design

from service.export.formats.figures import figures_of
from service.export.publication import Proof
from service.export.release import (
    FORMAT,
    Audit,
    CampaignNote,
    Provenance,
    Publisher,
    Release,
    ReportCounts,
    ShownTable,
    hash_release,
)
from service.export.tables import build_tables
from service.kernel.text import LocalizedText

FIXED = LocalizedText(nl='Dit zijn meldingen, geen "voorvallen".', en="These are reports,\nnot incidents.")
EMPTY = LocalizedText(nl="Te weinig meldingen.", en="Too few reports.")
CAMPAIGN = CampaignNote(
    name=LocalizedText(nl="Week zonder naroepen", en="Week without catcalling"),
    start=dt.date(2026, 3, 1),
    end=dt.date(2026, 3, 8),
    text=LocalizedText(nl="Van 1 maart 2026 tot 8 maart 2026 liep een campagne.", en="A campaign ran."),
)
COUNTS = ReportCounts(
    received=80,
    mass=40,
    other=40,
    text=LocalizedText(nl="Er kwamen er 40 over hetzelfde.", en="40 were about one thing."),
)
AUDIT = Audit(result="doorstaan", low=0, high=5, known_reports=1, read_with=("2025-Q3", "2025-Q4"))
BREDA = Publisher(name="Gemeente Breda", contact="privacy@breda.example", municipality="GM0758")
PROVENANCE = Provenance(
    publisher=BREDA,
    policy_version="2026-01-01",
    caveats=(LocalizedText(nl="Daarna moet er iets gebeuren.", en="After that, something must be done."),),
    campaigns=(CAMPAIGN,),
    counts=COUNTS,
    audit=AUDIT,
)
PROOF = Proof(release=hash_release(b"release"), entry=123)
LABELS = {
    "wat.volgen": {"ja": LocalizedText(nl="=1+1", en="+Following")},
    "wijk": {
        "totaal": LocalizedText(nl="Totaal", en="Total"),
        "WK075801": LocalizedText(nl="@Centrum", en="-Centre"),
        "WK075802": LocalizedText(nl="http://wijk.example", en="mailto:wijk@breda.example"),
    },
    "tijd": {"dag": LocalizedText(nl="Overdag", en="By day"), "avond": LocalizedText(nl="'s Avonds", en="Evening")},
}
SHOWN = (
    ShownTable(id="wat", title=LocalizedText(nl="Wat: [er] gebeurde/volgde? Dat is een lange titel", en="What")),
    ShownTable(id="wijk-tijd", title=LocalizedText(nl="Wijk en tijd", en="District and time")),
    ShownTable(id="jaar", title=LocalizedText(nl="Per jaar", en="Per year")),
)
DESIGN = make_design(
    {"wat.volgen": None, "wijk": ("WK075801", "WK075802"), "tijd": ("dag", "avond")},
    [("wat.volgen",), ("wijk", "tijd")],
)
# Held back: `ja`, `nee`, and one district by day and in the evening.
VALUES = {
    cell(): 40,
    cell(wijk="WK075801"): 30,
    cell(wijk="WK075802"): 10,
    cell(tijd="dag"): 12,
    cell(tijd="avond"): 28,
    cell(wijk="WK075801", tijd="dag"): 5,
}


def make_edition(design=DESIGN, values=None, **changes: object):
    """Return a release of format 2; tables are called as the policy calls them."""
    form = build_tables(design, QUARTER, VALUES if values is None else values)
    tables = tuple(
        table if "." not in table.id else type(table)(id=f"{QUARTER}/wat/{table.dims[0]}", **_rest(table))
        for table in form.tables
    )
    told = {
        "format": FORMAT,
        "meldpunt": "breda",
        "name": LocalizedText(nl="Meldpunt Breda", en="Breda reporting point"),
        "period": QUARTER,
        "published_on": dt.date(2026, 4, 9),
        "policy": "ab" * 32,
        "method": "hide",
        "k": 5,
        "outcome": "tabellen",
        "total": 40,
        "shown": SHOWN,
        "dimensions": form.dimensions,
        "labels": LABELS,
        "tables": tables,
        "covers": form.covers,
        "caveat": FIXED,
        "provenance": PROVENANCE,
    }
    return Release(**{**told, **changes})


def too_few():
    """Return a release without any number."""
    provenance = Provenance(publisher=BREDA, policy_version="2026-01-01", caveats=(EMPTY,))
    return make_edition(outcome="te_weinig", total=None, tables=(), dimensions={}, labels={}, provenance=provenance)


def figures(**changes: object):
    return figures_of(make_edition(**changes), PROOF)


def _rest(table):
    return {"dims": table.dims, "fixed": table.fixed, "cells": table.cells}
