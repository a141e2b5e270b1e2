"""What a build stores as JSON, and a site reads: each held to its shape before anybody reads it.

A build may come from anywhere. The shapes are those of ``shapes.json``, by name: the rows of
``meta``, the descriptor, catalogue and codebook in it, and the manifest, the charts and the changes
that lie beside the database.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import jsonschema_rs

from sandhi.files import parse_json, see_that_text_is_text
from sandhi.package.settings import references_to_tables
from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.schemas import META, RECORDS

_HALF = re.compile(r"\\u[dD][89a-fA-F]")  # how JSON writes half a character
_DEPTH = 60  # levels of lists and objects; what this tool writes has a dozen


class MisshapenError(ValueError):
    """Something stored that has not the shape of what this tool writes: where, and what."""


def read_stored(kind: str, text: str) -> Any:
    """Something stored, from its JSON; MisshapenError where that is not of its kind."""
    try:
        stored = parse_json(text)
    except (TypeError, ValueError):
        raise MisshapenError(f"its {kind} is no JSON") from None
    if fault := _fault_of(kind, text):
        raise MisshapenError(fault)
    return stored


# A site that goes over to a new build reads most of what it read of the last one.
@lru_cache(maxsize=32)
def _fault_of(kind: str, text: str) -> str:
    """What of something stored has not the shape of its kind; empty where all has."""
    stored = parse_json(text)
    return _fault(kind, stored) or _unheld(kind, text, stored)


def _unheld(kind: str, text: str, stored: Any) -> str:
    """Which text of something stored no page could hold; empty where there is none.

    A descriptor holds none that a feed, in XML, could not; SQL may have a form feed in it.
    """
    try:
        if kind == "descriptor":
            see_that_text_is_text(stored)
        elif _HALF.search(text):
            json.dumps(stored, ensure_ascii=False).encode()
    except ValueError as error:
        why = "half a character" if isinstance(error, UnicodeEncodeError) else str(error)
        return f"its {kind} holds what no page can: {why}"
    return ""


def see_shape(kind: str, stored: Any) -> None:
    """See that something has the shape of its kind; MisshapenError names a place that has not."""
    if fault := _fault(kind, stored):
        raise MisshapenError(fault)


def _fault(kind: str, stored: Any) -> str:
    if _deeper(stored, _DEPTH):
        return f"its {kind} is nested too deep"
    if _is_in_shape(kind, stored):  # as nearly all is, which is soon seen
        return ""
    for error in _validator(kind).iter_errors(stored):
        place = "/".join(map(str, error.absolute_path))[:80]
        return f"its {kind} is misshapen at /{place}: {error.validator}"
    return ""


def see_whole(catalogue: Catalogue, codebook: Mapping[str, Any]) -> None:
    """See that what is stored agrees; MisshapenError names a name that leads nowhere."""
    for what in _dangling(catalogue, codebook):
        raise MisshapenError(f"it names {what}, which it does not have")


def _dangling(catalogue: Catalogue, codebook: Mapping[str, Any]) -> Iterator[str]:
    """What is named, and not there."""
    columns = {name: {*schema.names} for name, schema in catalogue.tables.items()}
    for schema in (RECORDS, META):
        yield from (
            f"{schema.name}.{one}" for one in schema.names if one not in columns[schema.name]
        )
    queries = (query for question in catalogue.settings.questions for query in question.queries)
    yield from (
        f"the worked question {query}" for query in queries if query not in catalogue.questions
    )
    for name, schema in catalogue.tables.items():
        keys = (schema.primary_key, *schema.references, *(c for u in schema.unique_keys for c in u))
        yield from (f"{name}.{one}" for one in keys if one not in columns[name])
        for key in schema.foreign_keys:
            if key.column not in columns.get(key.table, ()):
                yield f"{key.table}.{key.column}"
        own_settings = catalogue.settings.of(name)
        if own_settings.of is not None and own_settings.of not in schema.references:
            yield f"a reference {name}.{own_settings.of}"
    columns |= {name: {*view.terms} for name, view in catalogue.views.items()}
    for _, name, named_columns in references_to_tables(catalogue.settings):
        yield from (f"{name}.{one}" for one in named_columns if one not in columns.get(name, {one}))
    for table in codebook["tables"]:
        if table["name"] not in catalogue.tables:
            yield f"the table {table['name']}"
        else:
            codebook_columns = (column["name"] for column in table["columns"])
            yield from (
                f"{table['name']}.{c}" for c in codebook_columns if c not in columns[table["name"]]
            )


def _deeper(value: Any, levels: int) -> bool:
    """Whether lists and objects are nested deeper than so many levels."""
    layer = [value] if isinstance(value, dict | list) else []
    for _ in range(levels):
        inner = [one.values() if isinstance(one, dict) else one for one in layer]
        layer = [one for part in inner for one in part if isinstance(one, dict | list)]
        if not layer:
            return False
    return True


def _is_in_shape(kind: str, stored: Any) -> bool:
    try:
        return _swift_validator(kind).is_valid(stored)
    except ValueError:  # as of half a character
        return False


@cache
def _swift_validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(_schema(kind), offline=True)


@cache
def _validator(kind: str) -> Any:
    """What says where something is not in shape; it takes a while to load, and longer to judge."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(kind))


def _schema(kind: str) -> dict[str, Any]:
    shapes = parse_json((files("sandhi.publish.contract") / "shapes.json").read_text("utf-8"))
    return {**shapes, "$ref": f"#/$defs/{kind}"}
