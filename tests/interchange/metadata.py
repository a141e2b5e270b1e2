"""Readers of the formats that describe a dataset and its tables."""

import json
import re
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pandas
from huggingface_hub import DatasetCard

from sandhi.package import Package
from tests.harness.extent import THOROUGH
from tests.interchange.features import (
    BOUNDS,
    DISPUTES,
    EDTF,
    ENUMERATION,
    UNITS,
    Reading,
    of_tables,
)

SETS = {BOUNDS[0], DISPUTES[0], EDTF[0], UNITS[0], ".".join(ENUMERATION)}


def croissant(folder: Path, package: Package) -> Reading:
    """With mlcroissant, which must load each record of each set without a warning.

    Of the sets, `make test` takes those in which a feature stands.
    """
    import mlcroissant

    with warnings.catch_warnings(), redirect_stdout(StringIO()):
        warnings.simplefilter("ignore", DeprecationWarning)
        dataset = mlcroissant.Dataset(str(folder / "croissant.json"))
        assert not dataset.metadata.ctx.issues.warnings, dataset.metadata.ctx.issues.report()
        sets = {
            one.uuid: [_plain(record, one.uuid) for record in dataset.records(one.uuid)]
            for one in dataset.metadata.record_sets
            if THOROUGH or one.uuid in SETS
        }
    features = of_tables({name: rows for name, rows in sets.items() if "." not in name}, package)
    values = sets[".".join(ENUMERATION)]
    features["values"] = {one["value"]: (one["label"], one["description"]) for one in values}
    tables = frozenset(name for name in sets if "." not in name)
    return Reading(features, sum(map(len, sets.values())), tables)


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
