"""Rules of a column that has what is right where another has what a source says in error."""

from typing import Any, NamedTuple

from pandas import DataFrame, Series

from sandhi.check import logic
from sandhi.check.context import Context
from sandhi.check.example import Cell, Row


class Disputes(NamedTuple):
    """Where disputes say why something is corrected, and which rows are members of them.

    ``correcting`` are the cells of a dispute that ends in a correction; its words stand in
    ``words``.
    """

    table: str
    key: str
    correcting: tuple[str, str]
    words: str
    members: str
    record: str


class Evidence(NamedTuple):
    """Where references stand, who publishes each, and for which rows they are used."""

    table: str
    key: str
    publisher: str
    uses: str
    record: str


class Corrections(NamedTuple):
    """A column of a table that corrects another; ``row`` is a key of the table for examples.

    ``noun`` is what a cell is; each maker returns what a rule has but for its sentence.
    """

    table: str
    key: str
    corrected: str
    column: str
    noun: str
    row: str
    since: str

    def difference(self, wrong_value: Cell, right_value: Cell, same: Cell) -> dict[str, Any]:
        """Return the rule that a correction is another value than the source; ``same`` is none."""
        return self._rule(
            mend=f"Leave the correction empty, or write the right {self.noun}.",
            why=f"A correction to the same {self.noun} corrects nothing, and looks as if it did.",
            keeps={self.table: [{self.corrected: wrong_value, self.column: right_value}]},
            breaks={self.table: [{self.corrected: same, self.column: same}]},
        )

    def differs(self, context: Context) -> "Series[bool]":
        """Whether each correction is another value than the source gives."""
        rows = context[self.table]
        return ~logic.holds(rows[self.corrected] == rows[self.column])

    def dispute(self, right_value: Cell, of: Disputes, dispute: str, other: str) -> dict[str, Any]:
        """Return the rule that a correction is explained; ``other`` is how else a dispute ends."""
        column, correcting = of.correcting
        return self._rule(
            reads=(of.table, of.members),
            awaits=(of.members,),
            mend=f"Make {{{self.key}}} a member of a discrepancy with {column} {correcting} that "
            "says why.",
            why="Who departs from the source must say why, where others can see it.",
            keeps=self._dispute_example(right_value, of, {of.key: dispute, column: correcting}),
            breaks=self._dispute_example(right_value, of, {of.key: dispute, column: other}),
        )

    def has_its_dispute(self, context: Context, of: Disputes) -> "Series[bool]":
        """Whether each corrected row is a member of a dispute that ends in a correction."""
        rows, members = context[self.table], context[of.members]
        is_explained = members[of.key].isin(_correcting(context, of)[of.key])
        return rows[self.column].isna() | rows[self.key].isin(members.loc[is_explained, of.record])

    def words(
        self, right_value: Cell, wrong_value: Cell, of: Disputes, dispute: str, words: str
    ) -> dict[str, Any]:
        """Return the rule that the words of a dispute have what is right: they are an example."""
        cells = {of.key: dispute, of.correcting[0]: of.correcting[1], of.words: words}
        return self._rule(
            reads=(of.table, of.members),
            awaits=(of.members,),
            mend=f"Say what is right in the {of.words} of a discrepancy of {{{self.key}}}, or mend "
            "it here.",
            why=f"The reason for a correction must be a reason for that {self.noun}, and for no "
            "other.",
            keeps=self._dispute_example(right_value, of, cells),
            breaks=self._dispute_example(wrong_value, of, cells),
        )

    def is_in_words(self, context: Context, of: Disputes, right_value: Series) -> "Series[bool]":
        """Whether what is ``right_value``, written out, stands in the words of a dispute."""
        rows, members = context[self.table], context[of.members]
        words = logic.look_up(members[of.key], _correcting(context, of), of.key, of.words)
        texts = members[[of.record]].assign(words=words).dropna()
        is_judged = right_value.notna() & rows[self.key].isin(texts[of.record])
        return ~is_judged | logic.occurs_in_any(right_value, rows[self.key], texts)

    def publishers(
        self, right_value: Cell, of: Evidence, keys: tuple[str, str], names: tuple[str, str]
    ) -> dict[str, Any]:
        """Return the rule that a correction has two publishers; keys and names are examples."""
        rows: dict[str, list[Row]] = {
            self.table: [{self.key: self.row, self.column: right_value}],
            of.uses: [{of.record: self.row, of.key: key} for key in keys],
        }
        first, second = keys
        publisher, other_publisher = names
        return self._rule(
            reads=(of.uses, of.table),
            awaits=(of.uses,),
            mend=f"Cite for {{{self.key}}} a second source, of another publisher.",
            why="Who corrects a source needs more than one other: that one may be the one in "
            "error.",
            keeps=rows
            | {
                of.table: [
                    {of.key: first, of.publisher: publisher},
                    {of.key: second, of.publisher: other_publisher},
                ]
            },
            breaks=rows
            | {
                of.table: [
                    {of.key: first, of.publisher: publisher},
                    {of.key: second, of.publisher: publisher},
                ]
            },
        )

    def has_two_publishers(self, context: Context, of: Evidence) -> "Series[bool]":
        """Whether each corrected row has references of two publishers or more."""
        rows, uses = context[self.table], context[of.uses]
        publisher = logic.look_up(uses[of.key], context[of.table], of.key, of.publisher)
        uses_with_publisher = uses[[of.record]].assign(publisher=publisher)
        publishers = logic.distinct(rows[self.key], uses_with_publisher, of.record, "publisher")
        return rows[self.column].isna() | (publishers >= 2)

    def _rule(self, **parts: Any) -> dict[str, Any]:
        return {"table": self.table, "column": self.column, "since": self.since, **parts}

    def _dispute_example(self, cell: Cell, of: Disputes, dispute: Row) -> dict[str, list[Row]]:
        """A corrected row that is a member of a dispute."""
        return {
            self.table: [{self.key: self.row, self.column: cell}],
            of.table: [dispute],
            of.members: [{of.key: dispute[of.key], of.record: self.row}],
        }


def _correcting(context: Context, of: Disputes) -> DataFrame:
    """The disputes that end in a correction."""
    disputes, (column, value) = context[of.table], of.correcting
    return disputes[disputes[column] == value]
