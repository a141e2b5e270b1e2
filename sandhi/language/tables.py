"""Lexicons as tables: files of lines with tabs between the cells, and the columns' names above."""

from collections.abc import Mapping, Sequence
from pathlib import Path

Entry = Mapping[str, str]


def read_table(path: Path) -> Sequence[Entry]:
    """The lines of a lexicon, each by the names of its columns.

    ValueError where a line has more or fewer cells than there are columns, or an empty form.
    """
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    names = header.split("\t")
    entries = []
    for number, line in enumerate(lines, 2):
        cells = line.split("\t")
        if len(cells) != len(names) or not cells[0].strip():
            raise ValueError(
                f"{path.name}:{number}: {len(cells)} cells, the first {cells[0]!r}, under the "
                f"{len(names)} columns {', '.join(names)}; fill the first, and put one tab "
                "between two cells"
            )
        entries.append(dict(zip(names, cells, strict=True)))
    return entries
