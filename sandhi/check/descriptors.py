"""The descriptors of a package against the dialect of Data Package v2 that this tool reads.

Frictionless ignores what it does not know, a misspelt key as well as a new one of version 2; here
a descriptor says what the profiles beside this module know, and nothing else.
"""

import json
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from sandhi.check.finding import Finding
from sandhi.files import read_json
from sandhi.package import (
    ANCHOR,
    DESCRIPTOR,
    Package,
    Role,
    TableSchema,
    TableSettings,
    resources,
)
from sandhi.package.settings import SPEAKING_OF_ANOTHER, named

RULES = {
    "descriptor": "A descriptor has the properties that this tool reads, and no others.",
    "descriptor-keys": "A primary, foreign or unique key names columns that are there.",
    "descriptor-categories": "An enumeration defines each of its values, and no others.",
    "descriptor-anchors": "Anchored tables, seeds and sentences have the columns of an anchor.",
    "descriptor-examples": "The example of a column keeps the column's own constraints.",
    "descriptor-settings": "The package's settings name tables and columns that are there.",
}

# The tables that the tool knows by name, and the columns that it reads in them.
KNOWN = {"seeds": ("seed_id", "path", "sha256", "characters"), "sentences": ANCHOR}


def shape(root: Path) -> list[Finding]:
    """What in the descriptors is not of the profiles' shape; PackageError for what is no JSON."""
    descriptor = read_json(root, DESCRIPTOR)
    found = list(_misshapen("", DESCRIPTOR, descriptor, "datapackage"))
    for resource in resources(root, descriptor):
        schema = read_json(root, resource["schema"])
        found += _misshapen(resource["name"], resource["schema"], schema, "tableschema")
    return found


def sense(package: Package, tables: Iterable[str]) -> list[Finding]:
    """What in the descriptor and in the schemas of the tables contradicts itself."""
    found = list(_settings(package))
    for table in tables:
        for rule in (_keys, _categories, _anchors, _examples):
            found += rule(package, package.schemas[table])
    return found


def _finding(
    rule: str, package: Package, schema: TableSchema, column: str | None, what: str, mend: str
) -> Finding:
    file = package.schema_paths[schema.name]
    return Finding(rule, schema.name, None, column, None, what, RULES[rule], mend, file)


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
        for place, what, mend in _told(error):
            path = "/" + "/".join(map(str, place))
            column = _column(descriptor, list(place)) if profile == "tableschema" else None
            yield Finding(
                "descriptor",
                table,
                None,
                column,
                None,
                what,
                RULES["descriptor"],
                f"In {file} at {path}: {mend}",
                file,
            )


def _column(descriptor: Any, place: list[Any]) -> str | None:
    """The name of the field in which a place of a Table Schema lies, if it lies in one."""
    if len(place) < 2 or place[0] != "fields":
        return None
    field = descriptor["fields"][place[1]]
    name = field.get("name") if isinstance(field, dict) else None
    return name if isinstance(name, str) else None


def _told(error: Any) -> Iterator[tuple[list[Any], str, str]]:
    """Place, what is wrong, and how to mend it, of an error of JSON Schema."""
    place = list(error.absolute_path)
    if error.validator == "additionalProperties":
        known = sorted(error.schema["properties"])
        for name in sorted(set(error.instance) - set(known)):
            close = get_close_matches(name, known, 1)
            mend = f"did you mean {close[0]}?" if close else f"known are {', '.join(known)}."
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


def _keys(package: Package, schema: TableSchema) -> Iterator[Finding]:
    def told(column: str | None, what: str, mend: str) -> Finding:
        return _finding("descriptor-keys", package, schema, column, what, mend)

    for name in sorted({name for name in schema.names if schema.names.count(name) > 1}):
        yield told(name, f"two fields are named {name}", "Rename one of them.")
    if schema.primary_key != schema.names[0]:
        yield told(schema.primary_key, "not the first field", "Make the first field the key.")
    for key in schema.unique_keys:
        for name in sorted(set(key) - set(schema.names)):
            yield told(name, f"{name} is no field", "Name a field of the table.")
    for corrected, name in schema.corrections.items():
        if corrected not in schema.names:
            yield told(name, f"{corrected}, which it corrects, is no field", "Name a field.")
    for foreign in schema.foreign_keys:
        target = package.schemas.get(foreign.table)
        if foreign.field not in schema.names:
            yield told(foreign.field, f"{foreign.field} is no field", "Name a field of the table.")
        if target is None:
            yield told(foreign.field, f"{foreign.table} is no table", "Name a table.")
        elif foreign.column != target.primary_key:
            what = f"{foreign.column} is not the key of {foreign.table}"
            yield told(foreign.field, what, f"Refer to {target.primary_key}.")


