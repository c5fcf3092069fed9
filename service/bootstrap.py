"""The composition root: the only place where keys, databases and services are put together."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
from litestar.types import ASGIApp

from service.export.http import figure_handlers
from service.export.service import Releases
from service.export.store import ReleaseStore
from service.intake.api import api_handlers
from service.intake.bucket_keys import BucketKeys
from service.intake.form import form_handlers
from service.intake.pages.render import ReporterPages
from service.intake.scrub.engine import Scrubber, silence_libraries
from service.intake.scrub.guard import GuardedScrubber
from service.intake.service import Intake
from service.intake.tokens import FormTokens
from service.keeper import MANIFEST_NAME, Keeper, KeeperParts
from service.kernel.clock import Clock
from service.kernel.durable import create_durably
from service.kernel.identifiers import new_secret
from service.ledger.note import Signer, Verifier
from service.ledger.service import Ledger
from service.policy.model import Policy
from service.retention.service import Retention
from service.schedule import JobRuns
from service.settings import Folders, IntakeSettings, SettingsError
from service.vault.engines import sqlite_engine
from service.vault.filesystem import check_filesystem
from service.vault.keyring import Keyring
from service.vault.keys import KeyKeeper
from service.vault.register import BucketRegister
from service.vault.rootkey import FileRootKey
from service.vault.seal import derive_public_key, self_test
from service.vault.store import EnvelopeStore
from service.vault.writer import GroupWriter
from service.web.app import build_app
from service.web.pages import static_handlers

DATABASE: Final = "luwte.sqlite"
LEDGER: Final = "ledger"
RELEASES: Final = "releases"
KEEPER_KEY: Final = "keeper.vkey"
STEWARD_KEY: Final = "steward.pub"
_PRIVATE: Final = 0o700


class IntakeProcess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A running intake: the use case and the application around it."""

    intake: Intake
    app: ASGIApp


class KeeperProcess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An open keeper, its record of jobs, and what it has to say about its surroundings."""

    keeper: Keeper
    runs: JobRuns
    verifier_key: str
    remarks: tuple[str, ...]


@contextlib.contextmanager
def open_intake(settings: IntakeSettings, policies: Mapping[str, Policy], clock: Clock) -> Iterator[IntakeProcess]:
    """Put the intake together and close it in good order: what was acknowledged is on disk.

    Raises:
        SelfTestFailed: this machine cannot seal.
        StoreUnavailable: the database cannot be used.
    """
    self_test()
    silence_libraries()
    settings.private.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    settings.store.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    engine = sqlite_engine(settings.store / DATABASE)
    store = EnvelopeStore(engine)
    store.create()
    writer = GroupWriter(store, settings.queue)
    scrubber = GuardedScrubber(Scrubber(), settings.scrub_seconds)
    keys = BucketKeys(settings.public / MANIFEST_NAME, Verifier.parse(settings.keeper_key))
    intake = Intake(policies, keys, scrubber, writer, clock)
    tokens = FormTokens(_own_secret(settings.private / "form.key"))
    names = {slug: policy.name for slug, policy in policies.items()}
    app = build_app(
        [
            *static_handlers(),
            *api_handlers(intake),
            *figure_handlers(ReleaseStore(settings.public / RELEASES), names),
            *form_handlers(intake, tokens, ReporterPages()),
        ]
    )
    writer.start()
    try:
        yield IntakeProcess(intake=intake, app=app)
    finally:
        writer.stop()
        scrubber.close()
        engine.dispose()


def prepare_data(folders: Folders, *, production: bool) -> tuple[str, ...]:
    """Make the folders and keys that are missing; return remarks for the person who starts it.

    In production nothing is made on the spot: the steward's key comes from a ceremony elsewhere.

    Raises:
        SettingsError: a key is missing in production, or a keyring stands without its register.
        UnsafeFilesystem: keys would not be destroyed where they are, in production.
    """
    for folder in (folders.store, folders.keeper):
        folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    folders.public.mkdir(parents=True, exist_ok=True)
    remarks = [check_filesystem(folders.keeper, production=production)]
    if not (folders.public / STEWARD_KEY).exists():
        if production:
            raise SettingsError("in productie hoort de openbare sleutel van de steward al in public/ te staan")
        folders.steward.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        seed = _own_secret(folders.steward / "steward.seed")
        create_durably(folders.public / STEWARD_KEY, derive_public_key(seed))
        remarks.append("De sleutel van de steward staat in steward/. Bewaar hem elders en haal hem hier weg.")
    if not (folders.keeper / "signing.key").exists():
        create_durably(folders.keeper / "signing.key", Signer.generate("luwte-keeper").skey.encode(), mode=0o600)
    if (folders.keeper / "ring.mpk").exists() and not (folders.keeper / "register.sqlite").exists():
        raise SettingsError("de sleutelring heeft haar register verloren; zonder register zou zij alles wissen")
    return tuple(remark for remark in remarks if remark)


@contextlib.contextmanager
def open_keeper(
    folders: Folders, policies: Mapping[str, Policy], *, production: bool = False
) -> Iterator[KeeperProcess]:
    """Put the keeper together; only one process at a time can.

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
        keyring = _open_keyring(folders.keeper, stack)
        register_engine = sqlite_engine(folders.keeper / "register.sqlite")
        stack.callback(register_engine.dispose)
        store_engine = sqlite_engine(folders.store / DATABASE)
        stack.callback(store_engine.dispose)
        register, store = BucketRegister(register_engine), EnvelopeStore(store_engine)
        register.create()
        store.create()
        keys = KeyKeeper(keyring, register)
        ledger = Ledger.open(folders.keeper, folders.public / LEDGER, signer)
        stack.callback(ledger.close)
        published = ReleaseStore(folders.public / RELEASES)
        parts = KeeperParts(
            signer=signer,
            register=register,
            keys=keys,
            store=store,
            ledger=ledger,
            releases=Releases(policies, register, keys, store, published, ledger),
            retention=Retention(policies, register, keys, store, ledger),
        )
        steward_public_key = (folders.public / STEWARD_KEY).read_bytes()
        yield KeeperProcess(
            keeper=Keeper(policies, parts, folders.public, steward_public_key),
            runs=JobRuns(register_engine),
            verifier_key=verifier_key,
            remarks=remarks,
        )


def _open_keyring(folder: Path, stack: contextlib.ExitStack) -> Keyring:
    root_path, ring_path = folder / "root.key", folder / "ring.mpk"
    root_key = FileRootKey.open(root_path) if root_path.exists() else FileRootKey.create(root_path)
    stack.callback(root_key.close)
    keyring = Keyring.open(ring_path, root_key) if ring_path.exists() else Keyring.create(ring_path, root_key)
    stack.callback(keyring.close)
    return keyring


def _own_secret(path: Path) -> bytes:
    """Return the 32 bytes in `path`, made once and readable by this user only."""
    with contextlib.suppress(FileExistsError):
        create_durably(path, new_secret(), mode=0o600)
    return path.read_bytes()
