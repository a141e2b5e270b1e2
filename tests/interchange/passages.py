"""Readers of the formats in which rows stand beside the passages that they rest on."""

import json
import re
import warnings
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import lxml.etree

from sandhi.package import Package
from sandhi.package.settings import FACTLESS
from tests.harness.extent import some
from tests.interchange.features import Reading, of_tables

TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def annotations(folder: Path, package: Package) -> Reading:
    """As JSON-LD: each selector must lead to the same characters."""
    whole = json.loads((folder / "annotations.jsonld").read_text("utf-8"))
    items = whole["first"]["items"]
    assert whole["total"] == len(items)
    assert len({item["id"] for item in items}) == len(items)
    anchors = set()
    for item in items:
        assert item["generator"]["name"] == "sandhi"
        assert item["target"]["source"]["type"] == "Text"
        quote, position, fragment = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert fragment["value"] == f"char={start},{end}"
        key = next(
            one["value"] for one in item["body"][1]["identifier"] if one["propertyID"] == "key"
        )
        seed = next(text for text in package.texts if _is_at(package, text, start, end, quote, key))
        anchors.add((key, seed, start, end, quote["exact"]))
    ours = {item["rights"] for item in items}
    assert all("rights" not in item["target"]["source"] for item in items)
    return Reading({"anchors": anchors, "rights": {"ours": ours.pop(), "texts": ""}}, len(items))


def _is_at(
    package: Package, seed: str, start: int, end: int, quote: dict[str, str], key: str
) -> bool:
    """Whether a text has a quotation, with what stands around it, where it is said to stand."""
    text = package.texts[seed]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    begin = start - len(quote["prefix"])
    return text[start:end] == quote["exact"] and text[begin : begin + len(around)] == around


def nanopublications(folder: Path, package: Package) -> Reading:
    """With nanopub, which computes the names of some anew and accepts their graphs."""
    from nanopub.nanopub import Nanopub
    from nanopub.sign_utils import verify_trusty

    text = (folder / "nanopublications.trig").read_text("utf-8")
    blocks = re.split(r"(?m)^(?=# \S+\n@prefix)", text)[1:]
    rows: dict[str, dict[str, Any]] = {}
    rights, named_anew = set(), {*some(range(0, len(blocks), 40), 8)}
    for place, block in enumerate(blocks):
        key = block[2 : block.index("\n")]
        (written,) = re.findall(r'schema\.org/text> ("(?:[^"\\]|\\.)*")', block)
        rows[key] = json.loads(json.loads(written))
        rights |= {*re.findall(r"terms/license> <([^>]+)>", block)}
        if place in named_anew:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                # From a file: of graphs, each version of nanopub takes others.
                with NamedTemporaryFile(suffix=".trig") as file:
                    Path(file.name).write_text(block, encoding="utf-8")
                    one = Nanopub(rdf=Path(file.name))
                assert one.is_valid
                assert verify_trusty(one.rdf, str(one.metadata.np_uri), one.metadata.namespace)
    tables = {
        name: [rows[key] for key in package.rows(name) if key in rows]
        for name, schema in package.schemas.items()
        if schema.addressed and package.settings.of(name).role not in FACTLESS
    }
    features = of_tables(tables, package)
    features["references"] = {
        (name, key.field, key.table)
        for name in tables
        for key in package.schemas[name].foreign_keys
        if all(key.field in row for row in tables[name])
    }
    features["rights"] = {"ours": rights.pop(), "texts": ""}
    return Reading(features, len(rows))


def brat(folder: Path, package: Package) -> Reading:
    """As brat reads it: each span must hold the text that stands beside it."""
    anchors = set()
    for file in sorted((folder / "brat").glob("*.ann")):
        text = (folder / "brat" / f"{file.stem}.txt").read_bytes().decode("utf-8")
        assert text == package.texts[file.stem]
        spans, keys = {}, {}
        for line in file.read_text("utf-8").splitlines():
            name, what, words = line.split("\t")
            if line.startswith("T"):
                parts = [tuple(map(int, one.split())) for one in what.partition(" ")[2].split(";")]
                assert " ".join(text[start:end] for start, end in parts) == words
                spans[name] = parts
            else:
                keys[what.split()[1]] = words.partition(": ")[0]
        anchors |= {
            (keys[name], file.stem, parts[0][0], parts[-1][1], text[parts[0][0] : parts[-1][1]])
            for name, parts in spans.items()
        }
    return Reading({"anchors": anchors}, len(anchors))


def cas(folder: Path, package: Package) -> Reading:
    """With dkpro-cassis, which counts in units of UTF-16."""
    from cassis import load_cas_from_xmi, load_typesystem

    with (folder / "cas" / "typesystem.xml").open("rb") as file:
        types = load_typesystem(file)
    anchors = set()
    for path in sorted((folder / "cas").glob("*.xmi")):
        with path.open("rb") as file:
            loaded = load_cas_from_xmi(file, typesystem=types)
        text = package.texts[path.stem]
        assert loaded.sofa_string == text
        for one in loaded.select("sandhi.Passage"):
            # The library takes its offsets for those of Python's texts, which count code points.
            anchors.add((one.key, path.stem, one.begin, one.end, one.get_covered_text()))
    return Reading({"anchors": anchors}, len(anchors))


def tei(folder: Path, package: Package) -> Reading:
    """With lxml: the text without its markup is the text, and spans run from anchor to anchor."""
    anchors, rights = set(), {}
    for path in sorted((folder / "tei").glob("*.xml")):
        root = lxml.etree.parse(str(path)).getroot()
        block = root.find(".//tei:ab", TEI)
        places, text = {}, block.text or ""
        for anchor in block:
            places[f"#{anchor.get(_XML_ID)}"] = len(text)
            text += anchor.tail or ""
        assert text == package.texts[path.stem]
        for span in root.findall(".//tei:span", TEI):
            start, end = places[span.get("from")], places[span.get("to")]
            anchors.add((span.get("n"), path.stem, start, end, text[start:end]))
        rights[path.stem] = root.find(".//tei:publicationStmt/tei:p", TEI).text
    return Reading({"anchors": anchors, "rights": rights}, len(anchors))
