"""A dataset package as programs have it: its tables and views, its texts, its rows, its words."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from sandhi.api.rows import DatasetRow
from sandhi.api.texts import DatasetText
from sandhi.cite import citable
from sandhi.cite.from_package import PackageSource
from sandhi.files import PackageError
from sandhi.package import DESCRIPTOR, Package, Trust
from sandhi.package.rights import rights
from sandhi.publish.sqlite.reading import Reader

if TYPE_CHECKING:
    from pandas import DataFrame

DATABASE = "sandhi.db"  # beside the descriptor, in a wheel: the database as it was built for that

_RECORD = """
SELECT "table", label, seed_id, start, "end", quote FROM records WHERE "key" = ?
"""
# What is told of each thing that is found.
_FOUND = ("key", "kind", "table", "label", "seed_id", "start", "end", "quote", "also")


@dataclass(frozen=True, eq=False)
class OpenDataset:
    """A package that is open. Whatever is asked of it is read then, and no code of it is run."""

    package: Package

    @classmethod
    def of(cls, root: Path) -> "OpenDataset":
        """Open the package in a folder; PackageError where that is none."""
        if not (root / DESCRIPTOR).is_file():
            raise PackageError(f"no {DESCRIPTOR} in {root}; name the folder of a dataset package")
        return cls(Package.open(root, Trust.WITHHELD))

    def __repr__(self) -> str:
        return f"<{self.title}: {len(self.tables)} tables, {len(self.views)} views>"

    @property
    def title(self) -> str:
        """What the dataset is called."""
        return self._source.dataset.title

    @property
    def version(self) -> str:
        """The version of the dataset; empty where it tells none."""
        return self._source.dataset.version

    @property
    def tables(self) -> list[str]:
        """The names of its tables."""
        return [*self.package.schemas]

    @cached_property
    def views(self) -> list[str]:
        """The names of its views, in which tables are joined."""
        from sandhi.publish.sqlite.views import every_view

        return [view.name for view in every_view(self.package)]

    @overload
    def load(self, name: str, as_: Literal["pandas"] = "pandas") -> "DataFrame": ...
    @overload
    def load(self, name: str, as_: str) -> Any: ...
    def load(self, name: str, as_: str = "pandas") -> Any:
        """Load a table or a view, with its columns in their types.

        ``as_`` is pandas, or, where that is installed, polars, arrow or duckdb. LookupError where
        there is no such table, ImportError where a library is missing; both say what to do.

        >>> import sandhi
        >>> scores = sandhi.open("tests/packages/cricket").load("scores")
        >>> scores.loc[scores["runs"] > 100, "quote"].tolist()
        ['19.2 ओवर में 148 रन']
        """
        from sandhi.api.frames import FRAMES
        from sandhi.publish.downloads.tables import table_of_package, table_of_view
        from sandhi.publish.sqlite.views import every_view

        if as_ not in FRAMES:
            raise ValueError(f"there is no as_={as_!r}; there are {', '.join(FRAMES)}")
        if name in self.package.schemas:
            return FRAMES[as_](table_of_package(self.package, name))
        for view in every_view(self.package):
            if view.name == name:
                return FRAMES[as_](table_of_view(self.package, view, self._reader))
        raise LookupError(_no("table or view", name, [*self.tables, *self.views]))

    def seed(self, key: str) -> DatasetText:
        """Return the source text with that key; LookupError where there is none.

        >>> import sandhi
        >>> len(sandhi.open("tests/packages/cricket").seed("M1").text)
        147
        """
        source_text = self._source.seed(key)
        if source_text is None:
            seeds = self.package.rows("seeds") if "seeds" in self.package.schemas else ()
            raise LookupError(_no("source text", key, [*seeds]))
        whose = rights(self.package.descriptor, str(source_text.values["path"]))
        return DatasetText(key, source_text.text, whose, source_text.values)

    def row(self, key: str) -> DatasetRow:
        """Return the row with that key, whichever its table; LookupError where there is none.

        >>> import sandhi
        >>> sandhi.open("tests/packages/cricket").row("T1")["name"]
        'India'
        """
        cited = citable.row(self._source, key)
        if cited is None:
            raise LookupError(_no("row", key, [*self._source.all_keys()]))
        return DatasetRow(key, cited.table, cited.title, cited.values, cited)

    def search(self, words: str, limit: int = 20) -> "DataFrame":
        """Return what answers some words, the best first, as the site's own search finds it.

        That is rows of all tables, and, by ``kind``, questions, tables and their columns too. Words
        may be spelt otherwise, be Hindi in Latin letters, or be such as the package says mean the
        same; in double quotes they must stand together. ``also`` has the keys of the rows that tell
        of the same.

        >>> import sandhi
        >>> found = sandhi.open("tests/packages/cricket").search("India")
        >>> found["key"].tolist()[0]
        'T1'
        """
        from pandas import DataFrame

        from sandhi.publish.catalogue import catalogue
        from sandhi.retrieval import Finder, HitKind, SearchRequest, catalogue_guide

        described = catalogue(self.package)

        def select(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
            return self._reader.select(sql, parameters).rows

        finder = Finder(select, described, catalogue_guide(described))
        rows = []
        for hit in finder.results(SearchRequest(words), size=limit).hits:
            lead, also = hit.lead, [one.key for one in hit.others]
            records = select(_RECORD, [lead.key]) if lead.kind is HitKind.ROW else []
            table, *cells = records[0] if records else (lead.key.partition(".")[0], "", *[None] * 4)
            if entry := finder.guide.entry(lead.name):
                cells[0] = entry.title
            rows.append((lead.key, str(lead.kind), table, *cells, also))
        return DataFrame(rows, columns=[*_FOUND])

    @cached_property
    def _source(self) -> PackageSource:
        return PackageSource(self.package)

    @cached_property
    def _reader(self) -> Reader:
        """The database of the package: the one that lies beside it, or one built in memory."""
        from sandhi.publish.database import in_memory
        from sandhi.publish.sqlite.views import create_view, every_view

        shipped = self.package.root / DATABASE
        if shipped.is_file():
            return Reader.open(shipped, searches=True)
        try:
            connection = in_memory(self.package)
        except sqlite3.Error as error:
            raise PackageError(
                f"the views of {self.package.root} cannot be built: {error}; `sandhi check` says "
                "what to mend"
            ) from None
        for view in every_view(self.package):
            create_view(connection, view)
        return Reader(connection, searches=True)


def _no(kind: str, name: str, names: list[str]) -> str:
    """That there is nothing of that name, and what may be meant."""
    near = citable.near(name, names)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names[:12])}"
    return f"there is no {kind} {name!r}; {hint}"
