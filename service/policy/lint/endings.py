"""What a retention rule says besides its terms: who reads, what is counted, what may be put off (pure)."""

from collections.abc import Iterator
from typing import Final

from service.policy.library import Library
from service.policy.lint.keeping import is_shorter, read_term
from service.policy.lint.problem import Problem, Rule, RuleCode
from service.policy.shape.keeping import RetentionFile
from service.policy.shape.meldpunt import PolicyFile
from service.policy.terms import Term

CODES: Final = (
    RuleCode(code="lezers-ontbreken", title="Niemand is aangewezen die het verhaal mag lezen."),
    RuleCode(code="lezer-en-niemand", title="Bij `lezers` staat `niemand` samen met iemand."),
    RuleCode(code="verhaal-geteld", title="Het verhaal zou geteld worden."),
    RuleCode(code="feiten-ongeteld", title="De feiten verdwijnen ongeteld, terwijl er tabellen zijn."),
    RuleCode(code="blijvend-bewaard", title="Iets anders dan vrijgegeven cijfers zou voor altijd bewaard blijven."),
    RuleCode(code="cijfers-niet-blijvend", title="Vrijgegeven cijfers zouden verdwijnen."),
    RuleCode(code="cijfers-met-termijn", title="Vrijgegeven cijfers hebben een termijn die niets doet."),
    RuleCode(code="tel-zonder-tellen", title="`tel` staat bij een klasse die niet geteld wordt."),
    RuleCode(code="tel-onbekend", title="`tel` noemt een tabel die er niet is."),
    RuleCode(code="tabel-ongeteld", title="Een tabel staat bij geen enkele `tel`."),
    RuleCode(code="opschorting-te-lang", title="Vernietiging kan langer dan een jaar worden uitgesteld."),
    RuleCode(code="respijt-te-lang", title="Het respijt is langer dan een jaar."),
    RuleCode(code="kopieen-te-lang", title="Een reservekopie blijft langer dan een jaar."),
    RuleCode(code="opschorting-zonder-grond", title="Vernietiging kan zonder grond worden uitgesteld."),
)
_LONGEST_HOLD: Final = Term(months=12)
_LONGEST_DELAY: Final = Term(months=12)


def check_readers(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """A story has readers by name of role, or `niemand` and nobody else."""
    for name, rule in policy.retention.items():
        path = f"bewaartermijnen.{name}.lezers"
        if name == "verhaal" and not rule.readers:
            yield path, "lezers-ontbreken", "zeg wie het verhaal mag lezen: steward, onderzoeker of niemand"
        if "niemand" in rule.readers and set(rule.readers) != {"niemand"}:
            yield path, "lezer-en-niemand", "noem lezers, of alleen `niemand`"


def check_endings(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Facts are counted, stories are not, and only released figures stay."""
    for name, rule in policy.retention.items():
        path = f"bewaartermijnen.{name}"
        if name == "cijfers":
            yield from _check_figures(path, rule)
        elif rule.after == "bewaar_blijvend":
            yield (
                f"{path}.na",
                "blijvend-bewaard",
                "alleen vrijgegeven cijfers blijven; kies tel_en_vernietig of vernietig",
            )
        elif name == "verhaal" and rule.after == "tel_en_vernietig":
            yield f"{path}.na", "verhaal-geteld", "een verhaal wordt nooit geteld; kies `vernietig`"
        elif name == "feiten" and rule.after == "vernietig" and policy.release.tables:
            right = "de tabellen tellen deze feiten; kies `tel_en_vernietig`, of haal de tabellen weg"
            yield f"{path}.na", "feiten-ongeteld", right


def _check_figures(path: str, rule: RetentionFile) -> Iterator[Problem]:
    if rule.after != "bewaar_blijvend":
        yield f"{path}.na", "cijfers-niet-blijvend", "wat gepubliceerd is, blijft; kies `bewaar_blijvend`"
    if any(value is not None for value in (rule.start, rule.term, rule.ceiling)):
        yield path, "cijfers-met-termijn", "vrijgegeven cijfers blijven; haal start, termijn en uiterlijk weg"


def check_counting(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """`tel` names tables that exist, and leaves none out."""
    tables = [table.id for table in policy.release.tables]
    for name, rule in policy.retention.items():
        path = f"bewaartermijnen.{name}.tel"
        if not rule.counted_in:
            continue
        if rule.after != "tel_en_vernietig":
            yield path, "tel-zonder-tellen", 'dit wordt niet geteld; haal `tel` weg of kies `na = "tel_en_vernietig"`'
            continue
        for table in rule.counted_in:
            if table not in tables:
                yield path, "tel-onbekend", f"de tabel `{table}` bestaat niet; er zijn: {', '.join(tables)}"
        for table in tables:
            if table not in rule.counted_in:
                right = f"de tabel `{table}` wordt door geen klasse geteld; noem haar hier of haal de tabel weg"
                yield path, "tabel-ongeteld", right


def check_holds(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """Putting off destruction has a ground and an end."""
    for name, rule in policy.retention.items():
        path = f"bewaartermijnen.{name}.opschorting"
        if rule.holds is None:
            continue
        if not rule.holds.grounds:
            yield f"{path}.gronden", "opschorting-zonder-grond", "noem minstens een grond, of haal de opschorting weg"
        longest = read_term(rule.holds.longest)
        if longest is not None and is_shorter(_LONGEST_HOLD, longest):
            yield f"{path}.hoogstens", "opschorting-te-lang", "hoogstens P1Y; daarna beslist weer iemand"


def check_delays(policy: PolicyFile, _library: Library) -> Iterator[Problem]:
    """What comes after the term, to destroy in and in copies, has an end too: else it is keeping by another name."""
    for name, rule in policy.retention.items():
        for key, code, written in (
            ("respijt", "respijt-te-lang", rule.grace),
            ("kopieen", "kopieen-te-lang", rule.copies),
        ):
            delay = read_term(written)
            if delay is not None and is_shorter(_LONGEST_DELAY, delay):
                yield f"bewaartermijnen.{name}.{key}", code, "hoogstens P1Y; kies liever dagen of weken"


RULES: Final[tuple[Rule, ...]] = (check_readers, check_endings, check_counting, check_holds, check_delays)
