"""The parts of the plan about keeping, telling, helping and following up (pure)."""

from collections.abc import Iterator

from service.documents.plan_source import PlanSource
from service.documents.plan_words import (
    CLASSES,
    ENDINGS,
    FOLLOW_UPS,
    GETS,
    HOLDS,
    NEEDS,
    NONE,
    OPEN,
    READERS,
    REVIEWS,
    RHYTHMS,
    STARTS,
    say_day,
    say_list,
    say_site,
    say_term,
)
from service.documents.sheet import Part, Section, Table, Text, bullets
from service.policy.shape.blocks import OptionFile
from service.policy.shape.keeping import RetentionFile, TableFile


def running(source: PlanSource) -> Iterator[Section]:
    """Yield the second half of the plan."""
    yield _keeping(source)
    yield _publishing(source)
    yield from _help(source)
    yield _partners(source)
    yield _existing(source)
    yield _after(source)
    yield _owner(source)
    yield _found(source)


def _keeping(source: PlanSource) -> Section:
    items = [(f"{CLASSES[name]}:", _rule(rule)) for name, rule in source.file.retention.items()]
    return Section(title="Hoe lang wij bewaren", parts=(bullets(*items) if items else Text(text=OPEN),))


def _rule(rule: RetentionFile) -> str:
    if rule.after == "bewaar_blijvend":
        return "Blijven bewaard: zij gaan over velen en wijzen niemand aan."
    start = STARTS.get(rule.start or "", f"na: {(rule.start or OPEN).removeprefix('gebeurtenis:').replace('_', ' ')}")
    told = [f"{say_term(rule.term)} {start}, hoogstens {say_term(rule.ceiling)} na ontvangst.", ENDINGS[rule.after]]
    if rule.readers:
        told.append(f"Wie dit leest: {say_list(tuple(READERS[reader] for reader in rule.readers))}.")
    if rule.minimum is not None:
        told.append(f"Het minimum is {say_term(rule.minimum.term)} ({rule.minimum.ground}).")
    if rule.deviation is not None:
        told.append(f"Daar wijken wij van af: {rule.deviation.reason} ({rule.deviation.who}).")
    if rule.holds is not None:
        grounds = say_list(tuple(HOLDS[ground] for ground in rule.holds.grounds), "of")
        told.append(f"Uitstel kan door {grounds}, hoogstens {say_term(rule.holds.longest)}.")
    return " ".join(told)


def _publishing(source: PlanSource) -> Section:
    file = source.file
    rows = tuple((table.title.nl, _sides(table, source), RHYTHMS[table.rhythm]) for table in file.release.tables)
    parts: list[Part] = [
        Text(text=f"Een aantal onder {file.release.k} laten wij weg, en niemand kan het terugrekenen."),
        Table(head=("Tabel", "Waarover", "Wanneer"), rows=rows) if rows else Text(text="Er komen geen tabellen uit."),
    ]
    if file.expectation is not None:
        expected = f"Wij verwachten {file.expectation.reports} meldingen per kwartaal. {file.expectation.source}"
        parts.append(Text(text=expected))
    parts.append(Text(text=f"Bij alle cijfers staat: {source.library.caveats.fixed.nl}"))
    return Section(title="Wat naar buiten komt", parts=tuple(parts))


def _sides(table: TableFile, source: PlanSource) -> str:
    levels = {"optie": "", "groep": " (in groepen)", "adv": " (zoals de antidiscriminatievoorziening telt)"}
    labels = {
        question.id: source.say(question.label)
        for block in source.library.blocks.values()
        for question in block.questions
    }
    return " en ".join(f"{labels.get(side.question, side.question)}{levels[side.level]}" for side in table.dimensions)


def _help(source: PlanSource) -> Iterator[Section]:
    rows = tuple(
        (
            referral.name.nl,
            NEEDS[referral.need],
            referral.phone or NONE,
            say_site(referral.website),
            f"{referral.checked_on:%d-%m-%Y}",
        )
        for referral in source.referrals().values()
    )
    table = Table(head=("Hulp", "Waarvoor", "Telefoon", "Site", "Gecontroleerd"), rows=rows)
    yield Section(title="De hulp die melders zien", parts=(table if rows else Text(text=OPEN),))
    triggers = tuple(_triggers(source))
    if triggers:
        table = Table(head=("Wie dit antwoordt", "ziet meteen"), rows=triggers)
        yield Section(title="Wanneer welke hulp", parts=(table,), level=3)


def _triggers(source: PlanSource) -> Iterator[tuple[str, str]]:
    """Yield the help that is shown, with the answers that call for just that."""
    together: dict[str, list[str]] = {}
    for asked, block in source.blocks():
        for question in block.questions:
            for option in question.options:
                if not asked.options or option.code in asked.options:
                    names = _called_by(question.id, option, source)
                    together.setdefault("; ".join(names), []).append(source.say_option(option))
    yield from (("; ".join(answers), names) for names, answers in together.items() if names)


