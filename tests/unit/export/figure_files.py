"""Files as `luwte figures protect` takes them, small enough to read in a test."""

import json
import random

TREE = {"root": "stad", "children": {"stad": ["noord", "zuid"], "noord": ["n1", "n2"], "zuid": ["z1", "z2"]}}
KIND = {"root": "alles", "children": {"alles": ["roepen", "volgen", "anders"]}}
YEAR = {"root": "ooit", "children": {"ooit": ["2026"], "2026": ["2026Q1", "2026Q2"]}}
HIERARCHIES = {"area": TREE, "kind": KIND, "period": YEAR}
TABLES = {"columns": {"area": "buurt"}, "tables": [{"dims": ["kind", "area"], "period": "2026Q1"}]}
YEAR_TABLES = {
    "columns": {"area": "buurt"},
    "tables": [{"dims": ["kind", "area"], "period": period} for period in ("2026Q1", "2026Q2", "2026")],
}


def as_json(content):
    return json.dumps(content).encode()


def as_csv(rows, header="buurt,kind,period"):
    return "\n".join([header, *(",".join(row) for row in rows)]).encode()


def draw_rows(size, seed, periods=("2026Q1",)):
    source = random.Random(seed)
    return [
        (
            source.choices(["n1", "n2", "z1", "z2"], [8, 4, 2, 1])[0],
            source.choices(["roepen", "volgen", "anders"], [5, 3, 1])[0],
            source.choice(periods),
        )
        for _ in range(size)
    ]


def large_files(size=200, seed=1):
    """Two linked tables of so many cells that they are proved in fractions."""
    source = random.Random(seed)
    sides = {"a": 12, "b": 8, "c": 6, "d": 5}
    trees = {
        name: {"root": f"{name}T", "children": {f"{name}T": [f"{name}{n}" for n in range(number)]}}
        for name, number in sides.items()
    }
    period = {"root": "ooit", "children": {"ooit": ["2026Q1"]}}
    tables = [{"dims": dims, "period": "2026Q1"} for dims in (["a", "b", "c"], ["c", "d"])]
    rows = []
    for _ in range(size):
        codes = [f"{name}{min(int(source.expovariate(0.6)), number - 1)}" for name, number in sides.items()]
        rows.append((*codes, "2026Q1"))
    return as_csv(rows, "a,b,c,d,period"), as_json({**trees, "period": period}), as_json({"tables": tables})
