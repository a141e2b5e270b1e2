"""``/codebook``: every table, column, value and rule, each with an address of its own.

``#TABLE``, ``#TABLE.COLUMN``, ``#TABLE.COLUMN.VALUE`` and ``#rule-NAME``. What they say was written
into the database (``sandhi.publish.codebook``); how many rows use it is counted here.
"""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.site.store import contents, reading

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "date": "day (ISO 8601)",
    "datetime": "moment (ISO 8601)",
    "year": "year",
}
_FLAGS = {"required": "always filled in", "unique": "no two rows alike"}
_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "minLength": "characters, at least",
    "maxLength": "characters, at most",
}


class RuleCase(TypedDict):
    """What a rule says of one kind of thing."""

    about: str
    sentence: str


class CodebookRule(TypedDict):
    """A rule, as the codebook has it."""

    name: str
    cases: list[RuleCase]


async def codebook_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/codebook``."""
    site = contents(datasette)
    book = site.codebook
    tables = [site.tables[table["name"]] for table in book["tables"]]
    variables = {
        "book": book,
        "uses": await reading(
            datasette, lambda store: {table.name: store.rows.uses(table) for table in tables}
        ),
        "groups": groups(book["rules"]),
        "types": TYPES,
        "constraints": constraints,
    }
    page = await datasette.render_template("codebook.html", variables, request=request)
    return Response.html(page)


def constraints(column: Mapping[str, Mapping[str, object]]) -> list[tuple[str, str]]:
    """Return what a column's constraints say, each as words and, where it has one, as code."""
    sentences = []
    for name, setting in column["constraints"].items():
        if name in _FLAGS:
            sentences += [(_FLAGS[name], "")] if setting else []
        else:
            sentences.append((_BOUNDS.get(name, name), str(setting)))
    return sentences


def groups(rules: Sequence[CodebookRule]) -> dict[str, list[CodebookRule]]:
    """Return rules by the kind of thing that they are first about."""
    by_kind: dict[str, list[CodebookRule]] = {}
    for rule in rules:
        by_kind.setdefault(rule["cases"][0]["about"], []).append(rule)
    return by_kind
