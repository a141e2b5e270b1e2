"""Nanopublications: each row as four named graphs in TriG, under a trusty URI made of its content.

A trusty URI of the module RA is the SHA-256 of all quads in their canonical order, with a blank in
place of itself (trustyuri.net, "RA"), so that whoever has the graphs can prove that they are those
that were cited.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from json.encoder import encode_basestring
from typing import NamedTuple

from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable, Row
from sandhi.cite.statement import statement
from sandhi.package import Package
from sandhi.package.settings import FACTLESS
from sandhi.publish.creation_time import creation_time
from sandhi.publish.downloads.json_lines import json_value

NAMESPACE = "https://w3id.org/np/"  # where nanopublications are looked up by their hashes
_NP = "http://www.nanopub.org/nschema#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PROV = "http://www.w3.org/ns/prov#"
_DCT = "http://purl.org/dc/terms/"
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = f"{_XSD}string"
_THIS = f"{NAMESPACE} "  # a blank, which no address has, stands for the hash in what is hashed
GRAPHS = ("Head", "assertion", "provenance", "pubinfo")
_ROW = "#row"  # what a row without an address is called within its own graphs


class Literal(NamedTuple):
    """A value with its datatype."""

    text: str
    datatype: str = _STRING


class Blank(NamedTuple):
    """What each row has of its own, by its name: a value with its datatype; an address has none."""

    name: str
    datatype: str = ""


Node = str | Literal | Blank
Quad = tuple[str, Node, str, Node]


class _Template(NamedTuple):
    """What the nanopublications of rows have in common, as Python formats it with their own."""

    canonical: str
    trig: str


def nanopublications(package: Package) -> Iterator[str]:
    """Yield the TriG of each row that states a fact; PackageError where a file is no table."""
    source, day = PackageSource(package), creation_time(package).isoformat()
    for table, key in stated_rows(package):
        stored = source.in_table(table, key)
        yield trig(citable.stored_row(source, key, stored, in_sentences=False), day)


def stated_rows(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the table and key of each row that states a fact; errors as ``nanopublications``."""
    for name, schema in package.schemas.items():
        if schema.addressed and package.settings.of(name).role not in FACTLESS:
            yield from zip(repeat(name), package.rows(name), strict=False)


def trig(row: Citable, created_at: str) -> str:
    """Return the nanopublication of a row."""
    agents = tuple(author.orcid_address or Literal(author.name) for author in row.dataset.authors)
    licence = row.licence.address if row.licence else ""
    origin = row.passage or row.source
    template = _template(agents, licence, created_at, *map(bool, (row.swhid, row.passage, origin)))
    blanks = {
        "subject": row.address or f"{_THIS}{_ROW}",
        "title": row.title,
        "key": row.key,
        "digest": row.digest,
        "values": _values(row.values),
        "statement": statement(row),
        "file": row.swhid,
        "origin": origin.swhid if origin else "",
        "quote": row.passage.quote if row.passage else "",
    }
    canonical_values = {
        name: text.replace("\\", "\\\\").replace("\n", "\\n") for name, text in blanks.items()
    }
    uri = f"{NAMESPACE}{artifact_code(template.canonical % canonical_values)}"
    # Each escape of JSON is one of Turtle, but for those of surrogates, which are not written.
    trig_values = {name: encode_basestring(text) for name, text in blanks.items()}
    for name in ("subject", "file", "origin"):
        trig_values[name] = blanks[name].replace(_THIS, uri)
    return template.trig % {**trig_values, "uri": uri, "comment": row.key}


def _values(values: Row) -> str:
    """The cells of a row as JSON, by the names of their columns in order."""
    cells = (f"{in_json}: {json_value(values[name])}" for name, in_json in _names(tuple(values)))
    return f"{{{', '.join(cells)}}}"


