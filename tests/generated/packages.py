"""Small random packages: tables, names, values, texts and settings at the edges, on disk."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from sandhi.language import language
from sandhi.publish.charts.declared import KINDS
from sandhi.table import written
from tests.generated import odd
from tests.generated.declared import Declarations

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
        return written(names, self.tables[table])

    def path(self, seed: str) -> str:
        """Where the text of a seed lies."""
        return f"seeds/{[*self.texts].index(seed)}.txt"


def _json(file: Path, content: object) -> None:
    # Lone surrogates stand in JSON as escapes alone.
    file.write_text(json.dumps(content), encoding="utf-8")


def _field(name: str, type_: str, **more: Any) -> dict[str, Any]:
    said = {"title": name.capitalize() or "-", "description": f"The {name}."}
    return {"name": name, "type": type_, **said, "example": odd.EXAMPLES[type_], **more}


def _schema(name: str, fields: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
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


def _key(name: str, type_: str = "string") -> dict[str, Any]:
    return _field(name, type_, constraints={"required": True, "unique": True})


@st.composite
def _fields(draw: st.DrawFn, taken: list[str]) -> list[dict[str, Any]]:
    """The columns of a table beside its key, each with a type, and seldom a constraint."""
    names = draw(
        st.lists(
            odd.mostly(odd.PLAIN_COLUMNS, odd.RESERVED, 10), min_size=1, max_size=4, unique=True
        )
    )
    fields = []
    for name in names:
        if name in taken:
            continue
        type_ = draw(st.sampled_from([*odd.EXAMPLES, "string", "number"]))
        more: dict[str, Any] = {}
        if draw(st.integers(1, 8)) == 8:
            more["constraints"] = draw(st.sampled_from(odd.CONSTRAINTS[type_]))
        one = _field(name, type_, **more)
        if values := more.get("constraints", {}).get("enum"):
            one["categories"] = [
                {"value": value, "label": str(value), "description": str(value)} for value in values
            ]
        if draw(st.integers(1, 12)) == 12:
            one["description"] = draw(st.sampled_from(odd.WORDS))
        if draw(st.integers(1, 25)) == 25:
            one["example"] = draw(st.sampled_from(odd.VALUES[type_]))
        fields.append(one)
    return fields or [_field("remark", "string")]


@st.composite
def _rows(draw: st.DrawFn, schema: dict[str, Any], count: int, prefix: str) -> list[list[str]]:
    """Rows in key order, most with plain keys and values."""
    type_ = schema["fields"][0]["type"]
    if type_ != "string":
        keys = [*dict.fromkeys([*odd.PLAIN_VALUES[type_], *odd.VALUES[type_]])][:count]
    elif draw(st.integers(1, 4)) == 4:
        keys = draw(
            st.lists(st.sampled_from(odd.KEYS), min_size=count, max_size=count, unique=True)
        )
    else:
        keys = [f"{prefix}{number}" for number in range(1, count + 1)]
    rows = []
    for key in sorted(keys):
        cells = []
        for one in schema["fields"][1:]:
            blank = draw(st.integers(1, 6)) == 6
            plain, odds = odd.PLAIN_VALUES[one["type"]], odd.VALUES[one["type"]]
            enum = one.get("constraints", {}).get("enum")
            cell = draw(st.sampled_from(enum) if enum else odd.mostly(plain, odds, 5))
            cells.append("" if blank else str(cell))
        rows.append([key, *cells])
    return rows


def _sentences(texts: dict[str, str], languages: dict[str, str]) -> list[list[str]]:
    """The sentences that the language of each text finds in it."""
    rows = []
    for seed, text in texts.items():
        for number, span in enumerate(language(languages[seed]).sentence_spans(text), 1):
            quote = text[span.start : span.end]
            rows.append([f"{seed}-{number:02}", seed, str(span.start), str(span.end), quote])
    return rows


@st.composite
def _passage(draw: st.DrawFn, text: str) -> list[str]:
    """Start, end and quote of some words of a text; seldom of characters that are no words."""
    words = [word.span() for word in re.finditer(r"\S+", text)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    if draw(st.integers(1, 20)) == 20:
        start, end = max(start - 1, 0), end - 1
    return [str(start), str(end), text[start:end]]


@st.composite
def packages(draw: st.DrawFn) -> Made:
    """A package with one to three tables beside its seeds and sentences."""
    count = draw(st.sampled_from([0, 1, 1, 2]))  # none: a package without texts
    chosen = draw(st.lists(odd.mostly(odd.TEXTS[:9], odd.TEXTS, 4), min_size=count, max_size=count))
    texts = {f"M{number}": text for number, text in enumerate(chosen, 1)}
    stated = draw(st.booleans())
    languages = {
        seed: draw(odd.mostly(["hi", "mr", "en"], odd.LANGUAGES)) if stated else ""
        for seed in texts
    }
    made = Made({}, {}, {}, texts)
    names = draw(
        st.lists(odd.mostly(odd.PLAIN_NAMES, odd.RESERVED, 6), min_size=1, max_size=3, unique=True)
    )
    settings: dict[str, Any] = {"front": [], "tables": {}}
    for place, name in enumerate(names):
        if name in ("seeds", "sentences"):
            continue
        key = draw(odd.mostly([f"{name}_id"[-60:], "id", "code"], odd.RESERVED, 10))
        of_key = draw(odd.mostly(["string"], [*odd.EXAMPLES]))
        fields = [_key(key, of_key), *draw(_fields([key]))]
        more: dict[str, Any] = {}
        anchored = bool(texts) and draw(st.booleans())
        if anchored:
            fields = [one for one in fields if one["name"] not in ANCHOR]
            fields[1:1] = [_field(column, type_) for column, type_ in ANCHOR.items()]
            more["foreignKeys"] = [{**TO_SEEDS}]
        if draw(st.integers(1, 10)) == 10 and len(fields) > 2:
            more["uniqueKeys"] = [[fields[-1]["name"], fields[-2]["name"]]]
        schema = _schema(name, fields, **more)
        if draw(st.integers(1, 12)) == 12:
            schema[draw(st.sampled_from(["title", "description"]))] = draw(
                st.sampled_from(odd.WORDS)
            )
        prefix = draw(st.sampled_from(["K", f"T{place}", f"T{place}"]))
        rows = draw(_rows(schema, draw(st.integers(1, 4)), prefix))
        if anchored:
            for row in rows:
                seed = draw(st.sampled_from([*texts]))
                row[1:5] = [seed, *draw(_passage(texts[seed]))]
        if names and place and draw(st.integers(1, 3)) == 3 and names[0] in made.schemas:
            target = made.schemas[names[0]]
            if len(schema["fields"]) > 1 and schema["fields"][-1]["type"] == "string":
                schema.setdefault("foreignKeys", []).append(
                    {
                        "fields": [schema["fields"][-1]["name"]],
                        "reference": {
                            "resource": names[0],
                            "fields": target["primaryKey"],
                        },
                    }
                )
                for row in rows:
                    row[-1] = draw(st.sampled_from(["", made.tables[names[0]][0][0]]))
        made.schemas[name] = schema
        made.tables[name] = rows
        columns = [one["name"] for one in schema["fields"]]
        own: dict[str, Any] = {}
        for setting in ("label", "facets", "search", "columns", "verbatim"):
            if draw(st.integers(1, 5)) == 5:
                own[setting] = draw(
                    st.lists(st.sampled_from(columns), min_size=1, max_size=2, unique=True)
                )
        if draw(st.integers(1, 8)) == 8:
            own["sort"] = draw(st.sampled_from(["", "-"])) + draw(st.sampled_from(columns))
        if draw(st.integers(1, 8)) == 8:
            own["hidden"] = True
        if own:
            settings["tables"][name] = own
        if draw(st.booleans()):
            settings["front"].append(name)
    if texts:
        _add_texts(made, languages, stated)
    if not made.schemas:  # but for names that only packages with texts can have
        schema = _schema("things", [_key("thing_id")])
        made.schemas["things"], made.tables["things"] = schema, [["T1"]]
    _add_declarations(draw, made, settings)
    _add_chart(draw, made, settings)
    declarations = Declarations(draw, made.schemas, made.files, bool(texts))
    if draw(st.booleans()):
        _declare(declarations, made, settings)
    if draw(st.integers(1, 8)) == 8:
        words = draw(odd.mostly(["Changed."], odd.LOGGED, 3))
        made.files["CHANGELOG.md"] = f"# Changes\n\n## 1.0.0 (2024-06-19)\n{words}\n"
    made.descriptor = draw(_descriptor(made, settings))
    if draw(st.booleans()):
        declarations.of_descriptor(made.descriptor)
        for name, resource in zip(made.schemas, made.descriptor["resources"], strict=True):
            declarations.of_resource(resource, made.csv(name))
            made.contents[name] = declarations.of_file(made.csv(name))
    return made


def _declare(declarations: Declarations, made: Made, settings: dict[str, Any]) -> None:
    """Settings, and properties of schemas."""
    for name, schema in made.schemas.items():
        declarations.of_table(settings["tables"].setdefault(name, {}), name)
        if name not in ("seeds", "sentences"):
            declarations.of_schema(schema)
    declarations.of_package(settings)
    if "questions" in settings:
        settings["queries"] = "schemas/queries"


def with_texts(texts: dict[str, str], languages: dict[str, str]) -> Made:
    """A package of texts in some languages, and of their sentences alone."""
    made = Made({}, {}, {}, texts)
    _add_texts(made, languages, stated=True)
    made.descriptor = _described(made)
    return made


def described(name: str, types: dict[str, str], rows: list[list[str]], verbatim: list[str]) -> Made:
    """A package of one table beside a text; its first column is the key, ``types`` the others."""
    made = Made({}, {}, {}, {"M1": "Tea is cheap."})
    fields = [_key("thing_id"), *(_field(column, type_) for column, type_ in types.items())]
    made.schemas[name], made.tables[name] = _schema(name, fields), rows
    _add_texts(made, {"M1": "en"}, stated=True)
    kept = [column for column in verbatim if column in types]
    made.descriptor = _described(made) | {"sandhi": {"tables": {name: {"verbatim": kept}}}}
    return made


def _add_texts(made: Made, languages: dict[str, str], stated: bool) -> None:
    """The tables of the seeds and of their sentences."""
    fields = [_key("seed_id"), _field("path", "string"), _field("sha256", "string")]
    fields += [_field("characters", "integer")]
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
        fields.append(_field("language", "string"))
        rows = [[*row, languages[row[0]]] for row in rows]
    made.schemas["seeds"], made.tables["seeds"] = _schema("seeds", fields), rows
    fields = [_key("sentence_id"), *(_field(name, type_) for name, type_ in ANCHOR.items())]
    made.schemas["sentences"] = _schema("sentences", fields, foreignKeys=[{**TO_SEEDS}])
    made.tables["sentences"] = _sentences(made.texts, languages)


def _add_declarations(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> None:
    """Seldom a view, and a question, each of the first table."""
    table, schema = next(iter(made.schemas.items()))
    key, column = schema["fields"][0]["name"], schema["fields"][-1]["name"]
    for kind, pool in (("views", odd.VIEWS), ("queries", odd.QUESTIONS)):
        if draw(st.integers(1, 4)) != 4:
            continue
        name = draw(odd.mostly(["cheap", "all_of_it", "how-many"], odd.RESERVED))
        quoted = {part: f'"{text}"' for part, text in (("table", table), ("key", key))}
        template = draw(st.sampled_from(pool))
        sql = template.format(**quoted, column=f'"{column}"')
        shown = {"{key}": key, "{column}": column, ":wanted": "wanted"}
        terms = [term for part, term in shown.items() if part in template]
        header = "".join(f"-- {term}: a word\n" for term in dict.fromkeys(terms))
        made.files[f"schemas/{kind}/{name}.sql"] = f"-- {name}\n-- Words.\n--\n{header}\n{sql}\n"
        settings[kind] = f"schemas/{kind}"


def _add_chart(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> None:
    """Seldom a chart of the first table that has days."""
    for table, schema in made.schemas.items():
        days = [one["name"] for one in schema["fields"] if one["type"] == "date"]
        if not days or draw(st.integers(1, 4)) != 4:
            continue
        values = ["open", "shut"]
        status = _field("state", "string", example="open", constraints={"enum": values})
        status["categories"] = [{"value": v, "label": v, "description": v} for v in values]
        schema["fields"].append(status)
        for row in made.tables[table]:
            row.append(draw(st.sampled_from(["", *values])))
        key = schema["fields"][0]["name"]
        kind = draw(odd.mostly(["timeline"], [*KINDS], 2))
        chart: dict[str, Any] = {
            **{"kind": kind, "title": "Timeline", "subtitle": "Every day.", "filters": {}},
            **{"values": {"status": f"{table}.state"}, "columns": {"key": "Key"}},
        }
        if kind == "timeline":
            chart["lanes"] = {"status": "State"}
            chart["periods"] = [{"title": "All", "first": "0001-01-01", "last": "9999-12-31"}]
        elif kind != "claims":
            chart["unit"] = "thing|things"
        if kind == "matrix":
            chart["groups"] = [{"title": "G", "words": "things", "values": ["open"]}]
        named = {name: draw(st.sampled_from(schema["fields"]))["name"] for name in KINDS[kind]}
        if kind != "timeline":
            chart["values"] = dict.fromkeys(("qualifier", "panel", "class"), f"{table}.state")
            named |= dict.fromkeys(chart["values"], "state")
        named |= {"key": key, "status": "state"}
        if "earliest" in named:
            named |= {"earliest": days[0], "latest": days[-1]}
        numbers = [one["name"] for one in schema["fields"] if one["type"] in ("integer", "number")]
        for name in ("value", "lower", "upper", "corrected"):
            if name in named and numbers and draw(st.integers(1, 6)) < 6:
                named[name] = draw(st.sampled_from(numbers))
        quoted = ((of.replace('"', '""'), name) for name, of in named.items())
        selected = ", ".join(f'"{of}" AS "{name}"' for of, name in quoted)
        sql = f'-- Timeline\n-- Every day.\n\nSELECT {selected} FROM "{table}"\n'
        name = draw(odd.mostly(["when", "in-time"], odd.RESERVED))
        made.files[f"schemas/charts/{name}.json"] = json.dumps(chart)
        made.files[f"schemas/charts/{name}.sql"] = sql
        settings["charts"] = "schemas/charts"
        return


def _described(made: Made) -> dict[str, Any]:
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


@st.composite
def _descriptor(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> dict[str, Any]:
    """The descriptor of a package with those tables."""
    words = odd.mostly(odd.PLAIN_WORDS, odd.WORDS, 12)
    descriptor = _described(made) | {
        "name": draw(odd.mostly(["prices", "a.b-c_d"], ["..", "a" * 300, "con", "0", "a..b"], 12)),
        "title": draw(words),
        "description": draw(words),
        "licenses": [{"name": draw(odd.mostly(["CC0-1.0"], odd.WORDS, 20))}],
    }
    if draw(st.booleans()):
        descriptor["version"] = draw(odd.mostly(["1.0.0"], [*odd.WORDS, "..", "a/b"], 12))
    if draw(st.booleans()):
        odds = ["2024", "0001-01-01", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-14:00", "then"]
        odds += ["2107-12-31T23:59:59Z", "2108-01-01", "0001-01-01T00:00:00+14:00"]
        descriptor["created"] = draw(odd.mostly(["2024-06-19T12:00:00Z"], odds))
    if draw(st.integers(1, 4)) == 4:
        descriptor["contributors"] = [{"title": draw(words)}]
    if draw(st.integers(1, 4)) == 4:
        descriptor["keywords"] = [draw(words)]
    if draw(st.integers(1, 4)) == 4:
        descriptor["sources"] = [{"title": draw(words)}]
    if draw(st.integers(1, 6)) == 6:
        descriptor["homepage"] = draw(odd.mostly(["https://example.org/"], odd.WORDS, 4))
    descriptor["sandhi"] = {name: value for name, value in settings.items() if value}
    return descriptor
