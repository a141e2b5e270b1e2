"""Packages as they lie on disk: their tables with schemas, their texts, and a plain descriptor."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandhi.language import language
from sandhi.table import csv_text
from tests.generated import odd

MISSING = [""]
ANCHOR = {"seed_id": "string", "start": "integer", "end": "integer", "quote": "string"}
TO_SEEDS = {"fields": ["seed_id"], "reference": {"resource": "seeds", "fields": ["seed_id"]}}
PROFILES = "https://datapackage.org/profiles/2.0"


@dataclass
class Made:
    """A package as it will lie on disk: tables by name, texts by key, and other files by path."""

    descriptor: dict[str, Any]
    schemas: dict[str, dict[str, Any]]
    tables: dict[str, list[list[str]]]
    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    contents: dict[str, bytes | None] = field(default_factory=dict)  # of CSVs; None: there is none

    def write(self, root: Path) -> None:
        """Write it into a folder, which is made."""
        for folder in ("schemas", "data", "seeds"):
            (root / folder).mkdir(parents=True)
        for seed, text in self.texts.items():
            (root / self.path(seed)).write_text(text, encoding="utf-8", newline="")
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        _json(root / "datapackage.json", self.descriptor)
        for place, (name, schema) in enumerate(self.schemas.items()):
            _json(root / "schemas" / f"{place}.json", schema)
            data = self.contents.get(name, self.csv(name).encode())
            if data is not None:
                (root / "data" / f"{place}.csv").write_bytes(data)

    def csv(self, table: str) -> str:
        """The CSV of a table, as a curator should leave it."""
        names = [one["name"] for one in self.schemas[table]["fields"]]
        return csv_text(names, self.tables[table])

    def path(self, seed: str) -> str:
        """Where the text of a seed lies."""
        return f"seeds/{[*self.texts].index(seed)}.txt"


def _json(file: Path, content: object) -> None:
    # Lone surrogates stand in JSON as escapes alone.
    file.write_text(json.dumps(content), encoding="utf-8")


def field_of(name: str, type_: str, **more: Any) -> dict[str, Any]:
    said = {"title": name.capitalize() or "-", "description": f"The {name}."}
    return {"name": name, "type": type_, **said, "example": odd.EXAMPLES[type_], **more}


def schema_of(name: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "name": name,
        "title": name,
        "description": f"The {name}.",
        "fields": fields,
        "missingValues": MISSING,
        "primaryKey": [fields[0]["name"]],
        **more,
    }


def key_of(name: str, type_: str = "string") -> dict[str, Any]:
    return field_of(name, type_, constraints={"required": True, "unique": True})


def _sentences(texts: dict[str, str], languages: dict[str, str]) -> list[list[str]]:
    """The sentences that the language of each text finds in it."""
    rows = []
    for seed, text in texts.items():
        for number, span in enumerate(language(languages[seed]).sentence_spans(text), 1):
            quote = text[span.start : span.end]
            rows.append([f"{seed}-{number:02}", seed, str(span.start), str(span.end), quote])
    return rows


def with_texts(texts: dict[str, str], languages: dict[str, str]) -> Made:
    """A package of texts in some languages, and of their sentences alone."""
    made = Made({}, {}, {}, texts)
    add_texts(made, languages, stated=True)
    made.descriptor = descriptor_of(made)
    return made


def described(name: str, types: dict[str, str], rows: list[list[str]], verbatim: list[str]) -> Made:
    """A package of one table beside a text; its first column is the key, ``types`` the others."""
    made = Made({}, {}, {}, {"M1": "Tea is cheap."})
    fields = [key_of("thing_id"), *(field_of(column, type_) for column, type_ in types.items())]
    made.schemas[name], made.tables[name] = schema_of(name, fields), rows
    add_texts(made, {"M1": "en"}, stated=True)
    kept = [column for column in verbatim if column in types]
    made.descriptor = descriptor_of(made) | {"sandhi": {"tables": {name: {"verbatim": kept}}}}
    return made


def add_texts(made: Made, languages: dict[str, str], stated: bool) -> None:
    """The tables of the seeds and of their sentences."""
    fields = [key_of("seed_id"), field_of("path", "string"), field_of("sha256", "string")]
    fields += [field_of("characters", "integer")]
    rows = [
        [
            seed,
            made.path(seed),
            hashlib.sha256(text.encode()).hexdigest(),
            str(len(text)),
        ]
        for seed, text in made.texts.items()
    ]
    if stated:
        fields.append(field_of("language", "string"))
        rows = [[*row, languages[row[0]]] for row in rows]
    made.schemas["seeds"], made.tables["seeds"] = schema_of("seeds", fields), rows
    fields = [key_of("sentence_id"), *(field_of(name, type_) for name, type_ in ANCHOR.items())]
    made.schemas["sentences"] = schema_of("sentences", fields, foreignKeys=[{**TO_SEEDS}])
    made.tables["sentences"] = _sentences(made.texts, languages)


def descriptor_of(made: Made) -> dict[str, Any]:
    """The plain descriptor of a package with those tables."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "prices",
        "title": "Prices",
        "description": "What things cost.",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": name,
                "type": "table",
                "path": f"data/{place}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": f"schemas/{place}.json",
            }
            for place, name in enumerate(made.schemas)
        ],
    }
