"""All that a chart is drawn from, gathered once from package and database: a document in JSON.

Whoever has it needs neither to draw the chart, as it is declared or narrowed to some of its rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sandhi.language.written import SAMPLE, TextLanguages, text_languages
from sandhi.package import Package, Role
from sandhi.publish.charts.declared import OTHER, Chart, ChartRows, Row, answer, title, values
from sandhi.publish.charts.figure import Column
from sandhi.publish.charts.spans import span
from sandhi.publish.charts.spoken import SpokenPackage
from sandhi.publish.languages.interface import gettext
from sandhi.publish.languages.words import limiting_phrase
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader

_SEEDS = "seeds"


class ChartDocument(NamedTuple):
    """What a chart is drawn from.

    ``how`` is its declaration, of which ``title`` has the slots filled; ``heading`` is what it is
    called in a few words. ``labels`` are those of all records that rows name, by their keys;
    ``disputes`` the keys of the disputes that a row takes part in. ``values`` are the labels of
    enumerations, by column; ``languages`` the codes of languages, by script. ``language`` is that
    of the document, ``names`` what texts of cells are called in it, where not as they stand;
    ``limits`` are the words, in English, that limit a number.
    """

    name: str
    heading: str
    title: str
    how: dict[str, Any]
    sql: str
    columns: list[Column]
    rows: list[Row]
    values: dict[str, dict[str, str]]
    labels: dict[str, str]
    articles: list[str]
    disputes: dict[str, list[str]]
    languages: dict[str, str]
    language: str
    names: dict[str, str]
    limits: dict[str, str]

    @property
    def kind(self) -> str:
        """Which kind of chart it is."""
        return str(self.how["kind"])

    @property
    def scripts(self) -> TextLanguages:
        """The languages of texts, by the scripts that these are in."""
        return TextLanguages(by_script=self.languages)

    def label(self, key: str, column: str = "") -> str:
        """What a key of a record, or a value of a column, is called."""
        label = self.values.get(column, {}).get(key) or self.labels.get(key)
        return label or self.names.get(key, key)

    def limited(self, qualifier: str, number: str) -> str:
        """Return a number with the word of an enumeration that limits it."""
        words = limiting_phrase(self.limits.get(qualifier, qualifier))
        return self.names.get(words, words).replace("{}", number)

    @property
    def units(self) -> str:
        """What is counted, in the plural."""
        return str(self.how["unit"]).partition("|")[2]

    def counted(self, count: int) -> str:
        """How many there are of what is counted, as in ``1 event`` and ``2 events``."""
        singular, _, plural = str(self.how["unit"]).partition("|")
        return f"{count:,} {singular if count == 1 else plural}"


class ChartData(NamedTuple):
    """What of a chart is the same in each language.

    ``records`` are the tables and labels of all records that rows name, by their keys.
    """

    chart: Chart
    answer: ChartRows
    values: dict[str, dict[str, str]]
    records: dict[str, tuple[str, str]]
    disputes: dict[str, list[str]]
    languages: dict[str, str]


def chart_data(
    package: Package, reader: Reader, chart: Chart, languages: dict[str, str]
) -> ChartData:
    """Return what a chart is drawn from; PackageError where it cannot be.

    ``languages`` are those of the seeds, by their scripts.
    """
    answered = answer(package, reader, chart, lenient=True)  # there may be findings
    disputes = _disputes(package, reader, {row["key"] for row in answered.rows})
    possible_keys = {one for row in answered.rows for cell in row.values() for one in members(cell)}
    records = _records(reader, possible_keys.union(*disputes.values()))
    of_values = values(package, chart)
    return ChartData(chart, answered, of_values, records, disputes, languages)


def document(data: ChartData, spoken: SpokenPackage) -> ChartDocument:
    """Return what a chart is drawn from in a language; PackageError where its title cannot be."""
    chart, rows = spoken.chart(data.chart), data.answer.rows
    slots = {slot: spoken.names.get(value, value) for slot, value in data.answer.slots.items()}
    labels = spoken.values(chart, data.values)
    if groups := chart.how.get("groups"):
        declared_titles = [one["title"] for one in data.chart.how["groups"]]
        labels["group"] = dict(zip(declared_titles, (one["title"] for one in groups), strict=True))
        labels["group"].setdefault(OTHER, gettext("Other"))
    terms, titles = chart.rows.terms, chart.how["columns"]
    return ChartDocument(
        name=chart.name,
        heading=chart.rows.title,
        title=title(chart, slots),
        how=chart.how,
        sql=chart.rows.sql,
        columns=[Column(name, words, terms.get(name, "")) for name, words in titles.items()],
        rows=rows,
        values=labels,
        labels={key: spoken.label(*record, key) for key, record in data.records.items()},
        articles=sorted(key for key, (table, _) in data.records.items() if table == _SEEDS),
        disputes=data.disputes,
        languages=data.languages,
        language=spoken.code,
        names=spoken.cells(chart, rows, data.values),
        limits=data.values.get("qualifier", {}),
    )


def members(cell: Any) -> list[str]:
    """Return the values of a cell as texts: those of a list, one, or none where it is empty."""
    return [
        text(one) for one in (cell if isinstance(cell, list) else [cell]) if one not in (None, "")
    ]


def text(cell: Any) -> str:
    """Return a cell as text, which is empty where the cell is."""
    return "" if cell is None else str(cell)


def day(cell: Any) -> date | None:
    """Return a cell as a day; None where it holds none, as it may if a package has findings."""
    try:
        return date.fromisoformat(text(cell))
    except ValueError:
        return None


def when(row: Row) -> str:
    """Return the time of a row in words."""
    return span(day(row["earliest"]), day(row["latest"]))


def in_time(rows: Iterable[Row]) -> list[Row]:
    """Return rows in the order of their days; those without a first day come after all others."""
    return sorted(rows, key=lambda row: (_sort(row["earliest"]), _sort(row["latest"]), row["key"]))


def _sort(cell: Any) -> date:
    return day(cell) or date.max


def _records(reader: Reader, possible_keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The tables and labels of the records among what may be keys, by these."""
    sql = """SELECT "key", "table", label FROM records
        WHERE "key" IN (SELECT value FROM json_each(?))"""
    rows = reader.select(sql, [json.dumps([*possible_keys])]).rows
    return {key: (table, label) for key, table, label in sorted(rows)}


