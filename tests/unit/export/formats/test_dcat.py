"""The catalogue entry: two spellings of one graph, checked against shapes of DCAT-AP-NL 3.0."""

import functools
import hashlib

import pyshacl
import pytest
import rdflib
from msgspec.structs import replace
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF
from support import ROOT
from unit.export.editions import BREDA, PROOF, figures, make_edition, too_few

from service.export.formats.dcat import describe_catalogue, describe_dataset
from service.export.formats.figures import figures_of
from service.export.formats.files import files_of
from service.export.formats.turtle import write_jsonld, write_turtle

# The library warns of itself when it reads JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
PLACE = "https://meldpunt.example/v1/meldpunten/breda/cijfers/"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
ELSEWHERE = replace(BREDA, name='Stichting "Vizier"\n\tBreda\\', contact="Postbus 1, Breda", municipality=None)


def parsed(content, how, name="x"):
    return rdflib.Graph().parse(data=content, format=how, publicID=PLACE + name)


@functools.cache
def shapes():
    return rdflib.Graph().parse(ROOT / "tests" / "data" / "dcat-ap-nl-3.0.ttl")


def conforms(graph):
    found, _graph, text = pyshacl.validate(graph, shacl_graph=shapes())
    return found, text


def dataset(edition=None, publisher=BREDA):
    edition = edition or make_edition()
    publication, _contents = files_of(edition, PROOF)
    return describe_dataset(figures_of(edition, PROOF), publisher, publication.files)


def catalogue():
    return describe_catalogue(
        "breda", figures().name, BREDA, [dataset(), dataset(replace(too_few(), period="2025-Q4"))]
    )


@pytest.mark.parametrize("node", [dataset(), dataset(publisher=ELSEWHERE), dataset(too_few()), catalogue()])
def test_entry_conforms_in_both_spellings(node):
    turtle, jsonld = parsed(write_turtle(node), "turtle"), parsed(write_jsonld(node), "json-ld")
    assert isomorphic(turtle, jsonld)
    assert conforms(turtle)[0], conforms(turtle)[1]


@pytest.mark.parametrize(
    "missing",
    [
        *("dct:title", "dct:description", "dct:identifier", "dct:accessRights"),
        *("dcat:contactPoint", "dct:creator", "dct:publisher", "dcat:theme"),
    ],
)
def test_entry_without_a_mandatory_property_does_not_conform(missing):
    node = {name: value for name, value in dataset().items() if name != missing}
    assert not conforms(parsed(write_turtle(node), "turtle"))[0]


@pytest.mark.parametrize("missing", ["dcat:accessURL", "dct:license"])
def test_distribution_without_a_mandatory_property_does_not_conform(missing):
    node = dict(dataset())
    node["dcat:distribution"] = [
        {name: value for name, value in file.items() if name != missing} for file in node["dcat:distribution"]
    ]
    assert not conforms(parsed(write_turtle(node), "turtle"))[0]


def test_every_file_of_figures_is_there_with_its_hash():
    publication, contents = files_of(make_edition(), PROOF)
    graph = parsed(contents["2026-Q1.dcat.ttl"], "turtle")
    found = {
        str(graph.value(node, DCAT.downloadURL)).removeprefix(PLACE): str(
            graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue)
        )
        for node in graph.objects(None, DCAT.distribution)
    }
    described = {file.name for file in publication.files if "dcat" in file.name or "metadata" in file.name}
    assert found == {
        name: hashlib.sha256(content).hexdigest() for name, content in contents.items() if name not in described
    }


def test_caveats_and_proof_travel_with_the_entry():
    graph = parsed(write_turtle(dataset()), "turtle")
    statement = graph.value(graph.value(None, DCTERMS.identifier, rdflib.Literal("breda-2026-Q1")), DCTERMS.provenance)
    said = {str(text) for text in graph.objects(statement, DCTERMS.description)}
    assert said == {text for note in figures().notes for text in (note.text.nl, note.text.en)}


@pytest.mark.parametrize(
    ("contact", "how", "address"),
    [
        ("privacy@breda.example", "hasEmail", "mailto:privacy@breda.example"),
        ('"Privacy" <privacy@breda.example>, of bel.', "hasEmail", "mailto:privacy@breda.example"),
        ("Kijk op https://breda.example/contact>", "hasURL", "https://breda.example/contact"),
        ("https://breda.example/contact", "hasURL", "https://breda.example/contact"),
        ("Postbus 1, Breda", "hasURL", "https://meldpunt.example/breda/nl"),
    ],
)
def test_questions_go_to_mail_or_a_page(contact, how, address):
    graph = parsed(write_turtle(dataset(publisher=replace(BREDA, contact=contact))), "turtle")
    assert {str(node) for node in graph.objects(None, VCARD[how])} == {address}


def test_texts_with_quotes_and_new_lines_keep_their_letters():
    graph = parsed(write_turtle(dataset(publisher=ELSEWHERE)), "turtle")
    assert {str(node) for node in graph.objects(None, FOAF.name)} == {ELSEWHERE.name}
