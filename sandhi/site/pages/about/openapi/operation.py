"""An operation of the API as OpenAPI 3.1 describes it, and its parameters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandhi.site.pages.about.openapi.schemas import TEXT, Schema

JSON, HTML, PLAIN, CSV = "application/json", "text/html", "text/plain", "text/csv"
SQLITE, ATOM, XML = "application/vnd.sqlite3", "application/atom+xml", "application/xml"
BYTES: Schema = {}  # of OpenAPI 3.1: what is no text has no schema but its media type

Parameter = Mapping[str, Any]


@dataclass(frozen=True)
class Operation:
    """A path that programs ask for: what for, with which parameters, and what they are given.

    ``answers`` has a schema for each media type, of which Accept chooses; ``status`` is that of the
    answer, and ``parts`` says that parts of it can be had (RFC 9110, section 14).
    """

    path: str
    name: str
    tag: str
    summary: str
    answers: Mapping[str, Schema]
    parameters: tuple[Parameter, ...] = ()
    status: int = 200
    parts: bool = False
    references: tuple[str, ...] = field(default=())


def in_path(name: str, description: str, example: str, among: Iterable[str] = ()) -> Parameter:
    """Return a part of a path that is filled in, with those that there are, where they are few."""
    schema = {**TEXT, "enum": [*among]} if among else TEXT
    fields = {"description": description, "schema": schema, "example": example}
    return {"name": name, "in": "path", "required": True, **fields}


def in_query(name: str, description: str, schema: Schema = TEXT, **more: object) -> Parameter:
    """Return what can be asked for beside the path; only with an ``example`` is it in examples."""
    return {"name": name, "in": "query", "description": description, "schema": schema, **more}
