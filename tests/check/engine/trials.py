"""Examples of rules put to the test: written out as a small package, and checked as one is."""

import copy
import csv
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from sandhi.check.engine import dialect, files, frictionless, pandera
from sandhi.check.example import Example, cell_text
from sandhi.check.registry import ON_THE_WHOLE
from sandhi.check.rule import Kind, Rule
from sandhi.check.rules import anchors, cells, coverage, keys, names, rows, seeds, words
from sandhi.ledger.entries import ledger_schema
from sandhi.package import DESCRIPTOR, Package
from sandhi.publish.rules import RULES as ON_DECLARED

Json = dict[str, Any]
# The rules of the tool that judge rows, by floors: those of one are put to each example together.
FLOORS: list[ModuleType] = [anchors, cells, rows, seeds, words, keys, names]


def field(name: str, type_: str, example: str, **constraints: Any) -> Json:
    return {
        "name": name,
        "type": type_,
        "title": name,
        "description": f"The {name}.",
        "example": example,
        "constraints": constraints,
    }


ANCHOR = [
    field("seed_id", "string", "M1"),
    field("start", "integer", "0"),
    field("end", "integer", "6"),
    field("quote", "string", "नमस्ते"),
]
TO_SEEDS = {"fields": ["seed_id"], "reference": {"resource": "seeds", "fields": ["seed_id"]}}
TO_PRICES = {"fields": ["price_id"], "reference": {"resource": "prices", "fields": ["price_id"]}}
TO_BRANDS = {"fields": ["brand_id"], "reference": {"resource": "brands", "fields": ["brand_id"]}}
DISCOUNT = {"fields": ["discount_of"], "reference": {"resource": "", "fields": ["price_id"]}}
# A package of shops and their prices, in which the examples of the tool's own rules stand.
TABLES: dict[str, tuple[list[Json], list[Json]]] = {
    "seeds": (
        [
            field("seed_id", "string", "M1", required=True, unique=True),
            field("path", "string", "seeds/M1.txt"),
            field("sha256", "string", "0"),
            field("characters", "integer", "13"),
        ],
        [],
    ),
    "sentences": (
        [
            field("sentence_id", "string", "M1-1", required=True, unique=True),
            *ANCHOR,
            field("kind", "string", "body"),
            field("translation", "string", "Hello"),
        ],
        [TO_SEEDS],
    ),
    "prices": (
        [
            field("price_id", "string", "P1", unique=True),
            *ANCHOR,
            field("article", "string", "tea"),
            field("amount", "number", "12.5", minimum=0, maximum=1000),
            field("sold", "date", "2024-06-19"),
            field("discount_of", "string", "P1"),
        ],
        [TO_SEEDS, DISCOUNT],
    ),
    "offers": (
        [
            field("offer_id", "string", "O1", unique=True),
            *ANCHOR,
            field("price_id", "string", "P1"),
        ],
        [TO_SEEDS, TO_PRICES],
    ),
    "brands": (
        [
            field("brand_id", "string", "B1", unique=True),
            field("name", "string", "Chai"),
            field("wikidata", "string", "Q1", pattern="Q[0-9]+"),
        ],
        [],
    ),
    "namings": (
        [
            field("naming_id", "string", "N1", unique=True),
            *ANCHOR,
            field("brand_id", "string", "B1"),
        ],
        [TO_SEEDS, TO_BRANDS],
    ),
    "shops": (
        [
            field("shop_id", "string", "H1", required=True, unique=True),
            field("name", "string", "Corner"),
        ],
        [],
    ),
    "ledger": (ledger_schema()["fields"], []),
}


def stand_in() -> tuple[Json, dict[str, Json]]:
    """The descriptor and the schemas of the package of shops."""
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "shops",
        "title": "Shops",
        "description": "What things cost in shops that were never there.",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": name,
                "type": "table",
                "path": f"data/{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": f"schemas/{name}.json",
            }
            for name in TABLES
        ],
        "sandhi": {},
    }
    schemas = {
        name: {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "name": name,
            "title": name,
            "description": f"The {name}.",
            "fields": copy.deepcopy(fields),
            "missingValues": [""],
            "primaryKey": [fields[0]["name"]],
            **({"foreignKeys": keys} if keys else {}),
        }
        for name, (fields, keys) in TABLES.items()
    }
    return descriptor, schemas


def of_package(package: Package, tables: Collection[str]) -> tuple[Json, dict[str, Json]]:
    """The descriptor and the schemas of some tables of a package; they constrain no cell."""
    schemas = {
        name: json.loads((package.root / package.schema_paths[name]).read_text("utf-8"))
        for name in tables
    }
    for schema in schemas.values():
        schema["fields"] = [one | {"constraints": {}} for one in schema["fields"]]
    resources = [one for one in package.descriptor["resources"] if one["name"] in tables]
    return package.descriptor | {"resources": resources}, schemas


