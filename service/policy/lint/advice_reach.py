"""Advice about being found and being reached: ways that fit people, hours, words and languages (pure)."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from service.policy.language.sentences import words
from service.policy.library import Library
from service.policy.lint.problem import DatedRule, Problem, RuleCode
from service.policy.lint.texts import texts_of
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.organisation import SearchTermFile

CODES: Final = (
    RuleCode(
        code="doelgroep-zonder-passend-kanaal",
        title="Geen enkele manier om te melden past bij een doelgroep.",
        weight="advies",
    ),
    RuleCode(
        code="kanaal-zonder-uren",
        title="Bij een kanaal antwoorden mensen, maar er staat niet wanneer.",
        weight="advies",
    ),
    RuleCode(
        code="zoektermen-niet-geprobeerd",
        title="Er staat niet of mensen het meldpunt vinden met hun eigen woorden.",
        weight="advies",
    ),
    RuleCode(code="engels-staat-uit", title="Het formulier is er niet in het Engels.", weight="advies"),
    RuleCode(code="engels-is-nederlands", title="Een Engelse tekst is dezelfde als de Nederlandse.", weight="advies"),
)
# Two languages may share a short text, as `Park` or `Bus, tram, metro`, and names of any length.
_LONGEST_SHARED: Final = 3
_NAMES: Final = re.compile(r"(hulp\.eigen|geografie\.plekken)\[\d+\]\.naam")


def check_fitting(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """Whoever one wants to reach has a way to report that people like them use."""
    for index, audience in enumerate(policy.audiences):
        group = library.audiences.get(audience.group)
        if group is not None and not set(audience.channels) & set(group.fitting):
            some = "geen van deze kanalen past" if audience.channels else "er staat geen enkel kanaal"
            right = f"{some} bij `{group.code}`, en dan melden zij weinig"
            yield (
                f"doelgroepen[{index}].kanalen",
                "doelgroep-zonder-passend-kanaal",
                f"{right}; wat wel past: {', '.join(group.fitting)}",
            )


def check_hours(policy: PolicyFile, library: Library, _today: dt.date) -> Iterator[Problem]:
    """Where people answer, it is told when."""
    for index, channel in enumerate(policy.channels):
        known = library.channels.get(channel.kind)
        if known is not None and known.by_people and channel.hours is None:
            right = f"bij `{channel.kind}` antwoorden mensen; zet hier wanneer, zodat niemand voor niets belt of wacht"
            yield f"kanalen[{index}].bereikbaar", "kanaal-zonder-uren", right


def check_search_terms(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """Words of one's own residents were tried on one's own site, and lead to this meldpunt."""
    if not policy.search_terms:
        right = "zet hier met welke woorden mensen zoeken, en probeer ze op de site van de gemeente"
        yield "zoektermen", "zoektermen-niet-geprobeerd", f"{right}; zij zoeken vaak met andere woorden dan u"
    for index, term in enumerate(policy.search_terms):
        remark = _judge_term(term)
        if remark is not None:
            yield f"zoektermen[{index}]", "zoektermen-niet-geprobeerd", remark


def _judge_term(term: SearchTermFile) -> str | None:
    if term.tried_on is None:
        return (
            f"probeer `{term.term}` op de site van de gemeente, en zet erbij wanneer en of het meldpunt bovenaan staat"
        )
    if not term.found:
        return f"wie `{term.term}` zoekt, vindt dit meldpunt niet; zet dat woord op de pagina en probeer het opnieuw"
    return None


def check_english(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """What is written in English anyway is shown."""
    if "en" not in policy.languages:
        right = "alle teksten zijn er al in het Engels; zet `en` erbij, dan kan ook melden wie geen Nederlands leest"
        yield "talen", "engels-staat-uit", right


def check_translated(policy: PolicyFile, _library: Library, _today: dt.date) -> Iterator[Problem]:
    """What is shown as English is not the Dutch once more."""
    if "en" not in policy.languages:
        return
    for path, text in texts_of(policy):
        spoken = words(text.nl.casefold())
        if len(spoken) > _LONGEST_SHARED and spoken == words(text.en.casefold()) and not _NAMES.fullmatch(path):
            right = "hier staat dezelfde tekst als bij `nl`; zet hem in het Engels, of haal `en` weg bij `talen`"
            yield f"{path}.en", "engels-is-nederlands", right


DATED_RULES: Final[tuple[DatedRule, ...]] = (
    check_fitting,
    check_hours,
    check_search_terms,
    check_english,
    check_translated,
)
