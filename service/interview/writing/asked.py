"""The parts about places, questions, terms, figures, help and the routekaart (pure)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from service.interview.given import Given
from service.interview.proposals import goals_of
from service.interview.script.asked import chosen_blocks
from service.interview.script.asking import NO, numbers
from service.interview.script.basics import MOST_MUNICIPALITIES
from service.interview.script.figures import ideas
from service.interview.script.following import MOST_CAMPAIGNS, MOST_TERMS, NOT_TRIED
from service.interview.script.keeping import FACTS, STORIES, classes_of
from service.interview.script.places import BY_HAND, FROM_FILE, MOST_AREAS, MOST_PLACES
from service.interview.script.roadmap import ORGANISATIONAL
from service.interview.toml import line, open_line, open_table
from service.interview.writing.fields import TEXT, day, text, words
from service.policy.library_rules import RESERVED_CODES
from service.policy.shape.blocks import BlockFile

_NO_CODE: Final = re.compile(r"[^a-z0-9]+")
_LONGEST_CODE: Final = 24
# The answers that fall away when somebody may not report or find help.
_LEFT_OUT: Final = {"omstanders": frozenset({"omstander", "werk"}), "plegers": frozenset({"pleger"})}


def write_geography(given: Given) -> Iterator[str]:
    """Write municipalities, areas and named places."""
    by_hand = given.text("gebieden.hoe") == BY_HAND
    yield "# De gemeenten en gebieden van CBS. Haal ze op met: luwte wijken importeer."
    yield "[geografie]"
    yield line("cbs_jaar", given.number("gebieden.jaar") or given.today.year)
    yield line("niveau", given.text("gebieden.niveau") or "wijk")
    floor = given.number("gebieden.ondergrens")
    if floor:
        yield line("ondergrens", floor)
    municipalities = tuple(numbers(given, "gemeente.{}.naam", MOST_MUNICIPALITIES))
    if not municipalities:
        yield from open_table("[[geografie.gemeenten]]", code='"GM0000"', naam=TEXT)
    for number in municipalities:
        yield ""
        yield "[[geografie.gemeenten]]"
        yield from words(given, "code", f"gemeente.{number}.code", '"GM0000"')
        yield line("naam", given.text(f"gemeente.{number}.naam"))
    if given.text("gebieden.hoe") == FROM_FILE:
        yield ""
        yield "# De gebieden komen uit het bestand van CBS."
    for number in numbers(given, "gebied.{}.code", MOST_AREAS) if by_hand else ():
        yield ""
        yield "[[geografie.gebieden]]"
        yield line("code", given.text(f"gebied.{number}.code"))
        yield from words(given, "naam", f"gebied.{number}.naam")
        people = given.number(f"gebied.{number}.inwoners")
        if people is not None:
            yield line("inwoners", people)
    yield from _write_named_places(given)


def _write_named_places(given: Given) -> Iterator[str]:
    taken = {
        *RESERVED_CODES,
        *(
            option.code
            for block in given.library.blocks.values()
            for question in block.questions
            for option in question.options
        ),
    }
    for number in numbers(given, "plek.{}.nl", MOST_PLACES):
        code = code_for(given.text(f"plek.{number}.nl"), taken)
        taken.add(code)
        yield ""
        yield "[[geografie.plekken]]"
        yield line("code", code)
        yield from text(given, "naam", f"plek.{number}")


def code_for(name: str, taken: set[str]) -> str:
    """Make a code out of a name, one that is not `taken` yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", errors="ignore").decode().lower()
    stem = _NO_CODE.sub("_", plain).strip("_")[:_LONGEST_CODE].strip("_") or "naam"
    code, number = stem, 1
    while code in taken:
        number += 1
        code = f"{stem}_{number}"
    return code


def write_questions(given: Given) -> Iterator[str]:
    """Write what is asked, each with the goals that need it."""
    yield "# Wat het formulier vraagt, in deze volgorde, en voor welk doel."
    blocks = chosen_blocks(given)
    if not blocks:
        yield from open_table("[[vragen]]", blok='"wat"', doelen='["G1"]')
    for block in blocks:
        yield "[[vragen]]"
        yield line("blok", block.block)
        yield line("doelen", goals_of(block, given.chosen("doelen")))
        kept = _kept_options(given, block)
        if kept:
            yield line("opties", kept)
        yield ""


def _kept_options(given: Given, block: BlockFile) -> tuple[str, ...]:
    """Return the answers that stay where some fall away, or none where all stay."""
    out = frozenset().union(*(codes for name, codes in _LEFT_OUT.items() if given.text(name) == NO))
    options = tuple(option.code for question in block.questions for option in question.options)
    if block.block != "rol" or not out.intersection(options):
        return ()
    return tuple(code for code in options if code not in out)


