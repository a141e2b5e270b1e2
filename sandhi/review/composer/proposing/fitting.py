"""What the rules of the package let stand: values of a column, and passages that show something."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sandhi.check.engine.pandera import rows_refused
from sandhi.check.registry import rules_on
from sandhi.check.rule import Rule
from sandhi.curate.editing.bounds import with_bounds
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.table import csv_text

_OTHER = "+"  # the key of somebody else, whom no row has
ALONE, TOGETHER = "alone", "together"


class Referring(NamedTuple):
    """A table whose rows say something of a row of ``target``, in rows of ``owner``.

    ``of`` and ``to`` are the columns with the keys of these, and ``column`` says what. ``owner``
    and ``of`` are empty where there is but the one.
    """

    table: str
    owner: str
    of: str
    target: str
    to: str
    column: str


def fitting_roles(
    package: Package,
    owner: str,
    join: PartTable,
    cells: Mapping[str, str],
    keys: Iterable[str] = (),
    *,
    manners: Collection[str] = (ALONE, TOGETHER),
) -> dict[str, frozenset[str]]:
    """The roles that no rule refuses to each of some ``keys`` in a row of ``owner``.

    ``cells`` are that row's; under an empty key are the roles of whoever it may be. Rules that look
    at more than the two are left to the check of what is written.
    """
    of_join = Referring(join.table, owner, join.of, join.target, join.to, join.role)
    return fitting_values(package, of_join, cells, ["", *keys], manners=manners)


def fitting_values(
    package: Package,
    place: Referring,
    cells: Mapping[str, str],
    keys: Iterable[str],
    *,
    manners: Collection[str] = (ALONE, TOGETHER),
) -> dict[str, frozenset[str]]:
    """The values of an enumerated column that no rule refuses, by the key of whom a row is of.

    A value is refused that can stand in none of the ``manners``, alone or beside others: rules may
    ask for company. UntrustedError where nobody has trusted the package's own rules.
    """
    keys = [*dict.fromkeys(keys)]
    if not place.column:
        return dict.fromkeys(keys, frozenset())
    schema = package.schemas[place.table]
    values = sorted(map(str, schema.field(place.column).constraints.get("enum", ())))
    around = {place.owner, place.target} - {""}
    rules = [
        one
        for one in rules_on(package, place.table)
        if one.judge and one.column == place.column and one.reads and {*one.reads} <= around
    ]
    if not rules:
        return dict.fromkeys(keys, frozenset(values))
    owners: list[dict[str, str]] = []
    rows: list[dict[str, str]] = []
    for number, key in enumerate(keys):
        for value in values:
            for manner in manners:
                owner = f"{number} {value} {manner}"
                others = [value, *values] if manner == TOGETHER else []
                owners.append({**cells, **_key_of(package, place.owner, owner)})
                rows += [
                    _row(place, schema.primary_key, f"{owner} {at}", owner, one, _OTHER)
                    for at, one in enumerate(others)
                ]
                rows.append(_row(place, schema.primary_key, owner, owner, value, key))
    tables = {place.table: rows} | ({place.owner: owners} if place.owner else {})
    refused = _refused(package, place.table, tables, rules)
    return {
        key: frozenset(
            value
            for value in values
            if not {f"{number} {value} {one}" for one in manners} <= refused
        )
        for number, key in enumerate(keys)
    }


def types_that_stand(
    package: Package,
    shape: Shape,
    rows_of_types: Mapping[str, Mapping[str, str]],
    passage: SelectedPassage,
    joined: Iterable[Offer],
    mention: Mapping[str, str] = MappingProxyType({}),
) -> list[str]:
    """The types that no rule refuses to a row at a passage with what is taken to be joined to it.

    Each is given with the cells of a row of it, beside those of its mention. Rules that look at
    more than that, the mentions of what is joined and who is, are left to the check of what is
    written.
    """
    taken_offers = [one for one in joined if one.is_taken and one.join not in shape.sources]
    around = {shape.table, shape.mention}
    around |= {name for one in taken_offers for name in (one.join.table, one.join.target)}
    rules = [
        one
        for one in rules_on(package, shape.table)
        if one.judge and one.column == shape.type and one.reads and {*one.reads} <= around
    ]
    if not rules:
        return [*rows_of_types]
    links = {one.key for one in taken_offers if one.join in shape.links}
    name = package.schemas[shape.table].primary_key
    tables = {shape.table: [row for row in row_cells(package, shape.table) if row[name] in links]}
    if shape.mention:
        mentions = row_cells(package, shape.mention)
        tables[shape.mention] = [row for row in mentions if row[shape.mention_of] in links]
    tables |= {one.join.table: [] for one in taken_offers}
    anchor = passage.anchor(passage.span)
    for type_, row in rows_of_types.items():
        new = f"{_OTHER} {type_}"
        tables[shape.table].append({**row, **anchor, name: new})
        if shape.mention:
            of_mention = {shape.mention_of: new, **_key_of(package, shape.mention, new)}
            tables[shape.mention].append({**anchor, **mention, **of_mention})
        for number, offer in enumerate(taken_offers):
            join = offer.join
            cells = {join.of: new, join.to: offer.key, **anchor}
            cells |= {join.role: offer.role} if join.role else {}
            cells |= _key_of(package, join.table, f"{new} {number}")
            tables[join.table].append(cells)
    refused = _refused(package, shape.table, tables, rules)
    return [type_ for type_ in rows_of_types if f"{_OTHER} {type_}" not in refused]


def values_borne_out(
    package: Package,
    shape: Shape,
    column: str,
    row: Mapping[str, str],
    mentions: Sequence[Mapping[str, str]],
) -> set[str]:
    """The values of a column of a row that no rule refuses which reads its mentions alone."""
    rules = [
        one
        for one in rules_on(package, shape.table)
        if one.judge and one.column == column and {*one.reads} == {shape.mention}
    ]
    schema = package.schemas[shape.table]
    values = [*map(str, schema.field(column).constraints.get("enum", ()))]
    if not rules:
        return {*values}
    key = package.schemas[shape.mention].primary_key
    tables = {
        shape.table: [{**row, schema.primary_key: value, column: value} for value in values],
        shape.mention: [
            {**one, shape.mention_of: value, key: f"{one[key]} {value}"}
            for value in values
            for one in mentions
        ],
    }
    return {*values} - _refused(package, shape.table, tables, rules)


def shown_well(
    package: Package, join: PartTable, rows: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """Those of some rows of a table of parts, or sources, whose quote no rule of quotes refuses.

    Of what they are parts, the rules are not told.
    """
    every = rules_on(package, join.table)
    rules = [one for one in every if one.judge and (one.table, one.column) == (join.table, "quote")]
    if not (rules and rows):
        return [*rows]
    name = package.schemas[join.table].primary_key
    tried = [{**row, name: str(number)} for number, row in enumerate(rows)]
    refused = _refused(package, join.table, {join.table: tried}, rules)
    return [row for number, row in enumerate(rows) if str(number) not in refused]


def first_that_stands(
    package: Package, table: str, column: str, keys: Iterable[str], cells: Mapping[str, str]
) -> str:
    """The first of some rows of a table to which a column of a new row may lead, by the rules.

    ``cells`` are those of the new row, whose bounds are worked out from its date. Rules that read
    other tables are left to the check of what is written; empty where all are refused.
    """
    rules = [
        one
        for one in rules_on(package, table)
        if one.judge and one.column == column and not one.reads
    ]
    name, new = package.schemas[table].primary_key, with_bounds(package, table, cells)
    rows = {row[name]: row for row in row_cells(package, table)}
    for key in (one for one in keys if one in rows):
        tried = [rows[key], {**new, name: _OTHER, column: key}]
        if _OTHER not in _refused(package, table, {table: tried}, rules):
            return key
    return ""


def columns_that_stand(
    package: Package, table: str, cells: Mapping[str, str], columns: Iterable[str]
) -> list[str]:
    """Those of some columns in whose cells no rule finds an error that reads the row alone."""
    name = package.schemas[table].primary_key
    row = {**with_bounds(package, table, cells), name: _OTHER}
    standing = []
    for column in columns:
        rules = [
            one
            for one in rules_on(package, table)
            if one.judge and one.column == column and not one.reads
        ]
        if not rules or _OTHER not in _refused(package, table, {table: [row]}, rules):
            standing.append(column)
    return standing


def _key_of(package: Package, table: str, key: str) -> dict[str, str]:
    return {package.schemas[table].primary_key: key} if table else {}


def _row(
    place: Referring, key_column: str, key: str, owner: str, value: str, target_key: str
) -> dict[str, str]:
    of_owner = {place.of: owner} if place.of else {}
    return {key_column: key, **of_owner, place.to: target_key, place.column: value}


def _refused(
    package: Package,
    table: str,
    tables: Mapping[str, Sequence[Mapping[str, str]]],
    rules: Sequence[Rule],
) -> set[str]:
    """The keys of the rows of a table that rules find an error in, if it has those rows alone."""
    contents = {name: _content(package, name, rows) for name, rows in tables.items()}
    return rows_refused(package.with_files(contents), table, rules)


def _content(package: Package, name: str, rows: Iterable[Mapping[str, str]]) -> bytes:
    names = package.schemas[name].names
    return csv_text(names, [[row.get(name, "") for name in names] for row in rows]).encode()
