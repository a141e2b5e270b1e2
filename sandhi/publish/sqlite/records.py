"""The directory of all records: the key, label, passage and searchable words of every row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from sandhi.cite.citable import cluster_edges, surroundings
from sandhi.cite.swhid import LineSpan, record_lines
from sandhi.package import ANCHOR, Package, PackageError, TableSchema
from sandhi.package.labels import Labels, Row, naming_columns
from sandhi.package.opening.held import RowsByKey
from sandhi.package.opening.parts import is_one_csv
from sandhi.publish.sqlite.columns import Columns
from sandhi.publish.sqlite.search import searched_columns
from sandhi.table import decode_csv
from sandhi.table import records as records_of_csv

_Anchor = tuple[str | None, int | None, int | None, str | None]


class Record(NamedTuple):
    """One row of ``records``; ``sandhi.publish.sqlite.schemas.RECORDS`` says what each field is."""

    key: str
    table: str
    label: str
    seed_id: str | None
    start: int | None
    end: int | None
    quote: str | None
    prefix: str | None
    suffix: str | None
    words: str
    line: int
    last_line: int


def records(
    package: Package,
    schemas: Mapping[str, TableSchema],
    tables: Mapping[str, Columns],
    places: Mapping[str, Sequence[int]],
) -> Iterator[Record]:
    """Yield the record of each row of each table; PackageError where tables share a key.

    ``tables`` hold all rows, but of a table that has ``places`` those that stand there.

    A table that extends another has no records of its own: its rows go by the other's keys; nor has
    the ledger, which tells of the others.
    """
    labels = _labels(package, schemas, tables)
    of_seeds = package.texts
    edges = cache(lambda seed: cluster_edges(of_seeds[seed]))  # of some rows not all are asked for
    homes: dict[str, str] = {}
    for name, schema in schemas.items():
        if not schema.addressed:
            continue
        searches = searched_columns(package.settings.of(name), package.schemas[name])
        words = [tables[name][column] for column in searches if column != "quote"]
        keys = tables[name][schema.primary_key]
        lines = _lines(package, name, places.get(name))
        for place, (key, anchor) in enumerate(
            zip(keys, _anchors(schema, tables[name]), strict=False)
        ):
            if homes.setdefault(key, name) != name:
                raise PackageError(
                    f"{key} is a key of {homes[key]} and of {name}; rename one of them"
                )
            seed, start, end, quote = anchor
            prefix, suffix = None, None
            text = of_seeds.get(seed or "", "")
            if start is not None and end is not None and 0 <= start < end <= len(text):
                prefix, suffix = surroundings(text, edges(seed), start, end)
            texts = (str(column[place]) for column in words if column[place] is not None)
            text_of_row = "\n".join(dict.fromkeys(texts))  # once, if two columns say the same
            label = labels.of(name, key)
            anchor_and_context = (seed, start, end, quote, prefix, suffix)
            yield Record(key, name, label, *anchor_and_context, text_of_row, *lines[place])


def _lines(package: Package, table: str, places: Sequence[int] | None) -> list[LineSpan]:
    """The lines of the CSV of a table that each of its rows, or those there, stands on."""
    content = package.content(table)
    if is_one_csv(package.files[table]):
        begins = [int(line) for line in package.cells(table).index]
    else:
        begins = records_of_csv(content).lines
    return record_lines(decode_csv(content), begins, places)


def _anchors(schema: TableSchema, columns: Columns) -> Iterable[_Anchor]:
    """The anchor of each row, without end where there is none; a seed's is its key alone."""
    if schema.anchored:
        return zip(*(columns[part] for part in ANCHOR), strict=True)
    if schema.name == "seeds":
        return ((key, None, None, None) for key in columns[schema.primary_key])
    return repeat((None, None, None, None))


def _labels(
    package: Package, schemas: Mapping[str, TableSchema], tables: Mapping[str, Columns]
) -> Labels:
    """The labels of the rows, made of the columns that are at hand."""

    @cache
    def rows(table: str) -> Mapping[str, Row]:
        columns, schema = tables[table], schemas[table]
        naming = naming_columns(package.settings, schema)
        cells = zip(*(columns[name] for name in naming), strict=True)
        return RowsByKey(naming, dict(zip(columns[schema.primary_key], cells, strict=True)))

    return Labels(schemas, package.settings, rows)
