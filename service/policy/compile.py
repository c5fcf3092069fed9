"""Compiling a checked policy file and the library into a `Policy` (pure)."""

import hashlib

import msgspec

from service.kernel.text import LocalizedText
from service.policy.files import BlockFile, OptionFile, PolicyFile, QuestionFile, ReferralFile
from service.policy.library import Library
from service.policy.model import (
    Group,
    Municipality,
    Option,
    Organisation,
    Policy,
    Purpose,
    Question,
    Referral,
    ReleaseRule,
    ReleaseTable,
    RetentionRule,
    Scope,
    TableDimension,
)
from service.policy.terms import Term


def compile_policy(file: PolicyFile, library: Library) -> Policy:
    """Build the `Policy`; `file` has passed every rule of `service.policy.rules`.

    The digest is the SHA-256 (hexadecimal) of the canonical JSON of everything else in it, so two
    policies with the same digest collect, keep and publish the same.
    """
    policy = Policy(
        slug=file.slug,
        version=file.version,
        name=file.name,
        languages=file.languages,
        municipality=Municipality(
            code=file.municipality.code, name=file.municipality.name, cbs_year=file.municipality.cbs_year
        ),
        controller=Organisation(name=file.controller.name, contact=file.controller.contact),
        processor=(
            None if file.processor is None else Organisation(name=file.processor.name, contact=file.processor.contact)
        ),
        purposes=tuple(
            Purpose(code=code, text=LocalizedText(nl=library.goals[code].nl, en=library.goals[code].en))
            for code in file.purposes
        ),
        scope=Scope(included=file.scope.included, excluded=file.scope.excluded),
        follow_up=file.follow_up,
        questions=_compile_questions(file, library),
        retention={
            name: RetentionRule(
                start=rule.start,
                term=Term.parse(rule.term),
                ceiling=Term.parse(rule.ceiling),
                after=rule.after,
                grace=Term.parse(rule.grace),
            )
            for name, rule in file.retention.items()
        },
        release=_compile_release(file),
        referrals=tuple(_compile_referral(library.referrals[code]) for code in file.help.referrals),
    )
    digest = hashlib.sha256(msgspec.json.encode(policy, order="sorted")).hexdigest()
    return msgspec.structs.replace(policy, digest=digest)


def _compile_questions(file: PolicyFile, library: Library) -> tuple[Question, ...]:
    return tuple(
        _compile_question(question, library.blocks[asked.block], asked.purposes, file)
        for asked in file.asked
        for question in library.blocks[asked.block].questions
    )


def _compile_question(
    question: QuestionFile, block: BlockFile, purposes: tuple[str, ...], file: PolicyFile
) -> Question:
    districts = file.districts if question.districts else ()
    return Question(
        id=question.id,
        block=block.block,
        kind=question.kind,
        required=question.required,
        label=question.label,
        hint=question.hint,
        options=(
            *(
                Option(code=district.code, label=LocalizedText(nl=district.name, en=district.name))
                for district in districts
            ),
            *(_compile_option(option) for option in question.options),
        ),
        groups=tuple(
            Group(code=group.code, label=LocalizedText(nl=group.nl, en=group.en)) for group in question.groups
        ),
        purposes=purposes,
        retention_class=question.retention_class,
        max_length=question.max_length,
        merged={district.code: district.merged_into for district in districts if district.merged_into is not None},
    )


def _compile_option(option: OptionFile) -> Option:
    return Option(
        code=option.code,
        label=LocalizedText(nl=option.nl, en=option.en),
        group=option.group,
        help_for=option.help_for,
        stores_nothing=option.stores_nothing,
    )


def _compile_release(file: PolicyFile) -> ReleaseRule:
    return ReleaseRule(
        k=file.release.k,
        tables=tuple(
            ReleaseTable(
                id=table.id,
                title=table.title,
                dimensions=tuple(
                    TableDimension(question=dimension.question, level=dimension.level) for dimension in table.dimensions
                ),
            )
            for table in file.release.tables
        ),
    )


def _compile_referral(referral: ReferralFile) -> Referral:
    return Referral(
        id=referral.id,
        need=referral.need,
        name=referral.name,
        text=referral.text,
        phone=referral.phone,
        website=referral.website,
        checked_on=referral.checked_on,
    )
