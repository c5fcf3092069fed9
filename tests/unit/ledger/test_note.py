import base64

import pytest

from service.ledger.errors import NoteError
from service.ledger.note import Signer, Verifier, open_note, sign_note

SIGNER = Signer("luwte.voorbeeld.nl", bytes(range(32)))
WITNESS = Signer("ombudsman", bytes(32))
TEXT = "eerste regel\n\nna een lege regel\n"
NOTE = sign_note(TEXT, SIGNER)


def signature_line(signer: Signer, note_text: str) -> bytes:
    return sign_note(note_text, signer).rpartition(b"\n\n")[2]


def test_signed_note_opens_with_its_key():
    assert open_note(NOTE, Verifier.parse(SIGNER.vkey)) == TEXT
    assert NOTE.startswith(TEXT.encode() + "\n\N{EM DASH} luwte.voorbeeld.nl ".encode())


def test_text_may_end_in_blank_lines():
    note = sign_note("a\n\n\n", SIGNER)
    assert open_note(note, SIGNER.verifier) == "a\n\n\n"


def test_generated_keys_differ_and_survive_writing():
    first, second = Signer.generate("a"), Signer.generate("a")
    assert first.skey != second.skey
    assert (Signer.parse(first.skey).vkey, first.name) == (first.vkey, "a")


def test_private_key_is_never_shown():
    signer = Signer.generate("luwte")
    secret = signer.skey.split("+", 4)[-1]
    assert repr(signer) == "Signer('luwte', ...)"
    assert secret not in f"{signer} {signer!r} {[signer]} {signer.verifier!r}"
    with pytest.raises(NoteError) as caught:
        Signer.parse(signer.skey[:-3])
    assert secret[:20] not in str(caught.value)
    assert caught.value.__suppress_context__


def test_signatures_of_others_are_passed_over():
    note = NOTE + signature_line(WITNESS, TEXT) + "\N{EM DASH} onbekend AAAAAAA=\n".encode()
    assert open_note(note, SIGNER.verifier) == open_note(note, WITNESS.verifier) == TEXT


def test_note_without_our_signature_is_refused():
    with pytest.raises(NoteError, match="0 signatures of ombudsman"):
        open_note(NOTE, WITNESS.verifier)
    same_name = Signer(SIGNER.name, bytes(32))
    with pytest.raises(NoteError, match="0 signatures"):
        open_note(NOTE, same_name.verifier)


def test_second_signature_of_ours_is_refused():
    with pytest.raises(NoteError, match="2 signatures"):
        open_note(NOTE + signature_line(SIGNER, TEXT), SIGNER.verifier)


def test_signature_of_another_text_is_refused():
    note = TEXT.encode() + b"\n" + signature_line(SIGNER, "iets anders\n")
    with pytest.raises(NoteError, match="does not fit the text"):
        open_note(note, SIGNER.verifier)


def test_signature_of_wrong_length_is_refused():
    line = f"\N{EM DASH} {SIGNER.name} {base64.b64encode(SIGNER.verifier.key_hash + bytes(63)).decode()}\n"
    with pytest.raises(NoteError, match="does not fit the text"):
        open_note(TEXT.encode() + b"\n" + line.encode(), SIGNER.verifier)


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"text\n",
        NOTE[:-1],
        NOTE + b"\n",
        NOTE.replace(b"\n\n\xe2", b"\n\xe2"),
        NOTE.replace("\N{EM DASH}".encode(), b"-"),
        NOTE + "\N{EM DASH} zonderhandtekening\n".encode(),
        NOTE + "\N{EM DASH} plus+naam AAAAAAA=\n".encode(),
        NOTE + "\N{EM DASH} kort AAAAAA==\n".encode(),
        NOTE + "\N{EM DASH} x AAAA!AAA=\n".encode(),
        NOTE + "\N{EM DASH} x AAAAAAB=\n".encode(),
        NOTE + b"\xff\n",
        b"\xff" + NOTE,
        b"\0" + NOTE,
        b"\r\n" + NOTE,
        NOTE + "\N{EM DASH} x AAAAAAA=\n".encode() * 100,
        b"a" * (16 * 1024 * 1024) + NOTE,
    ],
)
def test_malformed_note_is_refused(note):
    with pytest.raises(NoteError):
        open_note(note, SIGNER.verifier)


@pytest.mark.parametrize("text", ["", "no newline", "tab\t\n", "nul\0\n", "\ud800\n", "a" * (16 * 1024 * 1024) + "\n"])
def test_unfit_text_is_not_signed(text):
    with pytest.raises(NoteError):
        sign_note(text, SIGNER)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u00a0b", "\ud800", "a\u2028"])
def test_unfit_name_gets_no_key(name):
    with pytest.raises(NoteError, match="printable"):
        Signer.generate(name)


@pytest.mark.parametrize("size", [0, 31, 33])
def test_key_of_wrong_size_is_refused(size):
    with pytest.raises(NoteError, match="32 bytes"):
        Signer("a", bytes(size))
    with pytest.raises(NoteError, match="32 bytes"):
        Verifier("a", bytes(size))


@pytest.mark.parametrize(
    "change",
    [
        lambda key: key[:0],
        lambda key: key.replace("+", "-"),
        lambda key: key.replace("luwte", "lauwte"),
        lambda key: key.replace("+0", "+1").replace("+b", "+c"),
        lambda key: key.rsplit("+", 1)[0] + "+" + base64.b64encode(b"\x02" + bytes(32)).decode(),
        lambda key: key.rsplit("+", 1)[0] + "+",
        lambda key: key + "\n",
        lambda key: key + "é",
    ],
)
def test_malformed_written_keys_are_refused(change):
    signer = Signer("luwte", bytes(range(1, 33)))
    vkey, skey = change(f"luwte+{signer.verifier.key_hash.hex()}+{signer.vkey.split('+', 2)[2]}"), change(signer.skey)
    for parse, written in ((Verifier.parse, vkey), (Signer.parse, skey)):
        with pytest.raises(NoteError):
            parse(written)


def test_hash_of_another_key_is_refused():
    own, other = Signer("a", bytes(32)), Signer("a", bytes(range(32)))
    for parse, key in ((Verifier.parse, own.vkey), (Signer.parse, own.skey)):
        wrong = key.replace(own.verifier.key_hash.hex(), other.verifier.key_hash.hex())
        with pytest.raises(NoteError, match="the hash in the"):
            parse(wrong)
