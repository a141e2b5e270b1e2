"""Examples of rules put to the test: laid in a small package, and checked as one is."""

import copy
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from sandhi.check.engine import dialect, files, frictionless, pandera
from sandhi.check.example import Example
from sandhi.check.registry import ON_THE_WHOLE
from sandhi.check.rule import Kind, Rule
from sandhi.check.rules import anchors, cells, coverage, keys, rows, seeds, words
from sandhi.check.rules.words import names
from sandhi.package import Package
from sandhi.publish.rules import RULES as ON_DECLARED
from tests.check.engine import trials
from tests.check.engine.trials import TABLES, stand_in, write

# The rules of the tool that judge rows, by floors: those of one are put to each example together.
FLOORS: list[ModuleType] = [anchors, cells, rows, seeds, words, keys, names]


class Laid:
    """One package without rows, in which example after example is laid.

    It is opened once; what rests on tables that an example leaves empty is worked out once.
    """

    def __init__(self, root: Path, described: tuple[trials.Json, dict[str, trials.Json]]) -> None:
        trials.write(root, Example(), described)
        self._empty = Package.as_it_stands(root)

    def __call__(self, example: Example) -> Package:
        """The package with an example in it, of which nothing is written but its texts."""
        assert not example.schema
        assert not example.files
        assert example.file is None
        empty = self._empty
        if example.package:
            whole = copy.deepcopy(empty.descriptor)
            empty = replace(empty, descriptor=trials.laid_over(whole, example.package))
        for text in example.texts.values():
            digest = hashlib.sha256(text.encode()).hexdigest()
            (empty.root / f"{digest}.txt").write_bytes(text.encode())
        return empty.with_files(
            {
                table: trials.as_csv(table, [*empty.schemas[table].names], rows)
                for table, rows in trials.rows_of(example, "{digest}.txt").items()
            }
        )


def broken(rule: Rule, example: Example, root: Path, laid: Laid) -> set[str]:
    """Which rules of a rule's floor an example of the tool breaks, by the engine of the floor.

    It is laid in the package of shops where that has all but its rows, else written out.
    """
    if isinstance(rule.table, str) or rule.table in HOLDS:
        floors = (module.RULES for module in FLOORS if rule in module.RULES)
        floor: list[Rule] | None = next(floors, None)
        if floor is None:
            # Coverage looks at every anchored table; those not named are empty.
            example = replace(example, tables={**dict.fromkeys(TABLES, ()), **example.tables})
        package = _package(example, root, laid)
        return put(package, coverage.rules(package) if floor is None else floor, example)
    write(root, example, stand_in())
    match rule.table:
        case Kind.DESCRIPTOR:
            misshapen = dialect.shape(root)
            findings = misshapen or dialect.sense(Package.as_it_stands(root), TABLES)
        case Kind.FILE:
            package = Package.as_it_stands(root)
            (file,) = package.files["shops"]
            path = root / file
            path.unlink() if example.file is None else path.write_bytes(example.file)
            findings = files.findings(package, "shops")
        case Kind.PACKAGE:
            findings = files.findings_of_whole(
                Package.as_it_stands(root), [*ON_THE_WHOLE, *ON_DECLARED]
            )
        case Kind.SCHEMA:
            package = Package.as_it_stands(root)
            tables = [*example.tables]
            findings = frictionless.findings(package, tables, ())
            for table in tables:
                findings += pandera.findings(package, table)
    return {finding.rule for finding in findings}


def _package(example: Example, root: Path, laid: Laid) -> Package:
    if not (example.schema or example.files):
        return laid(example)
    write(root, example, stand_in())
    return Package.as_it_stands(root)


def put(package: Package, rules: Iterable[Rule], example: Example) -> set[str]:
    """Which of some rules on tables an example breaks: those that see only what stands in it."""
    there = {*example.tables} | ({"seeds"} if example.texts else set())
    if example.texts and seeds.are_as_coded(package):
        there.add("texts")
    runnable: dict[str, list[Rule]] = {}
    for rule in rules:
        for table in tables_of(rule, package):
            if {table, *rule.reads} <= there:
                runnable.setdefault(table, []).append(rule)
    return {
        finding.rule
        for table, of_table in runnable.items()
        for finding in pandera.findings_of_rules(package, table, of_table)
    }


HOLDS: dict[Kind, Callable[[Package, str], bool]] = {
    Kind.CELLS: lambda package, table: True,
    Kind.KEYS: lambda package, table: True,
    Kind.ANCHORS: lambda package, table: package.schemas[table].anchored,
}


def tables_of(rule: Rule, package: Package) -> list[str]:
    if isinstance(rule.table, str):
        return [rule.table]
    return [table for table in package.schemas if HOLDS[rule.table](package, table)]
