"""All that a chart is drawn from, gathered once from package and database: a document in JSON.

Whoever has it needs neither to draw the chart, as it is declared or narrowed to some of its rows.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urlencode

from sandhi.language.text_languages import SAMPLE, TextLanguages, text_languages
from sandhi.package import Package
from sandhi.package.article_words import with_names
from sandhi.publish.charts.declarations import OTHER, Chart, Row, answer, title, values
from sandhi.publish.charts.disputes import disputes_of, open_disputes
from sandhi.publish.charts.figure import Column
from sandhi.publish.charts.translation import Translation
from sandhi.publish.languages.context import speaking
from sandhi.publish.languages.dates import span
from sandhi.publish.languages.interface import gettext
from sandhi.publish.languages.words import limiting_phrase
from sandhi.publish.sqlite.reading import Reader

_SEEDS = "seeds"


class ChartDocument(NamedTuple):
    """What a chart is drawn from.

    ``how`` is its declaration, of which ``title`` has the slots filled; ``heading`` is what it is
    called in a few words. ``labels`` are those of all records that rows name, by their keys;
    ``disputes`` the keys of the disputes that a row takes part in, first those that are open
    (``open_disputes``). ``values`` are the labels of
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
    open_disputes: list[str]
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

    @property
    def opens(self) -> list[str]:
        """The titles of the parts that stay open where there is room for few."""
        return [self.label(part, "panel") for part in self.how.get("opens", ())]

    @property
    def empty(self) -> dict[str, str]:
        """What is said where a column has nothing, by column."""
        return dict(self.how.get("empty", {}))

    def label(self, key: str, column: str = "") -> str:
        """What a key of a record, or a value of a column, is called."""
        label = self.values.get(column, {}).get(key) or self.labels.get(key)
        return label or self.names.get(key, key)

    def limited(self, qualifier: str, number: str) -> str:
        """Return a number with the word of an enumeration that limits it."""
        words = limiting_phrase(self.limits.get(qualifier, qualifier))
        return self.names.get(words, words).replace("{}", number)

    def path(self, **chosen: str) -> str:
        """Return the path of the chart, narrowed to what is chosen."""
        return f"/{self.name}?{urlencode(chosen)}"

    @property
    def units(self) -> str:
        """What is counted, in the plural."""
        return str(self.how["unit"]).partition("|")[2]

    def counted(self, count: int) -> str:
        """How many there are of what is counted, as in ``1 event`` and ``2 events``."""
        singular, _, plural = str(self.how["unit"]).partition("|")
        return f"{count:,} {singular if count == 1 else plural}"


def documents(
    package: Package,
    reader: Reader,
    chart: Chart,
    seeds: dict[str, str],
    translations: Iterable[Translation],
) -> list[ChartDocument]:
    """Return what a chart is drawn from in each language; PackageError where it cannot be.

    ``seeds`` are the languages of these, by their scripts. What does not differ is held once.
    """
    answered = answer(package, reader, chart, lenient=True)  # there may be findings
    labels = values(package, chart)
    unsettled = open_disputes(package, reader)
    things = {
        text(row[name]) for row in answered.rows for name in ("key", "counted") if name in row
    }
    disputes = disputes_of(package, reader, things, unsettled)
    possible_keys = {one for row in answered.rows for cell in row.values() for one in members(cell)}
    records = _records(reader, possible_keys.union(*disputes.values()))
    limits = labels.get("qualifier", {})

    def document(translation: Translation) -> ChartDocument:
        translated = translation.chart(chart)
        how, terms = translated.how, translated.rows.terms
        labelled_values = translation.values(chart, labels)
        if "groups" in how:
            groups = zip(chart.how["groups"], how["groups"], strict=True)
            labelled_values["group"] = {one["title"]: other["title"] for one, other in groups}
            labelled_values["group"].setdefault(OTHER, gettext("Other"))
        called = {key: translation.label(*record, key) for key, record in records.items()}
        articles = {key: called[key] for key, (table, _) in records.items() if table == _SEEDS}
        cells = translation.cells(chart, answered.rows, labels)
        slots = {slot: translation.names.get(one, one) for slot, one in answered.slots.items()}
        return ChartDocument(
            name=chart.name,
            heading=translated.rows.title,
            title=title(translated, slots),
            how=how,
            sql=chart.rows.sql,
            columns=[Column(one, head, terms.get(one, "")) for one, head in _columns(how).items()],
            rows=answered.rows,
            values=labelled_values,
            labels={
                key: articles.get(key) or with_names(name, articles) for key, name in called.items()
            },
            articles=sorted(articles),
            disputes=disputes,
            open_disputes=sorted(unsettled.intersection(chain(*disputes.values()))),
            languages=seeds,
            language=translation.code,
            names=_names(answered.rows, cells, articles),
            limits=limits,
        )

    every = []
    for translation in translations:
        with speaking(translation.code):
            every.append(document(translation))
    return every


def _columns(how: Mapping[str, Any]) -> dict[str, str]:
    """The titles of the columns of the table and of the files: what narrows a chart is one too."""
    (first, title), *others = how["columns"].items()
    return (
        {first: title}
        | {name: title for name, title in how["filters"].items() if name not in how["columns"]}
        | dict(others)
    )


def _names(
    rows: Iterable[Row], names: Mapping[str, str], articles: Mapping[str, str]
) -> dict[str, str]:
    """What texts in cells are called, with the names of articles in place of their keys."""
    texts = {cell for row in rows for cell in row.values() if isinstance(cell, str)}
    called = {
        text: with_names(names.get(text, text), articles) for text in {*texts, *names} - {*articles}
    }
    return {text: name for text, name in sorted(called.items()) if name != text}


def members(cell: Any) -> list[str]:
    """Return the values of a cell as texts: those of a list, one, or none where it is empty."""
    cells = cell if isinstance(cell, list) else [cell]
    return [str(one) for one in cells if one not in (None, "")]


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
    bounds = ("earliest", "latest")
    return sorted(
        rows, key=lambda row: (*(day(row[one]) or date.max for one in bounds), row["key"])
    )


def _records(reader: Reader, possible_keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The tables and labels of the records among what may be keys, by these."""
    sql = """SELECT "key", "table", label FROM records
        WHERE "key" IN (SELECT value FROM json_each(?))"""
    rows = reader.select(sql, [json.dumps([*possible_keys])]).rows
    return {key: (table, label) for key, table, label in sorted(rows)}


def seed_languages(package: Package) -> dict[str, str]:
    """Return the languages of the seeds of a package, by their scripts."""
    seeds: Iterable[tuple[str, str, str]] = []
    if _SEEDS in package.schemas:
        cells = package.cells(_SEEDS)
        codes = cells["language"] if "language" in cells else [""] * len(cells)
        begins = (package.texts[key][:SAMPLE] for key in cells["seed_id"])
        seeds = zip(cells["seed_id"], codes, begins, strict=True)
    return {**text_languages(seeds).by_script}
