"""The rules that a table's schema asks for, by the names of its constraints.

Frictionless judges all of them but patterns and foreign keys, Pandera those that concern a column
alone.
"""

from sandhi.check.example import Example, Rows
from sandhi.check.finding import Finding
from sandhi.check.rule import Kind, Rule
from sandhi.package import Package

# Of a pattern, beside "pattern" itself.
PATTERN_IN_TIME = "pattern-in-time"
TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date",
    "datetime": "a date and time",
    "year": "a year in four digits",
}


def _rule(
    name: str,
    sentence: str,
    *,
    why: str,
    mend: str,
    keeps: Rows,
    breaks: Rows,
    on: dict[str, object] | None = None,
    constraints: dict[str, object] | None = None,
) -> Rule:
    """A rule with examples of prices, one field of which is ``on``, or has constraints."""
    field = on or {"name": "article", "type": "string", "constraints": constraints}
    schema = {"name": "prices", "fields": [field]} if on or constraints else {}
    return Rule(
        id=name,
        sentence=sentence,
        why=why,
        table=Kind.SCHEMA,
        mend=mend,
        since="0.1.0",
        keeps=Example(tables={"prices": keeps}, schema=schema),
        breaks=Example(tables={"prices": breaks}, schema=schema),
    )


readable_by_others = _rule(
    "readable-by-others",
    "A table holds nothing else that Frictionless, a common reader of Data Packages, refuses.",
    why="Whoever opens the package with another tool must get every row of it.",
    mend="Write the row, or the file, as a Data Package asks for it; a blank row goes.",
    keeps=[{"price_id": "P1"}],
    breaks=[{"price_id": "P1"}, {"price_id": ""}],
)

