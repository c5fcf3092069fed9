from golden.export.build_golden import GOLDEN_CSV, GOLDEN_JSON, build
from unit.export.figures import cell

from service.export.attack import Attacker
from service.export.release import decode_release, encode_release, hash_release
from service.export.tables import NeutralForm

HASH = "c4c4a4f587bda7ec7b25b73d9902d60209747b3d6a69a6b81d67d07ad5f868e9"


def test_release_of_version_1_keeps_its_bytes():
    assert build() == (GOLDEN_JSON.read_bytes(), GOLDEN_CSV.read_bytes())


def test_release_of_version_1_reads_and_hashes_as_before():
    content = GOLDEN_JSON.read_bytes()
    assert encode_release(decode_release(content)) == content
    assert hash_release(content) == HASH


def test_release_of_version_1_can_be_attacked_from_its_file():
    release = decode_release(GOLDEN_JSON.read_bytes())
    attacker = Attacker((NeutralForm(dimensions=release.dimensions, tables=release.tables),))
    assert attacker.interval(cell(wijk="WK3", tijd="dag")) == (0, 8)
    assert attacker.interval(cell(wijk="WK3")) == (9, 9)
