"""The parts about who, with whom, for whom and how (pure)."""

from collections.abc import Iterator

from service.interview.given import Given
from service.interview.script.aim import ELSEWHERE
from service.interview.script.asking import numbers
from service.interview.script.basics import LANGUAGES
from service.interview.script.partners import MOST_EXISTING, list_in_force, partner_kinds
from service.interview.script.people import channels_of, chosen_groups, offered_channels
from service.interview.toml import line, open_line, open_table
from service.interview.writing.fields import TEXT, choices, day, text, words


def write_head(given: Given) -> Iterator[str]:
    """Write what belongs to no table."""
    version = given.today.isoformat()
    yield line("slug", given.interview.name)
    yield line("versie", version)
    yield line("fase", "voorbereiding", "proef of open, zodra alles is ingevuld en goedgekeurd")
    yield line("talen", LANGUAGES.get(given.text("talen"), LANGUAGES["beide"]))
    yield line("aanspreekvorm", given.text("aanspreekvorm") or "u")
    yield from choices(given, "doelen", "doelen", '["G1"]')
    if given.has("kerntaken"):
        yield line("kerntaken", given.chosen("kerntaken"))
    if "insluiten" in offered_channels(given):
        yield from _embedding(given)
    yield from text(given, "naam", "naam")
    yield ""
    yield "# Welk probleem het meldpunt oplost, in eigen woorden."
    yield from text(given, "probleem", "probleem")
    yield ""
    yield "# Wie deze versie schreef; iemand anders keurt haar goed."
    yield "[[wijzigingen]]"
    yield line("versie", version)
    yield from words(given, "door", "door")
    yield line("wat", "Eerste versie.")


def _embedding(given: Given) -> Iterator[str]:
    if given.has("insluiten"):
        yield line("insluiten", (given.text("insluiten"),))
    else:
        yield open_line("insluiten", '["https://www.gemeente.nl"]')


def write_controller(given: Given) -> Iterator[str]:
    """Write who is responsible, who runs it and who owns it."""
    yield "# Wie volgens de privacywet verantwoordelijk is."
    yield "[verantwoordelijke]"
    yield from words(given, "naam", "verantwoordelijke.naam")
    yield from words(given, "contact", "verantwoordelijke.contact")
    yield from words(given, "fg", "verantwoordelijke.fg")
    if given.has("verwerker.naam"):
        yield ""
        yield "# Wie het meldpunt uitvoert voor de verantwoordelijke."
        yield "[verwerker]"
        yield from words(given, "naam", "verwerker.naam")
        yield from words(given, "contact", "verwerker.contact")


def write_owner(given: Given) -> Iterator[str]:
    """Write who answers for it, and when figures are talked over; without, it cannot open."""
    yield "# Wie er binnen de gemeente voor staat. Zonder eigenaar kan het meldpunt niet open."
    parts = ("naam", "afdeling", "contact")
    if any(given.has(f"eigenaar.{part}") for part in parts):
        yield "[eigenaar]"
        for part in parts:
            yield from words(given, part, f"eigenaar.{part}")
    else:
        yield from open_table("[eigenaar]", naam=TEXT, afdeling=TEXT, contact=TEXT)
    yield ""
    yield "# Wanneer u de cijfers bespreekt, wanneer de eerste komen, en hoe snel u zegt wat u ermee doet."
    yield "[opvolging]"
    yield from words(given, "overleg", "opvolging.overleg", '"kwartaal"')
    yield from day(given, "eerste_publicatie", "opvolging.eerste_publicatie")
    yield from words(given, "terugkoppeling", "opvolging.terugkoppeling", '"P30D"')


