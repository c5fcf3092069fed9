import base64
import datetime as dt

import pytest
from msgspec.structs import replace

from service.ledger.note import Signer, sign_note
from service.vault.buckets import PublicBucket
from service.vault.errors import ManifestError, NoValidBucket
from service.vault.manifest import MAX_BUCKETS, Manifest, read_manifest, write_manifest

SIGNER = Signer("sleutelbewaarder.voorbeeld.nl", bytes(range(32)))
TODAY = dt.date(2026, 7, 1)


def _bucket(number, *, day=TODAY, meldpunt="breda", retention_class="feiten", kept=0, policy="0" * 32):
    return PublicBucket(
        bucket_id=number.to_bytes(16, "big"),
        meldpunt=meldpunt,
        day=day,
        retention_class=retention_class,
        public_key=number.to_bytes(4, "big") * 304,
        not_after=day + dt.timedelta(days=kept),
        policy=policy,
    )


def _manifest(*buckets: PublicBucket):
    return Manifest(steward_public_key=b"s" * 1216, buckets=buckets, published=TODAY)


def _run(days, first, *, retention_class="feiten", kept=0):
    return [
        _bucket(first + n, day=TODAY + dt.timedelta(days=n), retention_class=retention_class, kept=kept) for n in days
    ]


def _text(manifest):
    return write_manifest(manifest, SIGNER).decode().rpartition("\n\n")[0] + "\n"


def test_manifest_reads_as_written():
    manifest = _manifest(_bucket(1), _bucket(2, meldpunt="ede"), _bucket(3, meldpunt="ede", retention_class="verhaal"))
    assert read_manifest(write_manifest(manifest, SIGNER), SIGNER.verifier) == manifest


def test_order_of_birth_is_not_published():
    early, late = _bucket(9), _bucket(1, day=TODAY + dt.timedelta(days=1))
    assert _text(_manifest(late, early)) == _text(_manifest(early, late))


def test_first_line_names_format_and_version():
    assert _text(_manifest(_bucket(1))).splitlines()[:2] == ["luwte-buckets 2", "published 2026-07-01"]


def test_each_flipped_byte_of_a_line_is_refused():
    note = write_manifest(_manifest(_bucket(1)), SIGNER)
    for place in range(0, len(note), 97):
        changed = bytearray(note)
        changed[place] ^= 1
        with pytest.raises(ManifestError):
            read_manifest(bytes(changed), SIGNER.verifier)


def test_manifest_of_another_keeper_is_refused():
    other = Signer("sleutelbewaarder.voorbeeld.nl", bytes(32))
    with pytest.raises(ManifestError):
        read_manifest(write_manifest(_manifest(_bucket(1)), other), SIGNER.verifier)


KEY = base64.b64encode(b"k" * 1216).decode()
LINE = f"{'0' * 32} {KEY} breda 2026-07-01 feiten 2026-07-01 {'a' * 32}"
HEAD = f"luwte-buckets 2\npublished 2026-07-01\nsteward {KEY}\n"


def test_minimal_text_is_read():
    assert len(read_manifest(sign_note(HEAD + LINE + "\n", SIGNER), SIGNER.verifier).buckets) == 1


@pytest.mark.parametrize(
    "text",
    [
        "luwte-buckets 2\n",
        HEAD.replace("buckets 2", "buckets 1"),
        HEAD.replace("2026-07-01", "2026-7-1"),
        HEAD.replace("published ", ""),
        HEAD.replace("steward ", ""),
        HEAD.replace(KEY, KEY[:-4]),
        HEAD.replace(KEY, "?" + KEY[1:]),
        HEAD + "\n",
        HEAD + LINE + " extra\n",
        HEAD + LINE.replace(" breda", "") + "\n",
        HEAD + LINE.replace("0" * 32, "0" * 31) + "\n",
        HEAD + LINE.replace("0" * 32, "0" * 30) + "\n",
        HEAD + LINE.replace("0" * 32, "zz" * 16) + "\n",
        HEAD + LINE.replace("0" * 32, "AA" * 16) + "\n",
        HEAD + LINE.replace(KEY, KEY[:-4]) + "\n",
        HEAD + LINE.replace("breda", "Breda") + "\n",
        HEAD + LINE.replace("breda", "../breda") + "\n",
        HEAD + LINE.replace("2026-07-01 feiten", "2026-02-30 feiten") + "\n",
        HEAD + LINE.replace("feiten", "alles") + "\n",
        HEAD + LINE.replace("a" * 32, "a" * 31) + "\n",
        HEAD + LINE.replace("a" * 32, "A" * 32) + "\n",
        HEAD + LINE.replace(" " + "a" * 32, "") + "\n",
        HEAD + LINE + "\n" + LINE + "\n",
        HEAD + LINE + "\n" + LINE.replace("0" * 32, "1" * 32) + "\n",
    ],
)
def test_signed_but_malformed_text_is_refused(text):
    with pytest.raises(ManifestError):
        read_manifest(sign_note(text, SIGNER), SIGNER.verifier)


