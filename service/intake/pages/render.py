"""Putting the sentences, the policy and what happened together into pages."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar import Response

from service.intake.answers import Refused
from service.intake.pages.words import Words, read_words
from service.intake.rules import NEED_ORDER
from service.intake.scrub.withheld import WITHHELD_TEXT
from service.kernel.text import Language
from service.policy.model import Channel, Need, Policy, Referral
from service.web.pages import Frame, Pages

_TEMPLATES: Final = Path(__file__).parent / "templates"
_MOST_SHOWN: Final = 3


class ShownFault(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A faulty field in words of the page."""

    field: str
    label: str
    sentence: str


def sort_referrals(
    policy: Policy, needs: tuple[Need, ...], named: tuple[str, ...] = ()
) -> tuple[tuple[Referral, ...], tuple[Referral, ...]]:
    """Return the help to show at once and the help behind a click (pure).

    Danger first and always, then sexual violence, talk, legal, discrimination; what the answers call for, by
    name or by need, comes into view before the rest, and at most three are in view. Help to stop is for
    who asks it.
    """
    ordered = sorted(
        (referral for referral in policy.referrals if referral.need != "stoppen" or "stoppen" in needs),
        key=lambda referral: NEED_ORDER.index(referral.need),
    )
    danger = next((referral.id for referral in ordered if referral.need == "gevaar"), None)
    called = sorted(
        ordered,
        key=lambda referral: (referral.id != danger, referral.id not in named, referral.need not in needs),
    )[:_MOST_SHOWN]
    first = tuple(referral for referral in ordered if referral in called)
    return first, tuple(referral for referral in ordered if referral not in called)


def other_channels(policy: Policy) -> tuple[Channel, ...]:
    """Return the ways to report besides this form (pure)."""
    return tuple(channel for channel in policy.channels if not channel.runs_here)