def write_scope(given: Given) -> Iterator[str]:
    """Write what may be reported here, and where the rest belongs."""
    yield "# Wat er wel en niet bij hoort. Dit leest een melder voor de eerste vraag."
    yield "[afbakening]"
    yield from text(given, "wel", "afbakening.wel")
    yield from text(given, "niet", "afbakening.niet")
    yield from text(given, "openbare_ruimte", "afbakening.openbare_ruimte")
    for code in given.chosen("afbakening.elders"):
        if code in ELSEWHERE:
            what = ELSEWHERE[code][given.informal]
            yield ""
            yield "[[afbakening.elders]]"
            yield line("wat", {"nl": what.nl, "en": what.en})
            yield line("verwijzing", code)


def write_groups(given: Given) -> Iterator[str]:
    """Write for whom it is, and along which channels."""
    yield "# Voor wie het meldpunt er is, en welke kanalen bij hen passen."
    groups = chosen_groups(given)
    if not groups:
        yield from open_table("[[doelgroepen]]", groep='"iedereen"', kanalen='["formulier"]')
        yield ""
    for code in groups:
        yield "[[doelgroepen]]"
        yield line("groep", code)
        yield line("kanalen", channels_of(given, code))
        yield ""
    yield "# De manieren om te melden. Bij een kanaal zonder tijden is er altijd iemand, of is er geen mens nodig."
    channels = offered_channels(given)
    if not channels:
        yield from open_table("[[kanalen]]", soort='"formulier"')
    for code in channels:
        yield "[[kanalen]]"
        yield line("soort", code)
        yield from _about_channel(given, code)
        yield ""


def _about_channel(given: Given, code: str) -> Iterator[str]:
    stem = f"kanaal.{code}"
    if f"{stem}.adres" in given.interview.answers:
        yield from words(given, "adres", f"{stem}.adres")
    if given.text(f"{stem}.van") in partner_kinds(given):
        yield line("van", given.text(f"{stem}.van"))
    if f"{stem}.bereikbaar.nl" in given.interview.answers:
        yield from text(given, "bereikbaar", f"{stem}.bereikbaar")


def write_partners(given: Given) -> Iterator[str]:
    """Write what comes after a report, the partners, and the facilities that are there already."""
    yield "# Wat er na een melding gebeurt: geen, doorgeleiding of contact_elders."
    yield "[vervolg]"
    yield from words(given, "soort", "vervolg.soort", '"geen"')
    if given.text("vervolg.soort") not in ("", "geen"):
        yield from words(given, "naar", "vervolg.naar")
    yield from text(given, "tekst", "vervolg.tekst")
    kinds = partner_kinds(given)
    if kinds:
        yield ""
        yield "# Met wie u samenwerkt, waarvoor, en wat zij krijgen: niets, cijfers of overlegpakket."
    for kind in kinds:
        yield "[[partners]]"
        yield line("id", kind)
        yield from words(given, "naam", f"partner.{kind}.naam")
        yield line("soort", kind)
        yield from words(given, "rol", f"partner.{kind}.rol")
        yield line("doelen", given.chosen(f"partner.{kind}.doelen"))
        yield line("krijgt", given.text(f"partner.{kind}.krijgt") or "niets")
        yield ""


def write_facilities(given: Given) -> Iterator[str]:
    """Write the anti-discrimination facility, and where people could report already."""
    yield "# De antidiscriminatievoorziening van de gemeente, en de lijst waarin zij telt."
    yield "[adv]"
    yield from words(given, "naam", "adv.naam")
    yield from words(given, "site", "adv.site", '"https://..."')
    yield from words(given, "telefoon", "adv.telefoon")
    newest = list_in_force(given)
    yield line("lijst", newest) if newest else open_line("lijst", '"..."')
    existing = tuple(numbers(given, "bestaand.{}.naam", MOST_EXISTING))
    if existing:
        yield ""
        yield "# Waar mensen al kunnen melden, en wat daar anders is dan hier."
    for number in existing:
        yield "[[bestaande_meldpunten]]"
        yield line("naam", given.text(f"bestaand.{number}.naam"))
        yield from words(given, "site", f"bestaand.{number}.site")
        yield from text(given, "verschil", f"bestaand.{number}.verschil")
        yield ""
