import msgspec
import pytest

from service.kernel.durable import create_durably, write_durably
from service.kernel.identifiers import new_identifier, new_secret
from service.kernel.sensitive import Sensitive
from service.kernel.text import LocalizedText


class Bait(Sensitive, frozen=True, kw_only=True):
    words: str


def test_sensitive_value_never_prints_its_fields():
    bait = Bait(words="kanarie")
    shown = f"{bait} {bait!r} {[bait]} {ValueError(bait)} {bait.__rich_repr__()}"
    assert "kanarie" not in shown
    assert msgspec.json.encode(bait) == b'{"words":"kanarie"}'


def test_identifiers_are_random_and_sized():
    assert len(new_identifier()) == 16
    assert len(new_secret()) == 32
    assert len({new_identifier() for _ in range(1000)}) == 1000


def test_text_speaks_both_languages():
    text = LocalizedText(nl="wijk", en="district")
    assert (text.in_language("nl"), text.in_language("en")) == ("wijk", "district")


def test_durable_write_replaces_whole_file(tmp_path):
    path = tmp_path / "note"
    write_durably(path, b"old", mode=0o600)
    write_durably(path, b"new", mode=0o600)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["note"]


def test_durable_creation_happens_once(tmp_path):
    path = tmp_path / "release"
    create_durably(path, b"first")
    with pytest.raises(FileExistsError):
        create_durably(path, b"second")
    assert path.read_bytes() == b"first"
    assert [entry.name for entry in tmp_path.iterdir()] == ["release"]
