"""Every text of a policy that reporters read is short, easy and kind, in one form of address (pure)."""

from collections.abc import Iterable, Iterator
from typing import Final

from service.kernel.text import Language, LocalizedText
from service.policy.language.judge import judge_text
from service.policy.language.sentences import words
from service.policy.library import Library
from service.policy.lint.problem import Problem, Rule, RuleCode, shown_referrals
from service.policy.model import AddressForm
from service.policy.shape.meldpunt import PolicyFile

CODES: Final = (
    RuleCode(code="tekst-leeg", title="Een tekst heeft in een van de talen geen woorden."),
    RuleCode(code="tekst-te-lang", title="Een tekst heeft meer tekens dan iemand leest."),
    RuleCode(code="zin-te-lang", title="Een zin heeft meer woorden dan goed leest."),
    RuleCode(code="te-moeilijk", title="Een tekst is moeilijker dan taalniveau B1."),
    RuleCode(code="verwijtend", title="Een tekst legt de schuld bij wie meldt."),
    RuleCode(code="ontmoedigend", title="Een tekst houdt mensen tegen om te melden of aangifte te doen."),
    RuleCode(code="stigmatiserend", title="Een tekst zet een plek of een groep in een kwaad licht."),
    RuleCode(code="aanspreekvorm", title="Een tekst spreekt mensen anders aan dan dit meldpunt doet."),
)
# As many as any other text of a file may have.
LONGEST_TEXT: Final = 2000
# Signs that count as letters and show as nothing.
_BLANKS: Final = str.maketrans("", "", "\u115f\u1160\u3164\uffa0")


def check_texts(policy: PolicyFile, library: Library) -> Iterator[Problem]:
    """Judge every text of the policy in both languages, also of a language that is not shown yet."""
    names = _names(policy, library)
    for path, text in texts_of(policy):
        yield from judge(f"{path}.nl", text.nl, "nl", library, policy.address, names)
        yield from judge(f"{path}.en", text.en, "en", library, None, names)


def judge(
    path: str, text: str, language: Language, library: Library, address: AddressForm | None, names: frozenset[str]
) -> Iterator[Problem]:
    """Yield what is wrong with one text: that it is empty, that it is too long, and every remark of the judge.

    `names` are as `words_of_names` gives them.
    """
    if not words(text.translate(_BLANKS)):
        yield path, "tekst-leeg", "hier hoort een tekst met woorden, in beide talen"
        return
    if len(text) > LONGEST_TEXT:
        right = f"deze tekst heeft {len(text)} tekens; hoogstens {LONGEST_TEXT} mag, en korter leest beter"
        yield path, "tekst-te-lang", right
    folded = text.casefold()
    used = [name for name in names if name in folded]
    for remark in judge_text(text, language, library.lexicons[language], address=address, names=used):
        yield path, remark.code, remark.detail


def texts_of(policy: PolicyFile) -> Iterator[tuple[str, LocalizedText]]:
    """Yield every text with its place, in the order of a file."""
    scope = policy.scope
    yield "naam", policy.name
    yield "probleem", policy.problem
    yield "afbakening.wel", scope.included
    yield "afbakening.niet", scope.excluded
    if scope.public_space is not None:
        yield "afbakening.openbare_ruimte", scope.public_space
    yield from ((f"afbakening.elders[{index}].wat", other.what) for index, other in enumerate(scope.elsewhere))
    for index, channel in enumerate(policy.channels):
        if channel.hours is not None:
            yield f"kanalen[{index}].bereikbaar", channel.hours
    yield "vervolg.tekst", policy.follow_up.text
    yield from ((f"bestaande_meldpunten[{index}].verschil", p.difference) for index, p in enumerate(policy.existing))
    yield from ((f"geografie.plekken[{index}].naam", place.name) for index, place in enumerate(policy.geography.places))
    yield from ((f"vrijgave.tabellen[{index}].titel", table.title) for index, table in enumerate(policy.release.tables))
    yield from _own_referrals(policy)
    yield from ((f"campagnes[{index}].naam", campaign.name) for index, campaign in enumerate(policy.campaigns))


def _own_referrals(policy: PolicyFile) -> Iterator[tuple[str, LocalizedText]]:
    for index, referral in enumerate(policy.help.own):
        text = referral.text
        told = text.je if policy.address == "je" and text.je is not None else text.nl
        yield f"hulp.eigen[{index}].naam", referral.name
        yield f"hulp.eigen[{index}].tekst", LocalizedText(nl=told, en=text.en)


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names in small letters: the judge is to be handed only those that a text uses."""
    return frozenset(word.casefold() for name in names for word in words(name))


def _names(policy: PolicyFile, library: Library) -> frozenset[str]:
    """Return the names that texts may use whatever their length: of bodies and of places."""
    geography = policy.geography
    names = [municipality.name for municipality in geography.municipalities]
    names += [area.name for area in geography.areas]
    names += [partner.name for partner in policy.partners]
    names += [point.name for point in policy.existing]
    names += [] if policy.adv is None else [policy.adv.name]
    localized = [place.name for place in geography.places]
    localized += [referral.name for referral in shown_referrals(policy, library).values()]
    return words_of_names([*names, *(name for text in localized for name in (text.nl, text.en))])


RULES: Final[tuple[Rule, ...]] = (check_texts,)
