"""The types of columns that are read, how a cell of each is written, and what may constrain it."""

from typing import Any, NamedTuple

from sandhi.table import FORMS

Json = dict[str, Any]

_FLAG: Json = {"type": "boolean"}
_LENGTH: Json = {"type": "integer", "minimum": 0}
_ANY_COLUMN: Json = {"required": _FLAG, "unique": _FLAG}


class ColumnType(NamedTuple):
    """A type of the standard: how its cells are written, in words, and what they are stored as.

    ``constraints`` has the JSON Schema of each constraint that it may have, ``formats`` the
    formats that its cells are in.
    """

    cells: str
    stored: str
    constraints: Json
    formats: tuple[str, ...] = ("default",)

    @property
    def is_text(self) -> bool:
        """Whether any text is a cell of it."""
        return self.constraints is _TEXT


def _bounded(limit: Json) -> Json:
    """The constraints of a type whose values have an order; ``limit`` is one of its values."""
    names = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
    several = {"type": "array", "items": limit, "minItems": 1, "uniqueItems": True}
    return {**_ANY_COLUMN, **dict.fromkeys(names, limit), "enum": several}


def _number(kind: str, form: str) -> Json:
    """A number, or the text of one."""
    return {"anyOf": [{"type": kind}, {"type": "string", "pattern": f"^(?:{FORMS[form]})$"}]}


_WORDS: Json = {"type": "string", "minLength": 1}
_TEXT = {
    **_ANY_COLUMN,
    "pattern": {"type": "string", "minLength": 1},
    "enum": {"type": "array", "items": _WORDS, "minItems": 1, "uniqueItems": True},
    "minLength": _LENGTH,
    "maxLength": _LENGTH,
}

TYPES: dict[str, ColumnType] = {
    "string": ColumnType("any text", "text", _TEXT, ("default", "email", "uri", "binary", "uuid")),
    "any": ColumnType("any text", "text", _TEXT),
    "integer": ColumnType(
        "`-12`: ASCII digits, no leading zeros, no separators",
        "a whole number",
        _bounded(_number("integer", "integer")),
    ),
    "number": ColumnType(
        "`-12.5`: ASCII digits, a point, no exponent",
        "a number",
        _bounded(_number("number", "number")),
    ),
    "boolean": ColumnType("`true` or `false`", "0 or 1", _ANY_COLUMN),
    "date": ColumnType(
        "`2024-06-19`",
        "text, as it is written",
        _bounded({"type": "string", "format": "date"}),
        ("default", "any", "%Y-%m-%d"),
    ),
    "datetime": ColumnType(
        "`2024-06-19T12:00:00`, with up to six decimals of a second, and `Z` or `+05:30` after it",
        "text, as it is written, so that its offset is kept",
        _bounded({"type": "string", "format": "datetime"}),
        (
            "default",
            "any",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%dT%H:%M:%SZ",
            "%Y-%m-%dT%H:%M:%S%z",
            "%Y-%m-%dT%H:%M:%S.%f%z",
        ),
    ),
    "year": ColumnType(
        "`2024`: four digits, from 1000 on",
        "a whole number",
        _bounded(_number("integer", "year")),
    ),
}

# What is no type of the standard, and is written for one.
_MEANT = {
    **dict.fromkeys(("str", "text", "varchar", "character", "factor"), "string"),
    **dict.fromkeys(("int", "bigint", "int64", "long"), "integer"),
    **dict.fromkeys(("float", "double", "decimal", "numeric", "real", "float64"), "number"),
    **dict.fromkeys(("bool", "logical"), "boolean"),
    **dict.fromkeys(("timestamp", "dateTime", "date-time", "datetime64"), "datetime"),
}

# The types of the standard that are refused, and what to do with a column of each.
AS_TEXT = 'make the type "string": its cells stay as they are'
REFUSED_TYPES = {
    "time": AS_TEXT,
    "yearmonth": AS_TEXT,
    "duration": AS_TEXT,
    "object": AS_TEXT,
    "geojson": AS_TEXT,
    "array": "write a table with a row for each item, or " + AS_TEXT,
    "list": "write a table with a row for each item, or " + AS_TEXT,
    "geopoint": "write two columns of numbers, or " + AS_TEXT,
}

# What to do with a column of any type that is not read, where there is more to say than which are.
OTHER_TYPES = REFUSED_TYPES | {name: f'write "{type_}"' for name, type_ in _MEANT.items()}
