"""The disputes that the rows of a chart take part in, and which of those nobody has settled."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator

from sandhi.package import Package, Role
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader


def open_disputes(package: Package, reader: Reader) -> set[str]:
    """Return the keys of the disputes that nobody has settled: all, where none says so."""
    keys: set[str] = set()
    for name, schema in package.schemas.items():
        table_settings = package.settings.of(name)
        if table_settings.role is Role.DISPUTE:
            sql = f"SELECT CAST({identifier(schema.primary_key)} AS TEXT) FROM {identifier(name)}"
            unsettled = table_settings.open.items()
            columns = [
                f"{identifier(one)} IN (SELECT value FROM json_each(?))" for one, _ in unsettled
            ]
            where = f" WHERE {' OR '.join(columns)}" if columns else ""
            rows = reader.select(sql + where, [json.dumps(values) for _, values in unsettled]).rows
            keys.update(key for (key,) in rows)
    return keys


def disputes_of(
    package: Package, reader: Reader, keys: Collection[str], first: Collection[str]
) -> dict[str, list[str]]:
    """Return the disputes that records take part in, by their keys; those in ``first`` are first.

    A record takes part itself, or by passages that speak of it: as its page has it.
    """
    disputes: dict[str, set[str]] = defaultdict(set)
    for sql in _memberships(package):
        for key, dispute in reader.select(sql).rows:
            if key in keys:
                disputes[key].add(dispute)
    return {
        key: sorted(its, key=lambda dispute: (dispute not in first, dispute))
        for key, its in sorted(disputes.items())
    }


def _memberships(package: Package) -> Iterator[str]:
    """Queries for the keys of records, and those of the disputes that each takes part in."""
    for name, schema in package.schemas.items():
        table_settings = package.settings.of(name)
        if table_settings.role is not Role.MEMBERSHIP or not table_settings.record:
            continue
        record = f"its.{identifier(table_settings.record)}"
        for column, target in schema.references.items():
            if package.settings.of(target).role is Role.DISPUTE:
                parent = f"its.{identifier(column)}"
                # Keys are text here, whatever their type; a row may wait for its dispute.
                columns = (
                    f"CAST({{}} AS TEXT), CAST({parent} AS TEXT) FROM {identifier(name)} AS its"
                )
                stated = f"WHERE {parent} IS NOT NULL"
                yield f"SELECT {columns.format(record)} {stated}"
                for table, key, spoken in _speaking(package):
                    joined = f"JOIN {table} AS speaking ON speaking.{key} = {record}"
                    yield f"SELECT {columns.format(f'speaking.{spoken}')} {joined} {stated}"


def _speaking(package: Package) -> Iterator[tuple[str, str, str]]:
    """Tables whose rows are passages that speak of another row: with their keys and its column."""
    for name, schema in package.schemas.items():
        spoken = package.settings.of(name).of
        if spoken and schema.anchored:
            yield identifier(name), identifier(schema.primary_key), identifier(spoken)
