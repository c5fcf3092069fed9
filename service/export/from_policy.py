"""From a policy to the design of its release, and from sealed facts to records (pure)."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from service.export.design import NO, PERIOD, YES, Cover, Design, Dimension, TableSpec, flat, yes_or_no
from service.kernel.periods import Quarter
from service.kernel.text import LocalizedText
from service.policy.model import Level, Policy, Question, ReleaseRule, ReleaseTable, TableDimension

ROOT: Final = "totaal"
UNANSWERED: Final = "geen"
OTHERWISE: Final = "overig"
_YES_NO_LABELS: Final = {
    YES: LocalizedText(nl="Ja", en="Yes"),
    NO: LocalizedText(nl="Nee", en="No"),
    ROOT: LocalizedText(nl="Totaal", en="Total"),
}

Codes = Mapping[str, tuple[str, ...]]
Labels = dict[str, dict[str, LocalizedText]]


def strictest(policy: Policy, promised: Iterable[Policy]) -> Policy:
    """Return `policy` with figures as protected as every policy in `promised` said when reports were given.

    The largest k of them all; of the tables only those that all of them have, with the same sides and rhythm.
    """
    rules = [policy.release, *(other.release for other in promised)]
    tables = tuple(table for table in policy.release.tables if all(_has(rule, table) for rule in rules))
    release = ReleaseRule(k=max(rule.k for rule in rules), tables=tables)
    return msgspec.structs.replace(policy, release=release)


def _has(rule: ReleaseRule, table: ReleaseTable) -> bool:
    sides = (table.id, table.dimensions, table.rhythm)
    return any((other.id, other.dimensions, other.rhythm) == sides for other in rule.tables)


def design_of(policy: Policy, quarter: Quarter) -> Design:
    """Return the tables that `policy` releases per quarter, about `quarter`."""
    dimensions: dict[str, Dimension] = {PERIOD: flat("alles", (quarter.name,))}
    covers: dict[Cover, None] = {}
    tables: list[TableSpec] = []
    for table in policy.release.tables_per("kwartaal"):
        crossings: list[tuple[str, ...]] = [()]
        for side in table.dimensions:
            names = _dimension_names(policy, side)
            dimensions.update(names)
            crossings = [(*dims, name) for dims in crossings for name in names]
            question = _question(policy, side)
            if question.kind == "meer" and question.required:
                covers[Cover(dims=tuple(names))] = None
        tables.extend(TableSpec(id=_table_id(table.id, dims), dims=dims) for dims in crossings)
    # Without any table the quarter still tells its total.
    tables = tables or [TableSpec(id=ROOT, dims=())]
    return Design(dimensions=dimensions, tables=tuple(tables), covers=tuple(covers))


def without_unused(design: Design, records: Iterable[Mapping[str, str]]) -> Design:
    """Return `design` without "overig" where no record needs it.

    The form leads nobody there, so every reader knows that it is 0: kept in a table, such a cell would
    seem to hide others and hide nothing.
    """
    used = {(name, code) for record in records for name, code in record.items()}
    dimensions = {
        name: Dimension(
            root=dimension.root,
            children={
                parent: tuple(code for code in codes if code != OTHERWISE or (name, code) in used)
                for parent, codes in dimension.children.items()
            },
        )
        for name, dimension in design.dimensions.items()
    }
    return Design(dimensions=dimensions, tables=design.tables, covers=design.covers)


def labels_of(policy: Policy) -> Labels:
    """Return what the codes of every released dimension are called."""
    labels: Labels = {}
    for table in policy.release.tables_per("kwartaal"):
        for side in table.dimensions:
            question = _question(policy, side)
            shown = _shown_codes(question, side.level)
            if question.kind == "meer":
                labels.update({f"{question.id}.{code}": {**_YES_NO_LABELS, YES: text} for code, text in shown.items()})
            else:
                labels[question.id] = {ROOT: _YES_NO_LABELS[ROOT], **shown}
    return labels


def records_of(policy: Policy, reports: Iterable[Codes]) -> list[dict[str, str]]:
    """Return one record per report, over exactly the dimensions of its tables but the period.

    A code that the policy no longer knows counts as "overig": a report is never lost because a
    policy changed within its quarter.
    """
    sides = {side.question: side for table in policy.release.tables_per("kwartaal") for side in table.dimensions}
    records = []
    for codes in reports:
        record: dict[str, str] = {}
        for name, side in sides.items():
            question = _question(policy, side)
            known = _shown_codes(question, side.level)
            given = _raise_to_level(question, side.level, codes.get(name, ()))
            if question.kind == "meer":
                record.update({f"{name}.{code}": YES if code in given else NO for code in known})
            else:
                first = given[0] if given else UNANSWERED
                record[name] = first if first in known else OTHERWISE
        records.append(record)
    return records


def _dimension_names(policy: Policy, side: TableDimension) -> dict[str, Dimension]:
    question = _question(policy, side)
    codes = tuple(_shown_codes(question, side.level))
    if question.kind == "meer":
        return {f"{question.id}.{code}": yes_or_no() for code in codes}
    return {question.id: flat(ROOT, codes)}


def _shown_codes(question: Question, level: Level) -> dict[str, LocalizedText]:
    if level != "optie":
        codes = {group.code: group.label for group in question.groups_of(level)}
    else:
        codes = {
            option.code: option.label
            for option in question.options
            if not option.stores_nothing and option.code not in question.merged
        }
    if question.kind == "een":
        if not question.required:
            codes[UNANSWERED] = LocalizedText(nl="Niet ingevuld", en="Not answered")
        codes[OTHERWISE] = LocalizedText(nl="Overig", en="Other")
    return codes


def _raise_to_level(question: Question, level: Level, given: tuple[str, ...]) -> tuple[str, ...]:
    if level == "optie":
        return tuple(question.merged.get(code, code) for code in given)
    groups = {option.code: option.adv if level == "adv" else option.group for option in question.options}
    return tuple(groups.get(code) or OTHERWISE for code in given)


def _question(policy: Policy, side: TableDimension) -> Question:
    return next(question for question in policy.questions if question.id == side.question)


def _table_id(name: str, dims: tuple[str, ...]) -> str:
    answers = [dim for dim in dims if "." in dim]
    return "/".join((name, *answers))
