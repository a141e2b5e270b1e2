"""What a release would be: what it tells of each row, which number it needs, what it writes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandhi.files import PackageError, is_there, read_bytes, read_json
from sandhi.ledger.changelog import (
    CHANGELOG,
    Statement,
    VersionSection,
    read_changelog,
    sections,
    statements_of,
)
from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences, differences_between
from sandhi.ledger.edition import NOTHING, Edition, edition_of
from sandhi.ledger.entries import (
    LEDGER_PATH,
    LEDGER_SCHEMA_PATH,
    Ledger,
    LedgerEntry,
    entry_of_release,
    entry_of_row,
    entry_of_table,
    ledger_schema,
    read_ledger,
)
from sandhi.ledger.versions import Level, Version, parse_version
from sandhi.package import DESCRIPTOR, LEDGER, Package
from sandhi.release.delta import last_differences
from sandhi.release.making.naming import files_naming_version
from sandhi.release.making.telling import with_data
from sandhi.writing.changes import Change


@dataclass(frozen=True)
class Plan:
    """A release that can be made: ``files`` are all that it changes in the package.

    ``is_rebuild`` says that it was made before, so that nothing of the package is changed,
    and only what is built of it is built anew.
    """

    version: str
    previous: str
    level: Level
    differences: Differences
    entries: list[LedgerEntry]
    files: list[Change]
    is_rebuild: bool = False


def plan(package: Package, version: str) -> Plan:
    """What the release of a version would be; PackageError where it cannot be made.

    The package is taken to pass its check.
    """
    number = parse_version(version)
    ledger = read_ledger(package.root, package.paths.get(LEDGER, LEDGER_PATH))
    now = working_edition(package)
    if version == ledger.latest:
        return _again(package, ledger, now)
    if version in ledger.versions:
        raise PackageError(
            f"{version} is released, and {ledger.latest} after it; give a higher one"
        )
    section = _section(package.root, version)
    statements = statements_of(section)
    old = ledger.edition(ledger.latest) if ledger.latest else NOTHING
    differences = differences_between(old, now)
    _refuse_low(number, ledger.latest, differences)
    entries = [
        entry_of_release(version, section.day),
        *_entries(version, differences, ledger, statements),
    ]
    files = _files(package, section, ledger, entries, differences)
    return Plan(version, ledger.latest, differences.level, differences, entries, files)


def working_edition(package: Package) -> Edition:
    """The tables of a package as they are in its folder; PackageError where one is no table."""
    version = str(package.descriptor.get("version", ""))
    contents = {name: read_bytes(package.root, package.file(name)) for name in package.schemas}
    return edition_of(version, package.schemas, contents.__getitem__)


def _again(package: Package, ledger: Ledger, now: Edition) -> Plan:
    """The plan of a version that was released; PackageError where the package has changed since."""
    if now.version != ledger.latest or differences_between(ledger.edition(ledger.latest), now):
        raise PackageError(
            f"{ledger.latest} is released, and the tables have changed since; give a higher number"
        )
    differences = last_differences(ledger)
    entries = [entry for entry in ledger.entries if entry.version == ledger.latest]
    return Plan(
        ledger.latest,
        differences.old.version,
        differences.level,
        differences,
        entries,
        [],
        is_rebuild=True,
    )


def _section(root: Path, version: str) -> VersionSection:
    """What the changelog says of a version; PackageError where it says nothing, or names no day."""
    candidates = [
        section for section in sections(read_changelog(root)) if section.version == version
    ]
    if len(candidates) != 1 or not candidates[0].text.strip():
        raise PackageError(
            f"{CHANGELOG} has {'several sections' if candidates[1:] else 'nothing to say'} of "
            f"{version}; write one, ## {version} (YEAR-MONTH-DAY), that says what it brings"
        )
    if not candidates[0].day:
        raise PackageError(
            f"{CHANGELOG} names no day for {version}; write ## {version} (YEAR-MONTH-DAY): all "
            "that is built bears it"
        )
    return candidates[0]


def _refuse_low(number: Version, latest: str, differences: Differences) -> None:
    """PackageError where a number claims less than what differs from the latest version."""
    if not latest:
        return
    least = parse_version(latest).least(differences.level)
    if number >= least:
        return
    whys = [str(one) for one in differences.columns if one.level is differences.level]
    whys += [
        f"{one.key}: {one.event}" for one in differences.rows if one.level is differences.level
    ]
    because = f": {whys[0]}{', …' if whys[1:] else ''}" if whys else ""
    raise PackageError(
        f"{number} claims too little after {latest}: the change is "
        f"{differences.level.name.lower()}{because}; give {least}, or a higher one"
    )


def _entries(
    version: str, differences: Differences, ledger: Ledger, statements: list[Statement]
) -> Iterator[LedgerEntry]:
    """What the ledger is told: of each table, then of each row; PackageError where it cannot be."""
    old, new = differences.old, differences.new
    for table in differences.tables:
        if table not in new.tables:
            last = ledger.last[table, ""]
            yield last._replace(version=version, event="withdrawn", reason="", successors=())
        elif table not in old.tables:
            yield entry_of_table(version, ADDED, table, new.tables[table])
        elif new.tables[table].columns != old.tables[table].columns:
            yield entry_of_table(version, CHANGED, table, new.tables[table])
    explanations = _Explanations(statements)
    keys = {key for table in new.tables.values() for key in table.rows}
    for row in differences.rows:
        if row.event == GONE:
            yield _ending(
                version, ledger.last[row.table, row.key], explanations.of(row.table, row.key), keys
            )
        else:
            entry = entry_of_row(version, row.event, row.table, new.tables[row.table], row.key)
            why = explanations.of(row.table, row.key) if row.event == CHANGED else None
            yield entry._replace(reason=why.reason if why else "")
    changed = {(row.table, row.key) for row in differences.rows}
    for (table, key), last in ledger.last.items():
        home = new.tables.get(table)
        if not key or last.has_ended or home is None or (table, key) in changed:
            continue
        # Where a column has another type the same text may be another value.
        if home.digest(key) != last.digest:
            yield entry_of_row(version, CHANGED, table, home, key)
    explanations.refuse_rest()


class _Explanations:
    """What the changelog says of rows, each asked for once."""

    def __init__(self, statements: list[Statement]) -> None:
        self._statements = statements
        self._used_statements: set[Statement] = set()

    def of(self, table: str, key: str) -> Statement | None:
        """What it says of a row; None where it says nothing."""
        for statement in self._statements:
            if statement.key == key and statement.table in ("", table):
                self._used_statements.add(statement)
                return statement
        return None

    def refuse_rest(self) -> None:
        """PackageError where it says something of a row of which that is not so."""
        for statement in self._statements:
            if statement not in self._used_statements:
                what = (
                    "is unchanged" if statement.event == "corrected" else "is there, or never was"
                )
                raise PackageError(
                    f"{CHANGELOG} says that {statement.key} was {statement.event}, and it {what}; "
                    "take the line out, or do as it says"
                )


def _ending(version: str, last: LedgerEntry, why: Statement | None, keys: set[str]) -> LedgerEntry:
    """That a row ended, as the changelog says; PackageError where it does not, or leads nowhere."""
    if why is None or why.event == "corrected":
        raise PackageError(
            f"{last.key} of {last.table} is gone, and {CHANGELOG} does not say why; add "
            f"`- withdrawn {last.key}: why` under the version, or `merged` or `split`"
        )
    for key in why.successors:
        if key not in keys:
            raise PackageError(
                f"{CHANGELOG} says that {last.key} was {why.event} into {key}, which is no row; "
                "name one that is there"
            )
    return last._replace(
        version=version, event=why.event, reason=why.reason, successors=why.successors
    )


def _files(
    package: Package,
    section: VersionSection,
    ledger: Ledger,
    entries: list[LedgerEntry],
    differences: Differences,
) -> list[Change]:
    """The files of the package that a release changes, as they are and as they shall be."""
    root, path = package.root, package.paths.get(LEDGER, LEDGER_PATH)
    whole = Ledger([*ledger.entries, *entries])
    after = {path: whole.text().encode("utf-8")}
    descriptor: Mapping[str, Any] = read_json(root, DESCRIPTOR)
    if LEDGER not in package.schemas:
        descriptor = {**descriptor, "resources": [*descriptor["resources"], _resource()]}
        after[LEDGER_SCHEMA_PATH] = _json(ledger_schema())
    after |= files_naming_version(root, section.version, section.day, descriptor)
    text = with_data(read_changelog(root), section, differences, entries)
    after[CHANGELOG] = text.encode("utf-8")
    return [
        Change(name, read_bytes(root, name) if is_there(root, name) else None, data)
        for name, data in after.items()
    ]


def _json(value: Mapping[str, Any]) -> bytes:
    """JSON as files of a package have it."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _resource() -> dict[str, Any]:
    return {
        "name": LEDGER,
        "type": "table",
        "path": LEDGER_PATH,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": LEDGER_SCHEMA_PATH,
    }
