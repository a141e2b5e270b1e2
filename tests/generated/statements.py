"""The SQL that a random package declares: seldom a view, a question, a chart."""

import json
from typing import Any

from hypothesis import strategies as st

from sandhi.publish.charts.declarations import KINDS
from tests.generated import odd
from tests.generated.made import Made, field_of


def add_declarations(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> None:
    """Seldom a view, and a question, each of the first table."""
    table, schema = next(iter(made.schemas.items()))
    key, column = schema["fields"][0]["name"], schema["fields"][-1]["name"]
    for kind, pool in (("views", odd.VIEWS), ("queries", odd.QUESTIONS)):
        if draw(st.integers(1, 4)) != 4:
            continue
        # Of a length that a disk takes as the name of a file.
        name = draw(odd.mostly(["cheap", "all_of_it", "how-many"], odd.RESERVED))[:200]
        quoted = {part: f'"{text}"' for part, text in (("table", table), ("key", key))}
        template = draw(st.sampled_from(pool))
        sql = template.format(**quoted, column=f'"{column}"')
        shown = {"{key}": key, "{column}": column, ":wanted": "wanted"}
        terms = [term for part, term in shown.items() if part in template]
        header = "".join(f"-- {term}: a word\n" for term in dict.fromkeys(terms))
        made.files[f"schemas/{kind}/{name}.sql"] = f"-- {name}\n-- Words.\n--\n{header}\n{sql}\n"
        settings[kind] = f"schemas/{kind}"


def add_chart(draw: st.DrawFn, made: Made, settings: dict[str, Any]) -> None:
    """Seldom a chart of the first table that has days."""
    for table, schema in made.schemas.items():
        days = [one["name"] for one in schema["fields"] if one["type"] == "date"]
        if not days or draw(st.integers(1, 4)) != 4:
            continue
        values = ["open", "shut"]
        status = field_of("state", "string", example="open", constraints={"enum": values})
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
