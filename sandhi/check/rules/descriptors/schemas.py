"""Rules of the schema of a table: its keys, enumerations, anchors, patterns and words."""

from collections.abc import Iterable, Iterator

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.check.rules.descriptors.shape import field_of_prices
from sandhi.package import ANCHOR
from sandhi.package.patterns import fault

# The tables that the tool reads by their names, and the columns that it reads in them.
_COLUMNS = {"seeds": ("seed_id", "path", "sha256", "characters"), "sentences": ANCHOR}


def no_table(name: str) -> str:
    """What is told of a name that is none of a table."""
    return f"{name} is no table"


def _duplicates(names: Iterable[str]) -> list[str]:
    """The names that others bear as well: to SQLite, letters in either case are the same."""
    names_in_lower_case: set[str] = set()
    duplicates = []
    for name in names:
        if name.lower() in names_in_lower_case:
            duplicates.append(name)
        names_in_lower_case.add(name.lower())
    return duplicates


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
    schema = context.schema
    for name in _duplicates(schema.names):
        yield Breach(f"two fields are named {name}", "Rename one of them.", column=name)
    if schema.primary_key != schema.names[0]:
        mend = "Put it first among fields; `sandhi fmt` then puts its column first."
        yield Breach("not the first field", mend, column=schema.primary_key)
    elif schema.fields[0].type == "number":
        mend = "Make its type integer or string: a fraction is written in several ways."
        yield Breach("a key of the type number", mend, column=schema.primary_key)
    for key in schema.unique_keys:
        for name in sorted(set(key) - set(schema.names)):
            yield Breach(f"{name} is no field", "Name a field of the table.", column=name)
    for corrected, name in schema.corrections.items():
        if corrected not in schema.names:
            what = f"{corrected}, which it corrects, is no field"
            yield Breach(what, "Name a field of the table.", column=name)
    for foreign in schema.foreign_keys:
        column = foreign.field
        target = context.package.schemas.get(foreign.table)
        # A row that goes on with another may have its key, but not one of a passage of its own.
        is_own = foreign.table == schema.name or {*ANCHOR} <= {*schema.names}
        if column == schema.primary_key and is_own:
            mend = "Take the reference out; put a column beside the key that refers to that row."
            yield Breach("the key of a passage refers to another row", mend, column=column)
        if column not in schema.names:
            yield Breach(f"{column} is no field", "Name a field of the table.", column=column)
        if target is None:
            yield Breach(no_table(foreign.table), "Name a table.", column=column)
        elif foreign.column != target.primary_key:
            what = f"{foreign.column} is not the key of {foreign.table}"
            yield Breach(what, f"Refer to {target.primary_key}.", column=column)


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
    schema = context.schema
    lacking = sorted({*_COLUMNS.get(schema.name, ())} - {*schema.names})
    if lacking:
        yield Breach(f"no {', '.join(lacking)}", "Give it these columns.")
    fields = [(field.name, field.type) for field in schema.fields if field.name in ANCHOR]
    whole = [*zip(ANCHOR, ("string", "integer", "integer", "string"), strict=True)]
    of_seeds = schema.name == "sentences" or ANCHOR[0] in schema.names
    of_seeds = of_seeds or "seeds" in schema.references.values()
    # What has a start, an end or a quote, and nothing of seeds, tells of other things.
    if schema.name != "seeds" and of_seeds and fields and fields != whole:
        what = ", ".join(f"{name} ({type_})" for name, type_ in fields)
        yield Breach(what, f"Give it {', '.join(f'{name} ({type_})' for name, type_ in whole)}.")
    elif schema.anchored and ("seed_id", "seeds") not in {
        (foreign.field, foreign.table) for foreign in schema.foreign_keys
    }:
        mend = "Make seed_id a foreign key to the table seeds."
        yield Breach("no key to seeds", mend, column="seed_id")


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
        pattern_fault = fault(field.constraints.get("pattern", ""))
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