RULES = [
    _rule(
        "type",
        "A cell is a value of its column's type.",
        why="What cannot be read as a number or a date can be neither counted nor compared.",
        mend="Write {column} as {type}, such as {example}.",
        keeps=[{"price_id": "P1", "amount": 12.5}],
        breaks=[{"price_id": "P1", "amount": "dear"}],
    ),
    _rule(
        "required",
        "A cell that must be filled in is filled in.",
        why="A row that lacks it says nothing that can be used.",
        mend="Fill in {column}: {description}",
        constraints={"required": True},
        keeps=[{"price_id": "P1", "article": "tea"}],
        breaks=[{"price_id": "P1", "amount": 3}],
    ),
    _rule(
        "unique",
        "A value that must be unique stands in one row only.",
        why="Two rows of one key cannot be told apart, cited or joined.",
        mend="Give the row a {column} of its own.",
        keeps=[{"price_id": "P1"}, {"price_id": "P2"}],
        breaks=[{"price_id": "P1"}, {"price_id": "P1"}],
    ),
    _rule(
        "pattern",
        "A value has the form that its column prescribes.",
        why="What is written in many forms is found in none of them.",
        mend="Write {column} as {limit}, such as {example}.",
        constraints={"pattern": "[a-z]+"},
        keeps=[{"price_id": "P1", "article": "tea"}],
        breaks=[{"price_id": "P1", "article": "TEA"}],
    ),
    _rule(
        PATTERN_IN_TIME,
        "Whether a value has the form that its column prescribes is found out in time.",
        why="A pattern that repeats what repeats may take years for one cell, and proves nothing.",
        mend="Write the pattern of {column} so that no text fits in two ways; it is {limit}.",
        constraints={"pattern": "(a|aa)+"},
        keeps=[{"price_id": "P1", "article": "aaa"}],
        breaks=[{"price_id": "P1", "article": f"{'a' * 60}!"}],
    ),
    _rule(
        "enum",
        "A value of an enumeration is one of those it defines.",
        why="A value that is defined nowhere means what each reader takes it to mean.",
        mend="Write one of {values}; or define the value in {schema}.",
        constraints={"enum": ["tea", "rice"]},
        keeps=[{"price_id": "P1", "article": "tea"}],
        breaks=[{"price_id": "P1", "article": "coffee"}],
    ),
    _rule(
        "minimum",
        "A value is not less than the least that its column allows.",
        why="A number below what there can be is a slip.",
        mend="Mend {column}; its minimum is {limit}.",
        keeps=[{"price_id": "P1", "amount": 0}],
        breaks=[{"price_id": "P1", "amount": -1}],
    ),
    _rule(
        "maximum",
        "A value is not more than the most that its column allows.",
        why="A number above what there can be is a slip.",
        mend="Mend {column}; its maximum is {limit}.",
        keeps=[{"price_id": "P1", "amount": 1000}],
        breaks=[{"price_id": "P1", "amount": 1001}],
    ),
    _rule(
        "exclusiveMinimum",
        "A value is more than what its column has to exceed.",
        why="A number at or below what it must exceed is a slip.",
        mend="Mend {column}; it must be more than {limit}.",
        on={"name": "amount", "constraints": {"exclusiveMinimum": 10}},
        keeps=[{"price_id": "P1", "amount": 11}],
        breaks=[{"price_id": "P1", "amount": 10}],
    ),
    _rule(
        "exclusiveMaximum",
        "A value is less than what its column has to stay below.",
        why="A number at or above what it must stay below is a slip.",
        mend="Mend {column}; it must be less than {limit}.",
        on={"name": "amount", "constraints": {"exclusiveMaximum": 10}},
        keeps=[{"price_id": "P1", "amount": 9}],
        breaks=[{"price_id": "P1", "amount": 10}],
    ),
    _rule(
        "minLength",
        "A value is not shorter than its column allows.",
        why="A text that is too short to say what it should is as good as none.",
        mend="Mend {column}; its minLength is {limit}.",
        constraints={"minLength": 3},
        keeps=[{"price_id": "P1", "article": "tea"}],
        breaks=[{"price_id": "P1", "article": "te"}],
    ),
    _rule(
        "maxLength",
        "A value is not longer than its column allows.",
        why="A text that is longer than its place is cut off where it is shown.",
        mend="Mend {column}; its maxLength is {limit}.",
        constraints={"maxLength": 4},
        keeps=[{"price_id": "P1", "article": "rice"}],
        breaks=[{"price_id": "P1", "article": "coffee"}],
    ),
    _rule(
        "foreign-key",
        "A key of another row names a row that is there.",
        why="A row that points nowhere cannot be joined to what it speaks of.",
        mend="Write a key of {to}, or add the row there.",
        keeps=[{"price_id": "P1"}, {"price_id": "P2", "discount_of": "P1"}],
        breaks=[{"price_id": "P1"}, {"price_id": "P2", "discount_of": "P3"}],
    ),
    readable_by_others,
]
BY_ID = {rule.id: rule for rule in RULES}


def rules(package: Package, table: str) -> list[Rule]:
    """The rules that the schema of a table asks for."""
    schema = package.schemas[table]
    constraints = {name for field in schema.fields for name in field.constraints}
    keys = {"foreign-key"} if schema.foreign_keys else set()
    times = {PATTERN_IN_TIME} if "pattern" in constraints else set()
    ids = {"type", "unique", readable_by_others.id} | constraints | keys | times
    return [rule for rule in RULES if rule.id in ids]


def finding(package: Package, table: str, rule: str, line: int, column: str) -> Finding:
    """The finding that a cell, named by the line of its row, breaks a constraint of its column."""
    field = package.schemas[table].field(column)
    facts = {
        "column": column,
        "type": TYPES[field.type],
        "example": field.sample,
        "description": field.description,
        "limit": str(field.constraints.get("pattern" if rule == PATTERN_IN_TIME else rule)),
        "values": ", ".join(map(str, field.constraints.get("enum", []))),
        "schema": package.schema_paths[table],
        "to": " and ".join(
            key.table for key in package.schemas[table].foreign_keys if key.field == column
        ),
    }
    return Finding.in_cell(BY_ID[rule], package, table, line, column, facts=facts)
