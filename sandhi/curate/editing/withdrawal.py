"""Rows withdrawn: taken out of their tables, and told of where they were published."""

from collections.abc import Sequence
from typing import NamedTuple

from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.references import Referral, referrals
from sandhi.curate.keys import first_versions, numbering
from sandhi.files import PackageError, read_bytes
from sandhi.ledger.changelog import CHANGELOG, read_changelog, sections
from sandhi.package import Package


class Withdrawal(NamedTuple):
    """What withdraws rows: the files that change, and the paths of those that go."""

    changes: list[Change]
    gone: list[str]


def withdrawn(package: Package, keys: Sequence[tuple[str, str]], reason: str) -> Withdrawal:
    """The changes that take rows, given as table and key, out of their tables.

    With a seed go its file, and all rows that are anchored in it. Of each row that was published
    the changelog says why. PackageError where a row that stays refers to one that goes, or the
    changelog has no section for a version to come.
    """
    going = dict.fromkeys(keys)
    seeds = [key for table, key in going if table == "seeds"]
    for key in seeds:
        going |= dict.fromkeys(_anchored(package, key))
    _refuse_referred(package, [*going])
    versions = first_versions(package)
    published_rows = [one for one in going if one in versions]
    changes = []
    for table in dict.fromkeys(table for table, _ in going):
        cells, key_column = package.cells(table), package.schemas[table].primary_key
        keys_of_table = [key for one, key in going if one == table]
        before = read_bytes(package.root, package.file(table))
        left = cells[~cells[key_column].isin(keys_of_table)]
        changes.append(rewritten(package, table, before, left))
    if published_rows:
        if not reason:
            key = published_rows[0][1]
            raise PackageError(f"{key} is published; say why it is withdrawn, with --reason")
        changes.append(_changelog_change(package, published_rows, reason))
    return Withdrawal(changes, _texts_of(package, seeds))


def leaves_a_gap(package: Package, keys: Sequence[tuple[str, str]]) -> bool:
    """Whether rows that are taken out leave a gap in the keys, which no release accounts for."""
    versions = first_versions(package)
    for table, key in keys:
        form = numbering(package.schemas[table])
        if form is None or (table, key) in versions:
            continue
        number = form.number(key)
        others = (one for one in package.rows(table) if (table, one) not in keys)
        if number is not None and max(form.numbers(others), default=0) > number:
            return True
    return False


def _texts_of(package: Package, seeds: Sequence[str]) -> list[str]:
    """The paths of the texts of seeds, which no other seed has."""
    paths = (
        {key: str(row["path"] or "") for key, row in package.rows("seeds").items()} if seeds else {}
    )
    staying = {path for key, path in paths.items() if key not in seeds}
    return [*dict.fromkeys(paths[key] for key in seeds if paths[key] not in staying)]


def _anchored(package: Package, seed: str) -> list[tuple[str, str]]:
    rows = []
    for table, schema in package.schemas.items():
        if schema.anchored:
            cells = package.cells(table)
            of_seed = cells.loc[cells["seed_id"] == seed, schema.primary_key]
            rows += [(table, str(key)) for key in of_seed]
    return rows


def _refuse_referred(package: Package, going: Sequence[tuple[str, str]]) -> None:
    staying: dict[str, Referral] = {}
    for table, key in going:
        for referral in referrals(package, table, key):
            if (referral.table, referral.key) not in going:
                staying.setdefault(referral.key, referral)
    if staying:
        keys = [*staying]
        listed = ", ".join(keys[:10]) + (f" and {len(keys) - 10} more" if len(keys) > 10 else "")
        raise PackageError(
            f"{listed} would refer to a row that is gone; withdraw them with it, or change what "
            "they refer to"
        )


def _changelog_change(package: Package, rows: Sequence[tuple[str, str]], reason: str) -> Change:
    """The changelog with a line for each row, in the section of the version to come."""
    text = read_changelog(package.root)
    released = {*first_versions(package).values()}
    section = next((one for one in sections(text) if one.version not in released), None)
    if section is None:
        raise PackageError(
            f"{CHANGELOG} has no section for the version to come; begin one, `## 1.2.0`, so that "
            "it can say why a published row is withdrawn"
        )
    twice = [key for key in (key for _, key in rows) if _tables(package, key) > 1]
    lines = "".join(
        f"- withdrawn {key}{f' of {table}' if key in twice else ''}: {reason}\n"
        for table, key in rows
    )
    body = text[section.start : section.end]
    end = section.start + len(body.rstrip("\n"))
    after = f"{text[:end]}\n{lines}{text[end:].removeprefix(chr(10))}"
    return Change(CHANGELOG, text.encode("utf-8"), after.encode("utf-8"))


def _tables(package: Package, key: str) -> int:
    return sum(key in package.rows(table) for table in package.schemas)
