"""The parts of the plan about why, for whom and what is asked (pure)."""

from collections.abc import Iterator
from typing import Final

from service.documents.plan_source import PlanSource
from service.documents.plan_words import NONE, OPEN, OPEN_TOWN, say_list, say_site
from service.documents.sheet import Part, Section, Table, Text, bullets
from service.policy.shape.blocks import BlockFile, QuestionFile
from service.policy.shape.meldpunt import AskedFile
from service.policy.shape.places import AreaFile

# guide S64, S99: the plan says what the form never asks
NEVER_ASKED: Final = (
    "Naam, adres, telefoonnummer of mailadres van wie meldt.",
    "Een datum, een precies tijdstip of een precieze plek.",
    "Hoe degene eruitzag die het deed, of waar die vandaan kwam.",
    "Wat een computer vanzelf verstuurt, zoals een IP-adres: dat bewaren wij niet.",
)


STORIES: Final = (
    "Een programma haalt namen, nummers, adressen en onbekende woorden uit een verhaal voordat het wordt bewaard. "
    "De namen van de gemeente en van haar gebieden blijven staan."
)


def design(source: PlanSource) -> Iterator[Section]:
    """Yield the first half of the plan."""
    yield _aim(source)
    yield _scope(source)
    yield from _people(source)
    yield from _questions(source)
    yield _places(source)
    yield from _stories(source)


def _aim(source: PlanSource) -> Section:
    file, known = source.file, source.library
    goals = [(f"{code}.", known.goals[code].nl) if code in known.goals else ("", code) for code in file.purposes]
    tasks = [known.tasks[code].nl for code in file.tasks if code in known.tasks]
    listed: Part = bullets(*goals) if goals else Text(text=OPEN)
    parts: list[Part] = [Text(text=file.problem.nl), Text(text="Het meldpunt is er om:"), listed]
    if tasks:
        parts.append(Text(text=f"De taken: {say_list(tuple(task[0].lower() + task[1:] for task in tasks))}."))
    return Section(title="Probleem en doel", parts=(*parts, Text(text=known.caveats.indirect.nl)))


def _scope(source: PlanSource) -> Section:
    scope, referrals = source.file.scope, source.referrals()
    lines = [("Wel:", scope.included.nl), ("Niet:", scope.excluded.nl)]
    if scope.public_space is not None:
        lines.append(("Openbare ruimte:", scope.public_space.nl))
    rows = tuple(
        (other.what.nl, referrals[other.referral].name.nl if other.referral in referrals else other.referral)
        for other in scope.elsewhere
    )
    table = (Table(head=("Dit hoort ergens anders", "Daar is het voor"), rows=rows),) if rows else ()
    return Section(title="Wat hoort hier wel en niet", parts=(bullets(*lines), *table))


def _people(source: PlanSource) -> Iterator[Section]:
    file, known = source.file, source.library
    kinds = tuple(dict.fromkeys(channel.kind for channel in file.channels))
    names = tuple(known.channels[kind].name.nl if kind in known.channels else kind for kind in kinds)
    rows = tuple(
        (
            known.audiences[audience.group].nl if audience.group in known.audiences else audience.group,
            *("ja" if kind in audience.channels else NONE for kind in kinds),
        )
        for audience in file.audiences
    )
    matrix = Table(head=("Doelgroep", *names), rows=rows) if rows else Text(text=OPEN)
    languages = say_list(tuple({"nl": "Nederlands", "en": "Engels"}[code] for code in file.languages))
    voice = Text(text=f"Het meldpunt zegt {file.address} tegen melders, en spreekt {languages}.")
    yield Section(title="Voor wie, en hoe zij melden", parts=(matrix, voice))
    yield Section(title="De kanalen", parts=(_channels(source),), level=3)


def _channels(source: PlanSource) -> Table | Text:
    known = source.library.channels
    rows = []
    for channel in source.file.channels:
        kind = known.get(channel.kind)
        always = "altijd" if channel.hours is None else channel.hours.nl
        owner = "het meldpunt zelf" if channel.partner is None else source.partner(channel.partner)
        name, truth = (channel.kind, OPEN) if kind is None else (kind.name.nl, source.say(kind.truth))
        rows.append((name, say_site(channel.address), owner, always, truth))
    if not rows:
        return Text(text=OPEN)
    return Table(head=("Kanaal", "Waar", "Van wie", "Wanneer", "Wat melders hierover lezen"), rows=tuple(rows))


