"""The descriptors of a package: their shape by JSON Schema, and whether what they say fits.

Frictionless ignores what it does not know, a misspelt key as well as a new one of version 2; here
a descriptor says what the profiles of this tool know, and nothing else.
"""

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sandhi.check.context import Context
from sandhi.check.engine.files import breaches_of
from sandhi.check.finding import Finding
from sandhi.check.rules import descriptors
from sandhi.files import read_json
from sandhi.package import DESCRIPTOR, Package, resources
from sandhi.package.schema import refuse_wide


def shape(root: Path) -> list[Finding]:
    """What in the descriptors is not of the profiles' shape; PackageError for what is no JSON."""
    descriptor = read_json(root, DESCRIPTOR)
    findings = list(_misshapen("", DESCRIPTOR, descriptor, "datapackage"))
    for resource in resources(root, descriptor):
        schema = read_json(root, resource["schema"])
        refuse_wide(resource["schema"], schema)
        findings += _misshapen(resource["name"], resource["schema"], schema, "tableschema")
    return findings


def sense(package: Package, tables: Iterable[str]) -> list[Finding]:
    """What in the descriptor and in the schemas of the tables contradicts itself."""
    findings: list[Finding] = []
    for rule in descriptors.OF_PACKAGE:
        findings += breaches_of(rule, Context(package, ""), DESCRIPTOR)
    for table in tables:
        for rule in descriptors.OF_SCHEMAS:
            findings += breaches_of(rule, Context(package, table), package.schema_paths[table])
        findings += _examples(package, table)
    return findings


def _examples(package: Package, table: str) -> Iterator[Finding]:
    """The examples of columns that break the columns' constraints, which Pandera judges."""
    from pandas import DataFrame

    from sandhi.check.engine.pandera import breaches
    from sandhi.table import as_typed

    schema = package.schemas[table]
    examples = DataFrame([{field.name: field.example for field in schema.fields}], dtype="str")
    typed = as_typed(examples, {field.name: field.type for field in schema.fields})
    broken = dict.fromkeys((name for name in schema.names if typed[name].isna().any()), "type")
    broken |= {str(breach.column): breach.rule for breach in breaches(typed, schema)} | broken
    for name, constraint in broken.items():
        yield Finding.in_file(
            descriptors.descriptor_examples,
            package.schema_paths[table],
            schema.field(name).example,
            table=table,
            column=name,
            mend=f"Give an example that keeps its {constraint}.",
        )


@cache
def _profile(name: str) -> str:
    return (files("sandhi.check") / "profiles" / f"{name}.json").read_text("utf-8")


def _misshapen(table: str, file: str, descriptor: Any, profile: str) -> Iterator[Finding]:
    from jsonschema import Draft202012Validator

    dialect = json.loads(_profile(profile))
    if table:
        dialect["properties"]["name"] = {"const": table}
    validator = Draft202012Validator(dialect, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for error in validator.iter_errors(descriptor):
        for place, what, mend in _places(error):
            path = "/" + "/".join(map(str, place))
            yield Finding.in_file(
                descriptors.descriptor,
                file,
                what,
                table=table,
                column=_column(descriptor, list(place)) if profile == "tableschema" else None,
                mend=f"In {file} at {path}: {mend}",
            )


def _column(descriptor: Any, place: list[Any]) -> str | None:
    """The name of the field in which a place of a Table Schema lies, if it lies in one."""
    if len(place) < 2 or place[0] != "fields":
        return None
    field = descriptor["fields"][place[1]]
    name = field.get("name") if isinstance(field, dict) else None
    return name if isinstance(name, str) else None


def _places(error: Any) -> Iterator[tuple[list[Any], str, str]]:
    """Place, what is wrong, and how to mend it, of an error of JSON Schema."""
    place = list(error.absolute_path)
    if error.validator == "additionalProperties":
        properties = sorted(error.schema["properties"])
        for name in sorted(set(error.instance) - set(properties)):
            close = get_close_matches(name, properties, 1)
            mend = f"did you mean {close[0]}?" if close else f"known are {', '.join(properties)}."
            yield [*place, name], f"{name!r} is not known here", mend
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        yield place, f"{missing!r} is missing", f"add {missing}."
    elif error.validator in ("enum", "const"):
        allowed = error.validator_value if error.validator == "enum" else [error.validator_value]
        shown = " or ".join(json.dumps(value) for value in allowed)
        yield place, json.dumps(error.instance, ensure_ascii=False), f"write {shown}."
    else:
        yield place, json.dumps(error.instance, ensure_ascii=False)[:80], f"{error.message[:160]}."
