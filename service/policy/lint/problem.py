"""What a rule takes and gives, and what is told about its code (pure).

Every module of the linter exposes `CODES`, the remarks that it can make, and `RULES`. Rules that may hold up
a policy at its start are of type `Rule`; rules that look at the calendar, and all that give advice, are of
type `DatedRule`, also when they need no day: advice must never hold up a service that starts.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from service.policy.findings import Weight
from service.policy.library import Library
from service.policy.shape.blocks import BlockFile, OptionFile, QuestionFile
from service.policy.shape.meldpunt import AskedFile, PolicyFile
from service.policy.shape.shared import ReferralFile

# The place, the code and the sentence that says what would be right.
Problem = tuple[str, str, str]
Rule = Callable[[PolicyFile, Library], Iterator[Problem]]
DatedRule = Callable[[PolicyFile, Library, dt.date], Iterator[Problem]]


class RuleCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of remark: its code in Dutch words, what it weighs, and what it says in one Dutch sentence.

    A code has one meaning, one page of explanation and one row in the tests.
    """

    code: str
    title: str
    weight: Weight = "fout"


def blocks_asked(policy: PolicyFile, library: Library) -> Iterator[tuple[int, BlockFile]]:
    """Yield the known blocks that the form asks, each with its place in the policy.

    What is asked after sending is no part of the form, and has a rule of its own.
    """
    for index, asked in enumerate(policy.asked):
        block = library.blocks.get(asked.block)
        if block is not None and not block.after_sending:
            yield index, block


def asked_questions(policy: PolicyFile, library: Library) -> tuple[QuestionFile, ...]:
    """Return the questions of the form."""
    return tuple(question for _index, block in blocks_asked(policy, library) for question in block.questions)


def kept_options(question: QuestionFile, asked: AskedFile) -> tuple[OptionFile, ...]:
    """Return the answers of the library that the policy keeps."""
    return tuple(option for option in question.options if not asked.options or option.code in asked.options)


def shown_referrals(policy: PolicyFile, library: Library) -> dict[str, ReferralFile]:
    """Return the referrals that the policy shows, the library's and its own, by id."""
    chosen = {code: library.referrals[code] for code in policy.help.referrals if code in library.referrals}
    return {**chosen, **{referral.id: referral for referral in policy.help.own}}


def repeated(values: Iterable[str]) -> list[str]:
    """Return the values that occur more than once, sorted."""
    return sorted(value for value, times in Counter(values).items() if times > 1)
