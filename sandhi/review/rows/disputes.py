"""Where texts disagree: the tables that say so, what is proposed of passages, and their rows."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sandhi.package import ANCHOR, Package
from sandhi.package.settings import Role
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.staging import Staging


class DisputeTables(NamedTuple):
    """The table of disputes, and that of the rows which take part in one.

    ``of`` is the column of the second with the key of the dispute, ``record`` that with the key of
    the row, of whichever table.
    """

    disputes: str
    members: str
    of: str
    record: str


def dispute_tables(package: Package) -> DisputeTables | None:
    """The tables in which a package says where its texts disagree; None where it has none."""
    for name, schema in package.schemas.items():
        of, record = package.settings.of(name).of or "", package.settings.of(name).record
        disputes = schema.references.get(of, "")
        is_membership = package.settings.of(name).role is Role.MEMBERSHIP and schema.anchored
        if is_membership and record and package.settings.of(disputes).role is Role.DISPUTE:
            return DisputeTables(disputes, name, of, record)
    return None


def proposed_cells(
    package: Package, tables: DisputeTables, members: Sequence[tuple[str, str]]
) -> dict[str, str]:
    """What a new dispute of some members, given as table and key, mostly has; and a label's draft.

    In each enumerated column it has what most disputes have whose members are of the same tables,
    or of which as many stand in one text.
    """
    schema = package.schemas[tables.disputes]
    rows = {row[schema.primary_key]: row for row in row_cells(package, tables.disputes)}
    of_record = {
        key: name
        for name, one in package.schemas.items()
        if one.anchored and package.settings.of(name).role is not Role.MEMBERSHIP
        for key in package.rows(name)
    }
    seeds_of: dict[str, set[str]] = {}
    tables_of: dict[str, set[str]] = {}
    for member in row_cells(package, tables.members):
        seeds_of.setdefault(member[tables.of], set()).add(member["seed_id"])
        tables_of.setdefault(member[tables.of], set()).add(of_record.get(member[tables.record], ""))
    seeds = {str(package.rows(name)[key]["seed_id"]) for name, key in members}
    names = {name for name, _ in members}
    like_rows = [
        rows[key]
        for key, own in tables_of.items()
        if key in rows and own == names and (len(seeds_of[key]) == 1) == (len(seeds) == 1)
    ]
    cells = {
        field.name: most((row[field.name] for row in like_rows or rows.values()), least=0.0)
        for field in schema.fields
        if field.categories
    }
    label = next(iter(package.settings.of(tables.disputes).label), "")
    labels = [package.labels.of(*one) for one in members]
    drafted = {label: ", or ".join(dict.fromkeys(labels)) + "?"} if label and labels else {}
    return cells | drafted


def stage_dispute(
    package: Package,
    staging: Staging,
    tables: DisputeTables,
    cells: Mapping[str, str],
    members: Sequence[tuple[str, str]],
) -> None:
    """Stage a dispute, and a row for each of its members, anchored where that stands."""
    names = package.schemas[tables.disputes].names
    key = staging.add(tables.disputes, {name: cells.get(name, "") for name in names})
    for table, record in members:
        row = {name: str(package.rows(table)[record][name]) for name in ANCHOR}
        row |= {tables.of: key, tables.record: record}
        names = package.schemas[tables.members].names
        staging.add(tables.members, {name: row.get(name, "") for name in names})
