"""What a meldpunt says of the words in its stories."""

import msgspec


class OwnWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Words and phrases that the scrubber lets stay, takes out, or takes for a street of the municipality."""

    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    reason: str | None = None
    """Why some may stay."""
