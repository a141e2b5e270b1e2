"""Exports: rows of the database as JSON records in the form of another format, as declared.

A package declares each in SQL, with the header of a view. The SQL yields one column, ``record``,
which holds a JSON object; NAME.json beside NAME.sql is the JSON Schema that each of these keeps.
"""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import jsonschema_rs

from sandhi.files import NotEverywhere, json_read_alike, read_json
from sandhi.package import Package, PackageError
from sandhi.package.declarations import Declaration, exports
from sandhi.publish.bounds.editions import Notes
from sandhi.publish.sqlite.reading import Reader
from sandhi.publish.sqlite.views import run
from sandhi.writing.disk import new_file

RECORD = "record"


class Export(NamedTuple):
    """What is exported under a name: each record is the text of a JSON object, on one line."""

    name: str
    title: str
    description: str
    records: list[str]


def read_exports(package: Package, reader: Reader) -> list[Export]:
    """Run the exports of a package; PackageError where one yields what its schema forbids.

    Of a package that is built in spite of findings, such records are left out.
    """
    _, ((checked,),) = reader.select("SELECT value FROM meta WHERE name = 'checked'")
    read = []
    for export in exports(package):
        records = [*export_records(package, export, reader, lenient=checked == "no")]
        read.append(Export(export.name, export.title, export.description, records))
    return read


def write_export(export: Export, path: Path) -> Notes:
    """Write the records as JSON Lines."""
    with new_file(path) as lines:
        lines.writelines(f"{record}\n".encode() for record in export.records)
    return ()


def export_records(
    package: Package, declared: Declaration, reader: Reader, *, lenient: bool
) -> Iterator[str]:
    """Yield the records of an export; PackageError where one is none, or not as its schema asks.

    Where ``lenient``, one that is not as its schema asks is left out.
    """
    schema_path = str(PurePosixPath(declared.path).with_suffix(".json"))
    schema = read_json(package.root, schema_path)
    # Offline, or it would fetch whatever a schema refers to, and read files beside the package. It
    # matches patterns in bounded time, which not every library for JSON Schema does.
    try:
        judge = jsonschema_rs.Draft202012Validator(schema, validate_formats=True, offline=True)
    except jsonschema_rs.ValidationError as error:
        raise PackageError(f"{schema_path}: {error.message}; mend the schema") from None
    for number, text in enumerate(_texts(declared, reader), 1):
        record, line, fault = _record(text)
        if fault:
            raise PackageError(f"{declared.path}: record {number} {fault}; mend its SQL")
        if not judge.is_valid(record):
            if lenient:
                continue
            raise PackageError(
                f"{declared.path}: record {number} at {_broken(judge, record)}; "
                f"mend its SQL, or {schema_path}"
            )
        yield line


def _record(text: Any) -> tuple[Any, str, str]:
    """A record and the line that it becomes, or why it cannot be one that every reader reads."""
    try:
        record = json_read_alike(text)
        line = json.dumps(record, ensure_ascii=False)
        line.encode()
    except NotEverywhere as error:
        return None, "", f"is not read alike by all: {error}"
    except UnicodeEncodeError:
        return None, "", "holds half a character, which no file can"
    except (TypeError, ValueError, RecursionError):
        return None, "", "is no JSON"
    return record, line, ""


def _broken(judge: jsonschema_rs.Draft202012Validator, record: Any) -> str:
    """Where a record that is not as its schema asks is not, and how: the outermost place."""
    error = min(judge.iter_errors(record), key=lambda one: len(one.instance_path))
    return f"/{'/'.join(map(str, error.instance_path))}: {error.message}"


def _texts(declared: Declaration, reader: Reader) -> list[str]:
    names, rows = run(reader, declared, declared.sql)
    if names != (RECORD,):
        raise PackageError(
            f"{declared.path}: its columns are {', '.join(names)}; let it yield {RECORD} alone"
        )
    return [text for (text,) in rows]
