"""Whether the keys and the anchors of a table name columns and tables that are there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sandhi.package.schema import ANCHOR, TableSchema

# The tables that the tool reads by their names, and the columns that it reads in them.
_COLUMNS = {"seeds": ("seed_id", "path", "sha256", "characters"), "sentences": ANCHOR}


class SchemaFault(NamedTuple):
    """What in a Table Schema contradicts it, or another; how to mend it; of which column."""

    what: str
    mend: str
    column: str | None = None


def no_table(name: str) -> str:
    """What is told of a name that is none of a table."""
    return f"{name} is no table"


def key_faults(schema: TableSchema, schemas: Mapping[str, TableSchema]) -> Iterator[SchemaFault]:
    """Yield what the keys of a table name that is not there; ``schemas`` are those of all."""
    for name in _duplicates(schema.names):
        yield SchemaFault(f"two fields are named {name}", "Rename one of them.", name)
    if schema.primary_key != schema.names[0]:
        mend = "Put it first among fields; `sandhi fmt` then puts its column first."
        yield SchemaFault("not the first field", mend, schema.primary_key)
    elif schema.fields[0].type == "number":
        mend = "Make its type integer or string: a fraction is written in several ways."
        yield SchemaFault("a key of the type number", mend, schema.primary_key)
    for key in schema.unique_keys:
        for name in sorted(set(key) - set(schema.names)):
            yield SchemaFault(f"{name} is no field", "Name a field of the table.", name)
    for corrected, name in schema.corrections.items():
        if corrected not in schema.names:
            what = f"{corrected}, which it corrects, is no field"
            yield SchemaFault(what, "Name a field of the table.", name)
    yield from _of_foreign_keys(schema, schemas)


def _of_foreign_keys(
    schema: TableSchema, schemas: Mapping[str, TableSchema]
) -> Iterator[SchemaFault]:
    for foreign in schema.foreign_keys:
        column = foreign.field
        target = schemas.get(foreign.table)
        # A row that goes on with another may have its key, but not one of a passage of its own.
        is_own = foreign.table == schema.name or {*ANCHOR} <= {*schema.names}
        if column == schema.primary_key and is_own:
            mend = "Take the reference out; put a column beside the key that refers to that row."
            yield SchemaFault("the key of a passage refers to another row", mend, column)
        if column not in schema.names:
            yield SchemaFault(f"{column} is no field", "Name a field of the table.", column)
        if target is None:
            yield SchemaFault(no_table(foreign.table), "Name a table.", column)
        elif foreign.column != target.primary_key:
            what = f"{foreign.column} is not the key of {foreign.table}"
            yield SchemaFault(what, f"Refer to {target.primary_key}.", column)


def anchor_faults(schema: TableSchema) -> Iterator[SchemaFault]:
    """Yield what columns a table lacks that is anchored, or read by its name."""
    lacking = sorted({*_COLUMNS.get(schema.name, ())} - {*schema.names})
    if lacking:
        yield SchemaFault(f"no {', '.join(lacking)}", "Give it these columns.")
    fields = [(field.name, field.type) for field in schema.fields if field.name in ANCHOR]
    whole = [*zip(ANCHOR, ("string", "integer", "integer", "string"), strict=True)]
    of_seeds = schema.name == "sentences" or ANCHOR[0] in schema.names
    of_seeds = of_seeds or "seeds" in schema.references.values()
    # What has a start, an end or a quote, and nothing of seeds, tells of other things.
    if schema.name != "seeds" and of_seeds and fields and fields != whole:
        what = ", ".join(f"{name} ({type_})" for name, type_ in fields)
        mend = f"Give it {', '.join(f'{name} ({type_})' for name, type_ in whole)}."
        yield SchemaFault(what, mend)
    elif schema.anchored and ("seed_id", "seeds") not in {
        (foreign.field, foreign.table) for foreign in schema.foreign_keys
    }:
        mend = "Make seed_id a foreign key to the table seeds."
        yield SchemaFault("no key to seeds", mend, "seed_id")


def _duplicates(names: Iterable[str]) -> list[str]:
    """The names that others bear as well: to SQLite, letters in either case are the same."""
    names_in_lower_case: set[str] = set()
    duplicates = []
    for name in names:
        if name.lower() in names_in_lower_case:
            duplicates.append(name)
        names_in_lower_case.add(name.lower())
    return duplicates
