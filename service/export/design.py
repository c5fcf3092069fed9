"""Which tables a release consists of, as dimensions and crossings (pure).

A question with several answers is not one dimension but one yes/no dimension per answer.
"""

import itertools
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from service.export.errors import DesignError

PERIOD: Final = "periode"
YES: Final = "ja"
NO: Final = "nee"

# A cell is known by what it fixes: {("wijk", "WK075801"), ("periode", "2026-Q1")}; a total fixes nothing.
Cell = frozenset[tuple[str, str]]
Record = Mapping[str, str]


class Dimension(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tree of codes: the root is the total, `children` divides a code into finer ones."""

    root: str
    children: dict[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        """Refuse what is not one tree: walking it would not end, or sums would count a code twice.

        Raises:
            DesignError: as said.
        """
        below = [code for codes in self.children.values() for code in codes]
        if len({self.root, *below}) <= len(below) or len(self.codes) <= len(below):
            raise DesignError("a dimension's codes are not one tree")

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, the root first, parents before children."""
        found = [self.root]
        for code in found:
            found.extend(self.children.get(code, ()))
        return tuple(found)

    def line_to(self, code: str) -> tuple[str, ...]:
        """Return the codes from below the root down to `code`.

        Raises:
            DesignError: there is no such code.
        """
        parents = {child: parent for parent, children in self.children.items() for child in children}
        line = [code]
        while line[-1] in parents:
            line.append(parents[line[-1]])
        if line.pop() != self.root:
            raise DesignError("a record holds a code that its dimension does not have")
        return tuple(reversed(line))


class TableSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table: the full crossing of its dimensions, margins included."""

    id: str
    dims: tuple[str, ...]


class Cover(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every record says yes in at least one of these dimensions: anybody knows that from the form."""

    dims: tuple[str, ...]


class Design(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The tables of one release."""

    dimensions: dict[str, Dimension]
    tables: tuple[TableSpec, ...]
    covers: tuple[Cover, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a table over a dimension that is not there, or over one twice.

        Raises:
            DesignError: as said.
        """
        for table in self.tables:
            if not set(table.dims) <= set(self.dimensions) or len(set(table.dims)) < len(table.dims):
                raise DesignError("a table is about a dimension that is missing or named twice")


def flat(root: str, codes: tuple[str, ...]) -> Dimension:
    """Return a dimension of one level."""
    return Dimension(root=root, children={root: codes})


def yes_or_no() -> Dimension:
    """Return the dimension of one answer of a question with several."""
    return flat("totaal", (YES, NO))


def cell_of(dimensions: Mapping[str, Dimension], codes: Mapping[str, str]) -> Cell:
    """Return the cell that these codes fix; a code that is a root fixes nothing."""
    return frozenset((name, code) for name, code in codes.items() if code != dimensions[name].root)


def crossing(dimensions: Mapping[str, Dimension], dims: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield every combination of codes of `dims`, margins included."""
    for codes in itertools.product(*(dimensions[name].codes for name in dims)):
        yield dict(zip(dims, codes, strict=True))
