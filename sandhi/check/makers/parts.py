"""Rules of rows that are parts of others of their table, by the column ``part_of``."""

from typing import Any, NamedTuple

from pandas import Series

from sandhi.check import logic
from sandhi.check.context import Context
from sandhi.check.example import Row, Rows

PART_OF = "part_of"


class Parts(NamedTuple):
    """Rows of a table that may be parts of others; ``keys`` are those of examples, the whole first.

    ``noun`` is what a row is, with its article.
    """

    table: str
    key: str
    noun: str
    keys: tuple[str, str]

    def rows(self, whole: Row, part: Row) -> dict[str, Rows]:
        """Return an example: a whole, and a part of it."""
        of_whole, of_part = self.keys
        return {
            self.table: [
                {self.key: of_whole, **whole},
                {self.key: of_part, **part, PART_OF: of_whole},
            ]
        }

    def circle(self, since: str) -> dict[str, Any]:
        """Return what a rule has that no row is part of itself, but for its sentence."""
        return {
            "table": self.table,
            "column": PART_OF,
            "mend": f"Let {{{self.key}}} be part of {self.noun} that is not, in the end, part of "
            "it.",
            "why": f"Whoever adds up {self.noun} with all its parts would never come to an end.",
            "since": since,
            "keeps": self.rows({}, {}),
            "breaks": self.rows({PART_OF: self.keys[1]}, {}),
        }

    def has_no_circle(self, context: Context) -> "Series[bool]":
        """Whether each row is no part of itself, not even by way of others."""
        return logic.acyclic(context[self.table], self.key, PART_OF)

    def of_whole(self, context: Context, column: str) -> Series:
        """Return for each row what its whole has in a column; NA where it is no part."""
        rows = context[self.table]
        return logic.look_up(rows[PART_OF], rows, self.key, column)
