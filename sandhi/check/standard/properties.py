"""The properties of a descriptor: those that are read, those that are kept, those that are refused.

What stands here is what the check goes by and what the page docs/data-package.md tells, so that
neither can say what the other does not. A property that is not here is one of the package's own:
it is kept and passed on.
"""

from enum import StrEnum
from typing import Any, NamedTuple

from sandhi.check.standard.column_types import TYPES

Json = dict[str, Any]


class Treatment(StrEnum):
    """What becomes of a property."""

    READ = "read"
    KEPT = "kept"
    REFUSED = "refused"


class Property(NamedTuple):
    """A property of an object of a descriptor.

    ``words`` say what is taken of it; ``takes`` is the JSON Schema of that. ``mend`` says what to
    do where it is something else, ``lack`` where it is missing. ``inner`` is the kind of the
    object, or objects, that it holds.
    """

    name: str
    treatment: Treatment
    words: str
    takes: Json
    mend: str = ""
    required: bool = False
    inner: str = ""
    lack: str = ""


_TEXT: Json = {"type": "string", "minLength": 1}
_TEXTS: Json = {"type": "array", "items": {"type": "string"}}
_LIST: Json = {"type": "array", "minItems": 1}
_ONE_NAME: Json = {
    "anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": 1}]
}
_MARK: Json = {"anyOf": [{"type": "string"}, {"type": "object", "required": ["value"]}]}
_NO_MARK: Json = {
    "anyOf": [
        {"const": ""},
        {"type": "object", "required": ["value"], "properties": {"value": {"const": ""}}},
    ]
}
_MARKS: Json = {"type": "array", "items": _MARK, "contains": _NO_MARK}
_NEVER: Json = {"not": {}}

# A table's name stands in addresses and names of files, a column's in heads and in SQL.
TABLE_NAME = r"^[A-Za-z][A-Za-z0-9_-]*$"
COLUMN_NAME = r"""^\w(?:[^\x00-\x1f\x7f"`\[\]{}\\]*[^\s\x00-\x1f\x7f"`\[\]{}\\])?$"""


_NUMBERED = "Where only several tell the rows apart, put one that numbers them before the others."


def _read(name: str, words: str, takes: Json, mend: str = "", inner: str = "") -> Property:
    return Property(name, Treatment.READ, words, takes, mend, inner=inner)


def _must(name: str, words: str, takes: Json, mend: str = "", inner: str = "") -> Property:
    return Property(name, Treatment.READ, words, takes, mend, True, inner)


def _kept(*names: str) -> tuple[Property, ...]:
    return tuple(Property(name, Treatment.KEPT, "anything", {}) for name in names)


def _refused(name: str, why: str, mend: str, takes: Json = _NEVER) -> Property:
    return Property(name, Treatment.REFUSED, why, takes, mend)


