"""The public reading side of releases; it runs in the intake's process and opens nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from service.export.formats.dcat import describe_catalogue, describe_dataset
from service.export.formats.figures import Figures, figures_of
from service.export.formats.turtle import Node, write_jsonld, write_turtle
from service.export.page import WORDS, address_of, show_release
from service.export.publication import Publication, PublishedFile
from service.export.release import Publisher, Release
from service.export.store import ReleaseStore
from service.kernel.text import LANGUAGES, Language, LocalizedText
from service.web.headers import DATA_HEADERS, LASTING_HEADERS
from service.web.pages import Frame, Pages
from service.web.problems import problem
from service.web.respond import problem_response

# What was released is never revised: a reader who has it need not ask again (RFC 8246).
_FOREVER: Final = {**DATA_HEADERS, "Cache-Control": "public, max-age=31536000, immutable"}
_CATALOGUES: Final = {
    "catalogus": ("application/ld+json", write_jsonld),
    "catalogus.jsonld": ("application/ld+json", write_jsonld),
    "catalogus.ttl": ("text/turtle", write_turtle),
}
# Programs are used to saving these under their name; the others are read where they are found.
_SAVED: Final = frozenset({"csv", "xlsx", "parquet"})


def figure_handlers(store: ReleaseStore, slugs: Mapping[str, LocalizedText]) -> list[Any]:
    """Return the handlers of the figures of the meldpunten `slugs`."""
    pages = Pages(Path(__file__).parent / "templates")

    @get("/{slug:str}/{language:str}/cijfers", sync_to_thread=False)
    def show_figures(slug: FromPath[str], language: FromPath[str]) -> Response[Any]:
        """Show every release of a meldpunt, newest first."""
        known = next((name for name in LANGUAGES if name == language), None)
        if slug not in slugs or known is None:
            return problem_response(problem("niet_gevonden"))
        return _answer_page(pages, store, slug, slugs[slug], known)

    # guide S24: released tables are open data, for partners and researchers
    @get("/v1/meldpunten/{slug:str}/cijfers", sync_to_thread=False)
    def list_periods(slug: FromPath[str]) -> Response[bytes]:
        """List the released periods, and every file with its hash."""
        return _answer_list(store, slug) if slug in slugs else problem_response(problem("niet_gevonden"))

    @get("/v1/meldpunten/{slug:str}/cijfers/{name:str}", sync_to_thread=False)
    def download(request: Request[Any, Any, Any], slug: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        """Serve one file of a release, the very bytes that were published; or the catalogue, or a list of files."""
        if slug not in slugs:
            return problem_response(problem("niet_gevonden"))
        return _answer_download(store, slug, name, request.headers.get("If-None-Match", ""))

    return [show_figures, list_periods, download]


def _answer_page(
    pages: Pages, store: ReleaseStore, slug: str, name: LocalizedText, language: Language
) -> Response[str]:
    words = WORDS[language]
    frame = Frame(
        language=language,
        title=words.title,
        name=name.in_language(language),
        home=f"/{slug}/{language}",
        languages=tuple((code, f"/{slug}/{code}/cijfers") for code in LANGUAGES),
    )
    shown = [show_release(release, publication, language) for release, publication in _releases(store, slug)]
    catalogue = address_of(slug, "catalogus") if any(release.files for release in shown) else None
    page = pages.render("cijfers.html", frame, words=words, releases=shown, catalogue=catalogue)
    if catalogue is not None:
        page.headers["Link"] = f'<{catalogue}>; rel="describedby"; type="application/ld+json"'
    return page


def _answer_list(store: ReleaseStore, slug: str) -> Response[bytes]:
    releases = _releases(store, slug)
    return _answer_json(
        {
            "perioden": [release.period for release, _publication in releases],
            "bestanden": [publication for _release, publication in releases if publication is not None],
        }
    )


def _answer_json(content: Any) -> Response[bytes]:
    return Response(msgspec.json.encode(content), media_type="application/json", headers=dict(LASTING_HEADERS))


def _releases(store: ReleaseStore, slug: str) -> list[tuple[Release, Publication | None]]:
    found = ((store.read(slug, period), period) for period in store.periods(slug))
    return [(release, store.publication(slug, period)) for release, period in found if release is not None]


def _answer_download(store: ReleaseStore, slug: str, name: str, known: str) -> Response[bytes]:
    if name in _CATALOGUES:
        return _answer_catalogue(store, slug, name)
    publication = store.publication(slug, name)
    if publication is not None:
        return _answer_json(publication)
    found = store.read_file(slug, name)
    return problem_response(problem("niet_gevonden")) if found is None else _answer_file(known, slug, *found)


def _answer_file(known: str, slug: str, file: PublishedFile, content: bytes) -> Response[bytes]:
    """Answer with a file, or that the reader has it (RFC 9110, section 13.1.2)."""
    tag = f'"{file.sha256}"'
    period, _dot, kind = file.name.partition(".")
    how = "attachment" if kind.rpartition(".")[2] in _SAVED else "inline"
    headers = {
        **_FOREVER,
        "ETag": tag,
        "Content-Disposition": f'{how}; filename="{slug}-{file.name}"',
        "Link": f'<{address_of(slug, period)}>; rel="collection"; type="application/json"',
    }
    if kind == "csv":
        described = address_of(slug, f"{period}.csv-metadata.json")
        headers["Link"] += f', <{described}>; rel="describedby"; type="application/csvm+json"'
    if known.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in known.split(",")}:
        return Response(b"", status_code=304, headers=headers)
    return Response(content, media_type=file.media_type, headers=headers)


def _answer_catalogue(store: ReleaseStore, slug: str, name: str) -> Response[bytes]:
    catalogue = _catalogue(store, slug)
    if catalogue is None:
        return problem_response(problem("niet_gevonden"))
    media_type, write = _CATALOGUES[name]
    return Response(write(catalogue), media_type=media_type, headers=dict(LASTING_HEADERS))


def _catalogue(store: ReleaseStore, slug: str) -> Node | None:
    """Return the catalogue of every release whose files are there, or None without any; who publishes now is named."""
    datasets = []
    latest: tuple[Figures, Publisher] | None = None
    for release, publication in _releases(store, slug):
        if publication is not None and release.provenance is not None:
            figures, publisher = figures_of(release, publication.proof), release.provenance.publisher
            datasets.append(describe_dataset(figures, publisher, publication.files))
            latest = latest or (figures, publisher)
    return None if latest is None else describe_catalogue(slug, latest[0].name, latest[1], datasets)
