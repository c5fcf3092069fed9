"""How the policies stand, as sentences for the people who keep them (pure)."""

import msgspec

from service.policy.findings import Finding


class Standing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one look at the policies found.

    `events` tells what happened in this look; everything else stays so until somebody acts.
    """

    events: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    """Meldpunten whose policy changed and was not approved."""
    unfit: dict[str, str] = {}
    """By waiting meldpunt why the approval that lies there is not one of this change."""
    removed: tuple[str, ...] = ()
    """Meldpunten whose file is gone."""
    remarks: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Errors in the files that are offered."""

    @property
    def lasting(self) -> tuple[str, ...]:
        """What stays so until somebody acts, as sentences."""
        return (
            *(tell_waiting(slug, self.unfit.get(slug)) for slug in self.waiting),
            *map(_tell_removed, self.removed),
            *self.remarks,
            *(f"een fout in het beleid; wat gold blijft gelden: {finding}" for finding in self.findings),
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything as sentences."""
        return (*self.events, *self.lasting)


class News(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences that nobody was told yet."""

    sentences: tuple[str, ...]


def tell_waiting(slug: str, unfit: str | None = None) -> str:
    """Return the sentence for a change that waits, and why the approval that lies there does not fit."""
    waits = f"het beleid van {slug} is gewijzigd en wacht op goedkeuring: luwte policy approve {slug}"
    return waits if unfit is None else f"{waits} (er ligt een goedkeuring, maar zij past niet: {unfit})"


def _tell_removed(slug: str) -> str:
    return (
        f"het bestand met het beleid van {slug} is weg: wat beloofd is blijft staan, na vandaag komt er niets meer bij"
    )
