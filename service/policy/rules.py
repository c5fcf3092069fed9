"""What must hold between the parts of a policy, beyond the shape of each part (pure).

Every check is one function from a policy file and the library to findings; `ALL_RULES` lists them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from service.policy.files import PolicyFile, RetentionFile
from service.policy.library import Library
from service.policy.terms import Term

# The place, the code and the sentence that says what would be right.
Problem = tuple[str, str, str]
Rule = Callable[[PolicyFile, Library], Iterator[Problem]]

# A quarter of 92 days and the days in which it is counted and released.
SHORTEST_CEILING_FOR_RELEASE: Final = 123


def check_purposes(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """A question without a purpose of this meldpunt is collecting without need (GDPR article 5(1)(c))."""
    for index, asked in enumerate(policy.asked):
        path = f"vragen[{index}].doelen"
        if not asked.purposes:
            yield (
                path,
                "geen-doel",
                "noem minstens een doel waarvoor deze vraag nodig is, of haal de vraag weg",
            )
        for purpose in asked.purposes:
            if purpose not in policy.purposes:
                yield path, "vreemd-doel", f"`{purpose}` hoort ook bij `doelen` van dit meldpunt te staan"
            block = library.blocks.get(asked.block)
            if block is not None and purpose not in block.purposes:
                right = f"dit blok past bij: {', '.join(block.purposes)}; niet bij `{purpose}`"
                yield path, "doel-past-niet", right


def check_blocks(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every block exists and is asked once; the two that every meldpunt needs are there."""
    names = [asked.block for asked in policy.asked]
    for index, name in enumerate(names):
        if name not in library.blocks:
            right = f"dit blok bestaat niet; er zijn: {', '.join(sorted(library.blocks))}"
            yield f"vragen[{index}].blok", "onbekend-blok", right
    for name in _repeated(names):
        yield "vragen", "dubbel", f"het blok `{name}` hoort een keer voor te komen"
    for name in ("rol", "wat"):
        if name not in names:
            yield "vragen", "ontbreekt", f"elk meldpunt stelt de vraag `{name}`"


