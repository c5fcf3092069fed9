"""A release in the words of DCAT-AP-NL 3.0, for data.overheid.nl and others that collect open data (pure).

Every address in it is relative to `/v1/meldpunten/SLUG/cijfers/`, or to the host: the keeper that writes it does
not know under which name the service is reached. Sources: DCAT-AP-NL 3.0 (Geonovum, December 2024), DCAT-AP 3.0.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from service.export.formats.figures import Figures
from service.export.formats.notes import LICENCE
from service.export.formats.turtle import Node
from service.export.publication import PublishedFile
from service.export.release import Publisher
from service.kernel.text import LocalizedText

_EU: Final = "http://publications.europa.eu/resource/authority/"
_MEDIA_TYPES: Final = "http://www.iana.org/assignments/media-types/"
_TOOI: Final = "https://identifiers.overheid.nl/tooi/id/gemeente/"
_SERIES: Final = "reeks"
_LANGUAGES: Final = [{"@id": f"{_EU}language/NLD"}, {"@id": f"{_EU}language/ENG"}]
_THEMES: Final = [{"@id": f"{_EU}data-theme/JUST"}, {"@id": f"{_EU}data-theme/SOCI"}]
# EU Vocabularies, file types.
_FILE_TYPES: Final[Mapping[str, str]] = {
    "csv": "CSV",
    "json": "JSON",
    "xlsx": "XLSX",
    "parquet": "PARQUET",
}
# A contact is written for people; only what may stand in an address is taken from it.
_MAIL: Final = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PAGE: Final = re.compile(r"https://[A-Za-z0-9./?=&_~-]+")
_KEYWORDS: Final = (
    LocalizedText(nl="straatintimidatie", en="street harassment"),
    LocalizedText(nl="discriminatie", en="discrimination"),
    LocalizedText(nl="meldingen", en="reports"),
)


def describe_dataset(figures: Figures, publisher: Publisher, files: Iterable[PublishedFile]) -> Node:
    """Return one release as a dataset with a distribution per file."""
    quarter = figures.quarter
    title = LocalizedText(
        nl=f"{figures.name.nl}: cijfers over kwartaal {quarter.number} van {quarter.year}",
        en=f"{figures.name.en}: figures about quarter {quarter.number} of {quarter.year}",
    )
    return {
        "@id": quarter.name,
        "@type": "dcat:Dataset",
        "dct:title": _said(title),
        "dct:description": _description(figures),
        "dct:identifier": _text(f"{figures.meldpunt}-{quarter.name}"),
        "dct:accessRights": {"@id": f"{_EU}access-right/PUBLIC"},
        "dct:creator": _agent(publisher),
        "dct:publisher": _agent(publisher),
        "dcat:contactPoint": _contact(figures.meldpunt, publisher),
        "dcat:theme": _THEMES,
        "dcat:keyword": [said for word in _KEYWORDS for said in _said(word)],
        "dct:language": _LANGUAGES,
        "dct:issued": _day(figures.published_on),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(quarter.first_day.isoformat()),
            "dcat:endDate": _day(quarter.last_day.isoformat()),
        },
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "dct:description": [said for note in figures.notes for said in _said(note.text)],
        },
        "dcat:inSeries": _series(figures, publisher),
        "dcat:landingPage": {"@id": f"/{figures.meldpunt}/nl/cijfers"},
        "dcat:distribution": [_distribution(figures, file) for file in files if _is_data(file)],
    }


def describe_catalogue(meldpunt: str, name: LocalizedText, publisher: Publisher, datasets: Sequence[Node]) -> Node:
    """Return the catalogue of every release of a meldpunt, the newest first; there is at least one."""
    # Told once: what stands twice in a graph has two contacts, and may have two names.
    newest, *others = datasets
    return {
        "@id": "catalogus",
        "@type": "dcat:Catalog",
        "dct:title": _said(LocalizedText(nl=f"{name.nl}: alle cijfers", en=f"{name.en}: all figures")),
        "dct:description": _said(
            LocalizedText(
                nl="Na elk kwartaal komen er beschermde cijfers bij. Wat er staat, verandert niet meer.",
                en="Protected figures are added after every quarter. What is there does not change any more.",
            )
        ),
        "dct:publisher": _agent(publisher),
        "dcat:contactPoint": _contact(meldpunt, publisher),
        "dct:language": _LANGUAGES,
        "dct:license": {"@id": LICENCE},
        "foaf:homepage": {"@id": f"/{meldpunt}/nl/cijfers"},
        "dcat:dataset": [newest, *({**other, "dcat:inSeries": {"@id": _SERIES}} for other in others)],
    }


def _description(figures: Figures) -> list[Node]:
    fixed = figures.notes[0].text
    return _said(
        LocalizedText(
            nl=f"Aantallen meldingen, beschermd zodat niemand erin te vinden is. {fixed.nl}",
            en=f"Numbers of reports, protected so that nobody can be found in them. {fixed.en}",
        )
    )


def _series(figures: Figures, publisher: Publisher) -> Node:
    return {
        "@id": _SERIES,
        "@type": "dcat:DatasetSeries",
        "dct:title": _said(figures.name),
        "dct:description": _said(LocalizedText(nl="Cijfers per kwartaal.", en="Figures per quarter.")),
        "dct:publisher": _agent(publisher),
        "dcat:contactPoint": _contact(figures.meldpunt, publisher),
        "dct:accrualPeriodicity": {"@id": f"{_EU}frequency/QUARTERLY"},
    }


def _is_data(file: PublishedFile) -> bool:
    """Whether a file holds the figures, and is no description of them."""
    return ".dcat." not in file.name and not file.name.endswith(".csv-metadata.json")


def _distribution(figures: Figures, file: PublishedFile) -> Node:
    # A page of a catalogue names a file by what follows the period: `csv`, `en.xlsx`.
    _period, _dot, kind = file.name.partition(".")
    return {
        "@id": f"{figures.quarter.name}#{kind}",
        "@type": "dcat:Distribution",
        "dct:title": _text(file.name),
        "dcat:accessURL": {"@id": file.name},
        "dcat:downloadURL": {"@id": file.name},
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{_EU}file-type/{_FILE_TYPES[kind.rpartition('.')[2]]}"},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "dct:issued": _day(figures.published_on),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _agent(publisher: Publisher) -> Node:
    node: dict[str, Any] = {"@type": "foaf:Agent", "foaf:name": _text(publisher.name)}
    return node if publisher.municipality is None else {"@id": f"{_TOOI}{publisher.municipality.lower()}", **node}


def _contact(meldpunt: str, publisher: Publisher) -> Node:
    """Return where questions go: the profile wants mail or a page, so without either it is the meldpunt's own page."""
    node: dict[str, Any] = {"@type": "vcard:Kind", "vcard:fn": _text(publisher.name)}
    if mail := _MAIL.search(publisher.contact):
        return {**node, "vcard:hasEmail": {"@id": f"mailto:{mail[0]}"}}
    page = _PAGE.search(publisher.contact)
    return {**node, "vcard:hasURL": {"@id": f"/{meldpunt}/nl" if page is None else page[0]}}


def _said(text: LocalizedText) -> list[Node]:
    return [{"@value": text.nl, "@language": "nl"}, {"@value": text.en, "@language": "en"}]


def _text(text: str) -> Node:
    return {"@value": text}


def _day(day: str) -> Node:
    return {"@value": day, "@type": "xsd:date"}
