"""The folder of releases: written once, readable by everybody, never revised."""

import contextlib
import re
from pathlib import Path
from typing import Final

import msgspec

from service.export.errors import ReleaseExists, ReleaseRefused
from service.export.formats import write_csv
from service.export.release import Release, decode_release, encode_release
from service.kernel.durable import create_durably
from service.kernel.periods import Quarter

_SLUG: Final = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)


class ReleaseStore:
    """Reads and writes `<folder>/<slug>/<period>.json` and `.csv`."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`."""
        self._folder = folder

    def publish(self, release: Release) -> None:
        """Write a release; the very same one may be written again after a crash.

        Raises:
            ReleaseExists: another release of this period is there.
            ReleaseRefused: its meldpunt or period is not a name that a file may have.
        """
        if _SLUG.fullmatch(release.meldpunt) is None or not _is_quarter(release.period):
            raise ReleaseRefused("a release needs a meldpunt and a quarter that can be file names")
        content = encode_release(release)
        folder = self._folder / release.meldpunt
        folder.mkdir(parents=True, exist_ok=True)
        for name, part in ((f"{release.period}.csv", write_csv(release)), (f"{release.period}.json", content)):
            try:
                create_durably(folder / name, part)
            except FileExistsError as error:
                if (folder / name).read_bytes() != part:
                    raise ReleaseExists("this period was released before") from error

    def read(self, meldpunt: str, period: str) -> Release | None:
        """Return a release, or None when there is none by these names.

        Raises:
            ReleaseRefused: what lies there is not a release.
        """
        content = self.read_file(meldpunt, period, "json")
        try:
            return None if content is None else decode_release(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReleaseRefused("a published release is damaged") from error

    def read_file(self, meldpunt: str, period: str, kind: str) -> bytes | None:
        """Return the published bytes (`json` or `csv`), or None; names that are not names find nothing."""
        if _SLUG.fullmatch(meldpunt) is None or kind not in ("json", "csv") or not _is_quarter(period):
            return None
        with contextlib.suppress(OSError):
            return (self._folder / meldpunt / f"{period}.{kind}").read_bytes()
        return None

    def periods(self, meldpunt: str) -> tuple[str, ...]:
        """Return the released periods of a meldpunt, newest first."""
        if _SLUG.fullmatch(meldpunt) is None:
            return ()
        names = (path.stem for path in (self._folder / meldpunt).glob("*.json"))
        return tuple(sorted((name for name in names if _is_quarter(name)), reverse=True))


def _is_quarter(name: str) -> bool:
    try:
        Quarter.parse(name)
    except ValueError:
        return False
    return True
