"""Names and contents of tiles come back as they were written."""

from hypothesis import given
from hypothesis import strategies as st

from service.ledger.errors import LedgerFormatError
from service.ledger.tiles import Tile, parse_path, read_bundle, tiles_between, write_bundle
from service.ledger.tree import Tree, hash_leaf

LEVELS = st.one_of(st.just("entries"), st.integers(0, 7))
TILES = st.builds(Tile, level=LEVELS, index=st.integers(0, 10**18 - 1), width=st.integers(1, 256))


@given(TILES)
def test_any_tile_is_found_by_its_path(tile):
    assert parse_path(tile.path) == tile


@given(st.from_regex(r"tile/[0-9a-z./]{1,20}", fullmatch=True))
def test_any_path_is_one_tile_or_none(path):
    try:
        tile = parse_path(path)
    except LedgerFormatError:
        return
    assert tile.path == path


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_any_bundle_is_read_as_written(leaves):
    assert read_bundle(write_bundle(leaves), len(leaves)) == leaves


@given(st.binary(max_size=200), st.integers(0, 256))
def test_any_bytes_are_one_bundle_or_none(content, width):
    try:
        leaves = read_bundle(content, width)
    except LedgerFormatError:
        return
    assert (len(leaves), write_bundle(leaves)) == (width, content)


@given(st.integers(0, 70_000), st.integers(0, 70_000))
def test_growth_adds_exactly_what_is_missing(earlier, size):
    earlier, size = sorted((earlier, size))
    before, after = set(tiles_between(0, earlier)), set(tiles_between(0, size))
    assert set(tiles_between(earlier, size)) == after - before


def test_hashes_of_each_level_join_those_below():
    tree = Tree(hash_leaf(number.to_bytes(3, "big")) for number in range(70_000))
    for tile in tiles_between(0, 70_000):
        if tile.level in (1, 2):
            content = tree.hashes(tile.tree_level, tile.start, tile.end)
            for at in range(tile.width):
                below = Tile(level=tile.level - 1, index=tile.start + at, width=256)
                hashes = tree.hashes(below.tree_level, below.start, below.end)
                lower = Tree(hashes[low : low + 32] for low in range(0, len(hashes), 32))
                assert content[at * 32 : at * 32 + 32] == lower.root(256)
