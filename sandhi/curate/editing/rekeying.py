"""Rows under new keys: the next free ones, with every reference to them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.references import in_words, referring_columns, tellings
from sandhi.curate.keys import first_versions, next_key, numbering
from sandhi.files import PackageError, read_bytes
from sandhi.package import Package

if TYPE_CHECKING:
    from pandas import DataFrame

_SEEDS = "seeds"


class Rekeying(NamedTuple):
    """What gives rows new keys: the files that change, and the new key of each by table and key."""

    changes: list[Change]
    keys: dict[tuple[str, str], str]


def rekey(
    package: Package, keys: Mapping[str, Sequence[str]], other: Package | None = None
) -> Rekeying:
    """The changes that give rows the next free keys, those of another package kept free too.

    Foreign keys and records follow, and so do texts of ours that name the key. PackageError where a
    key is published, since others cite it, or where the keys of the table are not numbered.
    """
    versions = first_versions(package)
    new: dict[tuple[str, str], str] = {}
    for table, of_table in sorted(keys.items(), key=lambda pair: pair[0] != _SEEDS):
        free = _of_new_seeds(package, table, of_table, new) or _free(
            package, table, of_table, other
        )
        new |= {(table, key): to for key, to in zip(of_table, free, strict=True)}
        for key in of_table:
            if (table, key) in versions:
                raise PackageError(
                    f"{key} of {table} is published since {versions[table, key]}, and is cited by "
                    "that key; it stays"
                )
    return _carried(package, new)


def closed_up(package: Package) -> Rekeying:
    """The changes that let the keys which nobody has published run on without a gap.

    They keep their order, and leave out every key that a release has held.
    """
    published_keys = {key for _, key in first_versions(package)}
    new: dict[tuple[str, str], str] = {}
    for table, schema in package.schemas.items():
        form = numbering(schema) if schema.addressed else None
        if form is None or not form.prefix.isalnum():
            continue
        numbers = sorted(form.numbers(package.rows(table)))
        free = min(numbers, default=1) and 1  # they run from 0 or 1
        for number in numbers:
            if form.key(number) in published_keys:
                free = number + 1
                continue
            while form.key(free) in published_keys:
                free += 1
            if free != number:
                new[table, form.key(number)] = form.key(free)
            free += 1
    return _carried(package, new)


def carry_keys(package: Package, keys: Mapping[str, Mapping[str, str]]) -> list[Change]:
    """The changes that put new keys, given by table and key, wherever the rows are told of.

    All keys of a table at once: one may be given the key that another has had.
    """
    frames: dict[str, DataFrame] = {}
    for table, of_table in keys.items():
        _carry(package, table, of_table, frames)
    return [
        rewritten(package, table, read_bytes(package.root, package.file(table)), cells)
        for table, cells in frames.items()
    ]


def _carried(package: Package, new: Mapping[tuple[str, str], str]) -> Rekeying:
    """New keys, and the changes that put them wherever the rows are told of."""
    by_table: dict[str, dict[str, str]] = {}
    for (table, key), to in new.items():
        by_table.setdefault(table, {})[key] = to
    return Rekeying(carry_keys(package, by_table), dict(new))


def _of_new_seeds(
    package: Package, table: str, keys: Sequence[str], new: Mapping[tuple[str, str], str]
) -> list[str]:
    """New keys that begin with the new key of their seed, as theirs did; empty if any did not."""
    if not package.schemas[table].anchored:
        return []
    rows, moved = package.rows(table), []
    for key in keys:
        seed = str(rows[key]["seed_id"])
        if (_SEEDS, seed) not in new or not key.startswith(f"{seed}-"):
            return []
        moved.append(new[_SEEDS, seed] + key.removeprefix(seed))
    return moved


def _free(package: Package, table: str, keys: Sequence[str], other: Package | None) -> list[str]:
    """As many keys as are wanted, none of which either package has used."""
    form = numbering(package.schemas[table])
    nexts = [next_key(one, table) for one in (package, other) if one and table in one.schemas]
    if form is None or not all(nexts):
        raise PackageError(f"the keys of {table} are not numbered; give {keys[0]} another by hand")
    first = max(form.numbers(key for key in nexts if key))
    return [form.key(first + place) for place in range(len(keys))]


def _carry(
    package: Package, table: str, new: Mapping[str, str], frames: "dict[str, DataFrame]"
) -> None:
    """Put new keys of a table into its rows, and wherever they are referred to."""
    primary_key = package.schemas[table].primary_key
    for name, column in dict.fromkeys([(table, primary_key), *referring_columns(package, table)]):
        # A table that nothing changes in may lie in several files, which nobody writes.
        if package.cells(name)[column].isin(new).any():
            cells = frames.setdefault(name, package.cells(name).copy())
            cells[column] = [new.get(key, key) for key in cells[column]]
    word = in_words(new)
    for telling in tellings(package, table, new) if new else ():
        cells = frames.setdefault(telling.table, package.cells(telling.table).copy())
        text = str(cells.at[telling.line, telling.column])
        cells.at[telling.line, telling.column] = word.sub(lambda match: new[match[0]], text)
