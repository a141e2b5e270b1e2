"""Each format read with a library of its own ecosystem, and what of the package was there.

A reader returns what it finds of each feature that ``fidelity`` names, in one shape for all, so
that it can be compared with what the package has. What it does not find is not among it.
"""

import json
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import lxml.etree
import pandas
from huggingface_hub import DatasetCard

from sandhi.package import Package
from sandhi.package.settings import FACTLESS, VERBATIM

# The columns in which this dataset has what a feature is about.
BOUNDS = ("figures", ("as_of_earliest", "as_of_latest"))
EDTF = ("events", ("date",))
UNITS = ("figures", ("unit",))
DISPUTES = ("discrepancy_members", ("discrepancy_id", "record_id"))
ENUMERATION = ("events", "class")
TEI = {"tei": "http://www.tei-c.org/ns/1.0"}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

Rows = Iterable[Mapping[str, Any]]
Features = dict[str, Any]


class Reading(NamedTuple):
    """What a reader found of the features, and of how many rows or files in all."""

    features: Features
    total: int


def expected(package: Package) -> Features:
    """What the package itself has of each feature."""
    tables = {name: [*package.rows(name).values()] for name in package.schemas}
    enumeration = package.schemas[ENUMERATION[0]].field(ENUMERATION[1])
    return of_tables(tables, package) | {
        "values": {one.value: (one.label, one.description) for one in enumeration.categories},
        "references": {
            (name, key.field, key.table)
            for name, schema in package.schemas.items()
            for key in schema.foreign_keys
        },
    }


def of_tables(tables: Mapping[str, Rows], package: Package) -> Features:
    """What rows of tables have of the features that stand in columns."""
    anchors = set()
    for name, schema in package.schemas.items():
        if schema.anchored and package.settings.of(name).role not in VERBATIM and name in tables:
            for row in tables[name]:
                key, start, end = row[schema.primary_key], int(row["start"]), int(row["end"])
                anchors.add((key, row["seed_id"], start, end, row["quote"]))
    features: Features = {"anchors": anchors}
    for feature, (table, columns) in {
        "bounds": BOUNDS,
        "edtf": EDTF,
        "units": UNITS,
        "disputes": DISPUTES,
    }.items():
        if table in tables:
            key = package.schemas[table].primary_key
            features[feature] = {
                (row[key], *(_text(row[column]) for column in columns)) for row in tables[table]
            }
    return features


def _text(value: object) -> str:
    return "" if value is None else str(value)


def croissant(folder: Path, package: Package) -> Reading:
    """With mlcroissant, which must load each record of each set without a warning."""
    import mlcroissant

    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
        assert not dataset.metadata.ctx.issues.warnings, dataset.metadata.ctx.issues.report()
        sets = {
            one.uuid: [_plain(record, one.uuid) for record in dataset.records(one.uuid)]
            for one in dataset.metadata.record_sets
        }
    features = of_tables({name: rows for name, rows in sets.items() if "." not in name}, package)
    values = sets[".".join(ENUMERATION)]
    features["values"] = {one["value"]: (one["label"], one["description"]) for one in values}
    return Reading(features, sum(map(len, sets.values())))


