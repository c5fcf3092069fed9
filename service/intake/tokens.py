"""The token in a form: this meldpunt handed it out, not long ago, and it is used once.

It carries no identity: a random number, the moment from which and until which it is valid, and a
MAC over both and the meldpunt's name. Needed because a page with `no-referrer` posts
`Origin: null`, so the origin cannot be checked.
"""

import base64
import binascii
import datetime as dt
import hmac
import struct
from typing import Final

from service.intake.errors import FormTokenRefused
from service.kernel.identifiers import new_secret

VALID_FOR: Final = dt.timedelta(hours=12)
_NONCE_BYTES: Final = 12
_MAC_BYTES: Final = 16
_TIMES: Final = struct.Struct(">QQ")
_BODY_BYTES: Final = _TIMES.size + _NONCE_BYTES


def issue_token(key: bytes, meldpunt: str, now: dt.datetime, nonce: bytes, wait: dt.timedelta = dt.timedelta()) -> str:
    """Return a token for `meldpunt`, valid from `now + wait` for twelve hours (pure)."""
    start = int((now + wait).timestamp())
    body = _TIMES.pack(start, start + int(VALID_FOR.total_seconds())) + nonce
    return base64.urlsafe_b64encode(body + _mac(key, meldpunt, body)).decode()


def verify_token(key: bytes, meldpunt: str, token: str, now: dt.datetime) -> bytes:
    """Return the nonce of a valid token (pure).

    Raises:
        FormTokenRefused: it is not ours, not for this meldpunt, too early or too late.
    """
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise FormTokenRefused("not a token") from error
    # One token has one spelling: unused bits of its last character are part of it.
    if base64.urlsafe_b64encode(raw).decode() != token:
        raise FormTokenRefused("not a token in its one spelling")
    body, mac = raw[:_BODY_BYTES], raw[_BODY_BYTES:]
    if len(body) != _BODY_BYTES or not hmac.compare_digest(mac, _mac(key, meldpunt, body)):
        raise FormTokenRefused("not a token of this meldpunt")
    start, end = _TIMES.unpack(body[: _TIMES.size])
    if not start <= int(now.timestamp()) <= end:
        raise FormTokenRefused("not valid at this moment")
    return body[_TIMES.size :]


def _mac(key: bytes, meldpunt: str, body: bytes) -> bytes:
    return hmac.digest(key, b"luwte form 1|" + meldpunt.encode() + b"|" + body, "sha256")[:_MAC_BYTES]


class FormTokens:
    """Hands out and spends tokens; remembers spent ones in memory until they would expire."""

    def __init__(self, key: bytes) -> None:
        """Use `key` (32 bytes), which outlives a restart so that open forms stay usable."""
        self._key = key
        self._spent: dict[bytes, dt.datetime] = {}

    def issue(self, meldpunt: str, now: dt.datetime) -> str:
        """Return a fresh token."""
        return issue_token(self._key, meldpunt, now, new_secret(_NONCE_BYTES))

    def spend(self, meldpunt: str, token: str, now: dt.datetime) -> bytes:
        """Accept a valid token once and return its nonce.

        Raises:
            FormTokenRefused: as `verify_token`, or it was spent before.
        """
        nonce = verify_token(self._key, meldpunt, token, now)
        self._forget(now)
        if nonce in self._spent:
            raise FormTokenRefused("used before")
        self._spent[nonce] = now + VALID_FOR
        return nonce

    def give_back(self, nonce: bytes) -> None:
        """Make a token usable again: what it was spent on did not succeed."""
        self._spent.pop(nonce, None)

    def _forget(self, now: dt.datetime) -> None:
        """Drop nonces whose tokens have expired; they stand in the order in which they do."""
        while self._spent:
            oldest, end = next(iter(self._spent.items()))
            if end > now:
                return
            del self._spent[oldest]
