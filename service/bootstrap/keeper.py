"""Putting the keeper together, and making the keys that are missing at a first start."""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from service.bootstrap.names import (
    APPROVALS,
    DATABASE,
    KEEPER_KEY,
    LEDGER,
    POLICIES,
    PRIVATE_MODE,
    RELEASES,
    STEWARD_KEY,
    own_secret,
)
from service.export.service import Releases
from service.export.store import ReleaseStore
from service.keeper.adoption import Adoption
from service.keeper.candidates import GivenPolicies, OffersPolicies
from service.keeper.history import read_history
from service.keeper.rounds import Keeper, KeeperParts
from service.kernel.durable import create_durably
from service.ledger.entries import KeyBorn
from service.ledger.note import Signer
from service.ledger.service import Ledger
from service.policy.approval_files import ApprovalFiles
from service.policy.archive import PolicyArchive
from service.policy.model import Policy
from service.retention.clock import ClockGuard
from service.retention.service import Retention
from service.schedule import JobRuns
from service.settings import Folders, SettingsError
from service.vault.engines import sqlite_engine
from service.vault.filesystem import check_filesystem
from service.vault.keyring import Keyring
from service.vault.keys import KeyKeeper
from service.vault.register import BucketRegister
from service.vault.rootkey import FileRootKey
from service.vault.seal import derive_public_key, self_test
from service.vault.store import EnvelopeStore
from service.vault.withheld import WithheldTexts


class KeeperProcess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An open keeper, its record of jobs, and what it has to say about its surroundings."""

    keeper: Keeper
    runs: JobRuns
    verifier_key: str
    remarks: tuple[str, ...]


def prepare_data(folders: Folders, *, production: bool) -> tuple[str, ...]:
    """Make the folders and keys that are missing; return remarks for the person who starts it.

    In production nothing is made on the spot: the steward's key comes from a ceremony elsewhere.

    Raises:
        SettingsError: a key is missing in production, or a keyring stands without its register or
            root key.
        UnsafeFilesystem: keys would not be destroyed where they are, in production.
    """
    has_steward_key = (folders.public / STEWARD_KEY).exists()
    if production and not has_steward_key:
        raise SettingsError("in productie hoort de openbare sleutel van de steward al in public/ te staan")
    _refuse_lonely_ring(folders.keeper)
    for folder in (folders.store, folders.keeper):
        folder.mkdir(mode=PRIVATE_MODE, parents=True, exist_ok=True)
    folders.public.mkdir(parents=True, exist_ok=True)
    remarks = [check_filesystem(folders.keeper, production=production)]
    if not has_steward_key:
        folders.steward.mkdir(mode=PRIVATE_MODE, parents=True, exist_ok=True)
        seed = own_secret(folders.steward / "steward.seed")
        create_durably(folders.public / STEWARD_KEY, derive_public_key(seed))
        remarks.append("De sleutel van de steward staat in steward/. Bewaar hem elders en haal hem hier weg.")
    if not (folders.keeper / "signing.key").exists():
        create_durably(folders.keeper / "signing.key", Signer.generate("luwte-keeper").skey.encode(), mode=0o600)
    return tuple(remark for remark in remarks if remark)


def count_seconds() -> float:
    """Return the seconds since the machine started, those that it slept included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


