"""The folder of releases: written once, readable by everybody, never revised."""

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from service.export.errors import ReleaseExists, ReleaseRefused
from service.export.publication import Publication, PublishedFile, decode_publication, describe_file, encode_publication
from service.export.release import Release, decode_release, encode_release
from service.kernel.durable import create_durably, write_durably
from service.kernel.periods import Quarter

_SLUG: Final = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
_LIST: Final = ".bestanden"
_JSON: Final = "application/json"


class ReleaseStore:
    """Reads and writes `<folder>/<slug>/<period>.json`, the files beside it, and their list `<period>.bestanden`."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`."""
        self._folder = folder

    def publish(self, release: Release) -> None:
        """Write a release; the very same one may be written again after a crash.

        Raises:
            ReleaseExists: another release of this period is there.
            ReleaseRefused: its meldpunt or period is not a name that a file may have.
        """
        if not _is_name(release.meldpunt, release.period):
            raise ReleaseRefused("a release needs a meldpunt and a quarter that can be file names")
        content = encode_release(release)
        folder = self._folder / release.meldpunt
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{release.period}.json"
        try:
            create_durably(path, content)
        except FileExistsError as error:
            if path.read_bytes() != content:
                raise ReleaseExists("this period was released before") from error

    def publish_files(self, publication: Publication, contents: Mapping[str, bytes]) -> None:
        """Write the files beside a published release, and their list last: what is on no list is not served.

        Raises:
            ReleaseExists: the files of this period were published before.
        """
        folder = self._folder / publication.meldpunt
        for file in publication.files:
            if file.name != f"{publication.period}.json":
                write_durably(folder / file.name, contents[file.name])
        try:
            create_durably(folder / f"{publication.period}{_LIST}", encode_publication(publication))
        except FileExistsError as error:
            raise ReleaseExists("the files of this period were published before") from error

    def read(self, meldpunt: str, period: str) -> Release | None:
        """Return a release, or None when there is none by these names.

        Raises:
            ReleaseRefused: what lies there is not a release, or no longer the one that was published.
        """
        found = self.read_file(meldpunt, f"{period}.json") if _is_quarter(period) else None
        try:
            return None if found is None else decode_release(found[1])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReleaseRefused("a published release is damaged") from error

    def publication(self, meldpunt: str, period: str) -> Publication | None:
        """Return the list of a release's files, or None while there is none.

        Raises:
            ReleaseRefused: what lies there is not a list.
        """
        content = self._read(meldpunt, period, f"{period}{_LIST}")
        try:
            return None if content is None else decode_publication(content)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ReleaseRefused("the list of a release's files is damaged") from error

    def read_file(self, meldpunt: str, name: str) -> tuple[PublishedFile, bytes] | None:
        """Return a published file, or None; names that are not names, and what is on no list, find nothing.

        The release's own JSON is also found before the other files are there.

        Raises:
            ReleaseRefused: the file is no longer the one that was published.
        """
        period = name.partition(".")[0]
        publication = self.publication(meldpunt, period)
        listed = None if publication is None else publication.file(name)
        if listed is None and (publication is not None or name != f"{period}.json"):
            return None
        content = self._read(meldpunt, period, name)
        if content is None:
            return None
        found = describe_file(name, _JSON if listed is None else listed.media_type, content)
        if listed is not None and found != listed:
            raise ReleaseRefused("a published file was changed")
        return found, content

    def _read(self, meldpunt: str, period: str, name: str) -> bytes | None:
        if not _is_name(meldpunt, period):
            return None
        with contextlib.suppress(OSError):
            return (self._folder / meldpunt / name).read_bytes()
        return None

    def periods(self, meldpunt: str) -> tuple[str, ...]:
        """Return the released periods of a meldpunt, newest first."""
        if _SLUG.fullmatch(meldpunt) is None:
            return ()
        names = (path.stem for path in (self._folder / meldpunt).glob("*.json"))
        return tuple(sorted((name for name in names if _is_quarter(name)), reverse=True))


def _is_name(meldpunt: str, period: str) -> bool:
    return _SLUG.fullmatch(meldpunt) is not None and _is_quarter(period)


def _is_quarter(name: str) -> bool:
    try:
        Quarter.parse(name)
    except ValueError:
        return False
    return True
