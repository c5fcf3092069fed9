from golden.export.build_golden import GOLDEN_FILES, GOLDEN_JSON, build, build_files
from unit.export.figures import cell

from service.export.attack import Attacker
from service.export.release import decode_release, encode_release, hash_release
from service.export.tables import NeutralForm

HASH = "d074c248dae292d54898f73a0aecd7c5dbffbecd61d04d2c7df8c155918536f7"


def test_release_of_version_1_keeps_its_bytes():
    assert build() == GOLDEN_JSON.read_bytes()


def test_texts_of_a_release_of_version_2_keep_their_bytes():
    assert build_files() == {path.name: path.read_bytes() for path in GOLDEN_FILES.iterdir()}


def test_release_of_version_1_reads_and_hashes_as_before():
    content = GOLDEN_JSON.read_bytes()
    assert encode_release(decode_release(content)) == content
    assert hash_release(content) == HASH


def test_release_of_version_1_can_be_attacked_from_its_file():
    release = decode_release(GOLDEN_JSON.read_bytes())
    attacker = Attacker((NeutralForm(dimensions=release.dimensions, tables=release.tables),))
    assert attacker.interval(cell(wijk="WK3", tijd="dag")) == (0, 8)
    assert attacker.interval(cell(wijk="WK3")) == (9, 9)
