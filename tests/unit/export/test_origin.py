"""What a release says about itself, from the policy."""

import datetime as dt

import pytest
from msgspec.structs import replace
from support import breda

from service.export.days import say_day
from service.export.origin import audit_of, provenance_of, publisher_of
from service.export.release import Audit, Publisher
from service.kernel.periods import Quarter
from service.kernel.text import LocalizedText
from service.policy.model import Campaign

QUARTER = Quarter(year=2026, number=1)
AUDIT = audit_of(5, ["2025-Q4", "2025-Q3"])


def campaign(start, end):
    name = LocalizedText(nl="Actie", en="Action")
    return Campaign(code="actie", name=name, start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))


def test_audit_says_the_interval_and_what_was_read_with_it():
    assert Audit(result="doorstaan", low=0, high=5, known_reports=1, read_with=("2025-Q3", "2025-Q4")) == AUDIT


def test_fixed_sentences_come_from_the_policy():
    policy = breda()
    assert provenance_of(policy, QUARTER, AUDIT).caveats == (policy.caveats.indirect,)
    few = provenance_of(policy, QUARTER, None)
    assert (few.caveats, few.audit) == ((policy.caveats.empty, policy.caveats.indirect), None)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2025-12-01", "2025-12-31", False),
        ("2025-12-01", "2026-01-01", True),
        ("2026-02-01", "2026-02-02", True),
        ("2026-03-31", "2026-06-01", True),
        ("2026-04-01", "2026-06-01", False),
    ],
)
def test_campaign_is_told_when_it_touches_the_quarter(start, end, told):
    policy = replace(breda(), campaigns=(campaign(start, end),))
    assert bool(provenance_of(policy, QUARTER, AUDIT).campaigns) is told


def test_campaign_note_says_its_days_in_words():
    policy = replace(breda(), campaigns=(campaign("2026-03-01", "2026-03-08"),))
    [note] = provenance_of(policy, QUARTER, AUDIT).campaigns
    assert note.text == LocalizedText(
        nl="Van 1 maart 2026 tot 8 maart 2026 liep een campagne. Dat geeft meer meldingen.",
        en="A campaign ran from 1 March 2026 to 8 March 2026. That brings more reports.",
    )


@pytest.mark.parametrize(("name", "code"), [("Gemeente Breda", "GM0758"), ("Vizier", None)])
def test_municipality_is_named_where_it_is_the_controller(name, code):
    policy = breda()
    policy = replace(policy, controller=replace(policy.controller, name=name))
    assert publisher_of(policy) == Publisher(name=name, contact=policy.controller.contact, municipality=code)


def test_every_month_has_its_name():
    assert {say_day(dt.date(2026, month, 1)).nl.split()[1] for month in range(1, 13)} == {
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    }
    assert say_day(dt.date(2026, 8, 31)).en == "31 August 2026"
