"""Starting a PostgreSQL of our own for a test, over a Unix socket, as a user that is not root."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


def find_postgresql() -> Path | None:
    """The newest folder of PostgreSQL's programs on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found or (os.geteuid() == 0 and not _has_user("postgres")):
        return None
    return found[-1].parent


@contextlib.contextmanager
def running_cluster(programs: Path, _scratch: Path) -> Iterator[str]:
    """Yield the address of a fresh cluster; stop and remove it afterwards."""
    home = Path(tempfile.mkdtemp(prefix="luwte-pg-"))
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(home, user.pw_uid, user.pw_gid)
        data = home / "data"
        _as_owner([programs / "initdb", "-D", data, "-U", "luwte", "--auth=trust", "--no-sync"])
        options = f"-c listen_addresses='' -k {home} -c fsync=off"
        _as_owner([programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", home / "log", "start"])
        try:
            yield f"postgresql+psycopg://luwte@/postgres?host={home}"
        finally:
            _as_owner([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _has_user(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())


def _as_owner(command: list[object]) -> None:
    extra = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **extra,
    )
