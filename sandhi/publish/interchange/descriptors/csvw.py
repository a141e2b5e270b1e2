"""CSVW (W3C, Metadata Vocabulary for Tabular Data): the CSV files as a group of typed tables."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sandhi.package import TableSchema
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import TableColumn
from sandhi.publish.interchange.descriptors.files import (
    DescribedFile,
    csv_files,
    dataset_of,
    descriptor_json,
    published_on,
    without_empty,
)

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
    "date": "date",
    "datetime": "datetime",
    "year": "gYear",
}
# A constraint of Table Schema, and the facet of a datatype that says the same.
FACETS = {
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "minExclusive",
    "exclusiveMaximum": "maxExclusive",
    "minLength": "minLength",
    "maxLength": "maxLength",
}


def csvw(source: DownloadSource, folder: Path) -> bytes:
    """Return the metadata of the CSV files in a folder of downloads, to lie beside them."""
    dataset = dataset_of(source)
    licence = next(iter(dataset.licences), None)
    return descriptor_json(
        without_empty(
            {
                "@context": CONTEXT,
                "@type": "TableGroup",
                "dc:title": dataset.title,
                "dc:description": dataset.description,
                "dc:creator": [one.name for one in dataset.authors],
                "dc:identifier": dataset.doi_address or dataset.homepage,
                "dc:issued": published_on(source),
                "dc:license": {"@id": licence.address} if licence and licence.address else "",
                "dc:rights": source.licence(),
                "dc:hasVersion": dataset.version,
                "dcat:keyword": [*dataset.keywords],
                "tables": [_table(source, file) for file in csv_files(source, folder)],
            }
        )
    )


def _table(source: DownloadSource, file: DescribedFile) -> dict[str, Any]:
    table, schema = file.table, source.package.schemas.get(file.table.name)
    keys = schema.foreign_keys if schema else ()
    return {
        "url": file.path.removeprefix("csv/"),
        "dc:title": table.title,
        "dc:description": table.description,
        "dc:rights": source.licence(table.name),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
        "tableSchema": without_empty(
            {
                "columns": [_column(column, schema) for column in table.columns],
                "primaryKey": schema.primary_key if schema else "",
                "foreignKeys": [
                    {
                        "columnReference": key.field,
                        "reference": {
                            "resource": f"{key.table}.csv",
                            "columnReference": key.column,
                        },
                    }
                    for key in keys
                ],
            }
        ),
    }


def _column(column: TableColumn, schema: TableSchema | None) -> dict[str, Any]:
    constraints: Mapping[str, Any] = schema.field(column.name).constraints if schema else {}
    datatype: dict[str, Any] = {"base": TYPES[column.type]}
    datatype |= {facet: constraints[name] for name, facet in FACETS.items() if name in constraints}
    if column.type == "boolean":
        datatype["format"] = "true|false"
    if form := _form(column, constraints):
        datatype["format"] = form
    return without_empty(
        {
            "name": quote(column.name, safe="_"),
            "titles": column.name,
            "dc:title": column.title,
            "dc:description": column.description,
            "datatype": datatype,
            "required": bool(constraints.get("required")) or None,
            "null": [""],
        }
    )


def _form(column: TableColumn, constraints: Mapping[str, Any]) -> str:
    """The regular expression that a text is to match: its pattern, or one of the values it has."""
    if column.type != "string":
        return ""
    if "pattern" in constraints:
        return str(constraints["pattern"])
    return "|".join(re.escape(category.value) for category in column.values)
