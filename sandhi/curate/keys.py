"""The next key of a table: never one that has been used, not even by a row that was withdrawn."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from sandhi.files import PackageError, is_there, read_bytes
from sandhi.ledger.entries import LEDGER_PATH
from sandhi.package import Package, TableSchema
from sandhi.package.opening.memory import memoized
from sandhi.table import TableError, records
from sandhi.text import whole_number

_MOST_DIGITS = 18  # as many as are counted
_COUNTING = re.compile(r"(.*)\[0-9\](?:\{([0-9]+)(?:,[0-9]*)?\})?")


class Numbering(NamedTuple):
    """How keys are numbered: what stands before the digits, and how many digits there are."""

    prefix: str
    digits: int

    def key(self, number: int) -> str:
        """The key with that number; longer than the others where the digits do not suffice."""
        return f"{self.prefix}{number:0{self.digits}}"

    def number(self, key: str) -> int | None:
        """The number of a key; None of one of another form, or of more digits than are counted."""
        is_of_form = key.startswith(self.prefix)
        return whole_number(key.removeprefix(self.prefix)) if is_of_form else None

    def after(self, key: str, places: int) -> str:
        """The key that stands so many places after a numbered one."""
        return self.key((self.number(key) or 0) + places)

    def numbers(self, keys: Iterable[str]) -> list[int]:
        """The numbers of those keys that have one."""
        return [number for key in keys if (number := self.number(key)) is not None]


def numbering(schema: TableSchema) -> Numbering | None:
    """How the keys of a table are numbered, by the pattern of its key: ``A[0-9]{4}``.

    None where they are not: words, say, or of more digits than a number has. What stands before
    the digits may be a pattern itself.
    """
    pattern = schema.field(schema.primary_key).constraints.get("pattern", "")
    form = _COUNTING.fullmatch(pattern)
    digits = whole_number(form[2] or "1") if form else None
    return Numbering(form[1], digits) if form and digits and digits <= _MOST_DIGITS else None


@memoized
def next_key(package: Package, table: str) -> str | None:
    """The key after the highest that the table or the ledger has ever held.

    None where a person must choose it: where keys are words, or begin with the key of another row,
    or are those of the rows of another table.
    """
    schema = package.schemas[table]
    form = None if schema.primary_key in schema.references else numbering(schema)
    if form is None or not form.prefix.isalnum():
        return None
    return form.key(max(form.numbers(used_keys(package, table)), default=0) + 1)


def used_keys(package: Package, table: str) -> set[str]:
    """Every key that a row of the table has, or that the ledger says that some row has had."""
    present = package.cells(table)[package.schemas[table].primary_key]
    return {*present, *(key for _, key in first_versions(package))}


@memoized
def first_versions(package: Package) -> dict[tuple[str, str], str]:
    """The version in which each row was first published, by table and key; none before a release.

    PackageError where there is a ledger that cannot be read.
    """
    if not is_there(package.root, LEDGER_PATH):
        return {}
    first: dict[tuple[str, str], str] = {}
    try:
        ledger = records(read_bytes(package.root, LEDGER_PATH))
        places = [ledger.names.index(name) for name in ("table", "key", "version")]
        for row in ledger.rows:
            table, key, version = (row[place] for place in places)
            if key:
                first.setdefault((table, key), version)
    except TableError as error:
        raise PackageError(f"{LEDGER_PATH}: {error}") from None
    except (IndexError, ValueError):
        raise PackageError(
            f"{LEDGER_PATH} does not give table, key and version in each row; put back the file of "
            "the last release"
        ) from None
    return first
