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

JSON: Final = "application/json"
CSV: Final = "text/csv"
CSVW: Final = "application/csvm+json"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET: Final = "application/vnd.apache.parquet"
TURTLE: Final = "text/turtle"
JSON_LD: Final = "application/ld+json"


def files_of(release: Release, proof: Proof) -> tuple[Publication, dict[str, bytes]]:
    """Return the list of the release's files and their bytes by name, the release's own JSON first."""
    figures = figures_of(release, proof)
    contents: dict[str, bytes] = {}
    files: list[PublishedFile] = []
    for kind, media_type, content in _figure_files(release, figures):
        name = f"{release.period}.{kind}"
        contents[name] = content
        files.append(describe_file(name, media_type, content))
    if figures.publisher is not None:
        dataset = describe_dataset(figures, figures.publisher, files)
        for kind, media_type, content in (
            ("dcat.ttl", TURTLE, write_turtle(dataset)),
            ("dcat.jsonld", JSON_LD, write_jsonld(dataset)),
        ):
            name = f"{release.period}.{kind}"
            contents[name] = content
            files.append(describe_file(name, media_type, content))
    publication = Publication(
        format=FORMAT, meldpunt=release.meldpunt, period=release.period, proof=proof, files=tuple(files)
    )
    return publication, contents


def _figure_files(release: Release, figures: Figures) -> Iterator[tuple[str, str, bytes]]:
    yield "json", JSON, encode_release(release)
    yield "csv", CSV, write_csv(figures)
    yield "csv-metadata.json", CSVW, describe_csv(figures, f"{release.period}.csv")
    yield "xlsx", XLSX, write_workbook(figures, "nl")
    yield "en.xlsx", XLSX, write_workbook(figures, "en")
    yield "jsonstat.json", JSON, write_jsonstat(figures)
    yield "parquet", PARQUET, write_parquet(figures)
