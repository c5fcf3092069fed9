"""Goals, and that every question is there for one that needs it (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.need import AGE_GROUPS, DISCRIMINATION_GROUPS, NEEDED_FOR
from service.policy.lint.problem import Problem, Rule, RuleCode, blocks_asked, repeated
from service.policy.shape.meldpunt import AskedFile, PolicyFile

CODES: Final = (
    RuleCode(code="doel-dubbel", title="Een doel staat twee keer bij `doelen`."),
    RuleCode(code="doel-onbekend", title="Een doel staat niet in de bibliotheek."),
    RuleCode(code="vraag-zonder-doel", title="Een vraag noemt geen enkel doel waarvoor zij nodig is."),
    RuleCode(code="vraag-vreemd-doel", title="Een vraag noemt een doel dat niet van dit meldpunt is."),
    RuleCode(code="doel-past-niet", title="Een vraag noemt een doel waar haar blok niet bij past."),
    RuleCode(code="verzamelt-te-veel", title="Een vraag is voor haar doelen niet nodig."),
    RuleCode(code="grond-zonder-reden", title="De vraag naar de grond staat aan zonder reden."),
    RuleCode(code="leeftijd-zonder-reden", title="De vraag naar de leeftijd staat aan zonder reden."),
    RuleCode(code="gemeente-zonder-keuze", title="De vraag naar de gemeente heeft maar een antwoord."),
    RuleCode(code="wens-bewaard", title="De wens van een melder wordt bewaard zonder het doel G4."),
)


def check_goals(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Each goal is named once and known to the library."""
    for name in repeated(policy.purposes):
        yield "doelen", "doel-dubbel", f"`{name}` hoort een keer voor te komen"
    for index, code in enumerate(policy.purposes):
        if code not in library.goals:
            yield f"doelen[{index}]", "doel-onbekend", "kies een doel uit library/doelen.toml"


def check_purposes(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """A question without a purpose of this meldpunt is collecting without need (GDPR article 5(1)(c))."""
    for index, asked in enumerate(policy.asked):
        path = f"vragen[{index}].doelen"
        if not asked.purposes:
            right = "noem minstens een doel waarvoor deze vraag nodig is, of haal de vraag weg"
            yield path, "vraag-zonder-doel", right
        block = library.blocks.get(asked.block)
        for purpose in asked.purposes:
            if purpose not in policy.purposes:
                yield path, "vraag-vreemd-doel", f"`{purpose}` hoort ook bij `doelen` van dit meldpunt te staan"
            if block is not None and purpose not in block.purposes:
                right = f"dit blok past bij: {', '.join(block.purposes)}; niet bij `{purpose}`"
                yield path, "doel-past-niet", right


def check_need(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """No block is asked that its purposes could do without; see `need.py`."""
    asked_names = {asked.block for asked in policy.asked}
    for index, asked in enumerate(policy.asked):
        fitting = _fitting(asked, library)
        needs = NEEDED_FOR.get(asked.block)
        if not fitting or needs is None:
            continue
        if not any(
            need.goal in fitting and (not need.beside or asked_names.intersection(need.beside)) for need in needs
        ):
            wanted = ", ".join(
                f"{need.goal} (samen met {' of '.join(need.beside)})" if need.beside else need.goal for need in needs
            )
            right = f"voor {', '.join(fitting)} is `{asked.block}` niet nodig; dit blok is nodig voor {wanted}"
            yield f"vragen[{index}].doelen", "verzamelt-te-veel", right


def _fitting(asked: AskedFile, library: Library) -> tuple[str, ...]:
    """Return the purposes that the block fits; the others are told elsewhere."""
    block = library.blocks.get(asked.block)
    return () if block is None else tuple(purpose for purpose in asked.purposes if purpose in block.purposes)


def check_sensitive(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """What is off by default needs a reason in the policy itself, and not only a goal."""
    groups = {audience.group for audience in policy.audiences}
    uses_list = any(side.level == "adv" for table in policy.release.tables for side in table.dimensions)
    for index, block in blocks_asked(policy, library):
        path = f"vragen[{index}].blok"
        if block.block == "grond" and not uses_list and not groups & DISCRIMINATION_GROUPS:
            right = 'dit verraadt iets over melders: vraag het alleen met een tabel op `niveau = "adv"` of voor de '
            yield path, "grond-zonder-reden", right + f"doelgroep {_either(DISCRIMINATION_GROUPS)}"
        if block.block == "leeftijd" and not groups & AGE_GROUPS:
            right = (
                f"vraag dit alleen als het meldpunt er is voor een doelgroep van een leeftijd: {_either(AGE_GROUPS)}"
            )
            yield path, "leeftijd-zonder-reden", right


def check_superfluous(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """A choice among one municipality tells nothing; a wish that only steers the help is not kept."""
    for index, block in blocks_asked(policy, library):
        for question in block.questions:
            if question.municipalities and len(policy.geography.municipalities) == 1:
                right = "met een gemeente weet u het antwoord al; haal deze vraag weg"
                yield f"vragen[{index}].blok", "gemeente-zonder-keuze", right
            if question.id == "wens" and not question.steers_only and "G4" not in policy.asked[index].purposes:
                right = "een wens bewaren mag alleen voor G4; zet anders `slaat_niets_op = true` in de bibliotheek"
                yield f"vragen[{index}].doelen", "wens-bewaard", right


def _either(names: frozenset[str]) -> str:
    return " of ".join(f"`{name}`" for name in sorted(names))


RULES: Final[tuple[Rule, ...]] = (check_goals, check_purposes, check_need, check_sensitive, check_superfluous)
