"""Who runs a meldpunt, with whom, for whom and how people reach it."""

import datetime as dt
from typing import Literal

import msgspec

from service.kernel.text import LocalizedText
from service.policy.model.questions import Need

Phase = Literal["voorbereiding", "proef", "open", "gesloten"]
AddressForm = Literal["u", "je"]
AreaLevel = Literal["wijk", "buurt"]
FollowUpKind = Literal["geen", "doorgeleiding", "contact_elders"]
PartnerGets = Literal["niets", "cijfers", "overlegpakket"]


class Referral(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An organisation that helps; its number was checked by a person on `checked_on`."""

    id: str
    need: Need
    name: LocalizedText
    text: LocalizedText
    phone: str | None
    website: str | None
    checked_on: dt.date


class Organisation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A controller or processor in the sense of GDPR article 4(7) and 4(8).

    `officer` is how to reach the controller's data protection officer (article 37).
    """

    name: str
    contact: str
    officer: str | None = None


class Owner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Who answers for the meldpunt inside the municipality."""

    name: str
    department: str
    contact: str


class Municipality(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A municipality with its CBS code and the year whose areas are used."""

    code: str
    name: str
    cbs_year: int


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that does not belong here, and the referral that takes it."""

    what: LocalizedText
    referral: str


class Scope(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What may be reported here and what may not."""

    included: LocalizedText
    excluded: LocalizedText
    public_space: LocalizedText | None = None
    elsewhere: tuple[Elsewhere, ...] = ()


class Audience(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """People whom the meldpunt wants to reach, and through which channels."""

    code: str
    label: LocalizedText
    channels: tuple[str, ...]


class Channel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A way to report, with what is true about it.

    `runs_here`: this service takes the report itself; otherwise the page only shows the way.
    """

    kind: str
    name: LocalizedText
    truth: LocalizedText
    runs_here: bool
    address: str | None = None
    partner: str | None = None
    hours: LocalizedText | None = None


class Partner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """An organisation that plays a part; it gets protected figures at most."""

    id: str
    name: str
    kind: str
    role: str
    purposes: tuple[str, ...] = ()
    website: str | None = None
    phone: str | None = None
    contact: str | None = None
    gets: PartnerGets = "niets"


class FollowUp(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What happens after a report: nothing, or a way to somebody else. The report never travels."""

    kind: FollowUpKind
    text: LocalizedText
    partner: Partner | None = None


class AdvFacility(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The anti-discrimination facility of the municipality (Wga article 1)."""

    name: str
    website: str
    code_list: str
    phone: str | None = None


class ExistingPoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another place where people could report already."""

    name: str
    difference: LocalizedText
    website: str | None = None
    phone: str | None = None
