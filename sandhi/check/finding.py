"""What a check finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from re import Match

from sandhi.check.rule import PLACEHOLDER, Rule, Severity
from sandhi.package import Package


@dataclass(frozen=True)
class Finding:
    """One breach of one rule: where it is, what stands there, and how to mend it.

    ``rule`` is the rule's id. ``key`` is the row's own key, ``line`` the line of the CSV on which
    the row begins (the header's is 1); they and ``column`` are None where the breach is not in one
    row or column. ``file`` is relative to the package; ``place`` is a JSON pointer (RFC 6901) into
    it, where it is a descriptor. One that ``failed`` tells of the rule, which could not judge, and
    its evidence says where in the rule.

    ``at`` is the line by which the package knows the row. Of very many findings of one rule in one
    column, the last that is told carries ``rest``, the lines of the others.
    """

    rule: str
    severity: Severity
    sentence: str
    table: str
    key: str | None
    column: str | None
    line: int | None
    evidence: str
    mend: str
    file: str
    failed: bool = False
    place: str = ""
    at: int | None = field(default=None, compare=False)
    rest: bytes = field(default=b"", repr=False)

    @property
    def more(self) -> int:
        """How many others like it are counted with it, and not told."""
        return len(self.rest) // 8

    @property
    def cell(self) -> tuple[str, str, int | None, str | None]:
        """Where it is: the table, the file, the line and the column."""
        return self.table, self.file, self.line, self.column

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        where = f"In {self.file} at {self.place}: " if self.place else ""
        return f"{self.sentence} {where}{self.mend}"

    @classmethod
    def in_file(
        cls,
        rule: Rule,
        file: str,
        evidence: str,
        *,
        table: str = "",
        line: int | None = None,
        column: str | None = None,
        mend: str = "",
        failed: bool = False,
        place: str = "",
    ) -> "Finding":
        """A breach in a file as such: a descriptor, a schema or the CSV of a table."""
        parts = (table, None, column, line, evidence, mend or rule.mend, file)
        return cls(rule.id, rule.severity, rule.sentence, *parts, failed=failed, place=place)

    @classmethod
    def in_row(
        cls,
        rule: Rule,
        package: Package,
        table: str,
        line: int,
        *,
        evidence: str = "",
        facts: Mapping[str, str] | None = None,
    ) -> "Finding":
        """A breach in a row, which is named by its line in ``Package.cells``.

        ``facts`` are what the rule's ``mend`` may name beside the row's cells.
        """
        return cls._in(rule, package, table, line, None, evidence, facts or {})

    @classmethod
    def in_cell(
        cls,
        rule: Rule,
        package: Package,
        table: str,
        line: int,
        column: str,
        *,
        evidence: str | None = None,
        facts: Mapping[str, str] | None = None,
    ) -> "Finding":
        """A breach in a cell; without ``evidence``, the cell itself is what stands there."""
        return cls._in(rule, package, table, line, column, evidence, facts or {})

    @classmethod
    def _in(
        cls,
        rule: Rule,
        package: Package,
        table: str,
        line: int,
        column: str | None,
        evidence: str | None,
        facts: Mapping[str, str],
    ) -> "Finding":
        cells = package.cells(table)
        if evidence is None:
            evidence = str(cells.at[line, column])
        key = str(cells.at[line, package.schemas[table].primary_key]) or None

        def cell_or_fact(name: Match[str]) -> str:
            # A cell at a time: to take the whole row costs a hundred times as much.
            if name[1] in facts:
                return facts[name[1]]
            return str(cells.at[line, name[1]]) if name[1] in cells.columns else name[0]

        mend = PLACEHOLDER.sub(cell_or_fact, rule.mend)
        file, line_of_file = package.place(table, line)
        parts = (table, key, column, line_of_file, evidence, mend, file)
        return cls(rule.id, rule.severity, rule.sentence, *parts, at=line)
