"""Which tables may break what their schemas ask for: whole columns at a time, each text once.

Frictionless and Pandera are the reference, and judge every table of a package of up to
``REFERENCE_ROWS`` rows. In a larger one this pass looks first, and they judge what it doubts: the
tables in which some cell breaks a constraint, and those of which it cannot tell. So a sound table
costs what reading its columns costs, and a breach is told by them in their words. Pandera takes a
second to load, so nothing loads it before it is asked. What they refuse
is never passed here: `tests/check/engine/test_doubt.py` tries it on packages broken at random.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple

from pandas import DataFrame, Series

from sandhi.check.engine import crowds, foreign_keys
from sandhi.check.engine.crowds import Broken
from sandhi.check.engine.limits import limit_of
from sandhi.package import Field, Package
from sandhi.package.opening.columns import TextColumn, column
from sandhi.package.opening.memory import memoized
from sandhi.package.patterns import Matching, fault
from sandhi.package.schema import LIMITS
from sandhi.table import typed_values

REFERENCE_ROWS = 20_000

_BROKEN: dict[str, Callable[["Series[Any]", Any], "Series[bool]"]] = {
    "minimum": lambda values, least: values < least,
    "maximum": lambda values, most: values > most,
    "exclusiveMinimum": lambda values, least: values <= least,
    "exclusiveMaximum": lambda values, most: values >= most,
}


def doubtful(package: Package, tables: Iterable[str], unreadable: Collection[str]) -> list[str]:
    """Return the tables, of those that can be read, in which a cell may break a constraint.

    A key of a table that cannot be read is not followed.
    """
    unread = frozenset(unreadable)
    return [table for table in tables if _is_doubtful(package, table, unread)]


@memoized
def _is_doubtful(package: Package, table: str, unreadable: frozenset[str]) -> bool:
    return has_doubtful_cells(package, table) or bool(
        foreign_keys.astray(package, table, unreadable)
    )


def has_doubtful_cells(package: Package, table: str) -> bool:
    """Whether a cell of a table may break a constraint of its own column."""
    schema = package.schemas[table]
    # A blank row, which is none to other readers, has no key.
    return any(
        is_doubtful(field, column(package, table, field.name), field.name == schema.primary_key)
        for field in schema.fields
    )


def is_doubtful(field: Field, cells: TextColumn, is_key: bool = False) -> bool:
    """Whether a cell of a column may be of another type than its field, or break a constraint."""
    constraints, texts = field.constraints, cells.distinct.tolist()
    present = [text for text in texts if text]
    if (is_key or constraints.get("required")) and len(present) < len(texts):
        return True
    if not {*field.missing}.isdisjoint(texts):
        return True  # whether a mark for no value stands where one is required, others say
    if field.format != "default" and not _has_format(field, present):
        return True
    # Texts that differ may be one value.
    values = Series([] if field.type == "string" else typed_values(present, field.type))
    if values.isna().any():
        return True
    if (is_key or constraints.get("unique")) and (
        cells.has_twice(present) or values.duplicated().any()
    ):
        return True
    if field.type == "string":
        return breaks_text_limits(constraints, present)
    if "enum" in constraints and not values.isin(limit_of(field, constraints["enum"])).all():
        return True
    return any(
        name in constraints
        and bool(_BROKEN[name](values, limit_of(field, constraints[name])).any())
        for name in LIMITS
    )


def _has_format(field: Field, texts: Iterable[str]) -> bool:
    """Whether each text is in the format of a column, which Frictionless itself is asked."""
    import frictionless

    descriptor = {"name": field.name, "type": field.type, "format": field.format}
    read_cell = frictionless.Field.from_descriptor(descriptor).read_cell
    return not any(notes for _, notes in map(read_cell, texts))


def breaks_text_limits(constraints: Any, texts: Collection[str]) -> bool:
    """Whether a text, of some that are not empty, breaks a constraint on texts."""
    least, most = constraints.get("minLength", 0), constraints.get("maxLength")
    if least and min(map(len, texts), default=least) < least:
        return True
    if most is not None and max(map(len, texts), default=0) > most:
        return True
    if "enum" in constraints and not {*texts} <= {*constraints["enum"]}:
        return True
    pattern = constraints.get("pattern", "")
    # One that cannot be read is a finding of its own, in the schema.
    if not pattern or fault(pattern):
        return False
    return not Matching(pattern).fits_all(texts)


class Crowded(NamedTuple):
    """The cells of a crowd that Frictionless need not see, and the other rows, if not all."""

    cells: list[Broken]
    others: DataFrame | None


@memoized
def crowd_in(package: Package, table: str) -> Crowded:
    """The rows of which nothing is wrong but that they lack a cell which very many lack.

    To go through each, and to be told of each, takes many times as long as all else.
    """
    everything = Crowded([], None)
    schema, every = package.schemas[table], package.cells(table)
    if len(every) <= crowds.HELD:
        return everything
    required = [one for one in schema.fields if one.constraints.get("required")]
    empty = {one.name: every[one.name].eq("") for one in required if one.name != schema.primary_key}
    empty = {name: which for name, which in empty.items() if which.sum() > crowds.HELD}
    beyond = [which & (which.cumsum() > crowds.HELD) for which in empty.values()]
    if not beyond:
        return everything
    # Each of these cells, in such a row, is beyond the first ones of its column.
    spared = beyond[0] | False
    for which in beyond[1:]:
        spared |= which
    for which, of_column in zip(empty.values(), beyond, strict=True):
        spared &= ~which | of_column
    cells = every[spared]
    for field in schema.fields:
        is_key = field.name == schema.primary_key
        filled = cells[field.name].ne("") if field.name in empty else cells[field.name].notna()
        of_filled = TextColumn.of(cells[field.name][filled].to_numpy(dtype=object))
        is_unique = is_key or field.constraints.get("unique")
        texts = every[field.name]
        if is_doubtful(field, of_filled, is_key) or (
            is_unique and texts[texts.ne("")].duplicated().any()
        ):
            return everything
    lacking = [
        Broken("required", int(line), name)
        for name, which in empty.items()
        for line in every.index[which & spared]
    ]
    return Crowded(lacking, every[~spared])
