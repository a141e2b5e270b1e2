"""The properties of a Table Schema, and of what stands in it."""

from sandhi.check.standard.column_types import TYPES
from sandhi.check.standard.property import (
    LIST,
    MARKS,
    ONE_NAME,
    TEXT,
    TEXTS,
    Property,
    kept_properties,
    must,
    read_property,
    refused_property,
)

# It stands in heads and in SQL. U+0085 is white space to Python, but not as JSON Schema has it.
COLUMN_NAME = r"""^\w(?:[^\x00-\x1f\x7f"`\[\]{}\\]*[^\s\x85\x00-\x1f\x7f"`\[\]{}\\])?$"""

_NUMBERED = (
    "Where no column tells the rows apart, put one that numbers them before the others, such as "
    '{"name": "row_id", "constraints": {"pattern": "R[0-9]{6}"}}, with letters of its own for each '
    "table, and let `sandhi fmt` write its cells."
)

# As text, which the words of the standard ask for, or alone in a list, which its profile does.
_MATCHES = ("exact", "equal", "subset", "superset", "partial")

OF_SCHEMAS: dict[str, tuple[Property, ...]] = {
    "schema": (
        must("fields", "one or more, in the order of the header", LIST, inner="field"),
        must(
            "primaryKey",
            "the first column, alone or in a list; of any type but `number`",
            ONE_NAME,
            f"name one column. {_NUMBERED}",
        )._replace(lack=_NUMBERED),
        read_property("name", "that of the table", {"type": "string"}),
        read_property("title", "text", {"type": "string"}),
        read_property("description", "text", {"type": "string"}),
        read_property(
            "foreignKeys", "a list, each of one column", {"type": "array"}, inner="foreignKey"
        ),
        read_property(
            "uniqueKeys",
            "a list of lists of columns",
            {"type": "array", "items": {**TEXTS, "minItems": 1, "uniqueItems": True}},
        ),
        read_property(
            "missingValues",
            "marks, the empty text among them; no cell may hold another of them",
            MARKS,
            'leave cells without a value empty, and write [""].',
        ),
        read_property(
            "fieldsMatch",
            "any of the standard's, though a header is always held to all fields in their order",
            {"enum": [*_MATCHES, *([one] for one in _MATCHES)]},
            f"write {' or '.join(_MATCHES)}, or take it out.",
        ),
        read_property("sandhi", "settings of this tool", {"type": "object"}, inner="tableSettings"),
        *kept_properties("$schema"),
    ),
    "tableSettings": (
        read_property(
            "identity",
            "which columns make a row of a published key the same fact",
            {"type": "object"},
            inner="identity",
        ),
    ),
    "identity": (
        read_property("fact", "columns whose cells stay as they were published", TEXTS),
        read_property("added", "columns whose cells may be filled in later, and stay then", TEXTS),
        must("why", "text: why these, for whoever would change a cell", TEXT),
    ),
    "field": (
        must(
            "name",
            'a letter or digit first, no control character, none of `"` `` ` `` `[` `]` `{` `}` '
            "`\\`, no space at its ends",
            {"type": "string", "pattern": COLUMN_NAME},
            "begin it with a letter, and leave quotation marks, brackets and outer spaces out.",
        ),
        read_property(
            "type",
            "one of those below; `string` where it is not given",
            {"enum": [*TYPES]},
            "write " + " or ".join(f'"{name}"' for name in TYPES) + ".",
        ),
        read_property("format", "as each type has it below", {"type": "string"}),
        read_property("title", "text", {"type": "string"}),
        read_property("description", "text", {"type": "string"}),
        read_property(
            "example",
            "a cell, as it would be written; a number or a truth value is read as its text",
            {"type": ["string", "number", "boolean"]},
        ),
        read_property(
            "constraints", "as each type has it below", {"type": "object"}, inner="constraints"
        ),
        read_property(
            "categories", "a list of values, or of objects", {"type": "array"}, inner="category"
        ),
        read_property(
            "missingValues",
            "as in the schema",
            MARKS,
            'leave cells without a value empty, and write [""].',
        ),
        read_property(
            "corrects", "of this tool: the column beside which it holds what is right", TEXT
        ),
        read_property(
            "trueValues",
            "a list with `true`, in which form cells are written",
            {"type": "array", "contains": {"const": "true"}},
            "write true in such cells.",
        ),
        read_property(
            "falseValues",
            "a list with `false`, in which form cells are written",
            {"type": "array", "contains": {"const": "false"}},
            "write false in such cells.",
        ),
        refused_property(
            "bareNumber",
            "a number in a cell has nothing around it",
            "write the numbers alone, and take the property out.",
            {"const": True},
        ),
        refused_property(
            "decimalChar",
            "decimals stand behind a point",
            "write numbers with a point, and take the property out.",
            {"const": "."},
        ),
        refused_property(
            "groupChar",
            "digits are not grouped",
            "write numbers without separators, and take the property out.",
            {"const": ""},
        ),
        *kept_properties("rdfType", "categoriesOrdered", "examples"),
    ),
    "category": (
        must("value", "a value of the column", {"type": ["string", "number"]}),
        read_property("label", "text", {"type": "string"}),
        read_property("description", "of this tool: what the value means", {"type": "string"}),
    ),
    "constraints": (
        *(
            read_property(name, words, {})
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
        refused_property("jsonSchema", "no column holds JSON", "take the constraint out."),
    ),
    "foreignKey": (
        must(
            "fields",
            "one column, alone or in a list, as in `reference`",
            ONE_NAME,
            "refer by one column, to a table whose key is one column.",
        ),
        must("reference", "what it refers to", {"type": "object"}, inner="reference"),
    ),
    "reference": (
        must(
            "fields",
            "the key of that table, alone or in a list",
            ONE_NAME,
            "refer to the key of the table.",
        ),
        read_property(
            "resource",
            "the name of a table; its own where it is empty or left out",
            {"type": "string"},
        ),
        refused_property(
            "package", "a package stands on its own", "bring the table into the package."
        ),
    ),
}
