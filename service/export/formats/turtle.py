"""RDF that is written down once and comes out as JSON-LD and as Turtle (pure).

A node is a dictionary of JSON-LD with names like `dct:title`. Nodes with an `@id` and more become subjects of
their own in Turtle; those without become blank nodes in their place. Addresses may be relative: they are read
from where the file was found.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

PREFIXES: Final[dict[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})

Node = Mapping[str, Any]


def write_jsonld(node: Node) -> bytes:
    """Return `node` as JSON-LD 1.1; the context is in the file, nothing needs to be fetched."""
    return msgspec.json.format(msgspec.json.encode({"@context": PREFIXES, **node}), indent=1)


def write_turtle(node: Node) -> bytes:
    """Return `node` and every node inside it as Turtle 1.1."""
    subjects: dict[str, Node] = {}
    _collect(node, subjects)
    prefixes = [f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items()]
    blocks = [f"\n<{address}> {_properties(found)} .\n" for address, found in subjects.items()]
    return "".join((*prefixes, *blocks)).encode()


def _collect(value: Any, subjects: dict[str, Node]) -> None:
    if isinstance(value, list):
        for part in value:
            _collect(part, subjects)
    elif isinstance(value, dict):
        if len(value) > 1 and "@id" in value:
            subjects.setdefault(value["@id"], value)
        for part in value.values():
            _collect(part, subjects)


def _properties(node: Node) -> str:
    lines = [f"a {node['@type']}"]
    for name, value in node.items():
        if not name.startswith("@") and value != []:
            values = value if isinstance(value, list) else [value]
            lines.append(f"{name} {', '.join(map(_object, values))}")
    return " ;\n    ".join(lines)


def _object(value: Node) -> str:
    match value:
        case {"@id": str(address)}:
            return f"<{address}>"
        case {"@value": str(text), "@language": str(language)}:
            return f'"{text.translate(_ESCAPES)}"@{language}'
        case {"@value": str(text), "@type": str(kind)}:
            return f'"{text.translate(_ESCAPES)}"^^{kind}'
        case {"@value": str(text)}:
            return f'"{text.translate(_ESCAPES)}"'
        case _:
            return f"[ {_properties(value)} ]"
