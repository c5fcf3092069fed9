"""Where a deployment keeps things; never what is collected (that is the policy's).

Each process has a Struct of its own: the intake's has no field for the keyring, so it cannot be told
where it is. Everything comes from the command line; the environment is not read.

    SettingsError   a setting cannot be worked with
"""

import datetime as dt
import ipaddress
from pathlib import Path
from typing import Final

import msgspec

from service.kernel.clock import Clock, ShiftedClock, SystemClock
from service.kernel.errors import LuwteError

DEMO_MARK: Final = "DEMO"
SCRUB_SECONDS: Final = 0.05


class SettingsError(LuwteError):
    """A setting is refused; the message says which and why."""


class Folders(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The folders inside one data folder, one per owner."""

    data: Path

    @property
    def store(self) -> Path:
        """The database of envelopes; intake and keeper use it."""
        return self.data / "store"

    @property
    def public(self) -> Path:
        """What anybody may read: manifest, public keys, ledger, releases; the keeper writes it."""
        return self.data / "public"

    @property
    def intake(self) -> Path:
        """The intake's own: the key of its form tokens."""
        return self.data / "intake"

    @property
    def keeper(self) -> Path:
        """The keeper's own: keyring, root key, signing key, register, leaves. Never in a backup."""
        return self.data / "keeper"

    @property
    def steward(self) -> Path:
        """Where a first start leaves the steward's key, to be carried away."""
        return self.data / "steward"


class IntakeSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `luwte intake` is told; the policies it takes from what the keeper published."""

    store: Path
    """The folder of the database of envelopes."""
    public: Path
    """The folder that the keeper publishes into."""
    private: Path
    """The intake's own folder, for the key of its form tokens."""
    keeper_key: str
    """The keeper's public key (a C2SP verifier key); a manifest signed by another key is refused."""
    host: str = "127.0.0.1"
    """The address to listen on; a proxy that speaks TLS belongs in front of it."""
    port: int = 8080
    """The TCP port to listen on."""
    queue: int = 1024
    """How many reports may wait for the disk before new ones are told to come back (503)."""
    scrub_seconds: float = SCRUB_SECONDS
    """How much processor time, in seconds, one text may cost before it is withheld; waiting costs nothing."""
    today: dt.date | None = None
    """The day to pretend; only in a folder marked as a demo."""


class KeeperSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `luwte keeper` is told."""

    policies: Path
    """The folder of policy files."""
    data: Path
    """The data folder; the keeper uses `store`, `public`, `keeper` and, once, `steward` in it."""
    host: str = "127.0.0.1"
    """The address of the console; only a loopback address is accepted."""
    port: int = 8081
    """The TCP port of the console."""
    production: bool = False
    """Refuse what is only good enough for development: unsafe filesystems, keys made on the spot."""
    today: dt.date | None = None
    """The day to pretend; only in a folder marked as a demo."""


def choose_clock(public: Path, today: dt.date | None) -> Clock:
    """Return the machine's clock, or, in a demo, one that shows `today`.

    Raises:
        SettingsError: a day is to be pretended outside a demo.
    """
    if today is None:
        return SystemClock()
    if not is_demo(public):
        raise SettingsError("--today werkt alleen in een map die als demo is gemerkt (luwte demo)")
    return ShiftedClock(SystemClock(), today)


def is_demo(public: Path) -> bool:
    """Whether this public folder belongs to a demo, whose reports are invented."""
    return (public / DEMO_MARK).is_file()


def require_loopback(host: str) -> None:
    """Refuse to show the console to a network.

    Raises:
        SettingsError: `host` is not a loopback address.
    """
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise SettingsError("de console luistert alleen op een loopback-adres, zoals 127.0.0.1")
