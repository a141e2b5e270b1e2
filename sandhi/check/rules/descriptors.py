"""Rules of the descriptors: the dialect of Data Package v2 that this tool reads.

The shape of descriptors, and the examples of columns, are judged by their engine itself.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sandhi.check.rule import Breach, Context, Example, Kind, Rule, rule
from sandhi.language import fold
from sandhi.package import ANCHOR, DESCRIPTOR, Package, Role, TableSettings, addresses
from sandhi.package.patterns import fault
from sandhi.package.settings import SPEAKING_OF_ANOTHER, named

# The tables that the tool reads by their names, and the columns that it reads in them.
COLUMNS = {"seeds": ("seed_id", "path", "sha256", "characters"), "sentences": ANCHOR}


def _field(name: str, **properties: Any) -> Example:
    """A field of the table of prices."""
    return Example(schema={"name": "prices", "fields": [{"name": name, **properties}]})


descriptor = Rule(
    id="descriptor",
    sentence="A descriptor is as the Data Package standard has it, in the dialect that is read.",
    why="Other tools pass over a misspelt property in silence, and what it should say is lost.",
    table=Kind.DESCRIPTOR,
    mend="Write the property as the Data Package standard has it, or take it out.",
    since="0.1.0",
    keeps=_field("amount", constraints={"minimum": 0}),
    breaks=_field("amount", constrains={"minimum": 0}),
)


def no_table(name: str) -> str:
    """What is told of a name that is none of a table."""
    return f"{name} is no table"


def _alike(names: Iterable[str]) -> list[str]:
    """The names that others bear as well: to SQLite, letters in either case are the same."""
    seen: set[str] = set()
    alike = []
    for name in names:
        if name.lower() in seen:
            alike.append(name)
        seen.add(name.lower())
    return alike


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
    for name in _alike(schema.names):
        yield Breach(f"two fields are named {name}", "Rename one of them.", column=name)
    if schema.primary_key != schema.names[0]:
        mend = "Make the first field the key."
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
    keeps=_field(
        "article",
        example="tea",
        constraints={"enum": ["tea"]},
        categories=[{"value": "tea", "label": "Tea", "description": "In leaves."}],
    ),
    breaks=_field(
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
        defined = [category.value for category in field.categories]
        if defined and values != defined:
            odd = sorted(set(values) ^ set(defined)) or ["their order"]
            yield Breach(f"enum and categories differ in {', '.join(odd)}", column=field.name)


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give the table these columns, of these types, and make seed_id a key to seeds.",
    why="A row that cannot be traced to the characters that say it proves nothing.",
    since="0.1.0",
    keeps=_field("start", type="integer"),
    breaks=_field("start", type="string"),
)
def descriptor_anchors(context: Context) -> Iterator[Breach]:
    """Anchored tables, seeds and sentences have the columns of an anchor."""
    schema = context.schema
    lacking = sorted({*COLUMNS.get(schema.name, ())} - {*schema.names})
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
    keeps=_field("article", example="tea", constraints={"pattern": "[a-z]+"}),
    breaks=_field("article", example="tea", constraints={"pattern": "[a-z"}),
)
def descriptor_patterns(context: Context) -> Iterator[Breach]:
    """The pattern of a column can be read, and is of a size that can be put to its cells."""
    for field in context.schema.fields:
        wrong = fault(field.constraints.get("pattern", ""))
        if wrong:
            yield Breach(f"the pattern {wrong}", column=field.name)


@rule(
    table=Kind.DESCRIPTOR,
    severity="warning",
    mend="Say in the schema what each of them is; the codebook, the pages and messages tell it.",
    why="What nobody has described is read by everybody as they think it is meant.",
    since="0.1.0",
    keeps=_field("article", description="What is sold."),
    breaks=_field("article", description=""),
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


descriptor_examples = Rule(
    id="descriptor-examples",
    sentence="The example of a column keeps the column's own constraints.",
    why="Whoever writes a row copies the form of the example.",
    table=Kind.DESCRIPTOR,
    mend="Give an example that keeps the column's constraints.",
    since="0.1.0",
    keeps=_field("amount", example="12.5"),
    breaks=_field("amount", example="dear"),
)


@rule(
    table=Kind.DESCRIPTOR,
    mend="Name a table or a column that is there.",
    why="What is declared of a table that is not there is never done.",
    since="0.1.0",
    keeps=Example(package={"sandhi": {"front": ["prices"]}}),
    breaks=Example(package={"sandhi": {"front": ["costs"]}}),
)
def descriptor_settings(context: Context) -> Iterator[Breach]:
    """The settings name tables and columns that are there, and what the role of each asks for."""
    package = context.package
    settings = package.settings
    views = {file.stem for file in (package.root / (settings.views or ".")).glob("*.sql")}
    for place, table, columns in named(settings):
        schema = package.schemas.get(table)
        odd = [
            f"{table} has no column {name}"
            for name in columns
            if schema and name not in schema.names
        ]
        if schema is None and table not in views:
            odd = [f"{table} is no table"]
        for what in odd:
            yield Breach(what, f"In {DESCRIPTOR} at /sandhi/{place}: name one that is there.")
    for table, own in settings.tables.items():
        for what, mend in _of_its_role(package, table, own):
            yield Breach(what, f"In {DESCRIPTOR} at /sandhi/tables/{table}: {mend}")


def _of_its_role(package: Package, table: str, own: TableSettings) -> Iterator[tuple[str, str]]:
    """What a table lacks that its role asks for, and how to mend it."""
    schema = package.schemas.get(table)
    if schema is None:
        return
    if own.role in SPEAKING_OF_ANOTHER and own.of not in schema.references:
        what = f"{table} is a {own.role}, and of says of no other table"
        yield what, "name as of the foreign key that leads to what its rows speak of."
    if own.role is Role.MEMBERSHIP and own.record is None:
        yield f"{table} is a membership without record", "name the column of the members' keys."


@rule(
    table=Kind.DESCRIPTOR,
    mend="Give an address that begins with https:// or http://, or take it out.",
    why="An address becomes a link, and a browser runs what stands behind javascript: or data:.",
    since="0.1.0",
    keeps=Example(package={"homepage": "https://example.org/prices"}),
    breaks=Example(package={"homepage": "javascript:alert(1)"}),
)
def descriptor_addresses(context: Context) -> Iterator[Breach]:
    """An address that the descriptor gives is http or https; a licence or source may be a path."""
    for place, address, within in addresses.declared(context.package.descriptor):
        if not addresses.is_right(address, within):
            path = ", or the relative path of a file" if within else ""
            mend = f"give an address that begins with https:// or http://{path}."
            yield Breach(address, f"In {DESCRIPTOR} at {place}: {mend}")


@rule(
    table=Kind.DESCRIPTOR,
    mend="Let each phrase stand once, in the group of all that mean the same.",
    why="Search takes a phrase for all that is in its group; of two groups it would see only one.",
    since="0.9.0",
    keeps=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["cup", "mug"]]}}),
    breaks=Example(package={"sandhi": {"synonyms": [["tea", "chai"], ["Tea", "infusion"]]}}),
)
def descriptor_synonyms(context: Context) -> Iterator[Breach]:
    """A phrase stands in one group of synonyms, once, however it is spelt."""
    groups = context.package.settings.synonyms
    seen: set[str] = set()
    for number, group in enumerate(groups):
        for phrase in group:
            folded = " ".join(fold(phrase).split())
            if folded in seen or not folded:
                yield Breach(phrase, f"In {DESCRIPTOR} at /sandhi/synonyms/{number}: take it out.")
            seen.add(folded)


# What is put to the descriptor of the package, and what to each schema.
OF_PACKAGE = [descriptor_settings, descriptor_synonyms, descriptor_addresses]
OF_SCHEMAS = [
    descriptor_keys,
    descriptor_categories,
    descriptor_anchors,
    descriptor_patterns,
    descriptor_words,
]
RULES = [
    descriptor,
    descriptor_keys,
    descriptor_categories,
    descriptor_anchors,
    descriptor_patterns,
    descriptor_examples,
    descriptor_words,
    descriptor_settings,
    descriptor_synonyms,
    descriptor_addresses,
]
