import base64

import pytest

from service.ledger.checkpoint import Checkpoint, open_checkpoint, read_checkpoint, sign_checkpoint, write_checkpoint
from service.ledger.errors import LedgerFormatError, NoteError
from service.ledger.note import Signer, sign_note

SIGNER = Signer("luwte.voorbeeld.nl", bytes(32))
ROOT = base64.b64encode(bytes(range(32))).decode()


def test_checkpoint_is_read_as_written():
    checkpoint = Checkpoint(origin="luwte.voorbeeld.nl", size=20852163, root=bytes(range(32)))
    text = write_checkpoint(checkpoint)
    assert text == f"luwte.voorbeeld.nl\n20852163\n{ROOT}\n"
    assert read_checkpoint(text) == checkpoint
    assert open_checkpoint(sign_checkpoint(20852163, bytes(range(32)), SIGNER), SIGNER.verifier) == checkpoint


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"a\n1\n{ROOT}",
        f"\n1\n{ROOT}\n",
        f"a\n01\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n+1\n{ROOT}\n",
        f"a\n٢\n{ROOT}\n",
        f"a\n{10**19}\n{ROOT}\n",
        f"a\n1\n{ROOT}\nextension\n",
        f"a\n1\n{ROOT[:-4]}\n",
        "a\n1\n!\n",
        "a\n1\né\n",
        f"a\n1\n{ROOT[:-2]}9=\n",
    ],
)
def test_other_spellings_of_a_checkpoint_are_refused(text):
    with pytest.raises(LedgerFormatError):
        read_checkpoint(text)


def test_checkpoint_of_another_log_is_refused():
    note = sign_note(f"ander.voorbeeld.nl\n1\n{ROOT}\n", SIGNER)
    with pytest.raises(LedgerFormatError, match="another log"):
        open_checkpoint(note, SIGNER.verifier)


def test_checkpoint_of_another_key_is_refused():
    with pytest.raises(NoteError):
        open_checkpoint(sign_checkpoint(0, bytes(32), SIGNER), Signer(SIGNER.name, bytes(range(32))).verifier)
