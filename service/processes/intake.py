"""The process that faces the public."""

from service.bootstrap.intake import open_intake
from service.serving import serve
from service.settings import IntakeSettings, choose_clock
from service.vault.memory import harden_process


def run_intake(settings: IntakeSettings) -> None:
    """Take reports until told to stop."""
    harden_process()
    clock = choose_clock(settings.public, settings.today)
    with open_intake(settings, clock) as process:
        serve(process.app, settings.host, settings.port)
