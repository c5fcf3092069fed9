"""Six synthetic sets of reports of the sizes in the measurements of the rule: seeded, nobody's reports."""

import random
from typing import Any

Tree = dict[str, Any]


def flat(letter: str, size: int) -> Tree:
    return {"root": f"{letter}T", "children": {f"{letter}T": [f"{letter}{number}" for number in range(size)]}}


def two_levels(letter: str, groups: int, leaves: int) -> Tree:
    names = [f"{letter}{number}" for number in range(groups)]
    below = {name: [f"{name}_{number}" for number in range(leaves // groups)] for name in names}
    return {"root": f"{letter}T", "children": {f"{letter}T": names, **below}}


YEAR = {"root": "all", "children": {"all": ["2026"], "2026": [f"2026Q{number}" for number in range(1, 5)]}}
QUARTER = {"root": "all", "children": {"all": ["2026Q1"]}}
# name: dimensions, tables, reports, periods
SETS = {
    "t1": ((flat("a", 12), flat("b", 8), flat("c", 6), flat("d", 5)), ("abc", "cd"), 200),
    "t2": ((flat("a", 12), two_levels("b", 8, 40), flat("c", 6), flat("d", 16), flat("e", 18)), ("abc", "ade"), 3000),
    "t3": ((flat("a", 12), flat("b", 11), flat("c", 9), flat("d", 7)), ("abd", "bc", "ac"), 3000),
    "t4": ((flat("a", 12), two_levels("b", 8, 40), flat("c", 6), flat("d", 10)), ("abc", "ad"), 1500),
    "t5": ((flat("a", 25), flat("b", 11), flat("c", 12)), ("ab", "ac"), 2000),
    "t6": ((flat("a", 30), two_levels("b", 6, 24), flat("c", 11)), ("abc",), 20000),
}


def make(name: str, seed: int = 1) -> tuple[dict[str, Tree], dict[str, Any], list[dict[str, str]]]:
    """Return hierarchies, tables and reports as `luwte figures protect` takes them."""
    draw = random.Random(seed)
    sides, tables, size = SETS[name]
    hierarchies = {"abcde"[number]: side for number, side in enumerate(sides)}
    leaves = {letter: finest(side) for letter, side in hierarchies.items()}
    weights = {
        letter: draw.sample([1 / (1 + n) for n in range(len(codes))], len(codes)) for letter, codes in leaves.items()
    }
    periods = [f"2026Q{number}" for number in range(1, 5)] if name == "t5" else ["2026Q1"]
    reports = []
    for _ in range(size):
        report = {letter: draw.choices(codes, weights[letter])[0] for letter, codes in leaves.items()}
        if name == "t2" and draw.random() < 0.6:
            report["b"] = leaves["b"][0]
        reports.append({**report, "period": draw.choice(periods)})
    asked = periods + (["2026"] if name == "t5" else [])
    spec = [{"dims": list(table), "period": period} for period in asked for table in tables]
    return {**hierarchies, "period": YEAR if name == "t5" else QUARTER}, {"tables": spec}, reports


def finest(side: Tree) -> list[str]:
    return [code for codes in side["children"].values() for code in codes if code not in side["children"]]