KINDS: dict[str, tuple[Property, ...]] = {
    "package": (
        _must(
            "name",
            "letters, digits, `.`, `_` and `-`: files are named after it",
            {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$"},
            "write it in letters, digits, ., _ and -.",
        ),
        _must("title", "text", _TEXT),
        _must("description", "text", _TEXT),
        _must("licenses", "one or more, each with `name` or `path`", _LIST, inner="licence"),
        _must("resources", "one or more, each a table", _LIST, inner="resource"),
        _read("version", "text", _TEXT),
        _read(
            "created",
            "a date, or a date and time",
            {"type": "string", "format": "moment"},
            "write a date, as 2024-06-19, or a date and time, as 2024-06-19T12:00:00Z.",
        ),
        _read("homepage", "text: the address of the site", {"type": "string"}),
        _read("keywords", "a list of texts", _TEXTS),
        _read("contributors", "a list", {"type": "array"}, inner="contributor"),
        _read("sources", "a list", {"type": "array"}, inner="source"),
        _read("sandhi", "settings of this tool", {"type": "object"}, inner="settings"),
        *_kept("$schema", "profile", "id", "image"),
    ),
    "licence": (
        _read("name", "text, best an identifier of SPDX", _TEXT),
        _read("title", "text", {"type": "string"}),
        _read("path", "text: the address of its text", _TEXT),
    ),
    "source": (
        _read("title", "text", {"type": "string"}),
        _read("path", "text", {"type": "string"}),
        *_kept("email", "version"),
    ),
    "contributor": (
        _read("title", "text", {"type": "string"}),
        _read("givenName", "text", {"type": "string"}),
        _read("familyName", "text", {"type": "string"}),
        _read("roles", "a list of texts; a `creator` or `author` is cited", _TEXTS),
        *_kept("path", "email", "organization", "role"),
    ),
    "resource": (
        _must(
            "name",
            "ASCII letters, digits, `_` and `-`, a letter first",
            {"type": "string", "pattern": TABLE_NAME},
            "write it in ASCII letters, digits, _ and -, a letter first.",
        ),
        _must(
            "path",
            "one CSV file below the package's folder, alone or in a list",
            _ONE_NAME,
            "name one CSV file of the package; join several into one, and fetch what is elsewhere.",
        ),
        _must(
            "schema",
            "the path of a JSON file, or the schema itself",
            {"anyOf": [{"type": "object"}, {"type": "string", "pattern": r"\.json$"}]},
            "write the schema here, or the path of a JSON file of the package.",
        )._replace(lack="A first one is written by `frictionless describe --json`."),
        _read("title", "text, where the schema has none", {"type": "string"}),
        _read("description", "text, where the schema has none", {"type": "string"}),
        _read("type", "`table`", {"const": "table"}, 'write "table", or take the resource out.'),
        _read(
            "format",
            "`csv`, in any case of letters",
            {"type": "string", "pattern": "^[cC][sS][vV]$"},
            'write the table as CSV, and "csv" here.',
        ),
        _read(
            "mediatype",
            "`text/csv`",
            {"type": "string", "pattern": "^text/csv(;.*)?$"},
            'write the table as CSV, and "text/csv" here.',
        ),
        _read(
            "encoding",
            "`utf-8` in any case of letters, or `ascii`",
            {"type": "string", "pattern": "^([uU][tT][fF]-?8|[aA][sS][cC][iI][iI])$"},
            'save the file as UTF-8, and write "utf-8" here.',
        ),
        _read(
            "dialect",
            "the dialect of CSV that the table is in",
            {"type": "object"},
            "write the dialect here as an object, or take it out.",
            inner="dialect",
        ),
        _read("bytes", "the size of the file, which is verified", {"type": "integer"}),
        _read(
            "hash",
            "MD5, or `sha1:`, `sha256:`, `sha512:` and the digest; it is verified",
            {"type": "string", "pattern": "^((md5|sha1|sha256|sha512):)?[0-9a-fA-F]*$"},
            "write sha256: and the digest of the file, or take it out.",
        ),
        _refused(
            "data",
            "rows in the descriptor have no lines that a finding could name",
            "write the rows to a CSV file, and its path as path.",
        ),
        _refused(
            "scheme",
            "only files are read",
            'put the file into the package, and write "file".',
            {"const": "file"},
        ),
        _refused(
            "compression",
            "a compressed file shows no differences between versions",
            "unpack the file, and take the property out.",
            {"enum": ["", "no"]},
        ),
        _refused(
            "extrapaths",
            "a table is one file",
            "join the files into one, and take it out.",
            {"const": []},
        ),
        *_kept("$schema", "profile", "licenses", "sources", "homepage", "stats", "hashing"),
    ),
    "dialect": (
        _read("delimiter", "`,`", {"const": ","}, "part the cells with commas."),
        _read(
            "lineTerminator",
            "a line feed, or the standard's default, which readers let pass",
            {"enum": ["\n", "\r\n"]},
            "end the lines with a line feed.",
        ),
        _read("quoteChar", '`"`', {"const": '"'}, 'quote with ".'),
        _read("doubleQuote", "`true`", {"const": True}, "double a quotation mark in a cell."),
        _read("skipInitialSpace", "either: cells begin with no space", {"type": "boolean"}),
        _read("header", "`true`", {"const": True}, "write a header, and true here."),
        _read("headerRows", "`[1]`", {"const": [1]}, "write one header, on the first line."),
        _read(
            "csv", "a dialect again, as older tools write it", {"type": "object"}, inner="dialect"
        ),
        _refused(
            "commentChar",
            "a comment is a line that no reader counts alike",
            "take the comments and the property out.",
            {"const": ""},
        ),
        _refused(
            "commentRows",
            "a comment is a line that no reader counts alike",
            "take the comments and the property out.",
            {"const": []},
        ),
        _refused(
            "escapeChar",
            "RFC 4180 knows none: a quotation mark is doubled",
            "quote the cell, and take the property out.",
            {"enum": ["", None]},
        ),
        _refused(
            "nullSequence",
            "a cell without a value is empty",
            "leave such cells empty, and take the property out.",
            {"enum": ["", None]},
        ),
        *(
            _refused(name, "it is no property of CSV", "write the table as CSV, and take it out.")
            for name in ("property", "itemType", "itemKeys", "sheetNumber", "sheetName", "table")
        ),
        *_kept("$schema", "headerJoin", "caseSensitiveHeader", "csvddfVersion"),
    ),
    "schema": (
        _must("fields", "one or more, in the order of the header", _LIST, inner="field"),
        _must(
            "primaryKey",
            "the first column, alone or in a list; of any type but `number`",
            _ONE_NAME,
            f"name one column. {_NUMBERED}",
        )._replace(lack=_NUMBERED),
        _read("name", "that of the table", {"type": "string"}),
        _read("title", "text", {"type": "string"}),
        _read("description", "text", {"type": "string"}),
        _read("foreignKeys", "a list, each of one column", {"type": "array"}, inner="foreignKey"),
        _read(
            "uniqueKeys",
            "a list of lists of columns",
            {"type": "array", "items": {**_TEXTS, "minItems": 1, "uniqueItems": True}},
        ),
        _read(
            "missingValues",
            "marks, the empty text among them; no cell may hold another of them",
            _MARKS,
            'leave cells without a value empty, and write [""].',
        ),
        _read(
            "fieldsMatch",
            "any, though a header is always held to all fields in their order",
            {"anyOf": [{"type": "string"}, _TEXTS]},
        ),
        *_kept("$schema"),
    ),
    "field": (
        _must(
            "name",
            'a letter or digit first, no control character, none of `"` `` ` `` `[` `]` `{` `}` '
            "`\\`, no space at its ends",
            {"type": "string", "pattern": COLUMN_NAME},
            "begin it with a letter, and leave quotation marks, brackets and outer spaces out.",
        ),
        _read(
            "type",
            "one of those below; `string` where it is not given",
            {"enum": [*TYPES]},
            "write " + " or ".join(f'"{name}"' for name in TYPES) + ".",
        ),
        _read("format", "as each type has it below", {"type": "string"}),
        _read("title", "text", {"type": "string"}),
        _read("description", "text", {"type": "string"}),
        _read(
            "example",
            "a cell, as it would be written; a number or a truth value is read as its text",
            {"type": ["string", "number", "boolean"]},
        ),
        _read("constraints", "as each type has it below", {"type": "object"}, inner="constraints"),
        _read("categories", "a list of values, or of objects", {"type": "array"}, inner="category"),
        _read(
            "missingValues",
            "as in the schema",
            _MARKS,
            'leave cells without a value empty, and write [""].',
        ),
        _read("corrects", "of this tool: the column beside which it holds what is right", _TEXT),
        _read(
            "trueValues",
            "a list with `true`, in which form cells are written",
            {"type": "array", "contains": {"const": "true"}},
            "write true in such cells.",
        ),
        _read(
            "falseValues",
            "a list with `false`, in which form cells are written",
            {"type": "array", "contains": {"const": "false"}},
            "write false in such cells.",
        ),
        _refused(
            "bareNumber",
            "a number in a cell has nothing around it",
            "write the numbers alone, and take the property out.",
            {"const": True},
        ),
        _refused(
            "decimalChar",
            "decimals stand behind a point",
            "write numbers with a point, and take the property out.",
            {"const": "."},
        ),
        _refused(
            "groupChar",
            "digits are not grouped",
            "write numbers without separators, and take the property out.",
            {"const": ""},
        ),
        *_kept("rdfType", "categoriesOrdered"),
    ),
    "category": (
        _must("value", "a value of the column", {"type": ["string", "number"]}),
        _read("label", "text", {"type": "string"}),
        _read("description", "of this tool: what the value means", {"type": "string"}),
    ),
    "constraints": (
        *(
            _read(name, words, {})
            for name, words in {
                "required": "`true` or `false`",
                "unique": "`true` or `false`",
                "enum": "a list of values of the column's type",
                "pattern": "a regular expression that the whole cell matches",
                "minLength": "a count of code points",
                "maxLength": "a count of code points",
                "minimum": "a value of the column's type",
                "maximum": "a value of the column's type",
                "exclusiveMinimum": "a value of the column's type",
                "exclusiveMaximum": "a value of the column's type",
            }.items()
        ),
        _refused("jsonSchema", "no column holds JSON", "take the constraint out."),
    ),
    "foreignKey": (
        _must(
            "fields",
            "one column, alone or in a list, as in `reference`",
            _ONE_NAME,
            "refer by one column, to a table whose key is one column.",
        ),
        _must("reference", "what it refers to", {"type": "object"}, inner="reference"),
    ),
    "reference": (
        _must(
            "fields",
            "the key of that table, alone or in a list",
            _ONE_NAME,
            "refer to the key of the table.",
        ),
        _read(
            "resource",
            "the name of a table; its own where it is empty or left out",
            {"type": "string"},
        ),
        _refused("package", "a package stands on its own", "bring the table into the package."),
    ),
}
