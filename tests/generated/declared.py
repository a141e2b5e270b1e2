"""What a random package declares beside its tables: settings, properties, files, right and wrong.

Each is drawn seldom, so that most packages have one or two; most name what there is.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.generated import odd

ROLES = (
    "entity mention part link dispute membership vocabulary code reference account source".split()
)
URLS = ["https://example.org/{}", "http://x/{}{}", "javascript:{}", "{}", "https://example.org/"]
MARKDOWN = ["# About\n\nTea.", "[x](javascript:alert(1))", "<script>", "\x00", "| a\n|-\n", "```"]
Settings = dict[str, Any]


def seldom(draw: st.DrawFn, odds: int) -> bool:
    """Whether to do it, once in ``odds``."""
    return bool(draw(st.integers(1, odds)) == odds)


class Declarations:
    """Draws what is declared of tables that are made already."""

    def __init__(
        self, draw: st.DrawFn, schemas: dict[str, Any], files: dict[str, str], texts: bool
    ) -> None:
        self.draw, self.schemas, self.files, self.texts = draw, schemas, files, texts

    def one(self, choices: list[Any]) -> Any:
        return self.draw(st.sampled_from(choices))

    def table(self) -> str:
        """A table; seldom a name of none."""
        return str(self.one([*self.schemas, *self.schemas, *self.schemas, "nothing"]))

    def column(self, table: str) -> str:
        """A column of a table; seldom a name of none."""
        fields = self.schemas.get(table, {"fields": [{"name": "x"}]})["fields"]
        return str(self.one([one["name"] for one in fields] * 3 + ["nothing"]))

    def word(self) -> str:
        return str(self.draw(odd.mostly(odd.PLAIN_WORDS, odd.WORDS, 6)))

    def of_table(self, own: Settings, table: str) -> None:
        """Settings of a table that say how pages speak of it."""
        some: dict[str, Callable[[], Any]] = {
            "role": lambda: self.one(ROLES),
            "of": lambda: self.column(table),
            "record": lambda: self.column(table),
            "singular": self.word,
            "mood": lambda: self.column(table),
            "point": lambda: [self.column(table), self.column(table)],
            "urls": lambda: {self.column(table): self.one(URLS)},
            "own_words": lambda: [self.column(table)],
            "open": lambda: {self.column(table): [self.one(["tea", "open", "true", ""])]},
            "phrases": lambda: {self.one(["tea", "", "open"]): [self.one(["{} is", "{", "{}|{}"])]},
            "labels": lambda: {self.one(["hi", "en", "xx"]): self.column(table)},
        }
        for name, drawn in some.items():
            if seldom(self.draw, 14):
                own[name] = drawn()

    def of_package(self, settings: Settings) -> None:
        """Settings of the whole."""
        table = self.table()
        columns = [self.column(table), self.column(table)]
        some: dict[str, Callable[[], Any]] = {
            "synonyms": lambda: [[self.word(), self.one(["tea", "चाय", "", "tea"])]],
            "languages": lambda: {self.one(["hi", "mr", "xx", ""]): self._words()},
            "about": self._about,
            "report": lambda: self.one(["https://example.org/issues", "mailto:a@b", "x y"]),
            "limits": lambda: [self.word()],
            "no_facts_in": lambda: [self.one(["promo", "", "body"])],
            "names": lambda: [{"table": table, "form": columns[0], "record": columns[1]}],
            "ambiguous_forms": lambda: [self.word()],
            "other_names": lambda: [self.word()],
            "suggest": lambda: {self.one(["number", "date", "name", "verb"]): table},
            "compose": lambda: {table: self.one([{}, self._composed(columns)])},
            "coverage": lambda: {
                self.one(["number", "date", "name"]): [table],
                "excluded": self.one([[], [self.table()]]),
            },
            "agreement": lambda: {
                "folder": self.one(["codings", "..", "data"]),
                "tables": {table: {"file": "x", "columns": {columns[0]: columns[1]}}},
            },
            "reader": lambda: {
                "presets": [
                    {"name": self.one(["all", "a b", ""]), "title": "T", "tables": [table]}
                ],
                "compared": {self.table(): columns},
            },
            "questions": lambda: [self._question(table, columns)],
            "exports": self._exports,
        }
        for name, drawn in some.items():
            if seldom(self.draw, 14):
                settings[name] = drawn()

    def _words(self) -> str:
        words = {self.word(): self.word() for _ in range(2)}
        self.files["schemas/words.json"] = self.one(
            [json.dumps(words), "[]", "{}", "{", '{"a": 1}']
        )
        return str(self.one(["schemas/words.json", "schemas/words.json", "nothing.json"]))

    def _about(self) -> str:
        self.files["schemas/about.md"] = self.one([*MARKDOWN, *odd.LOGGED])
        return str(self.one(["schemas/about.md", "schemas/about.md", "../about.md", "schemas"]))

    def _composed(self, columns: list[str]) -> Settings:
        bounds = {"of": [columns[0]], "first": columns[0], "last": columns[1]}
        undated = {"column": columns[0], "cells": {columns[1]: "x"}}
        filled = {self.table(): {columns[0]: [columns[1]]}}
        return {"bounds": bounds, "fill": filled, "drafts": [columns[1]], "undated": undated}

    def _question(self, table: str, columns: list[str]) -> Settings:
        """A question of the front page, with the worked question that fills its slots."""
        key = self.schemas.get(table, {"fields": [{"name": "x"}]})["fields"][0]["name"]
        named = {"claims": f'"{key}", "{columns[0]}"', "slots": 'count(*) AS "many"'}
        for name, selected in named.items():
            shown = f"-- {key}: K\n-- {columns[0]}: C\n" if name == "claims" else "-- many: M\n"
            sql = f'-- Words\n-- Words.\n--\n{shown}\nSELECT {selected} FROM "{table}"\n'
            self.files[f"schemas/queries/{name}-asked.sql"] = sql
        return {
            "name": self.one(["how-many", "a b", "search"]),
            "title": self.word(),
            "answer": [
                self.one(["There are {many}.", "{nothing}", "{", "{many:d}", "{many.real}"])
            ],
            "slots": "slots-asked",
            "claims": "claims-asked",
            "columns": self.one([[], [columns[0]]]),
            "passages": self.one([[], ["K1"], ["T01"]]),
        }

    def _exports(self) -> str:
        table = self.table()
        sql = f"SELECT json_object('a', 1) AS record FROM \"{table}\""
        sql = f"-- Records\n-- All.\n--\n-- record: one\n\n{sql}\n"
        self.files["schemas/exports/all.sql"] = sql
        schema = {"type": "object", "title": "All", "description": "All."}
        self.files["schemas/exports/all.json"] = self.one([json.dumps(schema), "{}", "[", '"x"'])
        return "schemas/exports"

    def of_schema(self, schema: Settings) -> None:
        """Properties of a Table Schema that the standard has."""
        fields = schema["fields"]
        key, last = fields[0]["name"], fields[-1]
        some: dict[str, Callable[[], Any]] = {
            "primaryKey": lambda: self.one([key, key, last["name"], [key, last["name"]], []]),
            "fieldsMatch": lambda: self.one(["exact", ["equal"], "superset", 1]),
            "missingValues": lambda: self.one(
                [["", "NA"], ["-"], [], [{"value": "", "label": "x"}]]
            ),
            "sandhi": lambda: {"identity": {"fact": [last["name"]], "why": "So."}},
        }
        for name, drawn in some.items():
            if seldom(self.draw, 16):
                schema[name] = drawn()
        if seldom(self.draw, 8) and last["type"] == fields[0]["type"] and last is not fields[0]:
            own: Settings = {"fields": self.one([[key], key])}
            if self.draw(st.booleans()):
                own["resource"] = ""
            schema.setdefault("foreignKeys", []).append(
                {"fields": self.one([[last["name"]], last["name"]]), "reference": own}
            )
        of_field: dict[str, Callable[[], Any]] = {
            "format": lambda: self.one(["default", "any", "uri", "email", "%Y", "uuid"]),
            "categories": lambda: self.one(
                [["tea", "rice"], [1, 2], [{"value": "tea"}], [], ["tea"] * 2]
            ),
            "categoriesOrdered": lambda: True,
            "missingValues": lambda: self.one([["", "NA"], [""]]),
            "corrects": lambda: self.one([key, fields[-2]["name"] if fields[1:] else key, "x"]),
            "trueValues": lambda: self.one([["true"], ["yes"]]),
            "bareNumber": lambda: self.one([True, False]),
            "decimalChar": lambda: self.one([".", ","]),
            "groupChar": lambda: ",",
            "unit": lambda: self.one(["kg", ""]),
            "rdfType": lambda: self.one(["https://example.org/x", "x y"]),
            "title": self.word,
            "type": lambda: self.one(["any", "time", "list", "object", "string", "duration"]),
        }
        for name, drawn in of_field.items():
            if seldom(self.draw, 40):
                last[name] = drawn()

    def of_resource(self, resource: Settings, content: str) -> None:
        """Properties of a resource that the standard has."""
        data = content.encode()
        some: dict[str, Callable[[], Any]] = {
            "bytes": lambda: self.one([len(data), len(data), 0, -1, 10**30]),
            "hash": lambda: self.one(
                [
                    f"sha256:{hashlib.sha256(data).hexdigest()}",
                    hashlib.md5(data).hexdigest(),
                    "x:1",
                    "",
                ]
            ),
            "dialect": lambda: self.one(
                [{"delimiter": ","}, {"delimiter": ";"}, {"header": False}, {"commentChar": "#"}]
            ),
            "path": lambda: self.one(
                [[resource["path"]], "../x.csv", "https://example.org/x.csv", "data"]
            ),
            "encoding": lambda: self.one(["UTF-8", "ascii", "latin-1"]),
            "title": self.word,
            "type": lambda: self.one(["table", "json"]),
            "data": lambda: [{"a": 1}],
            "licenses": lambda: [{"name": "CC0-1.0"}],
        }
        for name, drawn in some.items():
            if seldom(self.draw, 30):
                resource[name] = drawn()

    def of_descriptor(self, descriptor: Settings) -> None:
        """Properties of the descriptor that the standard has."""
        some: dict[str, Callable[[], Any]] = {
            "image": lambda: self.one(
                ["schemas/0.json", "../x.png", "https://example.org/x.png", "x"]
            ),
            "id": lambda: self.one(
                ["10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1", "x y", ""]
            ),
            "profile": lambda: self.one(["tabular-data-package", "data-package", 1]),
            "licenses": lambda: self.one(
                [
                    [{"path": "https://example.org/l"}],
                    [{"path": "LICENSE"}],
                    [{}],
                    [],
                    [{"name": "x", "title": "X"}],
                ]
            ),
            "contributors": lambda: [
                {"title": self.word(), "roles": ["author"], "path": self.one(URLS), "email": "x"},
                {"givenName": self.word(), "familyName": self.word(), "organization": self.word()},
            ],
            "sources": lambda: [{"title": self.word(), "path": self.one([*URLS, "data/0.csv"])}],
            "keywords": lambda: [self.word(), self.word()],
            "unheard": lambda: self.one([1, {"a": [None]}, self.word()]),
        }
        for name, drawn in some.items():
            if seldom(self.draw, 14):
                descriptor[name] = drawn()

    def of_file(self, content: str) -> bytes | None:
        """The bytes of a CSV, seldom as nobody should leave them; None where there is none."""
        if not seldom(self.draw, 12):
            return content.encode()
        lines = content.split("\n")
        odd_ones: list[bytes | None] = [
            None,
            b"",
            content.replace("\n", "\r\n").encode(),
            content.encode("utf-8-sig"),
            content.encode("utf-16"),
            content.rstrip("\n").encode(),
            lines[0].encode() + b"\n",  # a table without rows
            "\n".join([*lines[:-1], lines[-2], ""]).encode(),  # a row twice
            "\n".join([lines[0], *reversed(lines[1:-1]), ""]).encode(),
            content.encode() + b"short\n",
            content.encode() + b"\n\n",
            content.encode() + b'"unclosed\n',
            content.encode() + b"\xff,\xfe\n",
            content.replace(",", ";").encode(),
            (lines[0] + ",more\n" + "\n".join(lines[1:])).encode(),
        ]
        return self.draw(st.sampled_from(odd_ones))
