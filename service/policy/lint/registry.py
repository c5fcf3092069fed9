"""Every rule of the linter, and the code, weight and name of every remark it can make.

A code has one meaning, one page (`luwte policy explain CODE`) and one test. Rules that stand hold at any
time and stop a policy from starting; dated rules look at the calendar and only tell; advice may be
followed or not.
"""

from typing import Final

from service.policy.lint import (
    advice_reach,
    advice_roadmap,
    advice_tables,
    advice_upkeep,
    areas,
    endings,
    facility,
    keeping,
    library,
    opening,
    organisation,
    own_words,
    places,
    purposes,
    questions,
    reading,
    referrals,
    tables,
    texts,
)
from service.policy.lint.library import LIBRARY_RULES
from service.policy.lint.problem import DatedRule, Rule, RuleCode

__all__ = ["ADVICE", "ALL_CODES", "CODES", "DATED_RULES", "LIBRARY_RULES", "STANDING_RULES"]

STANDING_RULES: Final[tuple[Rule, ...]] = (
    *organisation.RULES,
    *opening.RULES,
    *purposes.RULES,
    *questions.RULES,
    *areas.RULES,
    *places.RULES,
    *own_words.RULES,
    *facility.RULES,
    *keeping.RULES,
    *endings.RULES,
    *tables.RULES,
    *referrals.RULES,
    *texts.RULES,
)
DATED_RULES: Final[tuple[DatedRule, ...]] = (
    *areas.DATED_RULES,
    *facility.DATED_RULES,
    *referrals.DATED_RULES,
    *advice_reach.DATED_RULES,
    *advice_roadmap.DATED_RULES,
    *advice_tables.DATED_RULES,
    *advice_upkeep.DATED_RULES,
)

ALL_CODES: Final[tuple[RuleCode, ...]] = (
    *reading.CODES,
    *library.CODES,
    *organisation.CODES,
    *opening.CODES,
    *purposes.CODES,
    *questions.CODES,
    *areas.CODES,
    *places.CODES,
    *own_words.CODES,
    *facility.CODES,
    *keeping.CODES,
    *endings.CODES,
    *tables.CODES,
    *referrals.CODES,
    *texts.CODES,
    *advice_tables.CODES,
    *advice_reach.CODES,
    *advice_upkeep.CODES,
    *advice_roadmap.CODES,
)
CODES: Final[dict[str, RuleCode]] = {entry.code: entry for entry in ALL_CODES}
ADVICE: Final[frozenset[str]] = frozenset(code for code, entry in CODES.items() if entry.weight == "advies")