@contextlib.contextmanager
def open_keeper(
    folders: Folders,
    offered: Mapping[str, Policy] | OffersPolicies,
    *,
    production: bool = False,
    counter: Callable[[], float] = count_seconds,
) -> Iterator[KeeperProcess]:
    """Put the keeper together; only one process at a time can.

    What is `offered` comes into force at the first look, if it may. `counter` gives seconds that nobody
    can set; days that run ahead of it are not believed.

    Raises:
        KeyringLocked: another keeper is running on this folder.
        SettingsError: see `prepare_data`.
        TamperedError: the published ledger is not the beginning of the kept one.
    """
    self_test()
    remarks = prepare_data(folders, production=production)
    signer = Signer.parse((folders.keeper / "signing.key").read_text())
    verifier_key = signer.vkey
    if not (folders.public / KEEPER_KEY).exists():
        create_durably(folders.public / KEEPER_KEY, f"{verifier_key}\n".encode())
    with contextlib.ExitStack() as stack:
        had_store = _holds_something(folders.store / DATABASE)
        register_engine = sqlite_engine(folders.keeper / "register.sqlite")
        stack.callback(register_engine.dispose)
        store_engine = sqlite_engine(folders.store / DATABASE)
        stack.callback(store_engine.dispose)
        register, store = BucketRegister(register_engine), EnvelopeStore(store_engine)
        # Before the ring: a ring without a register is refused, also when a first start broke off.
        register.create()
        keyring = _open_keyring(folders.keeper, stack)
        ledger = Ledger.open(folders.keeper, folders.public / LEDGER, signer)
        stack.callback(ledger.close)
        _refuse_lost_files(register, ledger, had_store=had_store)
        store.create()
        withheld = WithheldTexts(store_engine)
        withheld.create()
        keys = KeyKeeper(keyring, register)
        published = ReleaseStore(folders.public / RELEASES)
        archive = PolicyArchive(folders.public / POLICIES)
        history = read_history(ledger, archive)
        adoption = Adoption(
            GivenPolicies(offered) if isinstance(offered, Mapping) else offered,
            history,
            archive,
            ApprovalFiles(folders.keeper / APPROVALS),
            ledger,
        )
        parts = KeeperParts(
            signer=signer,
            register=register,
            keys=keys,
            store=store,
            withheld=withheld,
            ledger=ledger,
            releases=Releases(history.policies, register, keys, store, published, ledger),
            retention=Retention(history.policies, register, keys, store, ledger, ClockGuard(counter)),
        )
        steward_public_key = (folders.public / STEWARD_KEY).read_bytes()
        yield KeeperProcess(
            keeper=Keeper(adoption, parts, folders.public, steward_public_key),
            runs=JobRuns(register_engine),
            verifier_key=verifier_key,
            remarks=(*remarks, *_remark_on(keys), *map(_remark_on_gap, sorted(history.gaps))),
        )


def _refuse_lonely_ring(folder: Path) -> None:
    if not (folder / "ring.mpk").exists():
        return
    if not (folder / "register.sqlite").exists():
        raise SettingsError("de sleutelring heeft haar register verloren; zonder register zou zij alles wissen")
    if not (folder / "root.key").exists():
        raise SettingsError("de sleutelring heeft haar hoofdsleutel verloren; met een nieuwe gaat niets open")


def _remark_on(keys: KeyKeeper) -> tuple[str, ...]:
    lost = len(keys.lost_buckets)
    if not lost:
        return ()
    return (f"Van {lost} dagen is de sleutel verloren. Hun meldingen leest niemand meer; zij worden vernietigd.",)


def _remark_on_gap(slug: str) -> str:
    return (
        f"Een eerder beleid van {slug} is niet meer te lezen in public/{POLICIES}; of het iets verkortte is onbekend."
    )


def _refuse_lost_files(register: BucketRegister, ledger: Ledger, *, had_store: bool) -> None:
    """Refuse to go on with an empty register or database where the rest says that it was not empty.

    Going on would destroy the keys that the register no longer names, or publish figures over nothing.

    Raises:
        SettingsError: as said; put the file back first.
    """
    rows = register.all()
    if not rows and any(isinstance(entry, KeyBorn) for entry in ledger.entries()):
        raise SettingsError("het register is leeg terwijl het logboek dagsleutels kent; zet register.sqlite terug")
    if not had_store and any(row.state == "born" for row in rows):
        raise SettingsError("de database met meldingen is weg of leeg; zet luwte.sqlite terug")


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _open_keyring(folder: Path, stack: contextlib.ExitStack) -> Keyring:
    root_path, ring_path = folder / "root.key", folder / "ring.mpk"
    root_key = FileRootKey.open(root_path) if root_path.exists() else FileRootKey.create(root_path)
    stack.callback(root_key.close)
    keyring = Keyring.open(ring_path, root_key) if ring_path.exists() else Keyring.create(ring_path, root_key)
    stack.callback(keyring.close)
    return keyring
