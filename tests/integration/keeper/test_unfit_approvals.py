"""An approval that is not one of exactly this change, by two people, does nothing and is told with its reason."""

import pytest
from integration.keeper.living import START, acts, keeping
from integration.keeper.offering import Offering, approve, kept_for
from msgspec.structs import replace
from support import breda

from service.ledger.entries import PolicyApproved, PolicyChanged
from service.policy.canonical import with_digest

OLD = breda()
SHORT = kept_for(OLD, 7, "kort")
WAITS = "het beleid van breda is gewijzigd en wacht op goedkeuring: luwte policy approve breda"


@pytest.fixture
def offering():
    return Offering(OLD)


@pytest.fixture
def process(tmp_path, offering):
    with keeping(tmp_path, offers=offering) as process:
        process.keeper.prepare_keys(START)
        process.keeper.news()
        yield process


@pytest.fixture
def lying(tmp_path):
    """Where the approval of breda lies."""
    return tmp_path / "keeper" / "approvals" / "breda.json"


def refused(process, reason):
    (told,) = process.keeper.follow_policies(START).sentences
    assert told == f"{WAITS} (er ligt een goedkeuring, maar zij past niet: {reason})"
    assert process.keeper.standing.lasting == (told,)
    assert process.keeper.follow_policies(START).sentences == ()
    assert acts(process.keeper.parts.ledger, PolicyApproved) == []
    assert [entry.policy for entry in acts(process.keeper.parts.ledger, PolicyChanged)] == [OLD.digest[:32]]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"old": "0" * 32}, "zij hoort bij een andere wijziging; lees deze en keur haar goed"),
        ({"new": kept_for(OLD, 60, "lang").digest}, "zij hoort bij een andere wijziging; lees deze en keur haar goed"),
        ({"meldpunt": "tilburg"}, "zij hoort bij een andere wijziging; lees deze en keur haar goed"),
        ({"proposed_by": "Chris"}, "zij noemt een ander als schrijver dan het bestand"),
        ({"proposed_by": "Chris", "approved_by": "Anna"}, "zij noemt een ander als schrijver dan het bestand"),
        ({"approved_by": "ANNA"}, "wie een wijziging schrijft keurt haar niet zelf goed; vraag iemand anders"),
        ({"approved_by": ""}, "zeg met --door wie dit goedkeurt"),
        (
            {"approved_by": "\u0410nna"},
            "schrijf de naam in gewone letters (a tot en met z, met of zonder accent)",
        ),
    ],
)
def test_approval_of_anything_else_is_told(process, offering, tmp_path, lying, changes, reason):
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT, **changes)
    for path in lying.parent.glob("*.json"):
        path.rename(lying)
    refused(process, reason)


def test_unreadable_approval_is_told(process, offering, tmp_path, lying):
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    lying.write_bytes(b"{}")
    refused(process, "een goedkeuring is niet te lezen")


def test_folder_in_its_place_is_told_and_holds_up_no_other(process, offering, tmp_path, lying):
    lying.mkdir(parents=True)
    offering.now = (SHORT,)
    refused(process, "op haar plaats ligt iets dat geen bestand is")
    other = with_digest(replace(OLD, slug="tilburg"))
    offering.now = (SHORT, other)
    process.keeper.run_once(START)
    assert set(process.keeper.policies) == {"breda", "tilburg"}


def test_folder_in_the_place_of_an_approval_that_nobody_needs_is_left_alone(process, lying):
    lying.mkdir(parents=True)
    process.keeper.run_once(START)
    assert process.keeper.standing.lasting == ()
    assert lying.is_dir()


def test_used_approval_that_cannot_be_put_away_is_told_until_it_can(process, offering, tmp_path, lying):
    offering.now = (SHORT,)
    approve(tmp_path, OLD, SHORT)
    done = lying.with_name("done")
    done.write_bytes(b"")
    process.keeper.run_once(START)
    assert dict(process.keeper.policies) == {"breda": SHORT}
    assert process.keeper.standing.remarks == ("de gebruikte goedkeuring van breda kan niet naar approvals/done",)
    done.unlink()
    process.keeper.run_once(START)
    assert (process.keeper.standing.remarks, lying.exists()) == ((), False)
