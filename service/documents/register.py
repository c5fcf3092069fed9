"""The record of processing activities, GDPR article 30(1) a to g, from the policy (pure)."""

from service.policy.model import Policy, RetentionRule
from service.policy.terms import Term

_STARTS = {"ontvangst": "na ontvangst", "einde_periode": "na het kwartaal", "vrijgave": "na vrijgave van de cijfers"}
_CLASSES = {"feiten": "Aangekruiste antwoorden", "verhaal": "Verhaal, ontdaan van persoonsgegevens"}


# guide S98: the record of processing, made from the policy itself
def write_register(policy: Policy) -> str:
    """Return the record of one meldpunt as Markdown, in Dutch."""
    lines = [
        f"# Verwerkingsregister: {policy.name.nl}",
        "",
        f"Beleid {policy.slug}, versie {policy.version}, SHA-256 `{policy.digest}`.",
        "",
        "## a. Verantwoordelijke",
        "",
        *_controller(policy),
        *_processor(policy),
        "",
        "## b. Doelen",
        "",
        *(f"- {purpose.code}: {purpose.text.nl}" for purpose in policy.purposes),
        "",
        "## c. Betrokkenen en gegevens",
        "",
        "Betrokkenen: melders (niet te herkennen) en mensen over wie zij schrijven.",
        "",
        "| vraag | soort | doelen | klasse |",
        "|---|---|---|---|",
        *(
            f"| {question.label.nl} | {question.kind} | {', '.join(question.purposes)} | {question.retention_class} |"
            for question in policy.questions
        ),
        "",
        "## d. Ontvangers",
        "",
        "Geen. Alleen beschermde cijfers verlaten de dienst.",
        "",
        "## e. Doorgifte buiten de EU",
        "",
        "Geen.",
        "",
        "## f. Bewaartermijnen",
        "",
        "| klasse | termijn | uiterlijk | wie leest |",
        "|---|---|---|---|",
        *(
            f"| {_CLASSES[name]} | {_describe(rule)} | {_term(rule.ceiling)} na ontvangst | {_readers(rule)} |"
            for name, rule in policy.retention.items()
        ),
        *(["| Gepubliceerde cijfers | blijvend | - | iedereen |"] if policy.keeps_figures else []),
        *_grounds(policy),
        "",
        "## g. Maatregelen",
        "",
        "- Persoonsgegevens worden uit vrije tekst gehaald voordat iets de schijf raakt.",
        "- Elke melding wordt verzegeld met de sleutel van haar dag (X-Wing, AES-256-GCM).",
        "- Vernietigen begint bij de sleutel, zodat ook kopieen onleesbaar worden.",
        "- Elke daad staat in een logboek dat iedereen kan controleren.",
        f"- Aantallen onder {policy.release.k} worden niet gepubliceerd en zijn niet terug te rekenen.",
        "",
    ]
    return "\n".join(lines)


def _controller(policy: Policy) -> list[str]:
    lines = [f"{policy.controller.name}, {policy.controller.contact}."]
    if policy.controller.officer is not None:
        lines += ["", f"Functionaris gegevensbescherming: {policy.controller.officer}."]
    if policy.owner is not None:
        lines += ["", f"Eigenaar: {policy.owner.name}, {policy.owner.department}, {policy.owner.contact}."]
    return lines


def _processor(policy: Policy) -> list[str]:
    if policy.processor is None:
        return []
    return ["", f"Verwerker: {policy.processor.name}, {policy.processor.contact}."]


def _describe(rule: RetentionRule) -> str:
    grace = "" if rule.grace == Term() else f", met {_term(rule.grace)} respijt"
    return f"{_term(rule.term)} {_start(rule.start)}{grace}"


def _start(start: str) -> str:
    event = start.removeprefix("gebeurtenis:").replace("_", " ")
    return _STARTS.get(start, f"na: {event}")


def _readers(rule: RetentionRule) -> str:
    return ", ".join(rule.readers) or "niemand"


def _grounds(policy: Policy) -> list[str]:
    """Tell the legal minimum of each class, and why a shorter term was chosen."""
    told = [
        f"- {_CLASSES[name]}: minimum {_term(rule.minimum)} ({rule.ground}). {rule.deviation or ''}".rstrip()
        for name, rule in policy.retention.items()
        if rule.minimum is not None
    ]
    return ["", *told] if told else []


def _term(term: Term) -> str:
    parts = []
    if term.months:
        parts.append("1 maand" if term.months == 1 else f"{term.months} maanden")
    if term.days or not parts:
        parts.append("1 dag" if term.days == 1 else f"{term.days} dagen")
    return " en ".join(parts)
