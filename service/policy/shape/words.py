"""The shape of `[tekst]`: what a meldpunt itself knows of the words in stories."""

import msgspec
from msgspec import field

from service.policy.shape.scalars import Words


class OwnWordsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`[tekst]`: words that may stay (and why), words that must go, and the streets of the municipality."""

    kept: tuple[Words, ...] = field(name="laat_staan", default=())
    dropped: tuple[Words, ...] = field(name="haal_weg", default=())
    streets: tuple[Words, ...] = field(name="straten", default=())
    reason: Words | None = field(name="reden", default=None)
