"""``/codebook``: every table, column, value and rule, each with an address of its own.

``/codebook`` lists the tables and their columns, and ``?q=`` searches all that it says;
``/codebook/TABLE#TABLE.COLUMN.VALUE`` and ``/codebook/-/rules#rule-NAME`` say it in full. How many
rows use it is counted when it is asked for.
"""

from collections.abc import Mapping

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.codebook.book import (
    RULES,
    codebook,
    groups,
    heading,
    rules_with,
    search,
)
from sandhi.site.store import contents, reading

TYPED = 400  # characters of a search, at the most


def types() -> dict[str, str]:
    """The types of columns in words."""
    return {
        "string": gettext("text"),
        "integer": gettext("whole number"),
        "number": gettext("number"),
        "boolean": gettext("yes or no"),
        "date": gettext("day (ISO 8601)"),
        "datetime": gettext("moment (ISO 8601)"),
        "year": gettext("year"),
    }


def _constraints() -> dict[str, str]:
    """What columns are held to, in words; the setting of a constraint follows, where it has one."""
    return {
        "required": gettext("always filled in"),
        "unique": gettext("no two rows alike"),
        "minimum": gettext("at least"),
        "maximum": gettext("at most"),
        "exclusiveMinimum": gettext("more than"),
        "exclusiveMaximum": gettext("less than"),
        "minLength": gettext("characters, at least"),
        "maxLength": gettext("characters, at most"),
        "pattern": gettext("pattern"),
    }


async def codebook_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/codebook``, and for ``/codebook?q=…``."""
    book, query = codebook(datasette), (request.args.get("q") or "").strip()[:TYPED]
    variables = {
        "book": book,
        "query": query,
        "hits": search(book, query) if query else [],
        "counts": {name: table.rows for name, table in contents(datasette).tables.items()},
        "rules_path": RULES,
    }
    html = await fill_template(datasette, "codebook.html", variables, request)
    return Response.html(html)


async def codebook_table_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/codebook/TABLE``; NotFound where the codebook has no such table."""
    name, book = tilde_decode(request.url_vars["table"]), codebook(datasette)
    described = next((table for table in book["tables"] if table["name"] == name), None)
    if described is None:
        raise NotFound(gettext("The codebook has no table %s.") % name)
    table = contents(datasette).tables[name]
    variables = {
        "book": book,
        "described": described,
        "used": await reading(datasette, lambda store: store.rows.uses(table)),
        "rules": [rule for rule in book["rules"] if name in rule["tables"]],
        "types": types(),
        "constraints": constraints,
        "rules_path": RULES,
    }
    html = await fill_template(datasette, "codebook_table.html", variables, request)
    return Response.html(html)


async def codebook_rules_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/codebook/-/rules``, and for those that have all words of ``?q=…``."""
    site, query = contents(datasette), (request.args.get("q") or "").strip()[:TYPED]
    rules = rules_with(codebook(datasette)["rules"], query)
    variables = {
        "query": query,
        "count": len(rules),
        "groups": groups(rules),
        "heading": lambda about: heading(site, about),
    }
    html = await fill_template(datasette, "codebook_rules.html", variables, request)
    return Response.html(html)


def constraints(column: Mapping[str, Mapping[str, object]]) -> list[tuple[str, str]]:
    """Return what a column's constraints say, each as words and, where it has one, as code."""
    sentences, phrases = [], _constraints()
    for name, setting in column["constraints"].items():
        if isinstance(setting, bool):
            sentences += [(phrases.get(name, name), "")] if setting else []
        else:
            sentences.append((phrases.get(name, name), str(setting)))
    return sentences
