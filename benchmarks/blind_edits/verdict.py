"""Whether the check catches an edit, asking first what is quickly answered.

A finding in some tables, or of some rules, is one in the whole package, so that a quick answer may
spare the slow one. Where the quick ones find nothing the whole check has the last word: the verdict
is always the one that `sandhi check` would give.
"""

from collections.abc import Collection, Iterator
from pathlib import Path

from sandhi.check.engine.pandera import findings_of_rules
from sandhi.check.registry import rules_of
from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import Package, Trust
from sandhi.publish.rules import RULES


def is_caught(root: Path, touched: Collection[str]) -> bool:
    """Whether the check of a package finds anything; ``touched`` are the tables of the edit."""
    try:
        return any(_answers(root, touched))
    except PackageError:
        return True


def has_findings(root: Path) -> bool:
    """Whether the check of a whole package finds anything."""
    return bool(check(root, rules_on_the_whole=RULES, trust=Trust.GIVEN).findings)


def _answers(root: Path, touched: Collection[str]) -> Iterator[bool]:
    if touched:
        yield bool(check(root, [*touched], trust=Trust.GIVEN).findings)
        yield from _of_readers(Package.open(root, Trust.GIVEN), {*touched})
    yield has_findings(root)


def _of_readers(package: Package, touched: set[str]) -> Iterator[bool]:
    """Whether rules of other tables that read the touched ones find anything."""
    for table, rules in rules_of(package).items():
        readers = [rule for rule in rules if touched & {*rule.reads}]
        if readers and table not in touched:
            yield bool(findings_of_rules(package, table, readers))