def _questions(source: PlanSource) -> Iterator[Section]:
    rows = tuple(
        (
            source.say(question.label),
            _answers(question, asked),
            source.goals(asked.purposes) or OPEN,
            _kept(question, block),
        )
        for asked, block in source.blocks()
        for question in block.questions
    )
    table = Table(head=("Vraag", "Antwoorden", "Waarvoor", "Wordt bewaard"), rows=rows)
    unknown = tuple(asked.block for asked in source.file.asked if asked.block not in source.library.blocks)
    parts: list[Part] = [table if rows else Text(text=OPEN)]
    parts += [Text(text=f"Onbekend in de bibliotheek: {say_list(unknown)}.")] if unknown else []
    yield Section(title="Wat wij vragen, en waarom", parts=tuple(parts))
    yield Section(title="Wat wij niet vragen", parts=_unasked(source), level=3)


def _answers(question: QuestionFile, asked: AskedFile) -> str:
    if question.kind == "tekst":
        return f"eigen woorden, hoogstens {question.max_length} tekens"
    number = sum(1 for option in question.options if not asked.options or option.code in asked.options)
    lists = (
        (question.districts, "een lijst met wijken"),
        (question.municipalities, "een lijst met gemeenten"),
        (question.places, "eigen plekken"),
    )
    more = "".join(f", en {name}" for present, name in lists if present)
    several = ", meer dan een mag" if question.kind == "meer" else ""
    return f"{number} keuzes{more}{several}"


def _kept(question: QuestionFile, block: BlockFile) -> str:
    if question.steers_only:
        return "nee, het kiest alleen welke hulp iemand ziet"
    if block.after_sending:
        return "los van de melding"
    return "kort, zonder namen" if question.kind == "tekst" else "tot het geteld is"


def _unasked(source: PlanSource) -> tuple[Part, ...]:
    asked = {question.id for _asked, block in source.blocks() for question in block.questions}
    left = tuple(
        dict.fromkeys(
            source.say(question.label)
            for block in source.library.blocks.values()
            for question in block.questions
            if question.id not in asked and not block.after_sending
        )
    )
    known = Text(text=f"Deze vragen kunnen wel, maar zijn voor deze doelen niet gekozen: {' '.join(left)}")
    return (bullets(*NEVER_ASKED), *((known,) if left else ()))


def _places(source: PlanSource) -> Section:
    geography = source.file.geography
    level = {"wijk": "wijken", "buurt": "buurten"}[geography.level]
    towns = say_list(
        tuple(f"{town.name} ({OPEN if town.code == OPEN_TOWN else town.code})" for town in geography.municipalities)
    )
    parts = [Text(text=f"Het meldpunt is er voor {towns}, met de {level} van CBS uit {geography.cbs_year}.")]
    if geography.floor is not None:
        parts.append(Text(text=f"In elk gebied wonen minstens {geography.floor} mensen; kleinere tellen samen."))
    if geography.areas:
        parts.append(Text(text=f"Gebieden: {'; '.join(_area(area, geography.areas) for area in geography.areas)}."))
    else:
        parts.append(Text(text="Een melder kiest geen wijk."))
    if geography.places:
        parts.append(Text(text=f"Eigen plekken: {'; '.join(place.name.nl for place in geography.places)}."))
    return Section(title="Waar het over gaat", parts=tuple(parts))


def _stories(source: PlanSource) -> Iterator[Section]:
    """Yield what happens to the words of a story, where one is asked or the policy says something of it."""
    own = source.file.own_words
    asked = any(question.kind == "tekst" for _asked, block in source.blocks() for question in block.questions)
    if own is None and not asked:
        return
    lines = (
        ()
        if own is None
        else (
            ("Mag blijven staan:", ", ".join(own.kept)),
            ("Waarom:", own.reason or ""),
            ("Gaat altijd weg:", ", ".join(own.dropped)),
            ("Wordt [STRAAT]:", ", ".join(own.streets)),
        )
    )
    told = tuple(line for line in lines if line[1])
    parts: tuple[Part, ...] = (bullets(*told),) if told else (Text(text="Dit meldpunt heeft geen eigen woorden."),)
    yield Section(title="Wat er uit een verhaal gaat", parts=(Text(text=STORIES), *parts), level=3)


def _area(area: AreaFile, areas: tuple[AreaFile, ...]) -> str:
    if area.merged_into is None:
        return area.name
    target = next((other.name for other in areas if other.code == area.merged_into), area.merged_into)
    return f"{area.name} (telt mee bij {target})"
