"""What the page of figures shows: sentences, tables, caveats and files (pure)."""

from typing import Final

import msgspec

from service.export.formats.figures import figures_of
from service.export.formats.grids import Grid, grids_of
from service.export.publication import Publication, PublishedFile
from service.export.release import Release
from service.kernel.text import Language, LocalizedText


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sentences of the page of figures."""

    title: str
    none: str
    too_few: str
    total: str
    mark: str
    download: str
    catalogue: str
    form: str
    quarter: str


WORDS: Final[dict[Language, Words]] = {
    "nl": Words(
        title="Cijfers",
        none="Er zijn nog geen cijfers. Na elk kwartaal komen er nieuwe.",
        too_few="In dit kwartaal kwamen er te weinig meldingen binnen om cijfers te geven.",
        total="Meldingen in dit kwartaal",
        mark="Een punt betekent: dit aantal laten wij weg. Het kan elk getal van 0 tot en met {k} zijn, of meer.",
        download="Deze cijfers als bestand",
        catalogue="Alle cijfers als open data (DCAT)",
        form="Naar het formulier",
        quarter="Kwartaal {number} van {year}",
    ),
    "en": Words(
        title="Figures",
        none="There are no figures yet. New ones come after every quarter.",
        too_few="There were too few reports in this quarter to give figures.",
        total="Reports in this quarter",
        mark="A dot means: we leave this number out. It can be any number from 0 to {k}, or more.",
        download="These figures as a file",
        catalogue="All figures as open data (DCAT)",
        form="To the form",
        quarter="Quarter {number} of {year}",
    ),
}


# What the page calls the files, in the order in which it offers them.
FILE_WORDS: Final[dict[str, LocalizedText]] = {
    "xlsx": LocalizedText(nl="Rekenblad (Excel, LibreOffice)", en="Spreadsheet in Dutch (Excel, LibreOffice)"),
    "en.xlsx": LocalizedText(nl="Rekenblad in het Engels", en="Spreadsheet (Excel, LibreOffice)"),
    "csv": LocalizedText(nl="Tekst met komma's (CSV)", en="Text with commas (CSV)"),
    "csv-metadata.json": LocalizedText(nl="Uitleg bij de CSV (CSVW)", en="Description of the CSV (CSVW)"),
    "jsonstat.json": LocalizedText(nl="JSON-stat 2.0", en="JSON-stat 2.0"),
    "parquet": LocalizedText(nl="Parquet", en="Parquet"),
    "json": LocalizedText(nl="JSON, om na te rekenen", en="JSON, for checking our protection"),
    "dcat.ttl": LocalizedText(nl="Beschrijving voor dataportalen (Turtle)", en="Description for data portals (Turtle)"),
    "dcat.jsonld": LocalizedText(
        nl="Beschrijving voor dataportalen (JSON-LD)", en="Description for data portals (JSON-LD)"
    ),
}


class ListedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file as the page offers it."""

    address: str
    text: str
    media_type: str
    size: str


class ShownRelease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A release as the page shows it."""

    release: Release
    grids: tuple[Grid, ...]
    caveats: tuple[str, ...]
    files: tuple[ListedFile, ...]


def show_release(release: Release, publication: Publication | None, language: Language) -> ShownRelease:
    """Return what a page in `language` shows of a release; without a `publication` it offers no files."""
    notes = () if release.provenance is None else release.provenance.caveats
    campaigns = () if release.provenance is None else release.provenance.campaigns
    files = {} if publication is None else {_kind(file): file for file in publication.files}
    return ShownRelease(
        release=release,
        grids=grids_of(figures_of(release), language),
        caveats=tuple(
            text.in_language(language) for text in (release.caveat, *notes, *(note.text for note in campaigns))
        ),
        files=tuple(
            _listed(release.meldpunt, files[kind], language)
            for kind in FILE_WORDS
            if kind in files and _is_offered(files[kind], language)
        ),
    )


def _is_offered(file: PublishedFile, language: Language) -> bool:
    """Whether a reader of a page in `language` is offered the file; a workbook speaks one language."""
    return not file.name.endswith(".xlsx") or file.name.endswith(".en.xlsx") == (language == "en")


def _listed(meldpunt: str, file: PublishedFile, language: Language) -> ListedFile:
    kilobytes = max(1, round(file.size / 1000))
    return ListedFile(
        address=address_of(meldpunt, file.name),
        text=FILE_WORDS[_kind(file)].in_language(language),
        media_type=file.media_type,
        size=f"{kilobytes} kB",
    )


def _kind(file: PublishedFile) -> str:
    return file.name.partition(".")[2]


def address_of(meldpunt: str, name: str) -> str:
    """Return the stable address of a file of figures, on this host."""
    return f"/v1/meldpunten/{meldpunt}/cijfers/{name}"
