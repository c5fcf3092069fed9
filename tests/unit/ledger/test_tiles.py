import pytest

from service.ledger.errors import LedgerFormatError, TamperedError
from service.ledger.tiles import (
    Tile,
    content_of,
    parse_path,
    published_tiles,
    read_bundle,
    read_tile,
    remove_partials,
    tiles_between,
    write_bundle,
    write_tile,
)
from service.ledger.tree import Tree, hash_leaf


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(level=0, index=0, width=256), "tile/0/000"),
        (Tile(level="entries", index=999, width=1), "tile/entries/999.p/1"),
        (Tile(level=1, index=1000, width=255), "tile/1/x001/000.p/255"),
        (Tile(level=0, index=1234067, width=256), "tile/0/x001/x234/067"),
    ],
)
def test_paths_follow_the_tile_format(tile, path):
    assert tile.path == path
    assert parse_path(path) == tile


@pytest.mark.parametrize(
    "path",
    [
        *("tile/0/0", "tile/0/x000/000", "tile/00/000", "tile/8/000", "tile/0/\u0660\u0660\u0660"),
        *("tile/0/000.p/0", "tile/0/000.p/01", "tile/0/000.p/256", "tile/0/000.p/300"),
        *("tile/entries/000/note", "tile/namen.txt"),
    ],
)
def test_other_paths_are_no_tiles(path):
    with pytest.raises(LedgerFormatError):
        parse_path(path)


def test_first_tiles_of_a_log_are_all():
    paths = [tile.path for tile in tiles_between(0, 600)]
    assert paths == [
        *("tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"),
        *("tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"),
    ]


@pytest.mark.parametrize(
    ("earlier", "size", "paths"),
    [
        (0, 0, []),
        (600, 600, []),
        (600, 601, ["tile/entries/002.p/89", "tile/0/002.p/89"]),
        (600, 768, ["tile/entries/002", "tile/0/002", "tile/1/000.p/3"]),
        (256, 257, ["tile/entries/001.p/1", "tile/0/001.p/1"]),
    ],
)
def test_growth_needs_only_changed_tiles(earlier, size, paths):
    assert [tile.path for tile in tiles_between(earlier, size)] == paths


def test_hash_of_a_full_tile_stands_one_level_up():
    leaves = [bytes([number % 256]) for number in range(512)]
    tree = Tree(map(hash_leaf, leaves))
    tile = Tile(level=1, index=0, width=2)
    lower = Tree(map(hash_leaf, leaves[:256])).root(256)
    assert content_of(tile, tree, lambda start, end: leaves[start:end])[:32] == lower


def test_bundle_puts_lengths_before_leaves():
    bundle = write_bundle([b"ab", b"", b"c" * 300])
    assert bundle == b"\0\2ab\0\0\1\x2c" + b"c" * 300
    assert read_bundle(bundle, 3) == [b"ab", b"", b"c" * 300]


@pytest.mark.parametrize(("content", "width"), [(b"\0\2a", 1), (b"\0", 1), (b"\0\1a", 2), (b"\0\1a\0\1b", 1), (b"", 1)])
def test_bundle_of_another_shape_is_refused(content, width):
    with pytest.raises(LedgerFormatError, match="does not hold"):
        read_bundle(content, width)


def test_tile_is_written_once(tmp_path):
    tile = Tile(level=0, index=1234, width=7)
    write_tile(tmp_path, tile, b"hashes")
    write_tile(tmp_path, tile, b"hashes")
    with pytest.raises(TamperedError):
        write_tile(tmp_path, tile, b"other hashes")
    assert read_tile(tmp_path, tile) == b"hashes"


def test_missing_and_endless_tiles_are_refused(tmp_path):
    tile = Tile(level=0, index=0, width=256)
    with pytest.raises(LedgerFormatError, match="missing"):
        read_tile(tmp_path, tile)
    write_tile(tmp_path, tile, bytes(100_000))
    with pytest.raises(LedgerFormatError, match="longer"):
        read_tile(tmp_path, tile)


def test_partial_tiles_go_when_the_full_one_is_there(tmp_path):
    for width in (1, 2, 256):
        write_tile(tmp_path, Tile(level=0, index=0, width=width), b"x")
    remove_partials(tmp_path, Tile(level=0, index=0, width=2))
    assert [tile.width for tile in published_tiles(tmp_path)] == [256, 1, 2]
    remove_partials(tmp_path, Tile(level=0, index=0, width=256))
    assert [tile.width for tile in published_tiles(tmp_path)] == [256]


def test_foreign_file_among_tiles_is_refused(tmp_path):
    write_tile(tmp_path, Tile(level=0, index=0, width=1), b"x")
    (tmp_path / "tile" / "0" / ".000.1a2b3c4d").touch()
    assert [tile.path for tile in published_tiles(tmp_path)] == ["tile/0/000.p/1"]
    (tmp_path / "tile" / "0" / "000.bak").touch()
    with pytest.raises(LedgerFormatError, match="not a tile"):
        list(published_tiles(tmp_path))


def test_seventy_thousand_leaves_have_three_levels():
    tiles = list(tiles_between(0, 70_000))
    levels = [[tile for tile in tiles if tile.level == level] for level in ("entries", 0, 1, 2, 3)]
    assert [len(level) for level in levels] == [274, 274, 2, 1, 0]
    assert [level[-1].path for level in levels[:4]] == [
        *("tile/entries/273.p/112", "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"),
    ]
    assert levels[2][0].path == "tile/1/000"