def _disputes(package: Package, reader: Reader, keys: set[str]) -> dict[str, list[str]]:
    """The disputes that records take part in, by the tables that say so."""
    disputes: dict[str, list[str]] = defaultdict(list)
    for table, record, parent in _memberships(package):
        # Keys are text here, whatever their type; a row may wait for its dispute.
        columns = f"CAST({record} AS TEXT), CAST({parent} AS TEXT)"
        sql = f"SELECT DISTINCT {columns} FROM {table} WHERE {parent} IS NOT NULL ORDER BY 1, 2"
        for key, dispute in reader.select(sql).rows:
            if key in keys:
                disputes[key].append(dispute)
    return dict(disputes)


def _memberships(package: Package) -> Iterator[tuple[str, str, str]]:
    """Table, column of the record and column of the dispute of each membership in disputes."""
    for name, schema in package.schemas.items():
        table_settings = package.settings.of(name)
        if table_settings.role is Role.MEMBERSHIP and table_settings.record:
            for column, target in schema.references.items():
                if package.settings.of(target).role is Role.DISPUTE:
                    yield identifier(name), identifier(table_settings.record), identifier(column)


def seed_languages(package: Package) -> dict[str, str]:
    """Return the languages of the seeds of a package, by their scripts."""
    if _SEEDS not in package.schemas:
        return {**text_languages([]).by_script}
    cells = package.cells(_SEEDS)
    keys = cells["seed_id"]
    codes = cells["language"] if "language" in cells else [""] * len(cells)
    begins = (package.texts[key][:SAMPLE] for key in keys)
    return {**text_languages(zip(keys, codes, begins, strict=True)).by_script}
