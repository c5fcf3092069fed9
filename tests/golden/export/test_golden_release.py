from golden.export.build_golden import GOLDEN_CSV, GOLDEN_JSON, build
from unit.export.figures import cell

from service.export.attack import Attacker
from service.export.release import decode_release, encode_release, hash_release
from service.export.tables import NeutralForm

HASH = "d074c248dae292d54898f73a0aecd7c5dbffbecd61d04d2c7df8c155918536f7"


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
