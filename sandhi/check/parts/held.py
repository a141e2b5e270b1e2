"""The parts of a package: the rows of some seeds each, held by the worker that has them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sandhi.check.parts import work
from sandhi.check.parts.groups import divided_tables, fewer, groups, pieces
from sandhi.check.parts.rows import with_rows
from sandhi.package import Package
from sandhi.package.opening.parts import starts_of

# Of a part, in all its tables: fewer cost more by what each rule costs at least, more need memory.
PART_ROWS = 200_000


class Asking:
    """Questions to the workers that ``dask`` knows, about a package that each of them is handed."""

    def __init__(self, package: Package) -> None:
        """Hand the package out, without its rows."""
        import dask

        self._dask = dask
        self._bare = self.hand_out(with_rows(package, {}, {}))

    def of_package(self, question: Callable[..., Any], *more: Any, answers: int = 1) -> Any:
        """A question about the package and more; nothing is asked yet."""
        return self.of(question, self._bare, *more, answers=answers)

    def of(self, question: Callable[..., Any], *about: Any, answers: int = 1) -> Any:
        """A question about what workers hold; its several ``answers`` are kept apart."""
        return self._dask.delayed(question, nout=answers if answers > 1 else None)(*about)

    def hand_out(self, value: Any) -> Any:
        """What is known here, as something that workers hold, for any question about it."""
        (held_value,) = self.keep(self._dask.delayed(value, traverse=False))
        return held_value

    def keep(self, *questions: Any) -> Any:
        """Ask, and let the answers stay where they are."""
        return self._dask.persist(*questions)

    def now(self, *questions: Any) -> Any:
        """Ask, and wait for the answers."""
        return self._dask.compute(*questions)


class HeldParts:
    """The parts of a package, and what is known of its files.

    ``of_seeds`` are the parts that have the rows of some seeds each, ``shared`` is that of the rows
    which are of no seed. ``starts`` are those of the files of each table that can be read.
    """

    def __init__(self, package: Package, slices: int) -> None:
        """Have files read and parts put together; PackageError where workers see no such package.

        They are about as many as ``slices``, and more where there are many rows.
        """
        self._package = package
        self.asking = Asking(package)
        places = [
            (table, number, path)
            for table, paths in package.files.items()
            for number, path in enumerate(paths)
        ]
        questions = [
            self.asking.of_package(work.read_file, table, path, answers=2)
            for table, _, path in places
        ]
        answers_by_file = self.asking.keep(*questions)
        files_read = self.asking.now(*(answer[0] for answer in answers_by_file))
        at = [(table, number) for table, number, _ in places]
        self.files: dict[tuple[str, int], work.FileRead] = dict(zip(at, files_read, strict=True))
        self._cells = {place: answer[1] for place, answer in zip(at, answers_by_file, strict=True)}
        self.starts = self._starts()
        self.of_seeds, self.shared = self._put_together(slices)
        self._cells = {}  # which nobody needs to hold any longer

    @property
    def every(self) -> list[Any]:
        """All parts."""
        return [*self.of_seeds, self.shared]

    def columns(self, names: Mapping[str, Sequence[str]]) -> list[Any]:
        """Some columns of tables, of each part."""
        return [self.asking.of(work.columns_of, part, names) for part in self.every]

    def _starts(self) -> dict[str, list[int]]:
        unreadable_tables = {table for (table, _), file in self.files.items() if file.is_lost}
        lines: dict[str, list[list[int]]] = {
            table: [] for table in self._package.schemas if table not in unreadable_tables
        }
        for (table, _), file in self.files.items():
            if table in lines:
                lines[table].append([file.last] if file.last else [])
        return {table: starts_of(of_table) for table, of_table in lines.items()}

    def _put_together(self, slices: int) -> tuple[list[Any], Any]:
        """The rows of each group of seeds, and those of no seed."""
        tables = [table for table in divided_tables(self._package) if table in self.starts]
        files = {at: one.seeds for at, one in self.files.items() if at[0] in tables and one.seeds}
        several = [seeds for at, seeds in files.items() if len(self._package.files[at[0]]) > 1]
        every = sorted({*chain(*files.values())})
        rows = sum(file.rows for file in self.files.values())
        most = max(slices, -(-rows // PART_ROWS))
        whole = fewer(groups(several, every, slices), most)
        questions = [
            self._part(tables, of_group, frozenset(seeds))
            for seeds, of_group in zip(whole, pieces(whole, files), strict=True)
        ]
        others = [table for table in self.starts if table not in tables]
        shared = self._part(others, [at for at in self.files if at[0] in others], None)
        *of_seeds, of_no_seed = self.asking.keep(*questions, shared)
        return of_seeds, of_no_seed

    def _part(
        self, tables: Sequence[str], files: Iterable[tuple[str, int]], seeds: frozenset[str] | None
    ) -> Any:
        frames = [(at[0], self.starts[at[0]][at[1]], self._cells[at]) for at in files]
        held_seeds = self.asking.hand_out(seeds)
        return self.asking.of_package(work.part_of, self.starts, tables, frames, held_seeds)
