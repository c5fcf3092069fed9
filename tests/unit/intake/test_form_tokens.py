"""Tokens of the form: ours, of this meldpunt, in time, once."""

import base64
import datetime as dt

import pytest

from service.intake.errors import FormTokenRefused
from service.intake.tokens import VALID_FOR, FormTokens, issue_token, verify_token

KEY, NONCE = b"k" * 32, b"n" * 12
NOW = dt.datetime(2026, 2, 10, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def issue(**changes: object):
    return issue_token(**{"key": KEY, "meldpunt": "breda", "now": NOW, "nonce": NONCE, **changes})


def refused(token, *, key=KEY, meldpunt="breda", now=NOW):
    with pytest.raises(FormTokenRefused) as caught:
        verify_token(key, meldpunt, token, now)
    return str(caught.value)


def test_token_of_this_meldpunt_shows_its_nonce():
    assert verify_token(KEY, "breda", issue(), NOW) == NONCE


@pytest.mark.parametrize("after", [dt.timedelta(), SECOND, VALID_FOR])
def test_token_lives_twelve_hours(after):
    assert verify_token(KEY, "breda", issue(), NOW + after) == NONCE


@pytest.mark.parametrize("after", [-SECOND, VALID_FOR + SECOND, dt.timedelta(days=400)])
def test_token_is_refused_early_and_late(after):
    assert refused(issue(), now=NOW + after) == "not valid at this moment"


def test_token_with_a_wait_starts_later_and_lives_as_long():
    token = issue(wait=60 * SECOND)
    refused(token, now=NOW + 59 * SECOND)
    assert verify_token(KEY, "breda", token, NOW + 60 * SECOND) == NONCE
    assert verify_token(KEY, "breda", token, NOW + 60 * SECOND + VALID_FOR) == NONCE


def test_token_of_another_meldpunt_or_key_is_refused():
    refused(issue(), meldpunt="tilburg")
    refused(issue(), key=b"x" * 32)
    refused(issue(meldpunt="tilburg"))


def test_every_flipped_bit_is_found():
    raw = base64.urlsafe_b64decode(issue())
    for bit in range(len(raw) * 8):
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 1 << bit % 8
        refused(base64.urlsafe_b64encode(flipped).decode())


def test_every_flipped_bit_of_the_spelling_is_found():
    token = issue().encode()
    for bit in range(len(token) * 8):
        flipped = bytearray(token)
        flipped[bit // 8] ^= 1 << bit % 8
        refused(flipped.decode("latin-1"))


def test_standard_alphabet_is_another_spelling():
    token = next(spelled for n in range(256) if "-" in (spelled := issue(nonce=bytes([n] * 12))))
    refused(token.replace("-", "+"))


@pytest.mark.parametrize("token", ["", "=", "kanarie", "é", "\ud800", "A" * 60, "A" * 4000, " ", "AAAA\n"])
def test_what_is_no_token_is_refused_without_its_text(token):
    assert refused(token) in ("not a token", "not a token in its one spelling", "not a token of this meldpunt")


@pytest.mark.parametrize("cut", [1, 4, 12, 56])
def test_shortened_and_lengthened_tokens_are_refused(cut):
    raw = base64.urlsafe_b64decode(issue())
    refused(base64.urlsafe_b64encode(raw[:-cut]).decode())
    refused(base64.urlsafe_b64encode(raw + bytes(cut)).decode())


def test_token_is_spent_once_and_may_be_given_back():
    tokens = FormTokens(KEY)
    token = tokens.issue("breda", NOW)
    nonce = tokens.spend("breda", token, NOW)
    with pytest.raises(FormTokenRefused, match="used before"):
        tokens.spend("breda", token, NOW + VALID_FOR - SECOND)
    tokens.give_back(nonce)
    assert tokens.spend("breda", token, NOW) == nonce
    tokens.give_back(b"unknown")


def test_no_two_tokens_are_alike():
    tokens = FormTokens(KEY)
    issued = [tokens.issue("breda", NOW) for _ in range(20)]
    assert len({tokens.spend("breda", token, NOW) for token in issued}) == 20


def test_replay_is_found_to_the_last_second():
    tokens = FormTokens(KEY)
    token = tokens.issue("breda", NOW)
    tokens.spend("breda", token, NOW + VALID_FOR)
    with pytest.raises(FormTokenRefused, match="used before"):
        tokens.spend("breda", token, NOW + VALID_FOR)


def test_spent_tokens_are_forgotten_once_expired():
    tokens = FormTokens(KEY)
    for hour in range(30):
        now = NOW + dt.timedelta(hours=hour)
        tokens.spend("breda", tokens.issue("breda", now), now)
    assert len(tokens._spent) == 12


def test_restart_keeps_open_forms_usable():
    token = FormTokens(KEY).issue("breda", NOW)
    assert len(FormTokens(KEY).spend("breda", token, NOW)) == 12