def test_unsorted_text_is_refused():
    lines = _text(_manifest(_bucket(1), _bucket(2, meldpunt="ede"))).splitlines()
    swapped = "\n".join([*lines[:3], lines[4], lines[3]]) + "\n"
    with pytest.raises(ManifestError, match="one spelling"):
        read_manifest(sign_note(swapped, SIGNER), SIGNER.verifier)


@pytest.mark.parametrize(
    "double",
    [
        replace(_bucket(1), meldpunt="ede", public_key=b"x" * 1216),
        replace(_bucket(2), meldpunt="ede", public_key=_bucket(1).public_key),
        _bucket(2),
        _bucket(2, meldpunt="ede\nluwte"),
    ],
    ids=["id", "key", "purpose", "name"],
)
def test_ambiguous_manifest_is_not_signed(double):
    with pytest.raises(ManifestError):
        write_manifest(_manifest(_bucket(1), double), SIGNER)


def test_oversize_manifest_is_not_signed():
    with pytest.raises(ManifestError):
        write_manifest(_manifest(*[_bucket(1)] * (MAX_BUCKETS + 1)), SIGNER)


def test_largest_manifest_fits_a_note():
    buckets = [_bucket(n, meldpunt=f"{'m' * 70}-{n:05d}", retention_class="verhaal") for n in range(MAX_BUCKETS)]
    assert len(write_manifest(_manifest(*buckets), SIGNER)) < 16 * 1024 * 1024


def test_bucket_of_the_day_is_found():
    wanted = _bucket(2, retention_class="verhaal")
    assert _manifest(_bucket(1), wanted).bucket_for("breda", TODAY, "verhaal") == wanted


@pytest.mark.parametrize(
    ("meldpunt", "day", "retention_class"),
    [("ede", TODAY, "feiten"), ("breda", dt.date(2026, 7, 2), "feiten"), ("breda", TODAY, "verhaal")],
)
def test_missing_bucket_is_refused(meldpunt, day, retention_class):
    with pytest.raises(NoValidBucket):
        _manifest(_bucket(1)).bucket_for(meldpunt, day, retention_class)


def test_expired_bucket_is_refused():
    with pytest.raises(NoValidBucket):
        _manifest(_bucket(1, kept=-1)).bucket_for("breda", TODAY, "feiten")


def test_weakest_class_counts_the_days_ahead():
    facts, stories = _run(range(15), 1), _run(range(4), 50, retention_class="verhaal")
    assert _manifest(*facts).days_ahead(TODAY) == 14
    assert _manifest(*facts, *stories).days_ahead(TODAY) == 3


def test_gap_ends_the_days_ahead():
    assert _manifest(*_run([0, 1, 2, 4, 5], 1)).days_ahead(TODAY) == 2


def test_expired_day_ends_the_days_ahead():
    assert _manifest(*_run([1], 1), *_run([2], 9, kept=-1)).days_ahead(TODAY) == 1


def test_empty_manifest_is_no_day_ahead():
    assert _manifest().days_ahead(TODAY) == 0


def test_policies_of_a_day_are_those_of_its_buckets():
    story = _bucket(2, retention_class="verhaal", policy="b" * 32)
    tomorrow = _bucket(3, day=TODAY + dt.timedelta(days=1), policy="c" * 32)
    manifest = _manifest(_bucket(1, policy="b" * 32), story, tomorrow, _bucket(4, meldpunt="ede"))
    assert manifest.policies_on(TODAY) == {"breda": frozenset({"b" * 32}), "ede": frozenset({"0" * 32})}


def test_contradicting_policies_of_a_day_are_both_told():
    manifest = _manifest(_bucket(1), _bucket(2, retention_class="verhaal", policy="b" * 32))
    assert manifest.policies_on(TODAY) == {"breda": frozenset({"0" * 32, "b" * 32})}


@pytest.mark.parametrize(("day", "policy"), [(-3, "0"), (1, "0"), (2, "0"), (3, "b"), (9, "b")])
def test_day_without_a_bucket_gives_the_nearest(day, policy):
    manifest = _manifest(_bucket(1), _bucket(2, day=TODAY + dt.timedelta(days=4), policy="b" * 32))
    assert manifest.policies_on(TODAY + dt.timedelta(days=day)) == {"breda": frozenset({policy * 32})}