def laid_over(whole: Json, fragment: Mapping[str, Any]) -> Json:
    """A descriptor with a fragment over it; fields, tables by their names, or beside."""
    for name, part in fragment.items():
        if name in ("fields", "resources"):
            for own in part:
                under = [one for one in whole[name] if one["name"] == own["name"]]
                under[0].update(own) if under else whole[name].append(own)
        elif isinstance(part, Mapping) and isinstance(whole.get(name), dict):
            laid_over(whole[name], part)
        else:
            whole[name] = part
    return whole


def write(root: Path, example: Example, described: tuple[Json, dict[str, Json]]) -> None:
    """Write an example out as a package."""
    descriptor, schemas = described
    laid_over(descriptor, example.package)
    if example.schema:
        laid_over(schemas[example.schema["name"]], example.schema)
    for folder in ("data", "schemas", "seeds"):
        (root / folder).mkdir(parents=True)
    (root / DESCRIPTOR).write_text(json.dumps(descriptor), "utf-8")
    for path, text in example.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for seed, text in example.texts.items():
        (root / "seeds" / f"{seed}.txt").write_bytes(text.encode())
    tables = {name: [*map(dict, rows)] for name, rows in example.tables.items()}
    if example.texts:
        rows = {row["seed_id"]: row for row in tables.get("seeds", [])}
        tables["seeds"] = [of_seed(*seed) | rows.get(seed[0], {}) for seed in example.texts.items()]
    for resource in descriptor["resources"]:
        name = resource["name"]
        (root / resource["schema"]).write_text(json.dumps(schemas[name]), "utf-8")
        names = [one["name"] for one in schemas[name]["fields"]]
        with (root / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(names)
            for row in tables.pop(name, []):
                assert {*row} <= {*names}, f"{name} has no column {', '.join({*row} - {*names})}"
                lines.writerow([cell_text(row.get(column, "")) for column in names])
    assert not tables, f"no table {', '.join(tables)}"


def of_seed(key: str, text: str) -> dict[str, Any]:
    """The row that follows from a seed's text."""
    return {
        "seed_id": key,
        "path": f"seeds/{key}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "characters": len(text),
    }


def broken(rule: Rule, example: Example, root: Path) -> set[str]:
    """Which rules of a rule's floor an example of the tool breaks, by the engine of the floor."""
    write(root, example, stand_in())
    match rule.table:
        case Kind.DESCRIPTOR:
            misshapen = dialect.shape(root)
            findings = misshapen or dialect.sense(Package.open(root), TABLES)
        case Kind.FILE:
            package = Package.open(root)
            (file,) = package.files["shops"]
            path = root / file
            path.unlink() if example.file is None else path.write_bytes(example.file)
            findings = files.findings(package, "shops")
        case Kind.PACKAGE:
            findings = files.findings_of_whole(Package.open(root), [*ON_THE_WHOLE, *ON_DECLARED])
        case Kind.SCHEMA:
            package = Package.open(root)
            findings = frictionless.findings(package, TABLES, ())
            for table in TABLES:
                findings += pandera.findings(package, table)
        case _:
            package = Package.open(root)
            floors = (module.RULES for module in FLOORS if rule in module.RULES)
            floor: list[Rule] | None = next(floors, None)
            if floor is None:
                # Coverage looks at every anchored table; those not named are empty.
                whole = {**dict.fromkeys(TABLES, ()), **example.tables}
                return put(package, coverage.rules(package), replace(example, tables=whole))
            return put(package, floor, example)
    return {finding.rule for finding in findings}


def put(package: Package, rules: Iterable[Rule], example: Example) -> set[str]:
    """Which of some rules on tables an example breaks: those that see only what stands in it."""
    there = {*example.tables} | ({"seeds"} if example.texts else set())
    if example.texts and seeds.are_as_coded(package):
        there.add("texts")
    runnable: dict[str, list[Rule]] = {}
    for rule in rules:
        for table in tables_of(rule, package):
            if {table, *rule.reads} <= there:
                runnable.setdefault(table, []).append(rule)
    return {
        finding.rule
        for table, of_table in runnable.items()
        for finding in pandera.findings_of_rules(package, table, of_table)
    }


HOLDS: dict[Kind, Callable[[Package, str], bool]] = {
    Kind.CELLS: lambda package, table: True,
    Kind.KEYS: lambda package, table: True,
    Kind.ANCHORS: lambda package, table: package.schemas[table].anchored,
}


def tables_of(rule: Rule, package: Package) -> list[str]:
    if isinstance(rule.table, str):
        return [rule.table]
    return [table for table in package.schemas if HOLDS[rule.table](package, table)]
