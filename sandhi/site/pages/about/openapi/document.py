"""The document at ``/openapi.json`` (OpenAPI 3.1.1), made of what the site can be asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.package import Role
from sandhi.site.elements.addresses import is_absolute, site_address
from sandhi.site.pages.about.openapi.operation import HTML, JSON, Operation, Parameter, in_query
from sandhi.site.pages.about.openapi.operations import Samples, operations
from sandhi.site.pages.about.openapi.schemas import ERROR, PAGE, Schema, reference, row_schema
from sandhi.site.pages.row.concordance_page import mentions_of
from sandhi.site.store import Store, contents, reading

PATH = "/openapi.json"
VERSION = "3.1.1"

_LOOKED_THROUGH = 20  # rows of a table of what texts name, for one that they do
_SHARED = {
    "Shape": in_query(
        "_shape",
        "arrays: each row is a list; objects: each has its columns; array: the rows alone",
        {"enum": ["arrays", "objects", "array"], "default": "arrays"},
        example="array",
    ),
    "Size": in_query(
        "_size",
        "Rows of an answer, at the most",
        {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 1000}, {"const": "max"}]},
        example=5,
    ),
    "Next": in_query("_next", "Where to go on: next of the answer before"),
    "Sort": in_query("_sort", "The column by which rows are in order"),
    "SortDescending": in_query("_sort_desc", "The column by which they are in falling order"),
    "Search": in_query("_search", "Words that a row or its passage holds"),
    "From": in_query("_from", "Rows that may lie in or after a day, month or year: 2024-10"),
    "To": in_query("_to", "Rows that may lie in or before a day, month or year: October 2024"),
    "Columns": in_query("_col", "A column to be given; may be asked for more than once"),
}
_RANGE = {
    "name": "Range",
    "in": "header",
    "description": "Parts of the file, such as bytes=0-999",
    "schema": {"type": "string"},
}
_TAGS = {
    "rows": "Rows by their permanent addresses, with their citations",
    "tables": "Tables and views",
    "questions": "Questions that are worked out, by their parameters",
    "texts": "Source texts, which are their publishers’",
    "versions": "What was released, and what changed",
    "charts": "Charts as pictures and as rows",
    "files": "Files, whole or in parts",
    "site": "The site itself",
}


async def openapi(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/openapi.json``."""
    samples = await reading(datasette, _samples)
    address = site_address(datasette, request, "/")
    site_operations = operations(datasette, samples, addressed=is_absolute(address))
    server = address if is_absolute(address) else str(datasette.urls.prefixed("/"))
    return Response.json(_document(datasette, site_operations, server.rstrip("/") or "/"))


def _samples(store: Store) -> Samples:
    """Rows that there are, for the examples."""
    site = store.contents
    table = next(iter(site.front), None) or next(iter(site.tables.values()))
    entities = [one for one in site.tables.values() if one.role is Role.ENTITY]
    keys = (key for one in entities for key in [*site.labels.get(one.name, ())][:_LOOKED_THROUGH])
    return Samples(
        table.name,
        next(iter(store.directory.labels_of(table.name)), ""),
        next(iter(store.texts.headings()), ""),
        next((key for key in keys if mentions_of(store, key, 1)), ""),
    )


def _document(datasette: Datasette, operations: Iterable[Operation], server: str) -> dict[str, Any]:
    site = contents(datasette)
    dataset, catalogue = site.dataset, site.catalogue
    info: dict[str, Any] = {
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version or "0",
    }
    if dataset.licence:
        licence = {"name": dataset.licence}
        info["license"] = licence | (
            {"url": dataset.licence_address} if dataset.licence_address else {}
        )
    operations = [*operations]
    tags = {operation.tag for operation in operations}
    rows = {
        f"row-{name}": row_schema(table, catalogue.tables.get(name))
        for name, table in site.tables.items()
        if not table.hidden
    }
    about = {"url": f"{server.rstrip('/')}/api", "description": "The same for people"}
    return {
        "openapi": VERSION,
        "info": info,
        "servers": [{"url": server}],
        "externalDocs": about,
        "tags": [
            {"name": name, "description": text} for name, text in _TAGS.items() if name in tags
        ],
        "paths": {operation.path: {"get": _operation(operation)} for operation in operations},
        "components": {
            "schemas": {"Error": ERROR, "Page": PAGE, **rows},
            "parameters": _SHARED,
        },
    }


def _operation(operation: Operation) -> dict[str, Any]:
    shared = [{"$ref": f"#/components/parameters/{name}"} for name in operation.references]
    parameters: list[Parameter | Schema] = [*operation.parameters, *shared]
    responses: dict[str, Any] = {str(operation.status): _answer(operation)}
    if operation.parts:
        parameters.append(_RANGE)
        responses["206"] = {**_answer(operation), "description": "The parts that are asked for"}
    responses["default"] = {
        "description": "Why it cannot be met: as JSON where JSON was asked for, else as a page",
        "content": {JSON: {"schema": reference("Error")}, HTML: {}},
    }
    operation_object: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.summary,
    }
    return (
        operation_object
        | ({"parameters": parameters} if parameters else {})
        | {"responses": responses}
    )


def _answer(operation: Operation) -> Mapping[str, Any]:
    if operation.status == 303:
        place = {"description": "Where that is", "schema": {"type": "string"}}
        return {"description": "It is elsewhere", "headers": {"Location": place}}
    content = {
        kind: {"schema": schema} if schema else {} for kind, schema in operation.answers.items()
    }
    return {"description": operation.summary, "content": content}
