"""Putting the intake together. Nothing here, and nothing it imports, knows where a private key is."""

import contextlib
from collections.abc import Iterator

import msgspec
from litestar.types import ASGIApp

from service.bootstrap.names import DATABASE, POLICIES, PRIVATE_MODE, RELEASES, own_secret
from service.export.http import figure_handlers
from service.export.store import ReleaseStore
from service.intake.api import api_handlers
from service.intake.bucket_keys import BucketKeys
from service.intake.form import form_handlers
from service.intake.pages.render import ReporterPages
from service.intake.scrub.engine import Scrubber, silence_libraries
from service.intake.scrub.guard import GuardedScrubber
from service.intake.served import ServedNames, ServedPolicies
from service.intake.service import Intake
from service.intake.tokens import FormTokens
from service.kernel.clock import Clock
from service.ledger.note import Verifier
from service.policy.archive import PolicyArchive
from service.settings import IntakeSettings
from service.vault.engines import sqlite_engine
from service.vault.manifest import MANIFEST_NAME
from service.vault.seal import self_test
from service.vault.store import EnvelopeStore
from service.vault.withheld import WithheldTexts
from service.vault.writer import GroupWriter
from service.web.app import build_app
from service.web.pages import static_handlers


class IntakeProcess(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A running intake: the use case and the application around it."""

    intake: Intake
    app: ASGIApp


@contextlib.contextmanager
def open_intake(settings: IntakeSettings, clock: Clock) -> Iterator[IntakeProcess]:
    """Put the intake together and close it in good order: what was acknowledged is on disk.

    The policies come from what the keeper published; without it the intake starts and is closed.

    Raises:
        SelfTestFailed: this machine cannot seal.
        StoreUnavailable: the database cannot be used.
    """
    self_test()
    silence_libraries()
    settings.private.mkdir(mode=PRIVATE_MODE, parents=True, exist_ok=True)
    settings.store.mkdir(mode=PRIVATE_MODE, parents=True, exist_ok=True)
    engine = sqlite_engine(settings.store / DATABASE)
    store = EnvelopeStore(engine)
    store.create()
    withheld = WithheldTexts(engine)
    withheld.create()
    writer = GroupWriter(store, settings.queue)
    scrubber = GuardedScrubber(Scrubber(), settings.scrub_seconds)
    keys = BucketKeys(settings.public / MANIFEST_NAME, Verifier.parse(settings.keeper_key), clock)
    policies = ServedPolicies(keys, PolicyArchive(settings.public / POLICIES), clock)
    intake = Intake(policies, keys, scrubber, writer, withheld, clock)
    tokens = FormTokens(own_secret(settings.private / "form.key"))
    app = build_app(
        [
            *static_handlers(),
            *api_handlers(intake),
            *figure_handlers(ReleaseStore(settings.public / RELEASES), ServedNames(policies)),
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