def _categories(package: Package, schema: TableSchema) -> Iterator[Finding]:
    for field in schema.fields:
        values = field.constraints.get("enum", [])
        defined = [category.value for category in field.categories]
        if values != defined:
            odd = sorted(set(values) ^ set(defined)) or ["their order"]
            what = f"enum and categories differ in {', '.join(odd)}"
            mend = "Give both the same values in the same order."
            yield _finding("descriptor-categories", package, schema, field.name, what, mend)


def _anchors(package: Package, schema: TableSchema) -> Iterator[Finding]:
    def told(column: str | None, what: str, mend: str) -> Finding:
        return _finding("descriptor-anchors", package, schema, column, what, mend)

    lacking = sorted({*KNOWN.get(schema.name, ())} - {*schema.names})
    if lacking:
        yield told(None, f"no {', '.join(lacking)}", "Give it these columns.")
    fields = [(field.name, field.type) for field in schema.fields if field.name in ANCHOR]
    whole = [*zip(ANCHOR, ("string", "integer", "integer", "string"), strict=True)]
    if schema.name != "seeds" and fields and fields != whole:
        what = ", ".join(f"{name} ({type_})" for name, type_ in fields)
        mend = f"Give it {', '.join(f'{name} ({type_})' for name, type_ in whole)}."
        yield told(None, what, mend)
    elif schema.anchored and ("seed_id", "seeds") not in {
        (foreign.field, foreign.table) for foreign in schema.foreign_keys
    }:
        yield told("seed_id", "no key to seeds", "Make seed_id a foreign key to the table seeds.")


def _examples(package: Package, schema: TableSchema) -> Iterator[Finding]:
    from pandas import DataFrame

    from sandhi.check.meaning import breaches
    from sandhi.table import as_typed

    examples = DataFrame([{field.name: field.example for field in schema.fields}], dtype="str")
    typed = as_typed(examples, {field.name: field.type for field in schema.fields})
    broken = dict.fromkeys((name for name in schema.names if typed[name].isna().any()), "type")
    broken |= {str(breach.column): breach.rule for breach in breaches(typed, schema)} | broken
    for name, constraint in broken.items():
        mend = f"Give an example that keeps its {constraint}."
        example = schema.field(name).example
        yield _finding("descriptor-examples", package, schema, name, example, mend)


def _settings(package: Package) -> Iterator[Finding]:
    settings = package.settings
    views = {file.stem for file in (package.root / (settings.views or ".")).glob("*.sql")}
    rule = "descriptor-settings"
    for place, table, columns in named(settings):
        schema = package.schemas.get(table)
        odd = [
            f"{table} has no column {name}"
            for name in columns
            if schema and name not in schema.names
        ]
        if schema is None and table not in views:
            odd = [f"{table} is no table"]
        for what in odd:
            mend = f"In {DESCRIPTOR} at /sandhi/{place}: name one that is there."
            yield Finding(rule, "", None, None, None, what, RULES[rule], mend, DESCRIPTOR)
    for table, own in settings.tables.items():
        for what, mend in _of_its_role(package, table, own):
            mend = f"In {DESCRIPTOR} at /sandhi/tables/{table}: {mend}"
            yield Finding(rule, "", None, None, None, what, RULES[rule], mend, DESCRIPTOR)


def _of_its_role(package: Package, table: str, own: TableSettings) -> Iterator[tuple[str, str]]:
    """What a table lacks that its role asks for, and how to mend it."""
    schema = package.schemas.get(table)
    if schema is None:
        return
    if own.role in SPEAKING_OF_ANOTHER and own.of not in schema.references:
        what = f"{table} is a {own.role}, and of says of no other table"
        yield what, "name as of the foreign key that leads to what its rows speak of."
    if own.role is Role.MEMBERSHIP and own.record is None:
        yield f"{table} is a membership without record", "name the column of the members' keys."
