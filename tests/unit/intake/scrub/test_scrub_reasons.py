"""Every rule has a Dutch sentence that a steward can read."""

import re

import pytest

from service.intake.scrub.local import NOWHERE
from service.intake.scrub.reasons import OWN, REASONS, UNKNOWN, reason_of
from service.intake.scrub.recognisers import every_recogniser
from service.intake.scrub.telling import tell


def test_every_recogniser_has_one_sentence_and_nothing_else_has():
    assert set(REASONS) == set(every_recogniser())


@pytest.mark.parametrize("sentence", [*REASONS.values(), *OWN.values(), UNKNOWN])
def test_sentence_is_short_and_one(sentence):
    assert re.fullmatch(r"[A-Z][^.!?]{3,78}\.", sentence)


@pytest.mark.parametrize("kind", ["PERSOON", "NAAM", "WOORD"])
def test_names_say_which_of_their_three_rules(kind):
    assert reason_of("names", kind) != REASONS["names"]


def test_foreign_recogniser_is_called_so():
    assert reason_of("another", "PERSOON") == UNKNOWN


class Nothing:
    """Finds nothing."""

    def explain(self, _text, _language):
        return ()


def test_own_word_that_changes_nothing_is_not_told():
    assert tell(Nothing(), "in Breda", "nl", NOWHERE) == ()
