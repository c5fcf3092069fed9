from pathlib import Path

import pytest

from service.vault.errors import UnsafeFilesystem
from service.vault.filesystem import Mount, check_filesystem, find_danger, find_mount, parse_mounts

MOUNTS = """\
/dev/vda1 / ext4 rw,relatime 0 0
overlay /srv overlay rw,lowerdir=/a 0 0
/dev/vdb /srv/my\\040keys xfs rw,noatime 0 0
broken line
/dev/vdc /twice btrfs rw 0 0
/dev/vdd /twice ext4 rw,data=journal 0 0
"""
EXT4, XFS = 0xEF53, 0x58465342


def _mount(kind, option="rw"):
    return Mount(source="/dev/x", folder="/", kind=kind, options=frozenset({option}))


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/etc", "ext4"), ("/srv/x", "overlay"), ("/srv/my keys/ring", "xfs"), ("/srvx", "ext4"), ("/twice", "ext4")],
)
def test_nearest_and_latest_mount_is_found(path, kind):
    mount = find_mount(Path(path), parse_mounts(MOUNTS))
    assert mount is not None
    assert mount.kind == kind


def test_no_mount_is_found_in_nothing():
    assert find_mount(Path("/etc"), ()) is None


@pytest.mark.parametrize(("kind", "magic"), [("ext4", EXT4), ("xfs", XFS)])
def test_measured_filesystems_are_safe(kind, magic):
    assert find_danger(_mount(kind, "data=ordered"), magic, frozenset()) is None


@pytest.mark.parametrize("kind", ["btrfs", "overlay", "zfs", "nfs", "nfs4", "tmpfs", "fuse.sshfs"])
def test_every_other_filesystem_is_dangerous(kind):
    danger = find_danger(_mount(kind), EXT4, frozenset())
    assert danger is not None
    assert kind in danger


@pytest.mark.parametrize(
    ("mount", "magic", "journal"),
    [
        (None, EXT4, frozenset()),
        (_mount("ext4", "data=journal"), EXT4, frozenset()),
        (_mount("ext4"), EXT4, frozenset({"rw", "data=journal"})),
        (_mount("ext4"), 0x9123683E, frozenset()),
    ],
    ids=["unknown", "journalled", "journalled by default", "hidden btrfs"],
)
def test_doubtful_mount_is_dangerous(mount, magic, journal):
    assert find_danger(mount, magic, journal) is not None


def test_production_refuses_an_unsafe_filesystem():
    with pytest.raises(UnsafeFilesystem, match="proc"):
        check_filesystem(Path("/proc"), production=True)


def test_development_announces_an_unsafe_filesystem():
    assert "proc" in (check_filesystem(Path("/proc"), production=False) or "")


@pytest.mark.parametrize("production", [True, False])
def test_missing_folder_is_refused(tmp_path, production):
    with pytest.raises(UnsafeFilesystem):
        check_filesystem(tmp_path / "missing", production=production)
