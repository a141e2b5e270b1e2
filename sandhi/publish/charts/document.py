"""All that a chart is drawn from, gathered once from package and database: a document in JSON.

Whoever has it needs neither to draw the chart, as it is declared or narrowed to some of its rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sandhi.language.written import SAMPLE, TextLanguages, text_languages
from sandhi.package import Package, Role
from sandhi.publish.charts.declared import Chart, Row, answer, values
from sandhi.publish.charts.figure import Column
from sandhi.publish.charts.spans import span
from sandhi.publish.charts.spoken import SpokenPackage
from sandhi.publish.languages.words import limiting
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
        known = self.values.get(column, {}).get(key) or self.labels.get(key)
        return known or self.names.get(key, key)

    def limited(self, qualifier: str, number: str) -> str:
        """Return a number with the word of an enumeration that limits it."""
        words = limiting(self.limits.get(qualifier, qualifier))
        return self.names.get(words, words).replace("{}", number)

    @property
    def units(self) -> str:
        """What is counted, in the plural."""
        return str(self.how["unit"]).partition("|")[2]

    def counted(self, count: int) -> str:
        """How many there are of what is counted, as in ``1 event`` and ``2 events``."""
        one, _, more = str(self.how["unit"]).partition("|")
        return f"{count:,} {one if count == 1 else more}"


def document(
    package: Package, reader: Reader, chart: Chart, spoken: SpokenPackage
) -> ChartDocument:
    """Return what a chart is drawn from in a language; PackageError where it cannot be."""
    chart = spoken.chart(chart)
    title, rows = answer(reader, chart, spoken.names, lenient=True)  # there may be findings
    named = sorted({one for row in rows for cell in row.values() for one in members(cell)})
    disputes = _disputes(package, reader, {text(row["key"]) for row in rows})
    named += sorted({key for keys in disputes.values() for key in keys})
    labels, articles = _labels(reader, named, spoken)
    terms, titles = chart.rows.terms, chart.how["columns"]
    of_values = values(package, chart)
    return ChartDocument(
        name=chart.name,
        heading=chart.rows.title,
        title=title,
        how=chart.how,
        sql=chart.rows.sql,
        columns=[Column(name, title, terms.get(name, "")) for name, title in titles.items()],
        rows=rows,
        values=spoken.values(chart, of_values),
        labels=labels,
        articles=articles,
        disputes=disputes,
        languages=_languages(package),
        language=spoken.code,
        names=spoken.cells(chart, rows, of_values),
        limits=of_values.get("qualifier", {}),
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


def _labels(
    reader: Reader, named: list[str], spoken: SpokenPackage
) -> tuple[dict[str, str], list[str]]:
    """The labels of the records among what is named, and which of these are articles."""
    labels, articles = {}, []
    for begin in range(0, len(named), 500):
        part = named[begin : begin + 500]
        marks = ", ".join("?" * len(part))
        sql = f'SELECT "key", "table", label FROM records WHERE "key" IN ({marks})'
        for key, table, label in reader.select(sql, part).rows:
            labels[key] = spoken.label(table, key, label)
            articles += [key] if table == _SEEDS else []
    return labels, sorted(articles)


def _disputes(package: Package, reader: Reader, keys: set[str]) -> dict[str, list[str]]:
    """The disputes that records take part in, by the tables that say so."""
    disputes: dict[str, list[str]] = defaultdict(list)
    for table, record, parent in _memberships(package):
        sql = f"SELECT DISTINCT {record}, {parent} FROM {table} ORDER BY 1, 2"
        for key, dispute in reader.select(sql).rows:
            if key in keys:
                disputes[key].append(dispute)
    return dict(disputes)


def _memberships(package: Package) -> Iterator[tuple[str, str, str]]:
    """Table, column of the record and column of the dispute of each membership in disputes."""
    for name, schema in package.schemas.items():
        own = package.settings.of(name)
        if own.role is Role.MEMBERSHIP and own.record:
            for column, target in schema.references.items():
                if package.settings.of(target).role is Role.DISPUTE:
                    yield identifier(name), identifier(own.record), identifier(column)


def _languages(package: Package) -> dict[str, str]:
    """The languages of the seeds of a package, by their scripts."""
    if _SEEDS not in package.schemas:
        return dict(text_languages([]).by_script)
    seeds = package.cells(_SEEDS)
    stated = seeds["language"] if "language" in seeds else [""] * len(seeds)
    of_seeds = zip(seeds["seed_id"], stated, strict=True)
    return dict(
        text_languages(
            (seed, code, package.texts[seed][:SAMPLE]) for seed, code in of_seeds
        ).by_script
    )