def check_goals(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Each goal is named once and known to the library."""
    for name in _repeated(policy.purposes):
        yield "doelen", "dubbel", f"`{name}` hoort een keer voor te komen"
    for index, code in enumerate(policy.purposes):
        if code not in library.goals:
            yield f"doelen[{index}]", "onbekend-doel", "kies een doel uit library/doelen.toml"


def check_languages(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A meldpunt speaks Dutch, and each language once."""
    if "nl" not in policy.languages:
        yield "talen", "ontbreekt", "Nederlands (`nl`) hoort erbij"
    for name in _repeated(policy.languages):
        yield "talen", "dubbel", f"`{name}` hoort een keer voor te komen"


def check_districts(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """District codes belong to the municipality; a merge points at a district that stays itself."""
    codes = {district.code: district for district in policy.districts}
    for index, district in enumerate(policy.districts):
        path = f"wijken[{index}]"
        if district.code[2:6] != policy.municipality.code[2:6]:
            right = f"de code hoort te beginnen met WK{policy.municipality.code[2:6]}"
            yield f"{path}.code", "vreemde-wijk", right
        target = district.merged_into
        if target is not None and (target not in codes or codes[target].merged_into is not None):
            yield (
                f"{path}.samen_met",
                "samen-met",
                "noem de code van een wijk die zelf niet wordt samengevoegd",
            )
    for code in _repeated(district.code for district in policy.districts):
        yield "wijken", "dubbel", f"`{code}` hoort een keer voor te komen"
    blocks = (library.blocks[asked.block] for asked in policy.asked if asked.block in library.blocks)
    needs = any(question.districts for block in blocks for question in block.questions)
    if needs and not policy.districts:
        yield "wijken", "ontbreekt", "de vraag naar de wijk heeft wijken nodig"


def check_retention(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Every class in use has one rule, and every rule ends."""
    blocks = (library.blocks[asked.block] for asked in policy.asked if asked.block in library.blocks)
    used = {question.retention_class for block in blocks for question in block.questions}
    for name in sorted(used - set(policy.retention)):
        yield f"bewaartermijnen.{name}", "ontbreekt", f"de klasse `{name}` heeft een bewaartermijn nodig"
    for name in sorted(set(policy.retention) - used):
        yield f"bewaartermijnen.{name}", "ongebruikt", "geen vraag gebruikt deze klasse; haal haar weg"
    for name, rule in policy.retention.items():
        yield from _check_rule(f"bewaartermijnen.{name}", rule)


def _check_rule(path: str, rule: RetentionFile) -> Iterator[Problem]:
    terms: dict[str, Term] = {}
    written = {"termijn": rule.term, "uiterlijk": rule.ceiling, "respijt": rule.grace}
    for name, value in written.items():
        try:
            terms[name] = Term.parse(value)
        except ValueError:
            yield f"{path}.{name}", "verkeerde-waarde", "hier hoort een termijn als P30D, P6M of P1Y"
    if len(terms) < len(written):
        return
    if rule.start == "ontvangst" and terms["uiterlijk"].shortest_days < terms["termijn"].shortest_days:
        yield f"{path}.uiterlijk", "te-kort", "uiterlijk hoort minstens zo lang te zijn als de termijn"
    if rule.start != "ontvangst" and terms["uiterlijk"].shortest_days < SHORTEST_CEILING_FOR_RELEASE:
        right = "hier hoort minstens P5M: anders sterven meldingen voordat hun kwartaal geteld is"
        yield f"{path}.uiterlijk", "te-kort", right
    yield from _check_minimum(path, rule, terms["termijn"])


def _check_minimum(path: str, rule: RetentionFile, term: Term) -> Iterator[Problem]:
    if rule.minimum is None:
        return
    try:
        minimum = Term.parse(rule.minimum.term)
    except ValueError:
        yield f"{path}.minimum.termijn", "verkeerde-waarde", "hier hoort een termijn als P30D, P6M of P1Y"
        return
    if term.shortest_days < minimum.shortest_days and rule.deviation is None:
        right = "korter dan het minimum mag alleen met `afwijking`: een reden en wie dat besloot"
        yield f"{path}.termijn", "onder-minimum", right


def check_tables(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Tables are about coded questions that are asked, each about different ones."""
    blocks = (library.blocks[asked.block] for asked in policy.asked if asked.block in library.blocks)
    questions = {question.id: question for block in blocks for question in block.questions}
    for name in _repeated(table.id for table in policy.release.tables):
        yield "vrijgave.tabellen", "dubbel", f"`{name}` hoort een keer voor te komen"
    for index, table in enumerate(policy.release.tables):
        for side, dimension in enumerate(table.dimensions):
            path = f"vrijgave.tabellen[{index}].zijden[{side}]"
            question = questions.get(dimension.question)
            if question is None:
                yield f"{path}.vraag", "niet-gevraagd", "een tabel gaat over een vraag die dit meldpunt stelt"
            elif question.kind == "tekst":
                yield (
                    f"{path}.vraag",
                    "tekst-in-tabel",
                    "een verhaal komt nooit in een tabel; kies een keuzevraag",
                )
            elif dimension.level == "groep" and not question.groups:
                yield f"{path}.niveau", "geen-groepen", "deze vraag heeft geen groepen; kies `optie`"
        if len({dimension.question for dimension in table.dimensions}) < len(table.dimensions):
            yield f"vrijgave.tabellen[{index}].zijden", "dubbel", "twee zijden horen over twee vragen te gaan"


def check_levels(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A question is released on one level: options and their groups together would tell each other's gaps."""
    levels: dict[str, str] = {}
    for index, table in enumerate(policy.release.tables):
        for side, dimension in enumerate(table.dimensions):
            if levels.setdefault(dimension.question, dimension.level) != dimension.level:
                right = "een vraag staat in alle tabellen op hetzelfde niveau"
                yield f"vrijgave.tabellen[{index}].zijden[{side}].niveau", "twee-niveaus", right


def check_help(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Help exists, can be called in danger, and answers what the questions may bring up."""
    chosen = [library.referrals[code] for code in policy.help.referrals if code in library.referrals]
    for index, code in enumerate(policy.help.referrals):
        if code not in library.referrals:
            right = f"deze verwijzing bestaat niet; er zijn: {', '.join(sorted(library.referrals))}"
            yield f"hulp.verwijzingen[{index}]", "onbekende-verwijzing", right
    for code in _repeated(policy.help.referrals):
        yield "hulp.verwijzingen", "dubbel", f"`{code}` hoort een keer voor te komen"
    if not any(referral.need == "gevaar" and referral.phone for referral in chosen):
        yield "hulp.verwijzingen", "ontbreekt", "een nummer voor direct gevaar hoort erbij"
    blocks = (library.blocks[asked.block] for asked in policy.asked if asked.block in library.blocks)
    options = (option for block in blocks for question in block.questions for option in question.options)
    for need in sorted({need for option in options for need in option.help_for}):
        if need not in {referral.need for referral in chosen}:
            yield (
                "hulp.verwijzingen",
                "ontbreekt",
                f"een antwoord roept hulp `{need}` op; kies een verwijzing daarbij",
            )


def _repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, times in Counter(values).items() if times > 1)


ALL_RULES: Final[tuple[Rule, ...]] = (
    check_goals,
    check_languages,
    check_blocks,
    check_purposes,
    check_districts,
    check_retention,
    check_tables,
    check_levels,
    check_help,
)
