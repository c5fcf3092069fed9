"""Every world there is: all sets of reports, written out, that fit what was published."""

import itertools

from unit.export.figures import kinds_of

from service.export.design import PERIOD
from service.export.tables import read_cells


class Worlds:
    """Which counts occur for each cell, for somebody outside and for somebody who knows a report.

    Complete for designs of a few kinds of reports and totals up to `most`.
    """

    def __init__(self, design, form, known, most) -> None:
        kinds = kinds_of(design)
        cells = {frozenset(item for item in key if item[0] != PERIOD): value for key, value in read_cells(form)}
        inside = {key: [key <= kind.items() for kind in kinds] for key in cells}
        total = cells[frozenset()]
        self.seen = {key: set() for key in cells}
        self.seen_beside = {(report, key): set() for report in known for key in cells}
        places = {report: kinds.index(dict(report)) for report in known}
        for size in range(most + 1) if total is None else (total,):
            for world in itertools.combinations_with_replacement(range(len(kinds)), size):
                counts = {key: sum(flags[kind] for kind in world) for key, flags in inside.items()}
                if all(value is None or counts[key] == value for key, value in cells.items()):
                    self._note(counts, world, places)

    def _note(self, counts, world, places):
        for key, count in counts.items():
            self.seen[key].add(count)
        for report, place in places.items():
            if place in world:
                for key, count in counts.items():
                    self.seen_beside[report, key].add(count - (key <= set(report)))
