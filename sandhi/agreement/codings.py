"""Independent codings of the texts, and the rows of the package that they are compared with.

A coding is a folder of CSVs. Each has the four columns of an anchor, and whatever else was coded
under names of its own; the package declares which of these are compared with which of its columns.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sandhi.files import PackageError, inside, read_bytes
from sandhi.package import ANCHOR, Package
from sandhi.package.labels import Row, Value
from sandhi.package.settings import Agreement, Compared
from sandhi.table import TableError, ragged_records, records
from sandhi.text import span_in


@dataclass(frozen=True)
class AnchoredPassage:
    """A passage that was coded: where it stands, and what was said of it, by compared column.

    ``key`` is that of the row of the package; empty for a passage of a coding.
    """

    seed_id: str
    start: int
    end: int
    quote: str
    values: Mapping[str, str]
    key: str = ""


def agreement_settings(package: Package) -> Agreement:
    """What a package declares to compare; PackageError where that is nothing, or no table."""
    agreement = package.settings.agreement
    if agreement is None:
        raise PackageError(
            "datapackage.json declares nothing at /sandhi/agreement; name there the folder of the "
            "codings, and the tables that are compared"
        )
    for table in agreement.tables:
        if table not in package.schemas or not package.schemas[table].anchored:
            raise PackageError(
                f"datapackage.json at /sandhi/agreement/tables: {table} is no anchored table"
            )
    return agreement


def codings(package: Package) -> list[str]:
    """The names of the codings of a package, which are those of their folders, in order."""
    folder = inside(package.root, agreement_settings(package).folder)
    names = sorted(path.name for path in folder.glob("*") if path.is_dir())
    if not names:
        raise PackageError(
            f"{agreement_settings(package).folder} holds no folder with a coding; add one"
        )
    return names


def coding_passages(package: Package, coding: str, compared: Compared) -> list[AnchoredPassage]:
    """The passages of one CSV of a coding; PackageError where it is none, or not of these texts."""
    path = f"{agreement_settings(package).folder}/{coding}/{compared.file}.csv"
    try:
        table = records(read_bytes(package.root, path))
    except TableError as error:
        raise PackageError(f"{path}: {error}") from None
    missing = sorted({*ANCHOR, *compared.columns} - {*table.names})
    if missing or ragged_records(table):
        what = f"lacks {', '.join(missing)}" if missing else "has rows of unequal length"
        raise PackageError(f"{path} {what}; mend it there")
    passages, texts = [], package.texts
    for line, cells in zip(table.lines, table.rows, strict=True):
        row = dict(zip(table.names, cells, strict=True))
        span = span_in(row)
        if span is None or texts.get(row["seed_id"], "")[slice(*span)] != row["quote"]:
            raise PackageError(f"{path}:{line}: the quote is not what stands there; mend the row")
        values = {name: row[name] for name in compared.columns}
        passages.append(AnchoredPassage(row["seed_id"], *span, row["quote"], values))
    return passages


def rows_as_passages(
    package: Package, table: str, compared: Compared, seeds: Collection[str]
) -> list[AnchoredPassage]:
    """The rows of a table in some seeds, with the columns that are compared.

    PackageError where one of these is not there.
    """
    paths = {name: _steps(package, table, path) for name, path in compared.columns.items()}
    passages = []
    for key, row in package.rows(table).items():
        seed_id, start, end, quote = (row[part] for part in ANCHOR)
        if seed_id in seeds and isinstance(start, int) and isinstance(end, int):
            values = {name: _cell(key, steps) for name, steps in paths.items()}
            passages.append(AnchoredPassage(str(seed_id), start, end, str(quote), values, key))
    return passages


_Step = tuple[Mapping[str, Row], str]


def _steps(package: Package, table: str, path: str) -> list[_Step]:
    """The columns by which a path leads on through foreign keys, each with the rows that have it.

    PackageError where one is not there.
    """
    steps = []
    columns = path.split(".")
    for place, column in enumerate(columns, 1):
        schema = package.schemas[table]
        steps.append((package.rows(table), column))
        target = schema.references.get(column)
        if column not in schema.names or (place < len(columns) and target is None):
            raise PackageError(
                f"datapackage.json at /sandhi/agreement: {table} has no column {column} that leads "
                "on; name a column, or a path by foreign keys"
            )
        table = target or table
    return steps


def _cell(key: str, steps: Iterable[_Step]) -> str:
    """The cell to which a path leads from the row with that key; empty where none is."""
    value: Value = key
    for rows, column in steps:
        value = rows.get(str(value), {}).get(column)
        if value is None:
            return ""
    return str(value)
