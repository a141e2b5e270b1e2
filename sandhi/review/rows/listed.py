"""Rows that are to be looked at again: those at a passage, of the sitting, or that break a rule."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sandhi.check.run import check_opened
from sandhi.curate.editing.references import referrals
from sandhi.package import LEDGER, Package, UntrustedError
from sandhi.review.composer.passage import placed_rows, row_cells
from sandhi.review.decisions import Decision
from sandhi.review.staging import in_a_line
from sandhi.review.trial import supplements
from sandhi.text import Span

_TOLD = 60  # of what the check finds, so much is listed at once


class ListedRow(NamedTuple):
    """A row by its table and key, with what it is called; ``line`` is what is told of it here."""

    table: str
    key: str
    label: str
    line: str = ""


def rows_at(package: Package, seed: str, span: Span) -> list[ListedRow]:
    """The rows that share text with a passage, the nearest in extent first; no notes on others."""
    near = []
    for place, (name, schema) in enumerate(package.schemas.items()):
        if not schema.anchored or package.settings.of(name).record:
            continue
        for place_of_row, row in placed_rows(package, name, seed):
            if place_of_row.meets(span):
                edges = zip(place_of_row, span, strict=True)
                apart = sum(abs(one - other) for one, other in edges)
                near.append((apart, place, name, row[schema.primary_key], row["quote"]))
    return [
        ListedRow(name, key, package.labels.of(name, key), quote)
        for _, _, name, key, quote in sorted(near)
    ]


def rows_of_sitting(package: Package, decisions: Iterable[Decision]) -> list[ListedRow]:
    """The rows that were added or set right in a sitting and are there yet, the last ones first."""
    keys: list[tuple[str, str]] = []
    for decision in decisions:
        keys = [(table, decision.rekeyed.get((table, key), key)) for table, key in keys]
        keys += decision.rows
    return [
        ListedRow(table, key, package.labels.of(table, key))
        for table, key in dict.fromkeys(reversed(keys))
        if key in package.rows(table)
    ]


def rows_in_error(package: Package) -> list[ListedRow]:
    """The rows in which the check finds what is to be mended, with that; those of no row, too.

    What is of the package as a whole alone is left to the check itself.
    """
    try:
        errors = check_opened(package, in_haste=True, whole_trial=False).errors
    except UntrustedError as error:
        return [ListedRow("", "", "Whether the rules hold was not asked", str(error))]
    return [
        ListedRow(
            one.table if one.key else "",
            one.key or "",
            package.labels.of(one.table, one.key) if one.table and one.key else one.table,
            in_a_line(one),
        )
        for one in errors[:_TOLD]
    ]


def going_with(package: Package, table: str, key: str) -> list[ListedRow]:
    """The rows that cannot stand without one: those of a column that must name it, and theirs."""
    going = {(table, key): ""}
    for row in (queue := [(table, key)]):
        for referral in referrals(package, *row):
            other = referral.table, referral.key
            field = package.schemas[referral.table].field(referral.column)
            if other not in going and field.constraints.get("required"):
                going[other] = field.title or field.name
                queue.append(other)
    return [
        ListedRow(name, one, package.labels.of(name, one), column)
        for (name, one), column in going.items()
        if (name, one) != (table, key)
    ]


def lacking_supplements(package: Package, table: str, key: str) -> Iterator[str]:
    """The tables that have rows of the same keys, such as codes, in which a row has none yet.

    Those alone in which others like it have one: in each enumerated column it has what one has.
    """
    enumerated = [one.name for one in package.schemas[table].fields if one.categories]
    rows = package.rows(table)
    for name in sorted(supplements(package, table)):
        keys = {row[package.schemas[name].primary_key] for row in row_cells(package, name)}
        likes = [rows[one] for one in keys if one in rows]
        same = any(
            all(one[column] == rows[key][column] for column in enumerated[:1]) for one in likes
        )
        if name != LEDGER and key not in keys and same:
            yield name
