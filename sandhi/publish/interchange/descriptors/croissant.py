"""Croissant 1.1 (MLCommons): the CSV files as record sets, which machine learning tools load.

A table is a record set with its key and its columns in the types of schema.org; an enumeration is a
record set of its own, TABLE.COLUMN, whose records are its values with their definitions. References
between record sets are left out: mlcroissant 1.1 joins along them, and of two sets that share one
then yields other things than records.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sandhi.cite import citable
from sandhi.cite.formats.bibtex import bibtex
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Dataset
from sandhi.package import Field
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table, TableColumn
from sandhi.publish.interchange.descriptors.files import (
    PUBLISHERS,
    DescribedFile,
    csv_files,
    dataset_of,
    descriptor_json,
    published_on,
    without_empty,
)

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
_CROISSANT = (
    *("arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "extract", "field"),
    *("fileProperty", "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
    *("jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
    *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
)
# The context that the specification gives (Croissant 1.1, "JSON-LD context").
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{name: f"cr:{name}" for name in _CROISSANT},
}
# A year is a number there; a moment keeps its offset.
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
    "year": "sc:Integer",
}


def croissant(source: DownloadSource, folder: Path) -> bytes:
    """Return the descriptor of the CSV files in a folder of downloads."""
    dataset, listed = dataset_of(source), [*csv_files(source, folder)]
    licence = next(iter(dataset.licences), None)
    enumerations = (one for file in listed for one in _enumerations(source, file.table))
    return descriptor_json(
        without_empty(
            {
                "@context": CONTEXT,
                "@type": "sc:Dataset",
                "conformsTo": CONFORMS_TO,
                "name": dataset.name,
                "alternateName": dataset.title,
                "description": " ".join(filter(None, [dataset.description, _rights(dataset)])),
                "citeAs": bibtex(citable.whole(PackageSource(source.package))),
                "license": (licence.address or licence.title) if licence else "",
                "url": dataset.homepage,
                "sameAs": dataset.doi_address,
                "version": dataset.version,
                "datePublished": published_on(source),
                "keywords": [*dataset.keywords],
                "creator": [
                    without_empty(
                        {
                            "@type": "sc:Person" if one.is_person else "sc:Organization",
                            "name": one.name,
                            "url": one.orcid_address,
                        }
                    )
                    for one in dataset.authors
                ],
                "distribution": [*map(_file_object, listed)],
                "recordSet": [
                    *(_record_set(source, file) for file in listed),
                    *enumerations,
                ],
            }
        )
    )


def _rights(dataset: Dataset) -> str:
    return PUBLISHERS if dataset.quotes else ""


def _file_object(file: DescribedFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": f"{file.table.name}.csv",
        "description": file.table.description,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": "text/csv",
        "sha256": file.sha256,
    }


def _record_set(source: DownloadSource, file: DescribedFile) -> dict[str, Any]:
    table, schema = file.table, source.package.schemas.get(file.table.name)
    return without_empty(
        {
            "@type": "cr:RecordSet",
            "@id": table.name,
            "name": table.name,
            "description": f"{table.title}: {table.description}",
            "key": {"@id": _id(table.name, schema.primary_key)} if schema else None,
            "field": [_field(file, column) for column in table.columns],
        }
    )


def _field(file: DescribedFile, column: TableColumn) -> dict[str, Any]:
    return without_empty(
        {
            "@type": "cr:Field",
            "@id": _id(file.table.name, column.name),
            "name": column.name,
            "description": column.description or column.title,
            "dataType": TYPES[column.type],
            "source": {"fileObject": {"@id": file.path}, "extract": {"column": column.name}},
        }
    )


def _id(table: str, column: str) -> str:
    """The identifier of a field; its readers know none with spaces."""
    return f"{table}/{column.replace(' ', '_')}"


def _values_of(table: Table, column: str) -> str:
    return f"{table.name}.{column}"


def _enumerations(source: DownloadSource, table: Table) -> Iterator[dict[str, Any]]:
    """Yield a record set for each enumeration of a table: its values, defined."""
    schema = source.package.schemas.get(table.name)
    for field in schema.fields if schema else ():
        if field.categories:
            yield _enumeration(_values_of(table, field.name), field)


def _enumeration(name: str, field: Field) -> dict[str, Any]:
    parts = ("value", "label", "description")
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"The values of {name}.",
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/value"},
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{part}",
                "name": part,
                "description": f"The {part} of a value.",
                "dataType": "sc:Text",
            }
            for part in parts
        ],
        "data": [
            {f"{name}/{part}": getattr(category, part) for part in parts}
            for category in field.categories
        ],
    }
