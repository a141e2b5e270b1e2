"""How Datasette describes the database: its metadata, all of it from the package's own words.

Descriptions go in as plain text, never as ``description_html``, which Datasette does not escape.
"""

from collections.abc import Mapping
from typing import Any

from sandhi.cite.record import sources
from sandhi.package import TableSchema, TableSettings
from sandhi.package.declarations import Declaration
from sandhi.package.labels import label_columns
from sandhi.publish.catalogue import Catalogue

DATABASE = "sandhi"  # its name in addresses, from that of its file


def metadata(whole: Catalogue, page_rows: Mapping[str, int]) -> dict[str, Any]:
    """Return Datasette 0.65 metadata for the tables, views and worked questions of a database.

    ``page_rows`` says how many rows a page shows where they are not as many as usual. It names no
    licence: what Datasette is told of one it says of every table, of the texts too,
    which are on no terms of ours.
    """
    described = {name: _table(whole, schema) for name, schema in whole.tables.items()}
    described |= {name: _view(whole, view) for name, view in whole.views.items()}
    for name in described.keys() & page_rows.keys():
        described[name]["size"] = page_rows[name]
    return {
        "title": whole.descriptor.get("title") or whole.descriptor.get("name", ""),
        "description": whole.descriptor.get("description", ""),
        "source": "; ".join(sources(whole.descriptor)),
        "databases": {
            DATABASE: {
                "tables": described,
                "queries": {name: _query(query) for name, query in whole.questions.items()},
            }
        },
    }


def _table(whole: Catalogue, schema: TableSchema) -> dict[str, Any]:
    labels = (
        name for name in label_columns(whole.settings, schema) if name not in schema.references
    )
    return {
        "title": schema.title,
        "description": schema.description,
        "columns": {field.name: field.description for field in schema.fields},
        "label_column": next(labels, schema.primary_key),
        **_list_options(whole.settings.of(schema.name), schema.primary_key),
    }


def _view(whole: Catalogue, view: Declaration) -> dict[str, Any]:
    return {
        "title": view.title,
        "description": view.description,
        "columns": view.terms,
        **_list_options(whole.settings.of(view.name)),
    }


def _list_options(settings: TableSettings, order: str | None = None) -> dict[str, Any]:
    """Facets and order of a list of rows, and whether lists of tables leave the table out."""
    order = settings.sort or order
    options = {"facets": list(settings.facets), "hidden": settings.hidden}
    if order:
        options["sort_desc" if order.startswith("-") else "sort"] = order.removeprefix("-")
    return options


def _query(query: Declaration) -> dict[str, Any]:
    return {
        "title": query.title,
        "description": query.description,
        "sql": query.sql,
        "params": [*query.parameters],
    }