def write_keeping(given: Given) -> Iterator[str]:
    """Write how long each class lives."""
    classes = classes_of(given)
    yield "# Hoe lang antwoorden bestaan. Alleen cijfers over velen blijven."
    if "feiten" in classes:
        term = given.text("bewaren.feiten") or next(iter(FACTS))
        yield "[bewaartermijnen.feiten]"
        yield line("start", "vrijgave")
        yield line("termijn", term)
        yield line("uiterlijk", FACTS[term][0])
        yield line("na", "tel_en_vernietig" if given.has("tabellen") else "vernietig")
        yield ""
    if "verhaal" in classes:
        term = given.text("bewaren.verhaal") or next(iter(STORIES))
        yield "[bewaartermijnen.verhaal]"
        yield line("start", "ontvangst")
        yield line("termijn", term)
        yield line("uiterlijk", STORIES[term][0])
        yield line("na", "vernietig")
        yield line("lezers", (given.text("bewaren.lezer") or "niemand",))
        yield ""
    yield "[bewaartermijnen.cijfers]"
    yield line("na", "bewaar_blijvend")


def write_release(given: Given) -> Iterator[str]:
    """Write which tables come out."""
    chosen = [table for table in ideas(given) if table.id in given.chosen("tabellen")]
    yield "# Wat er naar buiten komt. Een aantal onder k laten wij weg."
    yield "[vrijgave]"
    yield line("k", given.number("vrijgave.k") or 5)
    yield line("ritme", "kwartaal")
    if not chosen:
        yield line("tabellen", ())
    for table in chosen:
        yield ""
        yield "[[vrijgave.tabellen]]"
        yield line("id", table.id)
        yield line("titel", {"nl": table.title.nl, "en": table.title.en})
        yield line("ritme", table.rhythm)
        yield line("zijden", [{"vraag": question, "niveau": level} for question, level in table.sides])
    reports = given.number("verwachting.aantal")
    if reports is not None:
        yield ""
        yield "# Hoeveel meldingen u verwacht, en waarom."
        yield "[verwachting]"
        yield line("meldingen_per_kwartaal", reports)
        yield from words(given, "bron", "verwachting.bron")


def write_help(given: Given) -> Iterator[str]:
    """Write which help is shown."""
    yield "# De hulp die melders zien, uit library/verwijzingen.toml."
    yield "[hulp]"
    if given.has("hulp"):
        yield line("verwijzingen", given.chosen("hulp"))
    else:
        yield open_line("verwijzingen", '["nood"]')


def write_found(given: Given) -> Iterator[str]:
    """Write search words and campaigns."""
    terms = tuple(numbers(given, "zoekterm.{}.term", MOST_TERMS))
    if terms:
        yield "# Woorden waarmee mensen zoeken op de site van de gemeente."
    for number in terms:
        tried = given.text(f"zoekterm.{number}.gevonden")
        yield "[[zoektermen]]"
        yield line("term", given.text(f"zoekterm.{number}.term"))
        if tried not in ("", NOT_TRIED):
            yield line("geprobeerd_op", given.day_of(f"zoekterm.{number}.gevonden"))
            yield line("gevonden", tried == "ja")
        yield ""
    campaigns = tuple(numbers(given, "campagne.{}.nl", MOST_CAMPAIGNS))
    if campaigns:
        yield "# Campagnes: zij geven meer meldingen, en dat staat dan bij de cijfers."
    taken: set[str] = set()
    for number in campaigns:
        code = code_for(given.text(f"campagne.{number}.nl"), taken)
        taken.add(code)
        yield "[[campagnes]]"
        yield line("code", code)
        yield from text(given, "naam", f"campagne.{number}")
        yield from day(given, "van", f"campagne.{number}.van")
        yield from day(given, "tot", f"campagne.{number}.tot")
        yield ""


def write_roadmap(given: Given) -> Iterator[str]:
    """Write the organisational answers, each with who and when; what is open stands there as open."""
    yield "# Wat u samen besloot; de vragen staan in library/routekaart.toml."
    for question in given.library.roadmap:
        if question.answered_in == ORGANISATIONAL:
            yield from _write_answer(given, question.id, question.question)


def _write_answer(given: Given, code: str, asked: str) -> Iterator[str]:
    answer_id, who_id = f"routekaart.{code}.antwoord", f"routekaart.{code}.wie"
    yield ""
    yield f"# {' '.join(asked.split())}"
    if given.has(answer_id):
        yield f"[routekaart.{code}]"
        yield line("antwoord", given.text(answer_id))
        yield from words(given, "wie", who_id)
        yield line("wanneer", given.day_of(answer_id))
    else:
        yield from open_table(f"[routekaart.{code}]", antwoord=TEXT, wie=TEXT, wanneer=given.today.isoformat())
