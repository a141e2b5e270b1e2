"""Rules of the schema of a table: its keys, enumerations, anchors, patterns and words."""

from collections.abc import Iterator

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.check.rules.descriptors.shape import field_of_prices
from sandhi.package import patterns
from sandhi.package.soundness.keys import anchor_faults, key_faults


@rule(
    table=Kind.DESCRIPTOR,
    mend="Name columns and tables that are there; the key of a table is its first field.",
    why="A key that names nothing joins nothing, and most tools do not say so.",
    since="0.1.0",
    keeps=Example(schema={"name": "prices", "uniqueKeys": [["article", "sold"]]}),
    breaks=Example(schema={"name": "prices", "uniqueKeys": [["article", "bought"]]}),
)
def descriptor_keys(context: Context) -> Iterator[Breach]:
    """A primary, foreign or unique key names columns that are there."""
    for fault in key_faults(context.schema, context.package.schemas):
        yield Breach(fault.what, fault.mend, column=fault.column)


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give both the same values in the same order.",
    why="A value without a definition cannot be coded alike by two people.",
    since="0.1.0",
    keeps=field_of_prices(
        "article",
        example="tea",
        constraints={"enum": ["tea"]},
        categories=[{"value": "tea", "label": "Tea", "description": "In leaves."}],
    ),
    breaks=field_of_prices(
        "article",
        example="tea",
        constraints={"enum": ["tea", "rice"]},
        categories=[{"value": "tea", "label": "Tea", "description": "In leaves."}],
    ),
)
def descriptor_categories(context: Context) -> Iterator[Breach]:
    """An enumeration that defines values defines each of them, and no others."""
    for field in context.schema.fields:
        values = [str(value) for value in field.constraints.get("enum", [])]
        defined_values = [category.value for category in field.categories]
        if defined_values and values != defined_values:
            odd = sorted(set(values) ^ set(defined_values)) or ["their order"]
            yield Breach(f"enum and categories differ in {', '.join(odd)}", column=field.name)


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give the table these columns, of these types, and make seed_id a key to seeds.",
    why="A row that cannot be traced to the characters that say it proves nothing.",
    since="0.1.0",
    keeps=field_of_prices("start", type="integer"),
    breaks=field_of_prices("start", type="string"),
)
def descriptor_anchors(context: Context) -> Iterator[Breach]:
    """Anchored tables, seeds and sentences have the columns of an anchor."""
    for fault in anchor_faults(context.schema):
        yield Breach(fault.what, fault.mend, column=fault.column)


@rule(
    table=Kind.DESCRIPTOR,
    mend="Write the pattern as a regular expression, without needless counts.",
    why="A pattern that no program can read, or that fills its memory, checks nothing.",
    since="0.1.0",
    keeps=field_of_prices("article", example="tea", constraints={"pattern": "[a-z]+"}),
    breaks=field_of_prices("article", example="tea", constraints={"pattern": "[a-z"}),
)
def descriptor_patterns(context: Context) -> Iterator[Breach]:
    """The pattern of a column can be read, and is of a size that can be put to its cells."""
    for field in context.schema.fields:
        pattern_fault = patterns.fault(field.constraints.get("pattern", ""))
        if pattern_fault:
            yield Breach(f"the pattern {pattern_fault}", column=field.name)


@rule(
    table=Kind.DESCRIPTOR,
    severity="warning",
    mend="Say in the schema what each of them is; the codebook, the pages and messages tell it.",
    why="What nobody has described is read by everybody as they think it is meant.",
    since="0.1.0",
    keeps=field_of_prices("article", description="What is sold."),
    breaks=field_of_prices("article", description=""),
)
def descriptor_words(context: Context) -> Iterator[Breach]:
    """A table and its columns are described, with an example, and each value is defined."""
    schema = context.schema
    lacking: dict[str, list[str]] = {
        "columns without description": [
            field.name for field in schema.fields if not field.description
        ],
        "columns without example": [field.name for field in schema.fields if not field.example],
        "values not defined": [
            field.name
            for field in schema.fields
            if ("enum" in field.constraints and not field.categories)
            or any(not category.description for category in field.categories)
        ],
    }
    if not schema.description:
        yield Breach(f"{schema.name}: no description of the table")
    for what, names in lacking.items():
        if names:
            yield Breach(f"{schema.name}: {what}: {', '.join(names)}")
