"""The check of a package in this process, and what any other way of checking one must do."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

from sandhi.check.engine import crowds, doubt, files, frictionless, pandera
from sandhi.check.finding import Finding
from sandhi.check.rule import Rule
from sandhi.check.rules import seeds
from sandhi.package import Package
from sandhi.side_by_side import answers

FindingsByTable: TypeAlias = dict[str, list[Finding]]


class Engine(Protocol):
    """What puts rules to the rows of a package; called from above to below, each once."""

    def of_files(self) -> list[Finding]:
        """What is wrong with the files of tables, as files."""

    def rows(self, table: str) -> int:
        """How many rows a table has that can be read."""

    def are_as_coded(self) -> bool:
        """Whether every seed can be read and is unchanged; the table of seeds can be read."""

    def structural(
        self, tables: Sequence[str], lacking: Mapping[str, str], reference: bool
    ) -> list[Finding]:
        """What in tables is not as their schemas ask, cell by cell.

        Keys of a table that is ``lacking`` are not followed. Frictionless and Pandera judge all
        rows where ``reference``, else as few as will give the same findings.
        """

    def judging(self, rules: Mapping[str, Sequence[Rule]]) -> Callable[[], FindingsByTable]:
        """Begin to put rules to tables; what is returned waits for what they find.

        With it comes what Pandera finds in the columns of each table, before all others. What is
        found of a row stands in the order of the rules.
        """


class Here:
    """The engine of this process; ``jobs`` of it judge tables side by side.

    Where ``in_haste``, a fast pass over whole columns stands in for Frictionless and Pandera.
    """

    def __init__(self, package: Package, jobs: int = 1, *, in_haste: bool = False) -> None:
        """Check a package."""
        self._package, self._jobs, self._in_haste = package, jobs, in_haste
        self._judged_tables: Sequence[str] = ()

    def of_files(self) -> list[Finding]:
        """What is wrong with the files of tables, as files."""
        return of_files(self._package)

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return len(self._package.cells(table))

    def are_as_coded(self) -> bool:
        """Whether every seed can be read and is unchanged."""
        return seeds.are_as_coded(self._package)

    def structural(
        self, tables: Sequence[str], lacking: Mapping[str, str], reference: bool
    ) -> list[Finding]:
        """What Frictionless finds, of the tables that are doubted where not ``reference``."""
        if reference and not self._in_haste:
            self._judged_tables = tables
        else:
            at_hand = [table for table in tables if self._in_haste and self._is_at_hand(table)]
            others = [table for table in tables if table not in at_hand]
            self._judged_tables = [*at_hand, *doubt.doubtful(self._package, others, lacking)]
        return frictionless.findings(self._package, self._judged_tables, lacking)

    def _is_at_hand(self, table: str) -> bool:
        """Whether both have judged a table, and need not again: that is as good as their word."""
        is_known = pandera.is_at_hand(self._package, table, crowds.HELD)
        return is_known and frictionless.is_at_hand(self._package, table)

    def judging(self, rules: Mapping[str, Sequence[Rule]]) -> Callable[[], FindingsByTable]:
        """Put rules to tables, when that is waited for."""

        def judge(table: str) -> list[Finding]:
            package, most, of_table = self._package, crowds.HELD, list[Finding]()
            if table in self._judged_tables:
                of_table = pandera.findings(package, table, most)
            return of_table + pandera.findings_of_rules(package, table, rules[table], most)

        def wait() -> FindingsByTable:
            each = answers(judge, [*rules], self._jobs)
            return dict(zip(rules, each, strict=True))

        return wait


def of_files(package: Package) -> list[Finding]:
    """What is wrong with the files of tables, as files."""
    return [finding for table in package.schemas for finding in files.findings(package, table)]
