"""A rule of how the words of a column begin and end."""

from collections.abc import Callable
from itertools import islice

import regex
from pandas import DataFrame, Series

from sandhi.check.prose import prose
from sandhi.check.rule import Context, Example, Kind, rule

_HABIT = 10  # cells that are alike show how those of a column begin and end
_STOP = regex.compile(r"[.?!…।][\p{Pe}\p{Pf}\"']*$")
_LACKS: dict[str, Callable[[str], bool]] = {
    "does not begin with a capital letter": lambda cell: cell[0].islower(),
    "ends in no full stop": lambda cell: not _STOP.search(cell),
}


def _departs(column: Series) -> Series:
    """How the one cell of a column that begins or ends unlike all others does; else nothing."""
    words = column[column != ""]
    departures = Series("", index=column.index, dtype=object)
    if len(words) <= _HABIT:
        return departures
    cells = [*zip(words.index, words.tolist(), strict=True)]
    for what, lacks in _LACKS.items():
        several = (line for line, cell in cells if lacks(cell))
        lines = [*islice(several, 2)]
        if len(lines) == 1:
            departures[lines[0]] = what
    return departures


def _departure(context: Context, row: Series, column: str) -> str:
    departs = _departs(context.cells[column])[context.cells.index == row.name]
    return f"“{row[column]}” {departs.iloc[0]}"


@rule(
    table=Kind.CELLS,
    severity="warning",
    mend="Look whether a word was lost at its beginning or end; else write it as the others are.",
    why="A sentence that lost its first or last word has lost its capital letter or its full stop.",
    since="0.1.0",
    keeps=Example(tables={"prices": [{"article": f"Tea {at}."} for at in range(11)]}),
    breaks=Example(
        tables={"prices": [{"article": f"Tea {at}{'.' if at else ''}"} for at in range(11)]}
    ),
    explain=_departure,
    columns=lambda schema: schema.running_text,
)
def words_begin_and_end_alike(context: Context) -> DataFrame:
    """No cell of our own words is the only one of its column without a capital or a full stop."""
    cells = prose(context.package, context.table)
    return DataFrame(
        {name: _departs(column) == "" for name, column in cells.items()}, index=cells.index
    )
