"""What must be said with the figures, in words for people and as facts for machines (pure)."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from service.export.days import say_day
from service.export.publication import Proof
from service.export.release import Audit, Provenance, Release
from service.kernel.periods import Quarter
from service.kernel.text import LocalizedText

# Figures of a government: free for everybody. The caveats are asked for, not imposed.
LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"


class Note(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is said, with a short head."""

    head: LocalizedText
    text: LocalizedText


_CAVEAT: Final = LocalizedText(nl="Let op", en="Please note")
_LICENCE: Final = Note(
    head=LocalizedText(nl="Gebruik", en="Use"),
    text=LocalizedText(
        nl=f"Iedereen mag deze cijfers gebruiken (CC0 1.0, {LICENCE}). Wij vragen u: neem deze toelichting mee.",
        en=f"Everybody may use these figures (CC0 1.0, {LICENCE}). We ask you: take these notes along.",
    ),
)


def notes_of(release: Release, proof: Proof | None) -> tuple[Note, ...]:
    """Return the notes of a release, the fixed caveats first."""
    notes = [Note(head=_CAVEAT, text=release.caveat)]
    if release.provenance is not None:
        notes.extend(Note(head=_CAVEAT, text=text) for text in release.provenance.caveats)
    notes.append(_say_period(release))
    if release.provenance is not None:
        notes.extend(_say_provenance(release.provenance))
    notes.append(_say_mark(release.k))
    if release.provenance is not None and release.provenance.audit is not None:
        notes.append(_say_audit(release.provenance.audit))
    notes.append(_say_policy(release))
    if proof is not None:
        notes.append(_say_proof(release, proof))
    return (*notes, _LICENCE)


def facts_of(release: Release, proof: Proof | None) -> dict[str, Any]:
    """Return the same for machines; what is not known is not there."""
    facts: dict[str, Any] = {
        "format": release.format,
        "meldpunt": release.meldpunt,
        "period": release.period,
        "published_on": release.published_on.isoformat(),
        "method": release.method,
        "k": release.k,
        "outcome": release.outcome,
        "policy": release.policy,
        "caveat": msgspec.to_builtins(release.caveat),
        "licence": LICENCE,
    }
    if release.provenance is not None:
        facts["provenance"] = msgspec.to_builtins(release.provenance)
    if proof is not None:
        facts["ledger"] = msgspec.to_builtins(proof)
    return facts


def _say_period(release: Release) -> Note:
    quarter = Quarter.parse(release.period)
    first, last, published = map(say_day, (quarter.first_day, quarter.last_day, release.published_on))
    return Note(
        head=LocalizedText(nl="Periode", en="Period"),
        text=LocalizedText(
            nl=f"{release.name.nl}, {first.nl} tot en met {last.nl}. Gepubliceerd op {published.nl}.",
            en=f"{release.name.en}, {first.en} up to and including {last.en}. Published on {published.en}.",
        ),
    )


def _say_provenance(provenance: Provenance) -> Iterator[Note]:
    if provenance.counts is not None:
        counts = provenance.counts
        yield Note(
            head=LocalizedText(nl="Ontvangen, over hetzelfde, andere", en="Received, about the same, other"),
            text=LocalizedText(
                nl=f"{counts.received}, {counts.mass}, {counts.other}. {counts.text.nl}",
                en=f"{counts.received}, {counts.mass}, {counts.other}. {counts.text.en}",
            ),
        )
    for campaign in provenance.campaigns:
        yield Note(
            head=LocalizedText(nl="Campagne", en="Campaign"),
            text=LocalizedText(
                nl=f"{campaign.name.nl}. {campaign.text.nl}", en=f"{campaign.name.en}. {campaign.text.en}"
            ),
        )


def _say_mark(k: int) -> Note:
    return Note(
        head=LocalizedText(nl="Een punt of een C", en="A dot or a C"),
        text=LocalizedText(
            nl=f"Dit aantal laten wij weg. Het kan elk getal van 0 tot en met {k} zijn, of meer.",
            en=f"We leave this number out. It can be any number from 0 to {k}, or more.",
        ),
    )


def _say_audit(audit: Audit) -> Note:
    together = ", ".join(audit.read_with)
    dutch, english = (
        (f", ook met de cijfers van {together} erbij", f", also with those of {together}") if together else ("", "")
    )
    return Note(
        head=LocalizedText(nl="Controle", en="Check"),
        text=LocalizedText(
            nl=(
                f"Eerst probeerden wij zelf achter de weggelaten aantallen te komen{dutch}. Dat lukte niet: elk klein "
                f"aantal dat wij weglaten, kan nog elk getal van {audit.low} tot en met {audit.high} zijn, of meer. "
                f"Wie zelf {audit.known_reports} melding kent, komt er ook niet achter hoeveel anderen er meldden."
            ),
            en=(
                f"First we tried to find the numbers that we leave out ourselves{english}. We could not: every small "
                f"number that we leave out can still be any number from {audit.low} to {audit.high}, or more. "
                f"Somebody who knows {audit.known_reports} report cannot tell how many others there were either."
            ),
        ),
    )


def _say_policy(release: Release) -> Note:
    version = "" if release.provenance is None else f"{release.provenance.policy_version}, "
    text = f"{version}SHA-256 {release.policy}"
    return Note(
        head=LocalizedText(nl="Beleid en drempel", en="Policy and threshold"),
        text=LocalizedText(nl=f"{text}. k = {release.k}.", en=f"{text}. k = {release.k}."),
    )


def _say_proof(release: Release, proof: Proof) -> Note:
    return Note(
        head=LocalizedText(nl="Bewijs", en="Proof"),
        text=LocalizedText(
            nl=f"Nummer {proof.entry} in het logboek. SHA-256 van {release.period}.json: {proof.release}.",
            en=f"Number {proof.entry} in the ledger. SHA-256 of {release.period}.json: {proof.release}.",
        ),
    )
