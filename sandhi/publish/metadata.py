"""How Datasette describes the database: its metadata, all of it from the package's own words.

Descriptions go in as plain text, never as ``description_html``, which Datasette does not escape.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sandhi.package import Package, TableSchema
from sandhi.publish.declarations import Declaration
from sandhi.publish.records import label_columns
from sandhi.publish.settings import settings

DATABASE = "sandhi"  # its name in addresses, from that of its file


def metadata(
    package: Package,
    tables: Iterable[TableSchema],
    *,
    views: Iterable[Declaration],
    queries: Iterable[Declaration],
) -> dict[str, Any]:
    """Return Datasette 0.65 metadata for the tables, views and worked questions of a database.

    What only the templates of the site know of stands under ``plugins``.
    """
    described = {schema.name: _table(package, schema) for schema in tables}
    described |= {view.name: _view(package, view) for view in views}
    front = [name for name in package.settings.get("front", []) if name in described]
    sources = [source.get("title", "") for source in package.descriptor.get("sources", [])]
    return {
        "title": package.descriptor.get("title") or package.descriptor.get("name", ""),
        "description": package.descriptor.get("description", ""),
        **_licence(package),
        "source": "; ".join(sources),
        "databases": {
            DATABASE: {
                "tables": described,
                "queries": {query.name: _query(query) for query in queries},
            }
        },
        "plugins": {
            "sandhi": {
                "front": front,
                "sources": sources,
                "no_facts": [name for name in described if not _states_facts(package, name)],
                "no_facts_in": package.settings.get("no_facts_in", []),
            }
        },
    }


def _states_facts(package: Package, name: str) -> bool:
    return bool(settings(package, name).get("facts", True))


def _licence(package: Package) -> dict[str, str]:
    """The first licence of the package; Datasette knows of no second."""
    licence: Mapping[str, str] = next(iter(package.descriptor.get("licenses", [])), {})
    return {
        "license": licence.get("title") or licence.get("name", ""),
        "license_url": licence.get("path", ""),
    }


def _table(package: Package, schema: TableSchema) -> dict[str, Any]:
    own = settings(package, schema.name)
    references = {key.field: key.table for key in schema.foreign_keys}
    labels = (name for name in label_columns(package, schema) if name not in references)
    return {
        "title": schema.title,
        "description": schema.description,
        "columns": {field.name: field.description for field in schema.fields},
        "label_column": next(labels, schema.primary_key),
        **_listed(own, schema.primary_key),
        "plugins": {
            "sandhi": {
                "kind": "table",
                "key": schema.primary_key,
                "columns": own.get("columns", []),
                "titles": {field.name: field.title for field in schema.fields},
                "values": {
                    field.name: {value.value: value.description for value in field.categories}
                    for field in schema.fields
                    if field.categories
                },
                "references": references,
                "keys": own.get("keys", []),
            }
        },
    }


def _view(package: Package, view: Declaration) -> dict[str, Any]:
    own = settings(package, view.name)
    return {
        "title": view.title,
        "description": view.description,
        "columns": view.terms,
        **_listed(own),
        "plugins": {
            "sandhi": {
                "kind": "view",
                "columns": own.get("columns", []),
                "titles": _titles(view),
            }
        },
    }


def _listed(own: Mapping[str, Any], order: str | None = None) -> dict[str, Any]:
    """Facets and order of a list of rows, and whether lists of tables leave the table out."""
    order = own.get("sort", order)
    listed = {"facets": own.get("facets", []), "hidden": bool(own.get("hidden"))}
    if order:
        listed["sort_desc" if order.startswith("-") else "sort"] = order.removeprefix("-")
    return listed


def _query(query: Declaration) -> dict[str, Any]:
    return {
        "title": query.title,
        "description": query.description,
        "sql": query.sql,
        "params": [*query.parameters],
        "plugins": {"sandhi": {"terms": query.terms, "titles": _titles(query)}},
    }


def _titles(declaration: Declaration) -> dict[str, str]:
    """Headings for columns that have a name alone."""
    return {
        name: name.removesuffix("_id").replace("_", " ").capitalize() for name in declaration.terms
    }
