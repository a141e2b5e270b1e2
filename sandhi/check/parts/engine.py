"""The engine that has a package checked in parts, each where it lies.

A file is read by one worker. The rows of a group of seeds are put together as a small package,
which stays where it was put together; from then on questions go to it, and keys and findings come
back. Which rules can be asked of a part, ``placed`` says; the others are asked of the columns that
they name, gathered from all parts, or, where they name none, of whole tables.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from sandhi.check.engine.here import FindingsByTable
from sandhi.check.finding import Finding
from sandhi.check.parts import work
from sandhi.check.parts.groups import divided, groups, pieces
from sandhi.check.parts.key_sets import joined, key_columns, met, unique_columns
from sandhi.check.prose import EvidenceBase, own_columns
from sandhi.check.rule import Rule
from sandhi.check.rules import cells
from sandhi.package import ForeignKey, Package
from sandhi.package.parts import starts_of

# Rules that tell of rows which share a key: they need those rows alone, in all columns.
_OF_ROWS_ALIKE = (cells.unique_keys_are_unique,)


class Placed(NamedTuple):
    """The ids of the rules of a table, by where they are judged."""

    in_parts: list[str]
    of_rows_alike: list[str]
    of_columns: list[Rule]
    whole: list[str]


def placed(rules: Iterable[Rule], is_divided: bool) -> Placed:
    """Where rules are judged that are put to a table, whose rows may be divided by seeds."""
    places = Placed([], [], [], [])
    for rule in rules:
        if not is_divided:
            places.whole.append(rule.id)
        elif rule.per_seed:
            places.in_parts.append(rule.id)
        elif rule in _OF_ROWS_ALIKE:
            places.of_rows_alike.append(rule.id)
        elif rule.columns is not None:
            places.of_columns.append(rule)
        else:
            places.whole.append(rule.id)
    return places


class InParts:
    """The engine of workers, whom ``dask`` knows: it asks for nothing but the default of it."""

    def __init__(self, package: Package, slices: int = 2) -> None:
        """Check a package; seeds whose rows lie in one file with all others go into ``slices``."""
        import dask

        self._dask, self._slices = dask, slices
        self._package = package
        (self._bare,) = self._kept(dask.delayed(package.with_rows({}, {}), traverse=False))
        self._read: dict[tuple[str, int], work.FileRead] = {}
        self._cells: dict[tuple[str, int], Any] = {}
        self._parts: list[Any] = []
        self._shared: Any = None  # the part of the rows that are of no seed
        self._gathered: list[Any] = []
        self._evidence: EvidenceBase | None = None
        self._of_pandera: FindingsByTable = {}

    def of_files(self) -> list[Finding]:
        """What is wrong with the files of tables, as files; PackageError where workers see none."""
        places = [
            (table, number, path)
            for table, paths in self._package.files.items()
            for number, path in enumerate(paths)
        ]
        read = [self._ask(2, work.read_file, table, path) for table, _, path in places]
        read = self._kept(*read)
        for (table, number, _), (known, cells) in zip(places, read, strict=True):
            self._cells[table, number] = cells
            self._read[table, number] = known
        self._read = dict(zip(self._read, self._now(*self._read.values()), strict=True))
        self._divide()
        return [finding for one in self._read.values() for finding in one.findings]

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(one.rows for (name, _), one in self._read.items() if name == table)

    def are_as_coded(self) -> bool:
        """Whether every seed can be read and is unchanged."""
        asked = [self._dask.delayed(work.are_as_coded)(part) for part in self._parts]
        return all(self._now(*asked))

    def structural(
        self, tables: Sequence[str], lacking: Mapping[str, str], reference: bool
    ) -> list[Finding]:
        """What Frictionless finds in rows that are doubted, or whose keys others have or lack."""
        package, parts = self._package, [*self._parts, self._shared]
        keys: list[tuple[str, ForeignKey]] = [
            (table, key)
            for table in tables
            for key in package.schemas[table].foreign_keys
            if key.table not in lacking
        ]
        unique = [*chain(*(unique_columns(package, table) for table in tables))]
        count, columns = len(parts), key_columns(package, tables)
        has_evidence = not lacking and any(own_columns(package, table) for table in tables)
        asked = [self._survey(part, columns, count, has_evidence) for part in parts]
        kept = self._kept(*asked)
        heaps = [self._dask.delayed(met)([part[1][at] for part in kept], keys, unique)
                 for at in range(count)]
        surveys = self._now(*(part[0] for part in kept))
        meeting = joined(self._now(*heaps))
        if has_evidence:
            self._evidence = _together([one.evidence for one in surveys if one.evidence])
        doubted = [one.doubted for one in surveys]
        self._gathered = self._kept(
            *(
                self._dask.delayed(work.gathered)(part, tables, of_part, meeting)
                for part, of_part in zip(parts, doubted, strict=True)
            )
        )
        astray = {table for (table, _), names in meeting.astray.items() if names}
        alike = {of.table for of, names in meeting.shared.items() if names}
        judged = [
            table
            for table in tables
            if reference or table in {*chain(*doubted)} | astray | alike
        ]
        found = self._now(
            *(
                self._ask(2, work.by_reference, self._starts, self._gathered, table, as_file)
                for table in judged
                for as_file in [self._is_odd_file(table)]
            )
        )
        self._of_pandera = {table: second for table, (_, second) in zip(judged, found, strict=True)}
        return [finding for first, _ in found for finding in first]

    def judging(self, rules: Mapping[str, Sequence[Rule]]) -> Callable[[], FindingsByTable]:
        """Begin to put rules to parts, to gathered columns and to whole tables."""
        of_seeds = {*divided(self._package)}
        places = {table: placed(of_table, table in of_seeds) for table, of_table in rules.items()}
        facts = self._facts()
        asked = [*self._ask_parts(places, facts), *self._ask_others(places, of_seeds, facts)]
        begun = self._kept(*asked)

        def wait() -> FindingsByTable:
            found = _by_rule(self._now(*begun))
            failed = {at for at, ones in found.items() if any(one.failed for one in ones)}
            again = {
                table: ids
                for table in rules
                if (ids := [one for name, one in failed if name == table])
            }
            # What a rule says of its failure, it says of all that it was to judge.
            asked = [self._whole(table, ids, of_seeds, facts) for table, ids in again.items()]
            found = {at: ones for at, ones in found.items() if at not in failed}
            found |= _by_rule(self._now(*asked))
            return {table: self._in_order(table, rules[table], found) for table in rules}

        return wait

    def _in_order(
        self, table: str, rules: Sequence[Rule], found: Mapping[tuple[str, str], list[Finding]]
    ) -> list[Finding]:
        """What is found in a table as one process finds it: by Pandera, by rules, by failures."""
        of_rules = [*chain(*(found.get((table, rule.id), ()) for rule in rules))]
        failures = [one for one in of_rules if one.failed]
        return [
            *self._of_pandera.get(table, ()),
            *(one for one in of_rules if not one.failed),
            *failures,
        ]

    def _divide(self) -> None:
        """Put the rows of each group of seeds together, and those of no seed."""
        package = self._package
        lost = {table for (table, _), one in self._read.items() if one.is_lost}
        lasts = {table: [] for table in package.schemas if table not in lost}
        for (table, _), one in self._read.items():
            if table in lasts:
                lasts[table].append([one.last] if one.last else [])
        self._starts = {table: starts_of(lines) for table, lines in lasts.items()}
        of_seeds = [table for table in divided(package) if table not in lost]
        files = {at: one.seeds for at, one in self._read.items() if at[0] in of_seeds and one.seeds}
        several = [seeds for (table, _), seeds in files.items() if len(package.files[table]) > 1]
        every = sorted({*chain(*files.values())})
        whole = groups(several, [*every], self._slices)
        asked = []
        for seeds, of_group in zip(whole, pieces(whole, files), strict=True):
            asked.append(self._part(of_seeds, of_group, frozenset(seeds)))
        others = [table for table in self._starts if table not in of_seeds]
        asked.append(self._part(others, [at for at in self._read if at[0] in others], None))
        *self._parts, self._shared = self._kept(*asked)
        self._cells = {}

    def _part(
        self, tables: Sequence[str], files: Sequence[tuple[str, int]], seeds: frozenset[str] | None
    ) -> Any:
        frames = [(at[0], self._starts[at[0]][at[1]], self._cells[at]) for at in files]
        return self._ask(1, work.part_of, self._starts, tables, frames, seeds)

    def _survey(
        self, part: Any, columns: Sequence[Any], count: int, has_evidence: bool
    ) -> Any:
        return self._dask.delayed(work.surveyed, nout=2)(part, columns, count, has_evidence)

    def _is_odd_file(self, table: str) -> bool:
        """Whether a table is one file that is no canonical CSV, which others may take otherwise."""
        return len(self._package.files[table]) == 1 and bool(self._read[table, 0].findings)

    def _facts(self) -> Any:
        """What is known of the whole, as far as it can be told."""
        package = self._package
        readable = {*self._starts}
        own = {table: [schema.primary_key] for table, schema in package.schemas.items()}
        names: dict[str, list[str]] = {}
        for one in package.settings.names:
            names.setdefault(one.table, []).extend([one.form, one.record, *one.where])
        keys = self._columns(own) if own.keys() <= readable else None
        forms = self._columns(names) if names.keys() <= readable else None
        return self._kept(self._ask(1, work.facts_of, keys, forms, self._evidence))[0]

    def _columns(self, names: Mapping[str, Sequence[str]]) -> list[Any]:
        """Some columns of tables, of each part."""
        every = [*self._parts, self._shared]
        return [self._dask.delayed(work.columns_of)(part, names) for part in every]

    def _ask_parts(self, places: Mapping[str, Placed], facts: Any) -> list[Any]:
        in_parts = {table: one.in_parts for table, one in places.items() if one.in_parts}
        return [self._ask(1, work.judged, part, in_parts, facts) for part in self._parts]

    def _ask_others(
        self, places: Mapping[str, Placed], of_seeds: Collection[str], facts: Any
    ) -> list[Any]:
        asked = []
        for table, one in places.items():
            if one.whole:
                asked.append(self._whole(table, one.whole, of_seeds, facts))
            if one.of_rows_alike:
                rows = [self._dask.delayed(work.rows_of)(part, table) for part in self._gathered]
                asked.append(self._together(table, one.of_rows_alike, rows, facts))
            for rule in one.of_columns:
                columns = self._columns(self._needed(table, rule))
                asked.append(self._together(table, [rule.id], columns, facts))
        return asked

    def _needed(self, table: str, rule: Rule) -> dict[str, list[str]]:
        """The columns of tables that a rule names, with the keys of the table that it checks."""
        needed = {}
        for name in (table, *rule.reads):
            if name in self._package.schemas and rule.columns is not None:
                schema = self._package.schemas[name]
                wanted = {schema.primary_key, *rule.columns(schema)}
                needed[name] = [column for column in schema.names if column in wanted]
        return needed

    def _together(self, table: str, ids: Sequence[str], frames: Any, facts: Any) -> Any:
        return self._ask(1, work.judged_together, self._starts, frames, {table: ids}, facts)

    def _whole(
        self, table: str, ids: Sequence[str], of_seeds: Collection[str], facts: Any
    ) -> Any:
        """Rules that need all rows: those of no seed are held, others are read by who judges."""
        if table not in of_seeds:
            return self._ask(1, work.judged, self._shared, {table: ids}, facts)
        return self._together(table, ids, [], facts)

    def _ask(self, answers: int, question: Callable[..., Any], *about: Any) -> Any:
        """A question to a worker about the package; nothing is asked yet."""
        return self._dask.delayed(question, nout=answers if answers > 1 else None)(
            self._bare, *about
        )

    def _kept(self, *asked: Any) -> Any:
        """Ask, and let the answers stay where they are."""
        return self._dask.persist(*asked)

    def _now(self, *asked: Any) -> Any:
        """Ask, and wait for the answers."""
        return self._dask.compute(*asked)


def _by_rule(found: Iterable[FindingsByTable]) -> dict[tuple[str, str], list[Finding]]:
    """What is found, by table and rule, in the order of the parts."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for of_tables in found:
        for table, findings in of_tables.items():
            for one in findings:
                by_rule.setdefault((table, one.rule), []).append(one)
    return by_rule


def _together(bases: Sequence[EvidenceBase]) -> EvidenceBase:
    """What words can rest on in any of several parts."""
    return EvidenceBase(
        *(reduce(or_, sets, frozenset()) for sets in zip(*bases, strict=True))  # type: ignore[arg-type]
    )
