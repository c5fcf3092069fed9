"""What must hold inside `library/` (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from service.policy.findings import Finding
from service.policy.shape.blocks import BlockFile, QuestionFile
from service.policy.shape.shared import CodeListFile

# Codes that released tables use for their totals, for unanswered questions and for forgotten codes.
RESERVED_CODES: Final = frozenset({"totaal", "geen", "overig"})
# Names of fields that the form and the API have of their own.
RESERVED_QUESTIONS: Final = frozenset({"sleutel", "doe", "moment"})
# The questions that a code list of the facilities takes over.
LISTED_QUESTIONS: Final = ("grond", "plek", "wat")
# What a code list says of an answer that it has no code for.
UNKNOWN: Final = "onbekend"

# A place in a file, a code and what would be right.
_Remark = tuple[str, str, str]


def check_codes(file: str, part: str, codes: Iterable[str]) -> Iterator[Finding]:
    """Every code in one list of a file is its own: of two, one would be lost."""
    for code in _repeated(codes):
        right = f"`{code}` hoort een keer voor te komen"
        yield Finding(file=f"library/{file}", path=part, code="code-dubbel", right=right)


def check_blocks(blocks: Iterable[BlockFile]) -> Iterator[Finding]:
    """Every question of every block can be asked, stored and counted."""
    for block in blocks:
        file = f"library/vragen/{block.block}.toml"
        yield from check_codes(f"vragen/{block.block}.toml", "vragen", (question.id for question in block.questions))
        for index, question in enumerate(block.questions):
            path = f"vragen[{index}]"
            for where, code, right in (*_check_question(question, block), *_check_options(question)):
                yield Finding(file=file, path=f"{path}{where}", code=code, right=right)


def _check_question(question: QuestionFile, block: BlockFile) -> Iterator[_Remark]:
    if question.id in RESERVED_QUESTIONS:
        right = f"`{question.id}` is een veld van het formulier of de API; kies een andere naam"
        yield ".id", "gereserveerd", right
    if question.kind == "tekst" and (question.options or not question.max_length):
        yield "", "tekstvraag", "een tekstvraag heeft geen opties en wel `hoogstens` (tekens)"
    open_list = question.districts or question.municipalities
    if question.kind != "tekst" and not question.options and not open_list:
        yield ".opties", "zonder-opties", "een keuzevraag heeft opties"
    fitting = "terugkoppeling" if block.after_sending else "verhaal" if question.kind == "tekst" else "feiten"
    if question.retention_class != fitting:
        yield ".bewaarklasse", "verkeerde-bewaarklasse", f"deze vraag hoort in de klasse `{fitting}`"


def _check_options(question: QuestionFile) -> Iterator[_Remark]:
    groups = [group.code for group in question.groups]
    codes = [option.code for option in question.options]
    for name, found in (("opties", codes), ("groepen", groups)):
        for code in _repeated(found):
            yield f".{name}", "code-dubbel", f"`{code}` hoort een keer voor te komen"
        for code in sorted(RESERVED_CODES.intersection(found)):
            right = f"`{code}` gebruikt de dienst zelf in de cijfers; kies een andere code"
            yield f".{name}.{code}", "gereserveerd", right
    for option in question.options:
        path = f".opties.{option.code}.groep"
        if option.group is None and groups:
            yield path, "optie-zonder-groep", f"elke optie hoort bij een groep; er zijn: {', '.join(groups)}"
        elif option.group is not None and option.group not in groups:
            yield path, "groep-onbekend", f"`{option.group}` staat niet bij `groepen`; daar staan: {', '.join(groups)}"


def check_code_lists(blocks: Mapping[str, BlockFile], code_lists: Mapping[str, CodeListFile]) -> Iterator[Finding]:
    """Every answer that a list takes over exists, and has one code there."""
    known = {
        (question.id, option.code)
        for block in blocks.values()
        for question in block.questions
        if question.id in LISTED_QUESTIONS
        for option in question.options
    }
    for code_list in code_lists.values():
        file = f"library/codelijsten/{code_list.code}.toml"
        remarks = [*_check_mapping(code_list, known), *_check_entries(code_list)]
        if code_list.successor is not None and code_list.successor not in code_lists:
            right = f"deze lijst bestaat niet; er zijn: {', '.join(sorted(code_lists))}"
            remarks.append(("opvolger", "opvolger-onbekend", right))
        yield from (Finding(file=file, path=path, code=code, right=right) for path, code, right in remarks)


def _check_entries(code_list: CodeListFile) -> Iterator[_Remark]:
    for name, entries in (
        ("gronden", code_list.grounds),
        ("terreinen", code_list.terrains),
        ("aarden", code_list.natures),
    ):
        for code in _repeated(entry.code for entry in entries):
            yield name, "code-dubbel", f"`{code}` hoort een keer voor te komen"


def _check_mapping(code_list: CodeListFile, known: set[tuple[str, str]]) -> Iterator[_Remark]:
    mapped = [(mapping.question, mapping.answer) for mapping in code_list.mapping]
    for question, answer in sorted(known.difference(mapped)):
        right = f"zet `{answer}` van de vraag `{question}` over naar een code van deze lijst"
        yield "overzetting", "niet-overgezet", right
    for name in _repeated(f"{question}.{answer}" for question, answer in mapped):
        yield "overzetting", "code-dubbel", f"`{name}` hoort een keer voor te komen"
    targets = {
        "grond": {entry.code for entry in code_list.grounds},
        "plek": {entry.code for entry in code_list.terrains},
        "wat": {entry.code for entry in code_list.natures},
    }
    for index, mapping in enumerate(code_list.mapping):
        path = f"overzetting[{index}]"
        if (mapping.question, mapping.answer) not in known:
            yield f"{path}.antwoord", "overzetting-onbekend", "geen vraag van de bibliotheek heeft dit antwoord"
        elif mapping.target not in targets[mapping.question] | {UNKNOWN}:
            yield f"{path}.naar", "lijstcode-onbekend", f"`{mapping.target}` staat niet in deze lijst"


def _repeated(codes: Iterable[str]) -> list[str]:
    return sorted(code for code, times in Counter(codes).items() if times > 1)
