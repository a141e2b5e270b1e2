"""What an edit is, and where in a package one may be made, by chance."""

import csv
import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sandhi.package import ANCHOR, Package, TableSchema

Files = dict[str, bytes | None]  # what becomes of each; None: it is removed
Made = tuple[Files, str] | None  # an edit in words as well; None where chance found no place
At = tuple["Table", int, str, str]  # a cell: its table, row, column and text


class Edit(NamedTuple):
    """What is done to a package: the new bytes of files (None: removed), and words for it."""

    kind: str
    files: Files
    words: str


@dataclass
class Table:
    """A table of the package as the edits see it."""

    path: str
    schema: TableSchema
    header: list[str]
    rows: list[list[str]]

    @property
    def references(self) -> dict[str, str]:
        """The table that each foreign key leads to, by column."""
        return {key.field: key.table for key in self.schema.foreign_keys}

    def written(self, rows: list[list[str]], header: list[str] | None = None) -> dict[str, bytes]:
        """The file with other rows."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([header or self.header, *rows])
        return {self.path: text.getvalue().encode()}

    def changed(self, row: int, column: str, cell: str) -> dict[str, bytes]:
        """The file with one other cell."""
        rows = [[*cells] for cells in self.rows]
        rows[row][self.header.index(column)] = cell
        return self.written(rows)


class Editor:
    """Makes edits of each kind, by chance."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.package = Package.open(root)
        self.tables = {}
        for name, schema in self.package.schemas.items():
            path = self.package.paths[name]
            header, *rows = csv.reader(io.StringIO((root / path).read_text("utf-8"), newline=""))
            if rows:
                self.tables[name] = Table(path, schema, header, rows)

    def edits(self, make: Callable[["Editor"], Made], count: int) -> Iterator[Edit]:
        """Distinct edits of a kind, as many as asked for, or as can be found in many trials."""
        kind = make.__name__.replace("_", "-")
        seen: set[str] = set()
        for _ in range(200 * count):
            made = make(self)
            if made and made[1] not in seen:
                seen.add(made[1])
                yield Edit(kind, *made)
            if len(seen) == count:
                return

    def touched(self, edit: Edit) -> list[str]:
        """The tables whose files an edit changes; that of the seeds where it changes a text."""
        seeds = self.tables["seeds"]
        names = {row[seeds.header.index("path")]: "seeds" for row in seeds.rows}
        names |= {table.path: name for name, table in self.tables.items()}
        return sorted({names[path] for path in edit.files if path in names})

    # Where an edit is made.

    def table(self, suits: Callable[[Table], bool] = lambda table: True) -> Table | None:
        """A table, the likelier the more rows it has."""
        suiting = [table for table in self.tables.values() if suits(table)]
        weights = [len(table.rows) for table in suiting]
        return self.chance.choices(suiting, weights)[0] if suiting else None

    def cell(self, suits: Callable[[Table, str], bool]) -> At | None:
        """A cell that is not empty, in a column that suits: its table, row, column and text."""
        table = self.table(lambda one: any(suits(one, name) for name in one.header))
        if table is None:
            return None
        column = self.chance.choice([name for name in table.header if suits(table, name)])
        row = self.chance.randrange(len(table.rows))
        text = table.rows[row][table.header.index(column)]
        return (table, row, column, text) if text else None

    @staticmethod
    def is_prose(table: Table, column: str) -> bool:
        """Whether a column holds our own words."""
        field = table.schema.field(column)
        own = column not in (*ANCHOR, "path", "sha256", "address")
        plain = not field.constraints.keys() & {"enum", "pattern"}
        return (
            own and plain and field.type == "string" and column not in table.references
            and column in ("label", "summary", "description", "translation", "note", "assessment",
                           "definition", "dating", "states", "name")
        )  # fmt: skip

    def prose(self, edit: Callable[[str], str | None]) -> Made:
        """An edit of our own words in some cell."""
        at = self.cell(self.is_prose)
        if at is None:
            return None
        table, row, column, text = at
        new = edit(text)
        if new is None or new == text:
            return None
        return {**table.changed(row, column, new)}, f"{where(at)}: {shown(text, new)}"

    def replaced(self, at: At | None, new: str | None) -> Made:
        """The edit that gives a cell another text."""
        if at is None or new is None or new == at[3]:
            return None
        table, row, column, text = at
        return {**table.changed(row, column, new)}, f"{where(at)}: {shown(text, new)}"

    def seed(self) -> tuple[str, str]:
        """The path and the text of a seed."""
        seeds = self.tables["seeds"]
        path = self.chance.choice(seeds.rows)[seeds.header.index("path")]
        return path, (self.root / path).read_bytes().decode()

    def anchor(self, table: Table, row: int) -> tuple[str, int, int, str]:
        """Seed, start, end and quote of a row."""
        seed, start, end, quote = (table.rows[row][table.header.index(one)] for one in ANCHOR)
        return seed, int(start), int(end), quote

    def moved(self, table: Table, row: int, start: int, end: int, text: str) -> tuple[Files, str]:
        """The edit that anchors a row elsewhere in its seed."""
        rows = [[*cells] for cells in table.rows]
        values = {"start": str(start), "end": str(end), "quote": text[start:end]}
        before = dict(zip(table.header, table.rows[row], strict=True))
        for name, value in values.items():
            rows[row][table.header.index(name)] = value
        words = f"{before['start']}–{before['end']} to {start}–{end}"
        return {**table.written(rows)}, f"{table.path} {rows[row][0]}: {words}"


def where(at: At) -> str:
    """A cell, in words."""
    table, row, column, _ = at
    return f"{table.path} {table.rows[row][0]} {column}"


def shown(old: str, new: str) -> str:
    """Where two texts part, with a little around it."""
    part = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return f"{old[max(part - 15, 0) : part + 20]!r} to {new[max(part - 15, 0) : part + 20]!r}"
