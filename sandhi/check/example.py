"""Examples of a rule: something small that keeps it, and something that breaks it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Cell = str | int | float | bool
Row = Mapping[str, Cell]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Example:
    """As much of a package as shows a rule kept or broken.

    ``tables`` holds rows by the name of their table, in which columns that are not named are empty.
    ``texts`` are seeds by their keys; their rows in ``seeds`` follow from them. ``package`` is a
    fragment of the descriptor and ``schema`` one of the Table Schema that it names, laid over what
    the package has. ``files`` are other files by their paths. ``file`` is the whole of a table's
    CSV; None where there is no such file.
    """

    tables: Mapping[str, Rows] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    package: Mapping[str, Any] = field(default_factory=dict)
    schema: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    file: bytes | None = None

    def lines(self) -> Iterator[str]:
        """The example as people read it."""
        if self.package:
            yield f"datapackage.json  {_json(self.package)}"
        if self.schema:
            yield f"schema  {_json(self.schema)}"
        for seed, text in self.texts.items():
            yield f"{seed}.txt  {text!r}"
        for table, rows in self.tables.items():
            yield from _aligned_lines(table, rows)
        for path, text in self.files.items():
            yield path
            yield from (f"  {line}".rstrip() for line in text.splitlines())
        if self.file is not None:
            yield f"file  {self.file!r}"
        elif not (self.package or self.schema or self.texts or self.tables or self.files):
            yield "no file"

    def as_json(self) -> dict[str, Any]:
        """What the example holds, for a JSON document."""
        parts: dict[str, Any] = {
            "tables": {table: [*map(dict, rows)] for table, rows in self.tables.items()},
            "texts": dict(self.texts),
            "package": dict(self.package),
            "schema": dict(self.schema),
            "files": dict(self.files),
        }
        # A file may be no text at all; its escapes tell its bytes.
        file = None if self.file is None else self.file.decode("utf-8", "backslashreplace")
        return {name: part for name, part in parts.items() if part} | (
            {} if file is None else {"file": file}
        )


def cell_text(cell: Cell) -> str:
    """A cell of an example as a CSV has it."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _json(fragment: Mapping[str, Any]) -> str:
    return json.dumps(fragment, ensure_ascii=False)


def _aligned_lines(table: str, rows: Rows) -> Iterator[str]:
    """A table's name, its columns and its rows, one below the other."""
    if not rows:
        yield f"{table}: no rows"
        return
    names = list(dict.fromkeys(name for row in rows for name in row))
    grid = [names, *([cell_text(row.get(name, "")) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    yield table
    for line in grid:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
