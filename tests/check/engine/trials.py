"""Examples of rules written out as small packages."""

import copy
import csv
import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from sandhi.check.example import Example, cell_text
from sandhi.check.rules import anchors, cells, keys, rows, seeds, words
from sandhi.check.rules.words import names
from sandhi.ledger.entries import ledger_schema
from sandhi.package import DESCRIPTOR, Package

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
    tables = rows_of(example)
    for resource in descriptor["resources"]:
        name = resource["name"]
        (root / resource["schema"]).write_text(json.dumps(schemas[name]), "utf-8")
        names = [one["name"] for one in schemas[name]["fields"]]
        (root / resource["path"]).write_bytes(as_csv(name, names, tables.pop(name, [])))
    assert not tables, f"no table {', '.join(tables)}"


def rows_of(example: Example, path: str = "seeds/{key}.txt") -> dict[str, list[dict[str, Any]]]:
    """The rows of an example by table, with those of its texts, which lie at such paths."""
    tables = {name: [*map(dict, rows)] for name, rows in example.tables.items()}
    if example.texts:
        rows = {row["seed_id"]: row for row in tables.get("seeds", [])}
        tables["seeds"] = [
            of_seed(key, text, path) | rows.get(key, {}) for key, text in example.texts.items()
        ]
    return tables


def as_csv(table: str, names: list[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows of a table as its CSV; columns that they do not name are empty."""
    file = StringIO(newline="")
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(names)
    for row in rows:
        assert {*row} <= {*names}, f"{table} has no column {', '.join({*row} - {*names})}"
        lines.writerow([cell_text(row.get(column, "")) for column in names])
    return file.getvalue().encode()


def of_seed(key: str, text: str, path: str) -> dict[str, Any]:
    """The row that follows from a seed's text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    at = path.format(key=key, digest=digest)
    return {"seed_id": key, "path": at, "sha256": digest, "characters": len(text)}
