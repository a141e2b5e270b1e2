"""Tables in several files: which files they are, and how their rows are one table.

The rows of the files follow one another, in the order in which the descriptor lists the files; of
those that a pattern stands for, in that of their names, in which numbers count as numbers. Each
file has the header. A row bears one number in the whole table, by which it is told from all others:
that of its line, counted on from the last row of the file above.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import wraps
from itertools import chain, takewhile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from sandhi.files import PackageError, inside, looked_at, read_bytes
from sandhi.package.opening.memory import memoized
from sandhi.package.opening.parquet import as_csv, is_parquet
from sandhi.table import Records, TableError, records, refuse_ragged

if TYPE_CHECKING:
    from sandhi.package.package import Package

Fact = TypeVar("Fact")

_WILD = {*"*?"}


def declared_paths(path: Any) -> list[str]:
    """The paths that a resource gives, alone or in a list; none where it gives something else."""
    paths = path if isinstance(path, list) else [path]
    return paths if all(isinstance(one, str) and one for one in paths) else []


def files_at(root: Path, declared: Sequence[str]) -> tuple[str, ...]:
    """The files of a package that paths and patterns stand for, each once.

    A pattern that no file fits stands for itself, so that it is missed as a file is. PackageError
    where one leaves the package.
    """
    return tuple(dict.fromkeys(chain.from_iterable(_at(root, path) for path in declared)))


def pattern_folders(declared: Sequence[str], files: Sequence[str]) -> frozenset[str]:
    """The folders in which a file that patterns stand for may come to be: theirs, and of files."""
    folders = set()
    for path in declared:
        if not _WILD.isdisjoint(path):
            parts = takewhile(_WILD.isdisjoint, PurePosixPath(path).parts)
            folders |= {
                "/".join(parts) or ".",
                *(PurePosixPath(file).parent.as_posix() for file in files),
            }
    return frozenset(folders)


def _at(root: Path, path: str) -> list[str]:
    inside(root, path)
    if _WILD.isdisjoint(path):
        return [path]
    from sandhi.text import natural_order

    fitting = [file.relative_to(root).as_posix() for file in root.glob(path) if not file.is_dir()]
    for file in fitting:
        inside(root, file)
    for folder in pattern_folders([path], fitting):
        looked_at(folder)
    return sorted(fitting, key=natural_order) or [path]


def records_of(path: str, data: bytes, names: Sequence[str]) -> Records:
    """The records of a file with that header; PackageError where it is no such table."""
    try:
        csv_records = records(data)
        refuse_ragged(csv_records)
    except TableError as error:
        where = path if error.line is None else f"{path}:{error.line}"
        raise PackageError(f"{where}: {error}") from None
    if tuple(csv_records.names) != tuple(names):
        raise PackageError(
            f"{path}:1: the header is not its schema's; `sandhi check` says what differs"
        )
    return csv_records


def records_at(root: Path, path: str, names: Sequence[str]) -> Records:
    """The records of a file of a package, be it Parquet; PackageError as ``records_of``."""
    try:
        data = as_csv(path, read_bytes(root, path))
    except TableError as error:
        raise PackageError(f"{path}: {error}") from None
    return records_of(path, data, names)


def starts_of(lines: Sequence[Sequence[int]]) -> list[int]:
    """How far the numbers of the rows of each file are ahead of their lines in it."""
    starts, start = [], 0
    for of_file in lines:
        starts.append(start)
        start += of_file[-1] if of_file else 1
    return starts


def laid_end_to_end(parts: Sequence[Records]) -> Records:
    """The rows of files with one header as those of one table."""
    if len(parts) == 1:
        return parts[0]
    starts = starts_of([part.lines for part in parts])
    rows = [*chain.from_iterable(part.rows for part in parts)]
    numbers = [
        start + line for start, part in zip(starts, parts, strict=True) for line in part.lines
    ]
    return Records(parts[0].names, rows, numbers)


def place_of(starts: Sequence[int], number: int) -> tuple[int, int]:
    """Which file, counted from 0, has the row of that number, and on which line it begins there."""
    file = bisect_left(starts, number) - 1
    return file, number - starts[file]


def is_one_csv(files: Sequence[str]) -> bool:
    """Whether a table is one CSV: not several files, nor Parquet."""
    return len(files) == 1 and not is_parquet(files[0])


def one_file(table: str, files: Sequence[str]) -> str:
    """The only file of a table, a CSV; PackageError where it has several, or another."""
    if is_parquet(files[0]):
        raise PackageError(
            f"the table {table} lies in {files[0]}, where this command takes a CSV; write it as one"
        )
    if len(files) > 1:
        raise PackageError(
            f"the table {table} lies in {len(files)} files, where this command takes one; "
            "join them into one file"
        )
    return files[0]


def of_the_whole(work_out: Callable[["Package"], Fact]) -> Callable[["Package"], Fact]:
    """Let what rests on all rows of a package be worked out of it once.

    A package that is a part of another one is told it, since its own rows do not tell it.
    """
    from_rows = memoized(work_out)

    @wraps(work_out)
    def fact(package: "Package") -> Fact:
        whole_fact: Fact | None = package.facts.get(work_out.__name__)
        return from_rows(package) if whole_fact is None else whole_fact

    return fact
