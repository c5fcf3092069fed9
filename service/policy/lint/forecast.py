"""How much of a table will be held back, told before there is a single report (pure).

Answers fall unevenly. On every side the chances follow Zipf's law with exponent 1, in the order in which the
library lists the answers: the first is given twice as often as the second. The one city whose first reports were
counted in public fits that (park 12 %, station 9 %; at their places in the list this gives 13 % and 7 %), and it
is the usual spread of how often things are named. What a report says on one side tells nothing about the other.

A cell then counts a Poisson number of reports, and is held back when that is 0..k-1: zero too, and every cell of a
period with fewer than k reports. Beyond those, one cell more goes for every line of the table (the cells that add up
to a margin) whose small counts together stay below k while its total does not: a subtraction would tell them. One
cell a line is what `protect` of the export turns out to take; no factor had to be fitted.

Measured for the tables of Breda, k = 5, as forecast (really held back by `protect`, mean of 80 releases a quarter and
20 a year, invented with exponents anywhere between 0.7 and 1.3), by reports a quarter:

               6            23           40           140          700
    wat        .76 (.77)    .41 (.40)    .15 (.13)    .00 (.00)    .00 (.00)
    wijk       .94 (.94)    .80 (.78)    .65 (.65)    .21 (.20)    .00 (.00)
    rol        .85 (.85)    .47 (.46)    .25 (.27)    .00 (.00)    .00 (.00)
    plek-tijd  .96 (.96)    .86 (.86)    .78 (.78)    .50 (.51)    .09 (.12)    a year, two sides
    dag        .59 (.54)    .07 (.12)    .00 (.00)    .00 (.00)    .00 (.00)    a year; the furthest off

Not covered: tables that share a margin with other tables or with earlier releases, where more must go; and answers
that hang together, as a park and the evening do.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from service.policy.model import Level, Option, Question

# How many leave a question out that they may leave out, and how many tick a second answer where they may. Nobody
# publishes either; between 5 % and 25 %, and 20 % and 60 %, no forecast for Breda moves by more than 0.05.
_SKIPPED: Final = 0.15
_SECOND: Final = 0.4
# What an answer without a group of the level is told under.
_OTHERWISE: Final = "overig"


class Side(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One side of a table: the share of the reports that each answer gets.

    With `several` a report may give more than one, and the table becomes one table of yes and no per answer.
    """

    shares: tuple[float, ...]
    several: bool = False


def side_of(question: Question, level: Level = "optie") -> Side:
    """Return what may be expected of the answers to `question`, told on `level`."""
    told = {group.code: 0.0 for group in question.groups_of(level)}
    options = [option for option in question.options if not option.stores_nothing]
    weights = [1 / place for place in range(1, len(options) + 1)]
    for option, weight in zip(options, weights, strict=True):
        name = _told_as(option, question, level)
        if name is not None:
            told[name] = told.get(name, 0.0) + weight / sum(weights)
    answered = 1 - _SKIPPED * (not question.required)
    if question.kind == "meer":
        chances = (share + _SECOND * share * (1 - share) for share in told.values())
        return Side(shares=tuple(answered * chance for chance in chances), several=True)
    unanswered = () if question.required else (_SKIPPED,)
    return Side(shares=(*(answered * share for share in told.values()), *unanswered))


def forecast(sides: Sequence[Side], reports: float, k: int) -> float:
    """Return the share, 0 to 1, of the cells of a table that will be held back, margins among the cells.

    `reports` is how many reports are expected in one period of the table.
    """
    shares = [_share_hidden(crossed, reports, k) for crossed in itertools.product(*map(_dimensions, sides))]
    return sum(shares) / len(shares) if shares else 0.0


def _told_as(option: Option, question: Question, level: Level) -> str | None:
    """Return the code under which an answer is counted; of several answers one without a group is not counted."""
    if level == "optie":
        return question.merged.get(option.code, option.code)
    group = option.group if level == "groep" else option.adv
    return _OTHERWISE if group is None and question.kind == "een" else group


def _dimensions(side: Side) -> list[tuple[float, ...]]:
    return [(share, 1 - share) for share in side.shares] if side.several else [side.shares]


def _share_hidden(crossed: Sequence[tuple[float, ...]], reports: float, k: int) -> float:
    with_margins = [(1.0, *shares) for shares in crossed]
    cells = [reports * math.prod(shares) for shares in itertools.product(*with_margins)]
    small = sum(_chance_below(k, cell) for cell in cells)
    extra = sum(_chance_of_one_more(line, k) for line in _lines(crossed, reports))
    return min(1.0, (small + extra) / len(cells))


def _lines(crossed: Sequence[tuple[float, ...]], reports: float) -> Iterator[list[float]]:
    """Yield for every margin the expected counts that add up to it."""
    for place, shares in enumerate(crossed):
        others = [(1.0, *other) for at, other in enumerate(crossed) if at != place]
        for fixed in itertools.product(*others):
            yield [reports * math.prod(fixed) * share for share in shares]


def _chance_of_one_more(line: Sequence[float], k: int) -> float:
    """Return the chance that the small counts of a line do not hide each other.

    That is: together they stay below k, there is one, and the total is not small too. `sums[n]` is the chance that
    the small counts so far add up to n, `none` that there are none.
    """
    sums, none = [1.0, *([0.0] * (k - 1))], 1.0
    for expected in line:
        small = [_chance_of(count, expected) for count in range(k)]
        large = max(0.0, 1 - sum(small))
        none *= large
        sums = [large * sums[n] + sum(small[m] * sums[n - m] for m in range(n + 1)) for n in range(k)]
    return max(0.0, sum(sums) - none - _chance_below(k, sum(line)))


def _chance_below(k: int, expected: float) -> float:
    return sum(_chance_of(count, expected) for count in range(k))


def _chance_of(count: int, expected: float) -> float:
    """Return the chance of a count, by Poisson."""
    if expected <= 0:
        return float(count == 0)
    return math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
