"""Every text of `library/` that reporters read, in both forms of address (pure).

Code lists are left out: their words are those of the law and the facilities, and not ours to make easier.
"""

from collections.abc import Callable, Iterator
from typing import Final

from service.kernel.text import LocalizedText
from service.policy.language.address import words_of_address
from service.policy.library import Library
from service.policy.lint.problem import Problem, RuleCode
from service.policy.lint.texts import judge, words_of_names
from service.policy.shape.blocks import BlockFile, GroupFile, OptionFile
from service.policy.shape.scalars import TextFile
from service.policy.shape.shared import CaveatFile, GoalFile, NamedFile, TargetGroupFile

# A remark on the library names its file too.
LibraryRule = Callable[[Library], Iterator[tuple[str, Problem]]]
Text = TextFile | LocalizedText | OptionFile | GroupFile | GoalFile | NamedFile | TargetGroupFile | CaveatFile

CODES: Final = (
    RuleCode(code="je-vorm-ontbreekt", title="Een tekst van de bibliotheek zegt u, en er staat geen je-vorm bij."),
)


def check_library_texts(library: Library) -> Iterator[tuple[str, Problem]]:
    """Judge `nl` as the form with u, `je` as the form with je, and `en`."""
    referrals = library.referrals.values()
    names = words_of_names(name for referral in referrals for name in (referral.name.nl, referral.name.en))
    for file, path, text in _texts(library):
        for problem in _check_text(path, text, library, names):
            yield file, problem


def _check_text(path: str, text: Text, library: Library, names: frozenset[str]) -> Iterator[Problem]:
    familiar = getattr(text, "je", None)
    yield from judge(f"{path}.nl", text.nl, "nl", library, "u", names)
    yield from judge(f"{path}.en", text.en, "en", library, None, names)
    if familiar is not None:
        yield from judge(f"{path}.je", familiar, "nl", library, "je", names)
    elif formal := words_of_address(text.nl)["u"]:
        right = "zet de je-vorm erbij" if hasattr(text, "je") else "zeg dit zonder de lezer aan te spreken"
        yield (
            f"{path}.nl",
            "je-vorm-ontbreekt",
            f"een meldpunt kan ook `je` zeggen, en hier staat `{formal[0]}`; {right}",
        )


def _texts(library: Library) -> Iterator[tuple[str, str, Text]]:
    """Yield every text with its file and its place."""
    for block in library.blocks.values():
        yield from ((f"vragen/{block.block}.toml", path, text) for path, text in _texts_of_block(block))
    yield from (("doelen.toml", f"doelen.{goal.code}", goal) for goal in library.goals.values())
    yield from (("kerntaken.toml", f"kerntaken.{task.code}", task) for task in library.tasks.values())
    yield from (("doelgroepen.toml", f"doelgroepen.{group.code}", group) for group in library.audiences.values())
    for channel in library.channels.values():
        yield "kanalen.toml", f"kanalen.{channel.code}.naam", channel.name
        yield "kanalen.toml", f"kanalen.{channel.code}.waarheid", channel.truth
    for referral in library.referrals.values():
        yield "verwijzingen.toml", f"verwijzingen.{referral.id}.naam", referral.name
        yield "verwijzingen.toml", f"verwijzingen.{referral.id}.tekst", referral.text
    caveats = library.caveats
    yield "voorbehouden.toml", "vast", caveats.fixed
    yield "voorbehouden.toml", "massa", caveats.mass
    yield "voorbehouden.toml", "campagne", caveats.campaign
    yield "voorbehouden.toml", "leeg", caveats.empty
    yield "voorbehouden.toml", "opbrengst", caveats.indirect


def _texts_of_block(block: BlockFile) -> Iterator[tuple[str, Text]]:
    for question in block.questions:
        path = f"vragen.{question.id}"
        yield f"{path}.vraag", question.label
        if question.hint is not None:
            yield f"{path}.uitleg", question.hint
        yield from ((f"{path}.opties.{option.code}", option) for option in question.options)
        yield from ((f"{path}.groepen.{group.code}", group) for group in question.groups)


LIBRARY_RULES: Final[tuple[LibraryRule, ...]] = (check_library_texts,)
