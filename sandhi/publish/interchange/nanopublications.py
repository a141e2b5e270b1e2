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
from sandhi.publish.created import created

NAMESPACE = "https://w3id.org/np/"  # where nanopublications are looked up by their hashes
_NP = "http://www.nanopub.org/nschema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PROV = "http://www.w3.org/ns/prov#"
_DCT = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BLANK = " "  # stands for the hash in what is hashed
GRAPHS = ("Head", "assertion", "provenance", "pubinfo")


class Literal(NamedTuple):
    """A value with its datatype."""

    text: str
    datatype: str = f"{_XSD}string"


Node = str | Literal
Quad = tuple[str, str, str, Node]


def nanopublications(package: Package) -> Iterator[str]:
    """Yield the TriG of each row that states a fact; PackageError where a file is no table."""
    source, day = PackageSource(package), created(package).isoformat()
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
    drafted = [*_quads(row, created_at)]
    code = artifact_code(drafted)
    named = f"{NAMESPACE}{code}"
    graphs = (_graph(graph, drafted, code) for graph in GRAPHS)
    return f"# {row.key}\n@prefix this: <{named}> .\n" + "\n".join(graphs)


def artifact_code(quads: Iterable[Quad]) -> str:
    """Return the code of the module RA: its name, and the hash of the canonical quads."""
    lines = "".join("".join(map(_line, quad)) for quad in sorted({*quads}, key=_order))
    digest = hashlib.sha256(lines.encode("utf-8")).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def _quads(row: Citable, created_at: str) -> Iterator[Quad]:
    this = f"{NAMESPACE}{_BLANK}"
    head, assertion, provenance, pubinfo = (f"{this}#{graph}" for graph in GRAPHS)
    subject = row.address or f"{this}#row"
    yield head, this, f"{_RDF}type", f"{_NP}Nanopublication"
    for predicate, graph in {
        "hasAssertion": assertion,
        "hasProvenance": provenance,
        "hasPublicationInfo": pubinfo,
    }.items():
        yield head, this, f"{_NP}{predicate}", graph
    yield assertion, subject, f"{_RDF}type", f"{_SCHEMA}CreativeWork"
    yield assertion, subject, f"{_SCHEMA}name", Literal(row.title)
    yield assertion, subject, f"{_SCHEMA}identifier", Literal(row.key)
    yield assertion, subject, f"{_SCHEMA}sha256", Literal(row.digest)
    values = json.dumps(row.values, ensure_ascii=False, sort_keys=True)
    yield assertion, subject, f"{_SCHEMA}text", Literal(values, f"{_RDF}JSON")
    yield from _provenance(row, provenance, assertion)
    yield pubinfo, this, f"{_DCT}created", Literal(created_at, f"{_XSD}dateTime")
    yield pubinfo, this, f"{_DCT}bibliographicCitation", Literal(statement(row))
    for author in row.dataset.authors:
        agent: Node = author.orcid_address or Literal(author.name)
        yield pubinfo, this, f"{_DCT}creator", agent
    if row.licence and row.licence.address:
        yield pubinfo, this, f"{_DCT}license", row.licence.address


def _provenance(row: Citable, graph: str, assertion: str) -> Iterator[Quad]:
    """Where the row is from: the bytes of a passage, and the table that it stands in."""
    if row.swhid:
        yield graph, assertion, f"{_PROV}wasDerivedFrom", row.swhid
    if row.passage:
        yield graph, assertion, f"{_PROV}wasQuotedFrom", row.passage.swhid
        yield graph, assertion, f"{_SCHEMA}citation", Literal(row.passage.quote)
    elif row.source:
        yield graph, assertion, f"{_PROV}wasQuotedFrom", row.source.swhid


def _order(quad: Quad) -> tuple[bytes, bytes, bytes, bool, bytes, str]:
    graph, subject, predicate, value = quad
    is_literal = isinstance(value, Literal)
    text, datatype = value if isinstance(value, Literal) else (value, "")
    parts = (part.encode("utf-8") for part in (graph, subject, predicate))
    first, second, third = parts
    return first, second, third, is_literal, text.encode("utf-8"), datatype


def _line(node: Node) -> str:
    """A node as it is hashed."""
    if isinstance(node, Literal):
        text = node.text.replace("\\", "\\\\").replace("\n", "\\n")
        return f"^{node.datatype} {text}\n"
    return f"{node}\n"


def _graph(graph: str, quads: Iterable[Quad], code: str) -> str:
    name = f"{NAMESPACE}{_BLANK}#{graph}"
    triples = "".join(
        f"  {' '.join(_written(node, code) for node in quad[1:])} .\n"
        for quad in quads
        if quad[0] == name
    )
    return f"{_written(name, code)} {{\n{triples}}}"


def _written(node: Node, code: str) -> str:
    """A node as TriG has it; the hash stands where the blank stood."""
    if isinstance(node, Literal):
        return f"{_quoted(node.text)}^^<{node.datatype}>"
    return f"<{node.replace(NAMESPACE + _BLANK, NAMESPACE + code)}>"


def _quoted(text: str) -> str:
    # Each escape of JSON is one of Turtle, but for those of surrogates, which are not written here.
    return json.dumps(text, ensure_ascii=False)
