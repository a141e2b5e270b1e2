"""The engine that has a package checked in parts, each where it lies.

A file is read by one worker. The rows of a group of seeds are put together as a small package,
which stays where it was put together; from then on questions go to it, and keys and findings come
back. Which rules can be asked of a part, ``placed_rules`` says; the others are asked of the columns
that they name, gathered from all parts, or, where they name none, of whole tables.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from sandhi.check.engine.here import FindingsByTable
from sandhi.check.finding import Finding
from sandhi.check.parts import work
from sandhi.check.parts.groups import divided_tables
from sandhi.check.parts.held import HeldParts
from sandhi.check.parts.key_sets import joint_meeting, key_columns, meeting_of, unique_columns
from sandhi.check.prose import EvidenceBase, own_columns
from sandhi.check.rule import Rule
from sandhi.check.rules import rows
from sandhi.package import Package
from sandhi.package.opening.parts import is_one_csv

# Rules that tell of rows which share a key: they need those rows alone, in all columns.
_OF_ROWS_ALIKE = (rows.unique_keys_are_unique,)


class PlacedRules(NamedTuple):
    """The rules of a table by where they are judged."""

    in_parts: list[Rule]
    of_rows_alike: list[Rule]
    of_columns: list[Rule]
    whole: list[Rule]


def placed_rules(rules: Iterable[Rule], is_divided: bool) -> PlacedRules:
    """Where rules are judged that are put to a table, whose rows may be divided by seeds."""
    places = PlacedRules([], [], [], [])
    for rule in rules:
        if not is_divided:
            places.whole.append(rule)
        elif rule.per_seed:
            places.in_parts.append(rule)
        elif rule in _OF_ROWS_ALIKE:
            places.of_rows_alike.append(rule)
        elif rule.columns is not None:
            places.of_columns.append(rule)
        else:
            places.whole.append(rule)
    return places


class InParts:
    """The engine of workers: those that ``dask`` knows by default."""

    def __init__(self, package: Package, slices: int = 2) -> None:
        """Check a package in about so many parts, or more where it has many rows."""
        self._package = package
        self._parts = HeldParts(package, slices)
        self._asking = self._parts.asking
        self._divided_tables = {*divided_tables(package)}
        self._gathered_parts: Sequence[Any] = ()
        self._evidence: EvidenceBase | None = None
        self._of_pandera: FindingsByTable = {}

    def of_files(self) -> list[Finding]:
        """What is wrong with the files of tables, as files."""
        return [finding for file in self._parts.files.values() for finding in file.findings]

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(file.rows for (name, _), file in self._parts.files.items() if name == table)

    def are_as_coded(self) -> bool:
        """Whether every seed can be read and is unchanged."""
        questions = (self._asking.of(work.are_as_coded, part) for part in self._parts.every)
        return all(self._asking.now(*questions))

    def structural(
        self, tables: Sequence[str], lacking: Mapping[str, str], reference: bool
    ) -> list[Finding]:
        """What Frictionless finds in rows that are doubted, or whose keys others have or lack."""
        ask, parts = self._asking, self._parts.every
        keys = [
            (table, key)
            for table in tables
            for key in self._package.schemas[table].foreign_keys
            if key.table not in lacking
        ]
        unique = [*chain(*(unique_columns(self._package, table) for table in tables))]
        columns = key_columns(self._package, tables)
        has_words = any(own_columns(self._package, table) for table in tables)
        for_words = has_words and not lacking
        questions = (
            ask.of(work.survey, part, columns, len(parts), for_words, answers=2) for part in parts
        )
        answers = ask.keep(*questions)
        heaps = ([heaps[at] for _, heaps in answers] for at in range(len(parts)))
        meeting = joint_meeting(
            ask.now(*(ask.of(meeting_of, heap, keys, unique) for heap in heaps))
        )
        met_keys = ask.hand_out(meeting)
        surveys = ask.now(*(survey for survey, _ in answers))
        if for_words:
            self._evidence = _together([one.evidence for one in surveys])
        doubted_tables = [one.doubted for one in surveys]
        self._gathered_parts = ask.keep(
            *(
                ask.of(work.gather, part, tables, of_part, met_keys)
                for part, of_part in zip(parts, doubted_tables, strict=True)
            )
        )
        odd = {
            *chain(*doubted_tables),
            *(of.table for of, names in meeting.shared.items() if names),
        }
        odd |= {table for (table, _), names in meeting.astray.items() if names}
        return self._by_reference([table for table in tables if reference or table in odd])

    def _by_reference(self, tables: Sequence[str]) -> list[Finding]:
        """What Frictionless finds in tables; what Pandera does is kept."""
        questions = (
            self._asking.of_package(
                work.by_reference,
                self._parts.starts,
                self._gathered_parts,
                table,
                self._is_odd(table),
            )
            for table in tables
        )
        answers = self._asking.now(*questions)
        self._of_pandera = {
            table: findings for table, (_, findings) in zip(tables, answers, strict=True)
        }
        return [finding for findings, _ in answers for finding in findings]

    def _is_odd(self, table: str) -> bool:
        """Whether a table is one file that is no canonical CSV, which others may take otherwise."""
        return is_one_csv(self._package.files[table]) and bool(self._parts.files[table, 0].findings)

    def judging(self, rules: Mapping[str, Sequence[Rule]]) -> Callable[[], FindingsByTable]:
        """Begin to put rules to parts, to gathered columns and to whole tables."""
        places_by_table = {
            table: placed_rules(of_table, table in self._divided_tables)
            for table, of_table in rules.items()
        }
        facts = self._facts()
        in_parts = {
            table: _ids(places.in_parts)
            for table, places in places_by_table.items()
            if places.in_parts
        }
        questions = [
            self._asking.of_package(work.judge, part, in_parts, facts)
            for part in self._parts.of_seeds
        ]
        for table, places in places_by_table.items():
            questions += self._of_other_rules(table, places, facts)
        begun = self._asking.keep(*questions)

        def wait() -> FindingsByTable:
            findings = _by_rule(self._asking.now(*begun))
            failures = [
                at for at, of_rule in findings.items() if any(finding.failed for finding in of_rule)
            ]
            # What a rule says of its failure, it says of all that it was to judge.
            again = [self._whole(table, [rule], facts) for table, rule in failures]
            findings = {at: of_rule for at, of_rule in findings.items() if at not in failures}
            findings |= _by_rule(self._asking.now(*again))
            return {
                table: [
                    *self._of_pandera.get(table, ()),
                    *chain(*(findings.get((table, rule.id), ()) for rule in of_table)),
                ]
                for table, of_table in rules.items()
            }

        return wait

    def _facts(self) -> Any:
        """What is known of the whole, as far as it can be told."""
        schemas, readable = self._package.schemas, self._parts.starts.keys()
        primary_keys = {table: [schema.primary_key] for table, schema in schemas.items()}
        names: dict[str, list[str]] = {}
        for name_forms in self._package.settings.names:
            names.setdefault(name_forms.table, []).extend(
                [name_forms.form, name_forms.record, *name_forms.where]
            )
        keys = self._parts.columns(primary_keys) if primary_keys.keys() <= readable else None
        forms = self._parts.columns(names) if names.keys() <= readable else None
        evidence = self._asking.hand_out(self._evidence)
        return self._asking.of_package(work.facts_of, keys, forms, evidence)

    def _of_other_rules(self, table: str, places: PlacedRules, facts: Any) -> Iterable[Any]:
        """The questions of rules that are not judged in parts."""
        if places.whole:
            yield self._whole(table, _ids(places.whole), facts)
        if places.of_rows_alike:
            rows = [self._asking.of(work.rows_of, part, table) for part in self._gathered_parts]
            yield self._together(table, _ids(places.of_rows_alike), rows, facts)
        for rule in places.of_columns:
            columns = self._parts.columns(self._needed(table, rule))
            yield self._together(table, [rule.id], columns, facts)

    def _needed(self, table: str, rule: Rule) -> dict[str, list[str]]:
        """The columns of tables that a rule names, with their keys."""
        columns_by_table = {}
        for name in (table, *rule.reads):
            if name in self._package.schemas and rule.columns is not None:
                schema = self._package.schemas[name]
                columns = {schema.primary_key, *rule.columns(schema)}
                columns_by_table[name] = [column for column in schema.names if column in columns]
        return columns_by_table

    def _whole(self, table: str, rules: Sequence[str], facts: Any) -> Any:
        """Rules that need all rows: those of no seed are held, others are read by who judges."""
        if table not in self._divided_tables:
            return self._asking.of_package(work.judge, self._parts.shared, {table: rules}, facts)
        return self._asking.of_package(work.judge_whole, {table: rules}, facts)

    def _together(
        self, table: str, rules: Sequence[str], frames: Collection[Any], facts: Any
    ) -> Any:
        return self._asking.of_package(
            work.judge_together, self._parts.starts, frames, {table: rules}, facts
        )


def _ids(rules: Iterable[Rule]) -> list[str]:
    return [rule.id for rule in rules]


def _by_rule(answers: Iterable[FindingsByTable]) -> dict[tuple[str, str], list[Finding]]:
    """What is found, by table and rule, in the order of the parts."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for of_tables in answers:
        for table, findings in of_tables.items():
            for finding in findings:
                by_rule.setdefault((table, finding.rule), []).append(finding)
    return by_rule


def _together(bases: Sequence[EvidenceBase]) -> EvidenceBase:
    """What words can rest on in any of several parts."""
    numbers = reduce(or_, (base.numbers for base in bases), frozenset[str]())
    days = reduce(or_, (base.days for base in bases), frozenset[tuple[int | None, int, int]]())
    return EvidenceBase(numbers, days)
