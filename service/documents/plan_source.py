"""What a plan is made from, and small readings of it that several parts need (pure)."""

from collections.abc import Iterable

import msgspec

from service.policy.compile_questions import localize
from service.policy.findings import Finding
from service.policy.library import Library
from service.policy.shape.blocks import BlockFile, OptionFile
from service.policy.shape.meldpunt import AskedFile, PolicyFile
from service.policy.shape.scalars import TextFile
from service.policy.shape.shared import ReferralFile


class PlanSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy file of the right shape, the library, and what is still wrong or open.

    `missing` names the places that were left open in the file and stand filled in with a stand-in. `digest` is
    that of the compiled policy, or with `compiled` false, that of the file as it lies on the disk.
    """

    file: PolicyFile
    library: Library
    findings: tuple[Finding, ...]
    missing: tuple[str, ...]
    digest: str
    compiled: bool

    def say(self, text: TextFile) -> str:
        """Return a text of the library in the policy's form of address."""
        return localize(text, self.file.address).nl

    def say_option(self, option: OptionFile) -> str:
        """Return an answer of the library in the policy's form of address."""
        return self.say(TextFile(nl=option.nl, je=option.je, en=option.en))

    def goals(self, codes: Iterable[str]) -> str:
        """Return goals by their code and name."""
        known = self.library.goals
        return "; ".join(f"{code} {known[code].nl}" if code in known else code for code in codes)

    def blocks(self) -> tuple[tuple[AskedFile, BlockFile], ...]:
        """Return the blocks that are asked and known."""
        blocks = self.library.blocks
        return tuple((asked, blocks[asked.block]) for asked in self.file.asked if asked.block in blocks)

    def referrals(self) -> dict[str, ReferralFile]:
        """Return the referrals that are shown and known, the policy's own among them, by id."""
        known = self.library.referrals
        shown = {code: known[code] for code in self.file.help.referrals if code in known}
        return {**shown, **{referral.id: referral for referral in self.file.help.own}}

    def partner(self, code: str | None) -> str:
        """Return the name of a partner, or its id where no such partner is there."""
        return next((partner.name for partner in self.file.partners if partner.id == code), code or "")

    def is_missing(self, path: str) -> bool:
        """Whether a place, or anything inside it, was left open."""
        return any(place == path or place.startswith((f"{path}.", f"{path}[")) for place in self.missing)
