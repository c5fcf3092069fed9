"""Every file of a release, and what it is called (pure)."""

from collections.abc import Iterator
from typing import Final

from service.export.formats.dcat import describe_dataset
from service.export.formats.delimited import describe_csv, write_csv
from service.export.formats.figures import Figures, figures_of
from service.export.formats.jsonstat import write_jsonstat
from service.export.formats.parquet import write_parquet
from service.export.formats.turtle import write_jsonld, write_turtle
from service.export.formats.workbook import write_workbook
from service.export.publication import FORMAT, Proof, Publication, PublishedFile, describe_file
from service.export.release import Release, encode_release

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What follows the period in a file's name, and what it is.
MEDIA_TYPES: Final[dict[str, str]] = {
    "json": "application/json",
    "csv": "text/csv",
    "csv-metadata.json": "application/csvm+json",
    "xlsx": XLSX,
    "en.xlsx": XLSX,
    "jsonstat.json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "dcat.ttl": "text/turtle",
    "dcat.jsonld": "application/ld+json",
}


def files_of(release: Release, proof: Proof) -> tuple[Publication, dict[str, bytes]]:
    """Return the list of the release's files and their bytes by name, the release's own JSON first."""
    figures = figures_of(release, proof)
    contents = {f"{release.period}.{kind}": content for kind, content in _figure_files(release, figures)}
    files = _describe(contents)
    if figures.publisher is not None:
        dataset = describe_dataset(figures, figures.publisher, files)
        contents[f"{release.period}.dcat.ttl"] = write_turtle(dataset)
        contents[f"{release.period}.dcat.jsonld"] = write_jsonld(dataset)
        files = _describe(contents)
    publication = Publication(format=FORMAT, meldpunt=release.meldpunt, period=release.period, proof=proof, files=files)
    return publication, contents


def _describe(contents: dict[str, bytes]) -> tuple[PublishedFile, ...]:
    return tuple(
        describe_file(name, MEDIA_TYPES[name.partition(".")[2]], content) for name, content in contents.items()
    )


def _figure_files(release: Release, figures: Figures) -> Iterator[tuple[str, bytes]]:
    yield "json", encode_release(release)
    yield "csv", write_csv(figures)
    yield "csv-metadata.json", describe_csv(figures, f"{release.period}.csv")
    yield "xlsx", write_workbook(figures, "nl")
    yield "en.xlsx", write_workbook(figures, "en")
    yield "jsonstat.json", write_jsonstat(figures)
    yield "parquet", write_parquet(figures)
