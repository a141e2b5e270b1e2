"""Small random packages: tables, names, values, texts and settings at the edges."""

import re
from typing import Any

from hypothesis import strategies as st

from tests.generated import odd
from tests.generated.declared import Declarations
from tests.generated.made import (
    ANCHOR,
    TO_SEEDS,
    Made,
    add_texts,
    descriptor_of,
    field_of,
    key_of,
    schema_of,
)
from tests.generated.statements import add_chart, add_declarations


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
        one = field_of(name, type_, **more)
        if values := more.get("constraints", {}).get("enum"):
            one["categories"] = [
                {"value": value, "label": str(value), "description": str(value)} for value in values
            ]
        if draw(st.integers(1, 12)) == 12:
            one["description"] = draw(st.sampled_from(odd.WORDS))
        if draw(st.integers(1, 25)) == 25:
            one["example"] = draw(st.sampled_from(odd.VALUES[type_]))
        fields.append(one)
    return fields or [field_of("remark", "string")]


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
        fields = [key_of(key, of_key), *draw(_fields([key]))]
        more: dict[str, Any] = {}
        anchored = bool(texts) and draw(st.booleans())
        if anchored:
            fields = [one for one in fields if one["name"] not in ANCHOR]
            fields[1:1] = [field_of(column, type_) for column, type_ in ANCHOR.items()]
            more["foreignKeys"] = [{**TO_SEEDS}]
        if draw(st.integers(1, 10)) == 10 and len(fields) > 2:
            more["uniqueKeys"] = [[fields[-1]["name"], fields[-2]["name"]]]
        schema = schema_of(name, fields, **more)
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
        add_texts(made, languages, stated)
    if not made.schemas:  # but for names that only packages with texts can have
        schema = schema_of("things", [key_of("thing_id")])
        made.schemas["things"], made.tables["things"] = schema, [["T1"]]
    add_declarations(draw, made, settings)
    add_chart(draw, made, settings)
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


@st.composite
def _descriptor(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> dict[str, Any]:
    """The descriptor of a package with those tables."""
    words = odd.mostly(odd.PLAIN_WORDS, odd.WORDS, 12)
    descriptor = descriptor_of(made) | {
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