@lru_cache(maxsize=64)  # the rows of a table have the same names
def _names(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The names of columns in order, each as JSON too."""
    return [(name, encode_basestring(name)) for name in sorted(names)]


def artifact_code(canonical: str) -> str:
    """Return the code of the module RA: its name, and the hash of the canonical quads."""
    digest = hashlib.sha256(canonical.encode("utf-8")).digest()
    return "RA" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


@lru_cache(maxsize=64)  # few are the ways in which rows of a dataset differ
def _template(
    agents: tuple[str | Literal, ...],
    licence: str,
    created_at: str,
    has_file: bool,
    has_passage: bool,
    has_origin: bool,
) -> _Template:
    """The graphs of rows, with a blank wherever these differ.

    No blank has a say in the canonical order: where one stands, the nodes before it are of no
    other quad.
    """
    head, assertion, provenance, pubinfo = (f"{_THIS}#{graph}" for graph in GRAPHS)
    subject = Blank("subject")
    quads: list[Quad] = [
        (head, _THIS, f"{_RDF}type", f"{_NP}Nanopublication"),
        (head, _THIS, f"{_NP}hasAssertion", assertion),
        (head, _THIS, f"{_NP}hasProvenance", provenance),
        (head, _THIS, f"{_NP}hasPublicationInfo", pubinfo),
        (assertion, subject, f"{_RDF}type", f"{_SCHEMA}CreativeWork"),
        (assertion, subject, f"{_SCHEMA}name", Blank("title", _STRING)),
        (assertion, subject, f"{_SCHEMA}identifier", Blank("key", _STRING)),
        (assertion, subject, f"{_SCHEMA}sha256", Blank("digest", _STRING)),
        (assertion, subject, f"{_SCHEMA}text", Blank("values", f"{_RDF}JSON")),
    ]
    # Where a row is from: the bytes of a passage, and the table that it stands in.
    if has_file:
        quads += [(provenance, assertion, f"{_PROV}wasDerivedFrom", Blank("file"))]
    if has_origin:
        quads += [(provenance, assertion, f"{_PROV}wasQuotedFrom", Blank("origin"))]
    if has_passage:
        quads += [(provenance, assertion, f"{_SCHEMA}citation", Blank("quote", _STRING))]
    citation = Blank("statement", _STRING)
    quads += [
        (pubinfo, _THIS, f"{_DCT}created", Literal(created_at, f"{_XSD}dateTime")),
        (pubinfo, _THIS, f"{_DCT}bibliographicCitation", citation),
        *((pubinfo, _THIS, f"{_DCT}creator", agent) for agent in agents),
    ]
    if licence:
        quads += [(pubinfo, _THIS, f"{_DCT}license", licence)]
    lines: dict[str, list[str]] = {graph: [] for graph in (head, assertion, provenance, pubinfo)}
    for graph, *nodes in quads:
        lines[graph].append(f"  {' '.join(map(_node_in_trig, nodes))} .\n")
    graphs = (f"{_node_in_trig(graph)} {{\n{''.join(of)}}}" for graph, of in lines.items())
    return _Template(
        "".join(map(_lines, sorted({*quads}, key=_order))),
        "# %(comment)s\n@prefix this: <%(uri)s> .\n" + "\n".join(graphs),
    )


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    """Of quads, the order of their bytes in UTF-8, which is that of their code points.

    Those of one graph have one subject.
    """
    graph, _, predicate, node = quad
    if isinstance(node, str):
        return graph, predicate, False, node, ""
    return graph, predicate, True, *node


def _lines(quad: Quad) -> str:
    """A quad as it is hashed, each node on a line."""
    return "".join(f"{_node_as_hashed(node)}\n" for node in quad)


def _node_as_hashed(node: Node) -> str:
    match node:
        case Blank(name, datatype):
            return f"^{datatype} %({name})s" if datatype else f"%({name})s"
        case Literal(text, datatype):
            text = text.replace("\\", "\\\\").replace("\n", "\\n")
            return _constant(f"^{datatype} {text}")
        case _:
            return _constant(node)


def _node_in_trig(node: Node) -> str:
    """A node as TriG has it, a blank for the hash where one stands in what is hashed."""
    match node:
        case Blank(name, datatype):
            return f"%({name})s^^<{datatype}>" if datatype else f"<%({name})s>"
        case Literal(text, datatype):
            return _constant(f"{encode_basestring(text)}^^<{datatype}>")
        case _:
            return f"<{_constant(node).replace(_THIS, '%(uri)s')}>"


def _constant(text: str) -> str:
    """A text that stands in a format as it is."""
    return text.replace("%", "%%")