def _called_by(question: str, option: OptionFile, source: PlanSource) -> tuple[str, ...]:
    named = {
        trigger.referral
        for trigger in source.file.help.triggers
        if (trigger.question, trigger.answer) == (question, option.code)
    }
    shown = source.referrals().items()
    names = (ref.name.nl for code, ref in shown if ref.need in option.help_for or code in named)
    return tuple(dict.fromkeys(names))


# guide S60, S83, S84, S100: the plan says what each partner does and what it gets
def _partners(source: PlanSource) -> Section:
    rows = tuple(
        (
            partner.name,
            partner.role,
            ", ".join(partner.purposes) or NONE,
            GETS[partner.gets],
            partner.contact or partner.phone or say_site(partner.website),
        )
        for partner in source.file.partners
    )
    table = Table(head=("Partner", "Wat die doet", "Voor welk doel", "Wat die krijgt", "Contact"), rows=rows)
    none = Text(text="Er zijn nog geen partners genoemd.")
    promise = Text(text="Geen partner krijgt een melding of een verhaal. Wat partners krijgen, is altijd beschermd.")
    return Section(title="De partners", parts=(table if rows else none, promise))


def _existing(source: PlanSource) -> Section:
    adv = source.file.adv
    if adv is None:
        told = OPEN
    else:
        ways = ", ".join(part for part in (say_site(adv.website), adv.phone) if part)
        told = f"{adv.name} ({ways}). Onze cijfers volgen haar lijst {adv.code_list}."
    rows = tuple(
        (point.name, say_site(point.website) if point.website else point.phone or NONE, point.difference.nl)
        for point in source.file.existing
    )
    table = (Table(head=("Meldpunt", "Waar", "Wat daar anders is"), rows=rows),) if rows else ()
    return Section(title="Wat er al is", parts=(bullets(("Antidiscriminatievoorziening:", told)), *table))


def _after(source: PlanSource) -> Section:
    follow_up = source.file.follow_up
    parts = [Text(text=OPEN if source.is_missing("vervolg.soort") else FOLLOW_UPS[follow_up.kind])]
    if follow_up.partner is not None:
        parts.append(Text(text=f"Die partner is {source.partner(follow_up.partner)}."))
    parts.append(Text(text=f"Een melder leest: {follow_up.text.nl}"))
    return Section(title="Wat er na een melding gebeurt", parts=tuple(parts))


def _owner(source: PlanSource) -> Section:
    file = source.file
    owner = file.owner
    officer = (
        "" if file.controller.officer is None else f" Functionaris gegevensbescherming: {file.controller.officer}."
    )
    items = [
        ("Eigenaar:", OPEN if owner is None else f"{owner.name}, {owner.department}, {owner.contact}."),
        ("Verantwoordelijk voor de privacywet:", f"{file.controller.name}, {file.controller.contact}.{officer}"),
    ]
    if file.processor is not None:
        items.append(("Uitvoerder (verwerker):", f"{file.processor.name}, {file.processor.contact}."))
    review = file.review
    rhythm = OPEN if review is None or review.rhythm is None else f"{REVIEWS[review.rhythm]}."
    first = None if review is None else review.first_publication
    items += [
        ("Overleg over de cijfers:", rhythm),
        ("Eerste cijfers:", OPEN if first is None else f"{say_day(first)}."),
    ]
    if review is not None:
        answer = f"binnen {say_term(review.answer_within)} na nieuwe cijfers staat er wat wij ermee doen."
        items.append(("Terugkoppeling:", answer))
    return Section(title="Wie ervoor staat, en wanneer wij kijken", parts=(bullets(*items),))


def _found(source: PlanSource) -> Section:
    file = source.file
    campaigns = tuple((plan.name.nl, say_day(plan.start), say_day(plan.end)) for plan in file.campaigns)
    terms = tuple(
        (word.term, NONE if word.tried_on is None else say_day(word.tried_on), _found_by(word.tried_on, word.found))
        for word in file.search_terms
    )
    parts: list[Part] = []
    if terms:
        parts.append(Table(head=("Zoekwoord op de site", "Geprobeerd", "Gevonden"), rows=terms))
    if campaigns:
        parts.append(Table(head=("Campagne", "Van", "Tot en met"), rows=campaigns))
    if file.embedded_by:
        parts.append(Text(text=f"Het formulier mag staan op: {say_list(file.embedded_by)}."))
    return Section(title="Bekend worden", parts=tuple(parts) or (Text(text="Er zijn geen zoekwoorden of campagnes."),))


def _found_by(tried_on: object, found: bool) -> str:  # noqa: FBT001
    return OPEN if tried_on is None else ("ja" if found else "nee")
