"""A dataset package opened: its descriptor, its Table Schemas, its seeds, its tables with types."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandhi import table as csv_table
from sandhi.files import PackageError, SeedFile, looked_at, read_bytes, read_json, read_seed
from sandhi.package.descriptor import DESCRIPTOR, DescriptorShapeError, Resource, resources
from sandhi.package.labels import Labels, Row
from sandhi.package.opening import editions, parts
from sandhi.package.opening.held import HeldTable, RowsOfTexts, by_key, records_in
from sandhi.package.opening.memory import memoized
from sandhi.package.schema import TableSchema, read_schema
from sandhi.package.settings import Role, Settings, parse_settings
from sandhi.package.soundness.opening import ensure_sound
from sandhi.package.trust import Code, Trust, code_of, modules_of, rule_paths

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, eq=False)
class Package:
    """A package on disk. Its tables and texts are read when they are first asked for, and once.

    ``trust`` is what its user has decided on the code that it brings; ``given_tables``
    were given, and are not read.
    """

    root: Path
    descriptor: dict[str, Any]
    schemas: dict[str, TableSchema]
    resources: dict[str, Resource]
    trust: Trust = Trust.REMEMBERED
    given_tables: frozenset[str] = frozenset()

    @classmethod
    def open(cls, root: Path, trust: Trust = Trust.REMEMBERED) -> "Package":
        """Read the descriptor and the schemas in ``root``; PackageError where that fails.

        So does what nothing can be done with (``sandhi.package.soundness``). No code of the package
        runs, now or later, but as ``trust`` says.
        """
        package = cls.as_it_stands(root, trust)
        ensure_sound(package)
        return package

    @classmethod
    def as_it_stands(cls, root: Path, trust: Trust = Trust.REMEMBERED) -> "Package":
        """As ``open``, for a check: whatever contradicts itself in what can be read."""
        descriptor = read_json(root, DESCRIPTOR)
        return cls.of(root, descriptor, resources(root, descriptor), trust)

    @classmethod
    def of(
        cls,
        root: Path,
        descriptor: dict[str, Any],
        tables: Iterable[Resource],
        trust: Trust = Trust.REMEMBERED,
    ) -> "Package":
        """The package of a descriptor, with these of its tables; PackageError as ``open``."""
        resources_by_name = {resource.name: resource for resource in tables}
        schemas = {name: read_schema(resource) for name, resource in resources_by_name.items()}
        return cls(root, descriptor, schemas, resources_by_name, trust)

    @cached_property
    def settings(self) -> Settings:
        """What the package declares to this tool alone; PackageError where it is misshapen."""
        try:
            return parse_settings(self.descriptor.get("sandhi", {}))
        except (AttributeError, KeyError, TypeError, ValueError):
            place = f"{DESCRIPTOR} at /sandhi"
            message = f"{place} is not as this tool reads it; `sandhi check` says where"
            raise DescriptorShapeError(message, self.root) from None

    @cached_property
    def files(self) -> dict[str, tuple[str, ...]]:
        """Where the CSV of each table lies, relative to the package; or the several of one."""
        return {name: resource.files for name, resource in self.resources.items()}

    @cached_property
    def paths(self) -> dict[str, str]:
        """The files of each table in words; where it has one, the path of that."""
        return {name: ", ".join(files) for name, files in self.files.items()}

    @cached_property
    def pattern_folders(self) -> frozenset[str]:
        """The folders in which files of tables are looked for by patterns."""
        return frozenset().union(
            *(
                parts.pattern_folders(resource.declared, resource.files)
                for resource in self.resources.values()
            )
        )

    def file(self, table: str) -> str:
        """Where the only file of a table lies; PackageError where it has several."""
        return parts.one_file(table, self.files[table])

    def place(self, table: str, line: int) -> tuple[str, int]:
        """The file in which a row stands that ``cells`` has at a line, and its line there."""
        file, line = parts.place_of(self.held_tables[table].starts, line)
        return self.files[table][file], line

    @cached_property
    def schema_paths(self) -> dict[str, str]:
        """The file in which the Table Schema of each table stands, relative to the package."""
        return {name: resource.schema_path for name, resource in self.resources.items()}

    def rule_paths(self, table: str) -> list[str]:
        """The modules of a table's own rules: beside its schema, and in a folder of its name.

        A schema that stands in the descriptor has none.
        """
        if self.resources[table].inline is not None:
            return []
        return rule_paths(self.root, self.schema_paths[table])

    @property
    @memoized
    def code(self) -> Code:
        """The code that the package brings, whether it may run or not."""
        paths = {
            name: resource.schema_path
            for name, resource in self.resources.items()
            if resource.inline is None
        }
        return code_of(self.root, paths)

    @property
    @parts.of_the_whole
    def runnable(self) -> Mapping[str, bytes]:
        """The source of each module of the package that may run, by its path.

        None where code is withheld; UntrustedError where there is some that nobody has trusted.
        """
        if self.trust is Trust.WITHHELD:
            return {}
        if self.code.modules and self.trust is not Trust.GIVEN and not self.code.is_trusted:
            raise self.code.refusal()
        return self.code.modules

    def runnable_modules(self, table: str) -> list[str]:
        """The modules of a table's own rules that may run, as ``rule_paths`` and ``runnable``."""
        inline, schema = self.resources[table].inline, self.schema_paths[table]
        return modules_of(schema, self.runnable) if inline is None else []

    def path(self, table: str) -> Path:
        """Where the only CSV of a table lies; PackageError where it has several."""
        return self.root / self.file(table)

    def content(self, table: str) -> bytes:
        """The bytes of a table as one CSV; PackageError where it cannot be read."""
        self._looked_at(table)
        if (content := self.held_tables[table].content) is not None:
            return content
        if parts.is_one_csv(self.files[table]):
            return read_bytes(self.root, self.file(table))
        return csv_table.csv_text(*parts.laid_end_to_end(self._parts(table))[:2]).encode()

    def cells(self, table: str) -> "DataFrame":
        """Every cell of a table as text, empty ones as ``""``.

        The index, ``line``, says on which line of the CSV the record begins (the header's is 1); of
        a table in several files, ``place`` tells the file and the line in it. PackageError where a
        file is missing, unreadable or without its schema's header.
        """
        self._looked_at(table)
        held_table = self.held_tables[table]
        if held_table.cells is None:
            held_table.cells, held_table.records = self._read(table), None
        return held_table.cells.copy(deep=False)

    def records(self, table: str) -> csv_table.Records:
        """Every cell of a table as ``cells`` has it, read without pandas; errors as there."""
        self._looked_at(table)
        held_table = self.held_tables[table]
        if held_table.cells is not None:
            return records_in(held_table.cells)
        held_table.records = held_table.records or self._laid_out(table, self._parts(table))
        return held_table.records

    def take(self, table: str, records_of_files: Sequence[csv_table.Records]) -> None:
        """Take the records of a table's files, which are as its schema has it, from who read it."""
        if self.held_tables[table].cells is None:
            self.held_tables[table].cells = csv_table.as_cells(
                self._laid_out(table, records_of_files)
            )

    def table(self, name: str) -> "DataFrame":
        """A table in the types of its schema: nullable dtypes, the index and errors of ``cells``.

        Empty cells are NA, and so are those that are not written as their type is.
        """
        self._looked_at(name)
        held_table = self.held_tables[name]
        if held_table.table is None:
            from sandhi.package.opening.columns import typed_table

            held_table.table = typed_table(self, name)
        return held_table.table.copy(deep=False)

    def rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by key, in the types of its schema, read without pandas.

        Empty cells are None, and so are those that are not written as their type is; booleans are 1
        or 0. Of rows with one key the first counts. PackageError where there is no such table, or
        its file is not the table of its schema.
        """
        self._looked_at(table)
        held_table = self.held_tables[table]
        if held_table.rows is None:
            held_table.rows = by_key(self.schemas[table], self.records(table))
        return held_table.rows

    def with_files(self, contents: Mapping[str, bytes]) -> "Package":
        """The package as it would be if the CSVs of some tables held these bytes.

        Nothing is written. What it differs in already stays so, in other tables.
        """
        return editions.trial(self, contents)

    def later(self, changed: Collection[str], trust: Trust | None = None) -> "Package":
        """The package as it is now that the files at these paths have changed, and no descriptor.

        What was read of others, and all that rests on them, is taken over.
        """
        return editions.later(self, changed, self.trust if trust is None else trust)

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What is known of the package as a whole, by the names of what works it out."""
        return {}

    @cached_property
    def labels(self) -> Labels:
        """What each row is called."""
        return Labels(self.schemas, self.settings, self._naming_rows)

    def _naming_rows(self, table: str) -> Mapping[str, Row]:
        """The rows of a table by key, source texts with how they begin, as far as can be read."""
        if self.settings.of(table).role is not Role.SOURCE:
            return self.rows(table)
        return RowsOfTexts(self.root, self.rows(table))

    @property
    @memoized
    def texts(self) -> dict[str, str]:
        """The text of each seed by its key, decoded and unnormalised; PackageError as ``cells``.

        Empty where the package has no table of seeds.
        """
        if "seeds" not in self.schemas:
            return {}
        seeds, files, texts = self.cells("seeds"), self.seed_files, dict[str, str]()
        for key, path in zip(seeds["seed_id"], seeds["path"], strict=True):
            if files[path].fault:
                raise PackageError(files[path].fault)
            texts[key] = files[path].text
        return texts

    @property
    @memoized
    def seed_files(self) -> dict[str, SeedFile]:
        """The file of each seed by its path, read, decoded and hashed once; errors as ``cells``."""
        return {path: read_seed(self.root, path) for path in self.cells("seeds")["path"].unique()}

    @cached_property
    def held_tables(self) -> defaultdict[str, HeldTable]:
        """What was read of each table, or given."""
        return defaultdict(HeldTable)

    def _looked_at(self, table: str) -> None:
        for file in self.files.get(table, ()):
            looked_at(file)

    def _read(self, table: str) -> "DataFrame":
        return csv_table.as_cells(self.records(table))

    def _laid_out(
        self, table: str, records_of_files: Sequence[csv_table.Records]
    ) -> csv_table.Records:
        self.held_tables[table].starts = parts.starts_of(
            [of_file.lines for of_file in records_of_files]
        )
        return parts.laid_end_to_end(records_of_files)

    def _parts(self, table: str) -> list[csv_table.Records]:
        """The records of each file of a table; PackageError as ``cells``."""
        if table not in self.schemas:
            raise PackageError(f"the package has no table {table}; add it, or name another package")
        names = self.schemas[table].names
        if (content := self.held_tables[table].content) is not None:
            return [parts.records_of(self.paths[table], content, names)]
        return [parts.records_at(self.root, path, names) for path in self.files[table]]
