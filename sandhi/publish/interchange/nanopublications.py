"""Nanopublications: each row as four named graphs in TriG, under a trusty URI made of its content.

A trusty URI of the module RA is the SHA-256 of all quads in their canonical order, with a blank in
place of itself (trustyuri.net, "RA"), so that whoever has the graphs can prove that they are those
that were cited.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable
from sandhi.cite.statement import statement
from sandhi.package import Package
from sandhi.package.settings import FACTLESS
from sandhi.publish.creation_time import creation_time

NAMESPACE = "https://w3id.org/np/"  # where nanopublications are looked up by their hashes
_NP = "http://www.nanopub.org/nschema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PROV = "http://www.w3.org/ns/prov#"
_DCT = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_THIS = f"{NAMESPACE} "  # a blank, which no address has, stands for the hash in what is hashed
GRAPHS = ("Head", "assertion", "provenance", "pubinfo")
_ROW = "#row"  # what a row without an address is called within its own graphs
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


class Literal(NamedTuple):
    """A value with its datatype."""

    text: str
    datatype: str = f"{_XSD}string"


Node = str | Literal
Quad = tuple[str, str, str, Node]


def nanopublications(package: Package) -> Iterator[str]:
    """Yield the TriG of each row that states a fact; PackageError where a file is no table."""
    source, day = PackageSource(package), creation_time(package).isoformat()
    for key in stated_keys(package):
        if row := citable.row(source, key):
            yield trig(row, day)


def stated_keys(package: Package) -> Iterator[str]:
    """Yield the key of each row that states a fact; errors as ``nanopublications``."""
    for name, schema in package.schemas.items():
        if schema.addressed and package.settings.of(name).role not in FACTLESS:
            yield from package.rows(name)


def trig(row: Citable, created_at: str) -> str:
    """Return the nanopublication of a row."""
    quads = [*_quads(row, created_at)]
    code = artifact_code(quads)
    uri = f"{NAMESPACE}{code}"
    triples: dict[str, list[str]] = {f"{_THIS}#{graph}": [] for graph in GRAPHS}
    for graph, *nodes in quads:
        triple = " ".join([_node_in_trig(node, uri) for node in nodes])
        triples[graph].append(f"  {triple} .\n")
    graphs = (
        f"{_node_in_trig(graph, uri)} {{\n{''.join(lines)}}}" for graph, lines in triples.items()
    )
    return f"# {row.key}\n@prefix this: <{uri}> .\n" + "\n".join(graphs)


def artifact_code(quads: Iterable[Quad]) -> str:
    """Return the code of the module RA: its name, and the hash of the canonical quads."""
    lines = "".join(map(_lines, sorted({*quads}, key=_order)))
    digest = hashlib.sha256(lines.encode("utf-8")).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def _quads(row: Citable, created_at: str) -> Iterator[Quad]:
    head, assertion, provenance, pubinfo = (f"{_THIS}#{graph}" for graph in GRAPHS)
    subject = row.address or f"{_THIS}{_ROW}"
    yield head, _THIS, f"{_RDF}type", f"{_NP}Nanopublication"
    for predicate, graph in {
        "hasAssertion": assertion,
        "hasProvenance": provenance,
        "hasPublicationInfo": pubinfo,
    }.items():
        yield head, _THIS, f"{_NP}{predicate}", graph
    yield assertion, subject, f"{_RDF}type", f"{_SCHEMA}CreativeWork"
    yield assertion, subject, f"{_SCHEMA}name", Literal(row.title)
    yield assertion, subject, f"{_SCHEMA}identifier", Literal(row.key)
    yield assertion, subject, f"{_SCHEMA}sha256", Literal(row.digest)
    values = Literal(_ENCODER.encode(row.values), f"{_RDF}JSON")
    yield assertion, subject, f"{_SCHEMA}text", values
    yield from _provenance(row, provenance, assertion)
    yield pubinfo, _THIS, f"{_DCT}created", Literal(created_at, f"{_XSD}dateTime")
    yield pubinfo, _THIS, f"{_DCT}bibliographicCitation", Literal(statement(row))
    for author in row.dataset.authors:
        agent: Node = author.orcid_address or Literal(author.name)
        yield pubinfo, _THIS, f"{_DCT}creator", agent
    if row.licence and row.licence.address:
        yield pubinfo, _THIS, f"{_DCT}license", row.licence.address


def _provenance(row: Citable, graph: str, assertion: str) -> Iterator[Quad]:
    """Where the row is from: the bytes of a passage, and the table that it stands in."""
    if row.swhid:
        yield graph, assertion, f"{_PROV}wasDerivedFrom", row.swhid
    if row.passage:
        yield graph, assertion, f"{_PROV}wasQuotedFrom", row.passage.swhid
        yield graph, assertion, f"{_SCHEMA}citation", Literal(row.passage.quote)
    elif row.source:
        yield graph, assertion, f"{_PROV}wasQuotedFrom", row.source.swhid


def _order(quad: Quad) -> tuple[str, str, str, bool, str, str]:
    """Of quads, the order of their bytes in UTF-8, which is that of their code points."""
    graph, subject, predicate, value = quad
    if isinstance(value, Literal):
        return graph, subject, predicate, True, *value
    return graph, subject, predicate, False, value, ""


def _lines(quad: Quad) -> str:
    """A quad as it is hashed, each node on a line."""
    graph, subject, predicate, value = quad
    if isinstance(value, Literal):
        text = value.text.replace("\\", "\\\\").replace("\n", "\\n")
        value = f"^{value.datatype} {text}"
    return f"{graph}\n{subject}\n{predicate}\n{value}\n"


def _node_in_trig(node: Node, uri: str) -> str:
    """A node as TriG has it, the hash where the blank stood."""
    if isinstance(node, Literal):
        # Each escape of JSON is one of Turtle, but for those of surrogates, which are not written.
        return f"{_ENCODER.encode(node.text)}^^<{node.datatype}>"
    return f"<{node.replace(_THIS, uri)}>"
