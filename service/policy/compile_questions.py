"""Compiling the questions that a policy asks: the library's, with the policy's places in them (pure)."""

from collections.abc import Collection, Iterator, Mapping

from service.kernel.text import LocalizedText
from service.policy.library import Library
from service.policy.model import AddressForm, Group, Option, Question
from service.policy.shape.blocks import BlockFile, OptionFile, QuestionFile
from service.policy.shape.meldpunt import AskedFile, PolicyFile
from service.policy.shape.scalars import TextFile
from service.policy.shape.shared import CodeListFile, NamedFile

UNKNOWN = "onbekend"
_UNKNOWN_GROUP = Group(code=UNKNOWN, label=LocalizedText(nl="Onbekend", en="Unknown"))
# Before which answers of the library own named places stand: the known ones come first, the rest last.
_LAST_ANSWERS = frozenset({"online", "anders", "weetniet"})


def localize(text: TextFile, address: AddressForm) -> LocalizedText:
    """Return a text of the library in the policy's form of address."""
    return LocalizedText(nl=text.je if address == "je" and text.je is not None else text.nl, en=text.en)


def compile_questions(file: PolicyFile, library: Library, code_list: CodeListFile) -> tuple[Question, ...]:
    """Return the questions of the form in the policy's order; what is asked afterwards is not among them."""
    return tuple(
        _compile_question(question, library.blocks[asked.block], asked, file, code_list)
        for asked in file.asked
        for question in library.blocks[asked.block].questions
        if not library.blocks[asked.block].after_sending
    )


def _compile_question(
    question: QuestionFile, block: BlockFile, asked: AskedFile, file: PolicyFile, code_list: CodeListFile
) -> Question:
    areas = file.geography.areas if question.districts else ()
    mapped = _mapped(question.id, code_list)
    options = tuple(_compile_options(question, asked, file, mapped))
    told = [option for option in options if not option.stores_nothing]
    return Question(
        id=question.id,
        block=block.block,
        block_version=block.version,
        kind=question.kind,
        required=question.required,
        label=localize(question.label, file.address),
        hint=None if question.hint is None else localize(question.hint, file.address),
        options=options,
        groups=_reached(
            tuple(Group(code=group.code, label=LocalizedText(nl=group.nl, en=group.en)) for group in question.groups),
            {option.group for option in told},
        ),
        purposes=asked.purposes,
        retention_class="verhaal" if question.retention_class == "verhaal" else "feiten",
        max_length=question.max_length,
        merged={area.code: area.merged_into for area in areas if area.merged_into is not None},
        adv_groups=_reached(_adv_groups(question.id, code_list), {option.adv for option in told}),
        steers_only=question.steers_only,
    )


def _reached(groups: tuple[Group, ...], codes: Collection[str | None]) -> tuple[Group, ...]:
    """Leave out the groups to which no answer leads: every reader would know that their count is 0."""
    return tuple(group for group in groups if group.code in codes)


def _compile_options(
    question: QuestionFile, asked: AskedFile, file: PolicyFile, mapped: Mapping[str, str]
) -> Iterator[Option]:
    """Yield the policy's own answers and the library's, those that close the list last."""
    kept = [option for option in question.options if not asked.options or option.code in asked.options]
    triggers = _triggers(question.id, file)
    if question.municipalities:
        yield from (_named(place.code, place.name, place.name) for place in file.geography.municipalities)
    if question.districts:
        yield from (_named(area.code, area.name, area.name) for area in file.geography.areas)
    closing = [option for option in kept if option.code in _LAST_ANSWERS] if question.places else []
    for option in kept:
        if option not in closing:
            yield _compile_option(option, file.address, mapped, triggers)
    if question.places:
        for place in file.geography.places:
            yield _named(place.code, place.name.nl, place.name.en, adv=UNKNOWN if mapped else None)
    for option in closing:
        yield _compile_option(option, file.address, mapped, triggers)


def _named(code: str, dutch: str, english: str, adv: str | None = None) -> Option:
    return Option(code=code, label=LocalizedText(nl=dutch, en=english), adv=adv)


def _compile_option(
    option: OptionFile, address: AddressForm, mapped: Mapping[str, str], triggers: Mapping[str, tuple[str, ...]]
) -> Option:
    return Option(
        code=option.code,
        label=localize(TextFile(nl=option.nl, je=option.je, en=option.en), address),
        group=option.group,
        adv=mapped.get(option.code),
        help_for=option.help_for,
        referrals=triggers.get(option.code, ()),
        stores_nothing=option.stores_nothing,
    )


def _triggers(question_id: str, file: PolicyFile) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for trigger in file.help.triggers:
        if trigger.question == question_id:
            found[trigger.answer] = (*found.get(trigger.answer, ()), trigger.referral)
    return found


def _mapped(question_id: str, code_list: CodeListFile) -> dict[str, str]:
    return {mapping.answer: mapping.target for mapping in code_list.mapping if mapping.question == question_id}


def _adv_groups(question_id: str, code_list: CodeListFile) -> tuple[Group, ...]:
    """Return the codes of the list under which this question is told, `onbekend` last."""
    if not _mapped(question_id, code_list):
        return ()
    lists: dict[str, tuple[NamedFile, ...]] = {
        "grond": code_list.grounds,
        "plek": code_list.terrains,
        "wat": code_list.natures,
    }
    named = tuple(
        Group(code=entry.code, label=LocalizedText(nl=entry.nl, en=entry.en)) for entry in lists.get(question_id, ())
    )
    return named if any(group.code == UNKNOWN for group in named) else (*named, _UNKNOWN_GROUP)
