"""Why something was masked: for `luwte scrub --explain`, where a steward reads along with texts of his own (pure)."""

import msgspec

from service.intake.scrub.masks import Kind
from service.intake.scrub.recognisers import ALWAYS, TRIGGERED


class Explanation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding: its place in the original text, its kind, who found it and by which rule. Never its words."""

    start: int
    end: int
    kind: Kind
    recogniser: str
    rule: str


def rule_of(recogniser: str) -> str:
    """Return the rule of a recogniser of ours as one sentence; nothing for another's."""
    find = ALWAYS.get(recogniser) or (TRIGGERED[recogniser][0] if recogniser in TRIGGERED else None)
    return "" if find is None else (find.__doc__ or "").strip().split("\n")[0].removeprefix("Yield ").strip()
