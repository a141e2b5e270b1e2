"""Citations read from the files of a package, without what it would cost to load pandas."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sandhi.cite.record import Dataset, Row, Value, described
from sandhi.cite.source import Found, Seed
from sandhi.files import read_bytes, read_text
from sandhi.package import DESCRIPTOR, Package, PackageError
from sandhi.table import FORMS, TableError, ragged, records

LABEL = 100  # code points of a label, at the most
SEPARATOR = " · "  # between the parts of a label

_NAMING = ("label", "name", "title", "quote")


@dataclass(frozen=True)
class PackageSource:
    """The files of a package, each read when it is first needed, and once."""

    package: Package

    @cached_property
    def dataset(self) -> Dataset:
        """What the descriptor says of the dataset; PackageError where it is misshapen."""
        try:
            return described(self.package.descriptor)
        except (AttributeError, TypeError):
            raise PackageError(
                f"{DESCRIPTOR} is not as this tool reads it; `sandhi check` says where"
            ) from None

    def title(self, table: str) -> str | None:
        """The title of a table; None where there is no such table."""
        schema = self.package.schemas.get(table)
        return schema.title if schema else None

    def find(self, key: str) -> Found | None:
        """The row with that key, in whichever table; PackageError where a file is no table."""
        for table in self.package.schemas:
            values = self._rows(table).get(key)
            if values:
                return Found(table, self._label(table, values) or key, values)
        return None

    def seed(self, key: str) -> Seed | None:
        """The source text with that key; PackageError where its file cannot be read."""
        values = self._rows("seeds").get(key)
        return Seed(values, read_text(self.package.root, str(values["path"]))) if values else None

    def sentences(self, seed: str, start: int, end: int) -> list[Row]:
        """The sentences of a seed that a span touches, in order."""
        touched = []
        for values in self._rows("sentences").values():
            match [values[part] for part in ("seed_id", "start", "end")]:
                case [str(home), int(first), int(last)]:
                    if home == seed and first < end and start < last:
                        touched.append((first, values))
        return [values for _, values in sorted(touched, key=lambda one: one[0])]

    def all_keys(self) -> Iterator[str]:
        """The key of every row."""
        for table in self.package.schemas:
            yield from self._rows(table)

    @cached_property
    def _tables(self) -> dict[str, dict[str, Row]]:
        return {}

    def _rows(self, table: str) -> dict[str, Row]:
        """The rows of a table by key; the first, where several have one key."""
        if table not in self._tables:
            self._tables[table] = _read(self.package, table)
        return self._tables[table]

    def _label(self, table: str, values: Row, within: tuple[str, ...] = ()) -> str:
        """What a row is called; a reference in its label stands for what that row is called."""
        schema = self.package.schemas[table]
        targets = {key.field: key.table for key in schema.foreign_keys}
        parts = []
        for column in self._naming(table):
            value = values.get(column)
            target = targets.get(column)
            other = self._rows(target).get(str(value)) if target and value is not None else None
            if target and other and target not in (*within, table):
                parts.append(self._label(target, other, (*within, table)))
            else:
                parts.append("" if value is None else str(value))
        return shortened(SEPARATOR.join(filter(None, parts)))

    def _naming(self, table: str) -> list[str]:
        """The columns that name a row: those of the settings, else the first that is made to."""
        schema = self.package.schemas[table]
        setting = self.package.settings.get("tables", {}).get(table, {}).get("label")
        if setting:
            return [setting] if isinstance(setting, str) else setting
        return [next((name for name in _NAMING if name in schema.names), schema.primary_key)]


def shortened(label: str) -> str:
    """Return a label on one line, cut after its last whole word if it is too long."""
    label = " ".join(label.split())
    if len(label) <= LABEL:
        return label
    head = label[:LABEL]
    return (head.rpartition(" ")[0] or head) + "…"


def _read(package: Package, table: str) -> dict[str, Row]:
    """The rows of a table by key; PackageError where its file is not the table of its schema."""
    if table not in package.schemas:
        raise PackageError(f"the package has no table {table}; add it, or name another package")
    schema, path = package.schemas[table], package.paths[table]
    try:
        read = records(read_bytes(package.root, path))
    except TableError as error:
        raise PackageError(f"{path}: {error}") from None
    if tuple(read.names) != schema.names or ragged(read):
        raise PackageError(f"{path} is not as its schema has it; `sandhi check` says where")
    types = [field.type for field in schema.fields]
    place = schema.names.index(schema.primary_key)
    rows: dict[str, Row] = {}
    for cells in read.rows:
        values = dict(zip(schema.names, map(_value, cells, types), strict=True))
        rows.setdefault(cells[place], values)
    return rows


def _value(cell: str, type_: str) -> Value:
    """A cell in the type of its column; None where it is empty, or not written as its type is."""
    if not cell or (type_ in FORMS and not re.fullmatch(FORMS[type_], cell)):
        return None
    if type_ == "boolean":
        return int(cell == "true")
    if type_ in ("integer", "number"):
        return float(cell) if "." in cell else int(cell)
    return cell