class ReporterPages:
    """Every page that a reporter sees."""

    def __init__(self) -> None:
        """Read the sentences and the templates once."""
        self._pages = Pages(_TEMPLATES)
        self._words = read_words()

    def start(self, policies: tuple[Policy, ...], language: Language) -> Response[str]:
        """List the meldpunten."""
        words = self._words[language, "u"]
        frame = Frame(language=language, title=words.start_title, name="Luwte", home="/")
        return self._pages.render("start.html", frame, words=words, policies=policies)

    def form(
        self,
        policy: Policy,
        language: Language,
        *,
        token: str,
        given: Mapping[str, object] | None = None,
        refused: Refused | None = None,
        preview: tuple[str, ...] | None = None,
        too_old: bool = False,
        closed: bool = False,
    ) -> Response[str]:
        """Show the form: empty, or with what was given, what is wrong with it, or its preview.

        When it is `closed`, nothing could be stored: whom to call stands above what was given.
        """
        words = self._words[language, policy.address]
        faults = _faults(policy, language, words, refused)
        story = policy.retention.get("verhaal")
        first, rest = sort_referrals(policy, ())
        return self._pages.render(
            "formulier.html",
            self._frame(policy, language, words.form_title),
            status=503 if closed else 422 if refused is not None or too_old else 200,
            words=words,
            policy=policy,
            token=token,
            message=words.token_expired if too_old else None,
            call=policy.telephone_lines if closed else (),
            closed=closed,
            faults=faults,
            fault_of={fault.field: fault.sentence for fault in faults},
            preview=preview,
            withheld=WITHHELD_TEXT,
            story_days=story.term.shortest_days if story is not None else 0,
            first=first,
            rest=rest,
            channels=other_channels(policy),
            chosen=_chosen(policy, given or {}),
            stories=_stories(policy, given or {}),
        )

    def thanks(
        self, policy: Policy, language: Language, needs: tuple[Need, ...], named: tuple[str, ...] = ()
    ) -> Response[str]:
        """Thank, and show the way to help. No receipt, no code."""
        words = self._words[language, policy.address]
        first, rest = sort_referrals(policy, needs, named)
        frame = self._frame(policy, language, words.thanks_title)
        return self._pages.render("dank.html", frame, words=words, policy=policy, first=first, rest=rest)

    def nothing_stored(self, policy: Policy, language: Language) -> Response[str]:
        """Help who says he did it himself; nothing was stored."""
        words = self._words[language, policy.address]
        needs: tuple[Need, ...] = ("stoppen", "praten")
        return self._message(policy, language, words.nothing_stored_title, words.nothing_stored, 200, needs)

    def forbidden(self, policy: Policy, language: Language) -> Response[str]:
        """Refuse what another site sent."""
        words = self._words[language, policy.address]
        return self._message(policy, language, words.forbidden_title, words.forbidden, 403, ())

    def unreadable(self, policy: Policy, language: Language, status: int = 415) -> Response[str]:
        """Refuse what is not a form (415), or a form that cannot be read (400)."""
        words = self._words[language, policy.address]
        return self._message(policy, language, words.forbidden_title, words.forbidden, status, ())

    def closed(self, language: Language) -> Response[str]:
        """Say that a meldpunt cannot be served now; nothing of its policy is at hand."""
        words = self._words[language, "u"]
        return self._plain(language, words.closed_title, words.later, 503)

    def not_found(self, language: Language) -> Response[str]:
        """Say that there is no such page, without repeating its address."""
        words = self._words[language, "u"]
        return self._plain(language, words.not_found_title, words.not_found, 404)

    def _plain(self, language: Language, title: str, sentence: str, status: int) -> Response[str]:
        """Show one sentence of no meldpunt in particular."""
        return self._pages.render(
            "bericht.html",
            Frame(language=language, title=title, name="Luwte", home="/"),
            status=status,
            words=self._words[language, "u"],
            title=title,
            sentence=sentence,
            first=(),
            rest=(),
        )

    def _message(
        self, policy: Policy, language: Language, title: str, sentence: str, status: int, needs: tuple[Need, ...]
    ) -> Response[str]:
        shown = sorted(
            (referral for referral in policy.referrals if referral.need in needs),
            key=lambda referral: needs.index(referral.need),
        )
        return self._pages.render(
            "bericht.html",
            self._frame(policy, language, title),
            status=status,
            words=self._words[language, policy.address],
            title=title,
            sentence=sentence,
            first=_once_per_number(shown),
            rest=(),
        )

    def _frame(self, policy: Policy, language: Language, title: str) -> Frame:
        return Frame(
            language=language,
            title=title,
            name=policy.name.in_language(language),
            home=f"/{policy.slug}/{language}",
            languages=tuple((code, f"/{policy.slug}/{code}") for code in policy.languages),
            informal=policy.address == "je",
        )


def _once_per_number(referrals: Iterable[Referral]) -> tuple[Referral, ...]:
    """Leave out whom one would call twice: the same number stands once, at its first place."""
    numbers: dict[str, Referral] = {}
    for referral in referrals:
        numbers.setdefault(referral.phone or referral.id, referral)
    return tuple(numbers.values())


def _faults(policy: Policy, language: Language, words: Words, refused: Refused | None) -> tuple[ShownFault, ...]:
    if refused is None:
        return ()
    shown = []
    for fault in refused.fields:
        question = policy.question(fault.field)
        label = question.label.in_language(language) if question is not None else ""
        shown.append(ShownFault(field=fault.field if question else "", label=label, sentence=words.errors[fault.code]))
    return tuple(shown)


def _chosen(policy: Policy, given: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Keep only codes that the policy knows: nothing else that was sent returns to the page."""
    chosen: dict[str, Any] = {}
    for question in policy.questions:
        value = given.get(question.id)
        values = value if isinstance(value, list) else [value]
        chosen[question.id] = tuple(option.code for option in question.options if option.code in values)
    return chosen


def _stories(policy: Policy, given: Mapping[str, object]) -> dict[str, str]:
    """Give typed text back to the one who typed it, so that a refusal loses nothing."""
    return {
        question.id: text
        for question in policy.questions
        if question.kind == "tekst" and isinstance(text := given.get(question.id), str)
    }