def _plain(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A record by the names of its columns, its empty cells None, its texts as text."""
    plain = {}
    for field, value in record.items():
        if isinstance(value, bytes):
            value = value.decode("utf-8")
        elif (value is not None and value != value) or str(value) in ("NaT", "<NA>"):
            value = None
        if hasattr(value, "date"):
            value = value.date().isoformat()
        plain[field.removeprefix(f"{name}/")] = value
    return plain


def csvw(folder: Path, package: Package) -> Reading:
    """With csvw, which checks types, keys and references."""
    from csvw import TableGroup

    group = TableGroup.from_file(str(folder / "csv" / "csv-metadata.json"))
    assert all(table.check_primary_key() for table in group.tables)
    assert group.check_referential_integrity()
    tables = {table.url.string.removesuffix(".csv"): [*table.iterdicts()] for table in group.tables}
    described = {table.url.string.removesuffix(".csv"): table for table in group.tables}
    features = of_tables(tables, package)
    schema = described[ENUMERATION[0]].tableSchema
    pattern = schema.columndict[ENUMERATION[1]].datatype.format
    enumeration = package.schemas[ENUMERATION[0]].field(ENUMERATION[1])
    accepted = {one.value for one in enumeration.categories if re.fullmatch(pattern, one.value)}
    features["values"] = {
        one.value: (one.label, one.description)
        for one in enumeration.categories
        if one.value in accepted and not re.fullmatch(pattern, f"{one.value}s")
    }
    features["references"] = {
        (name, key.columnReference[0], key.reference.resource.string.removesuffix(".csv"))
        for name, table in described.items()
        for key in table.tableSchema.foreignKeys
    }
    features["rights"] = {
        f"csv/{name}.csv": table.common_props["dc:rights"] for name, table in described.items()
    }
    return Reading(features, sum(map(len, tables.values())))


def ro_crate(folder: Path, package: Package) -> Reading:
    """With rocrate, which finds each file that the crate names."""
    from rocrate.rocrate import ROCrate

    crate = ROCrate(str(folder))
    files = crate.get_by_type("File")
    assert all((folder / file.id).is_file() for file in files)
    assert crate.root_dataset["license"].id == package.descriptor["licenses"][0]["path"]
    return Reading({"rights": {file.id: file["copyrightNotice"] for file in files}}, len(files))


def data_card(folder: Path, package: Package) -> Reading:
    """By huggingface_hub; each configuration must lead to rows, under the name of its table."""
    card = DatasetCard.load(folder / "README.md")
    total = 0
    for configuration in card.data.configs:
        path = folder / configuration["data_files"]
        assert path.stem == configuration["config_name"]
        if path.stem in package.schemas:
            total += len(pandas.read_csv(path))
    (size,) = card.data.size_categories
    assert size == "1K<n<10K"
    assert {"en", "hi"} == {*card.data.language}
    (theirs,) = (line for line in card.text.splitlines() if line.startswith("- The texts"))
    return Reading({"rights": {"ours": card.data.license, "texts": theirs}}, total)


def datacite(folder: Path, package: Package) -> Reading:
    """As JSON, which holds what the registration of a DOI asks for, and no DOI where none is."""
    node = json.loads((folder / "datacite.json").read_text("utf-8"))
    needed = {"creators", "titles", "publisher", "publicationYear", "types", "schemaVersion"}
    assert needed <= node.keys()
    assert ("doi" in node) == package.descriptor.get("id", "").startswith("10.")
    rights = [one["rights"] for one in node["rightsList"]]
    return Reading({"rights": {"ours": rights[0], "texts": rights[1]}}, 1)


def zenodo(folder: Path, package: Package) -> Reading:
    """As JSON, with the names that Zenodo's deposits have."""
    node = json.loads((folder / ".zenodo.json").read_text("utf-8"))
    assert node["upload_type"] == "dataset"
    assert node["creators"][0]["name"]
    return Reading({"rights": {"ours": node["license"], "texts": node["notes"]}}, 1)


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
    """With nanopub, which computes the name of every fortieth anew and accepts its graphs."""
    from nanopub.nanopub import Nanopub
    from nanopub.sign_utils import verify_trusty
    from rdflib import ConjunctiveGraph

    text = (folder / "nanopublications.trig").read_text("utf-8")
    blocks = re.split(r"(?m)^(?=# \S+\n@prefix)", text)[1:]
    rows: dict[str, dict[str, Any]] = {}
    rights = set()
    for place, block in enumerate(blocks):
        key = block[2 : block.index("\n")]
        (written,) = re.findall(r'schema\.org/text> ("(?:[^"\\]|\\.)*")', block)
        rows[key] = json.loads(json.loads(written))
        rights |= {*re.findall(r"terms/license> <([^>]+)>", block)}
        if place % 40 == 0:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                graph = ConjunctiveGraph()
                graph.parse(data=block, format="trig")
                one = Nanopub(rdf=graph)
                assert one.is_valid
                assert verify_trusty(graph, str(one.metadata.np_uri), one.metadata.namespace)
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


READERS: dict[str, Callable[[Path, Package], Reading]] = {
    "croissant": croissant,
    "csvw": csvw,
    "ro-crate": ro_crate,
    "data-card": data_card,
    "datacite": datacite,
    "zenodo": zenodo,
    "annotations": annotations,
    "nanopublications": nanopublications,
    "brat": brat,
    "cas": cas,
    "tei": tei,
}
