"""Rules of what a package declares in SQL and as charts: tried on its tables, as a build would.

They stand here, above the check, since only what publishes knows the database; whoever checks a
package hands them to it.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import lru_cache
from math import isfinite
from typing import NamedTuple

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError, inside
from sandhi.package import Package
from sandhi.package.declarations import Declaration, exports, questions, views
from sandhi.package.descriptor import DESCRIPTOR
from sandhi.publish.agreement import agreement
from sandhi.publish.answers import faults
from sandhi.publish.bounds import keys, names, times
from sandhi.publish.bounds.examples import charted, declared
from sandhi.publish.charts.declared import answer, charts, values
from sandhi.publish.database import describe, in_memory
from sandhi.publish.downloads.exports import export_records
from sandhi.publish.languages.declared import declared_words
from sandhi.publish.languages.declared import faults as word_faults
from sandhi.publish.languages.words import package_words
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader, StatementError
from sandhi.publish.sqlite.views import create_view, every_view, in_brackets

EVERY_TABLE = ("every table",)
_HEADER = """-- Prices, readable
-- One row per price.
--
-- price_id: key of the price
"""
_SOUND = f"{_HEADER}\nSELECT price_id FROM prices\n"


def _exported(schema: str) -> Example:
    """An export of prices, and what each of its records is to be."""
    sql = "-- Prices\n-- As records.\n\nSELECT json_object('id', price_id) AS record FROM prices\n"
    return declared("exports", sql, others={"prices-readable.json": schema})


class Trial(NamedTuple):
    """What became of a declaration when it ran: the columns of its result, or why there is none."""

    declaration: Declaration
    columns: tuple[str, ...]
    failure: str


class Trials(NamedTuple):
    """What became of all declarations of a package; of charts and answers those that failed."""

    views: list[Trial]
    questions: list[Trial]
    charts: list[tuple[str, str]]
    exports: list[tuple[str, str]]
    answers: list[str]
    failure: str = ""


@lru_cache(maxsize=1)
def _trials(package: Package) -> Trials:
    """Build the database in memory, and run there whatever the package declares.

    Where there is no database, there is nothing to run it on; ``failure`` says why.
    """
    try:
        connection = in_memory(package, searchable=False)
    except (PackageError, sqlite3.Error, sqlite3.Warning) as error:
        return Trials([], [], [], [], [], str(error))
    with closing(connection):
        declared, broken = views(package), {}
        for view in every_view(package):
            try:
                create_view(connection, view)
            except PackageError as error:
                broken[view.path] = str(error)
        exported = exports(package)
        if exported:  # which may ask the database of itself
            describe(connection, package)
        reader = Reader(connection)
        tried = [
            _tried(reader, view, f"SELECT * FROM {identifier(view.name)}", broken.get(view.path))
            for view in declared
        ]
        of_questions = [_asked(reader, one) for one in questions(package)]
        undrawn = [*_undrawn(package, reader)]
        unexported = [*_unexported(package, exported, reader)]
        return Trials(tried, of_questions, undrawn, unexported, [*_unanswered(package, reader)])


def _tried(reader: Reader, declaration: Declaration, sql: str, failure: str | None = None) -> Trial:
    """Run a statement to its end, or to the end of what it may cost."""
    if failure:
        return Trial(declaration, (), failure)
    try:
        result = reader.select(sql, dict.fromkeys(declaration.parameters, ""))
    except StatementError as error:
        return Trial(declaration, (), str(error))
    odd = next(filter(None, (_no_value(cell) for row in result.rows for cell in row)), "")
    return Trial(declaration, result.columns, odd)


def _asked(reader: Reader, question: Declaration) -> Trial:
    """Try a question as a build does, and then as whoever opens it."""
    in_build = _tried(reader, question, in_brackets(question))
    return in_build if in_build.failure else _tried(reader, question, question.sql)


def _no_value(cell: object) -> str:
    """Why a cell of a result is nothing that a page and every download can hold."""
    if isinstance(cell, bytes):
        return "it yields bytes (a BLOB), which are neither text nor number"
    if isinstance(cell, float) and not isfinite(cell):
        return "it yields an infinite number"
    return "it yields text with U+0000" if isinstance(cell, str) and "\0" in cell else ""


def _undrawn(package: Package, reader: Reader) -> Iterator[tuple[str, str]]:
    """The charts that cannot be drawn, each with the reason."""
    try:
        declared = charts(package)
    except PackageError as error:
        yield f"{package.settings.charts}", str(error)
        return
    for chart in declared:
        try:
            values(package, chart)
            if not answer(reader, chart).rows:
                yield chart.path, "it has no rows to draw"
        except PackageError as error:
            yield chart.path, str(error)


def _unexported(
    package: Package, declared: Sequence[Declaration], reader: Reader
) -> Iterator[tuple[str, str]]:
    """The exports that cannot be written, each with the reason."""
    for one in declared:
        try:
            for _ in export_records(package, one, reader, lenient=False):
                pass
        except PackageError as error:
            yield one.path, str(error)


def _unanswered(package: Package, reader: Reader) -> Iterator[str]:
    """What is amiss with the answers to the questions of the package."""
    asked = {one.name: one for one in questions(package)}
    folder = package.settings.charts
    drawn = [path.stem for path in inside(package.root, folder).glob("*.json")] if folder else []
    for place, question in enumerate(package.settings.questions):
        for fault in faults(question, asked, drawn, reader):
            yield f"/sandhi/questions/{place} ({question.name}): {fault}"


def _failures(trials: list[Trial]) -> Iterator[Breach]:
    return (Breach(one.failure, file=one.declaration.path) for one in trials if one.failure)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend its SQL, which runs on the tables as they are built.",
    why="A view that does not run keeps the whole from being built.",
    since="0.1.0",
    keeps=declared("views", _SOUND),
    breaks=declared("views", f"{_HEADER}\nSELECT price_id FROM costs\n"),
)
def views_run(context: Context) -> Iterator[Breach]:
    """A view runs on the tables of the package, and comes to an end."""
    return _failures(_trials(context.package).views)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Make it one statement that reads, and runs on the tables as they are built.",
    why="Whoever opens a worked question runs it, and gets an error, or does what it says.",
    since="0.1.0",
    keeps=declared("queries", _SOUND),
    breaks=declared("queries", f"{_HEADER}\nDELETE FROM prices\n"),
)
def questions_run(context: Context) -> Iterator[Breach]:
    """A worked question is one statement that only reads, runs on the tables, and ends."""
    return _failures(_trials(context.package).questions)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Say in the header what each column and parameter is, and of no other.",
    why="A column without a word for it is read as each reader thinks it is meant.",
    since="0.1.0",
    keeps=declared("views", _SOUND),
    breaks=declared("views", f"{_HEADER}\nSELECT price_id, amount FROM prices\n"),
)
def headers_name_the_columns(context: Context) -> Iterator[Breach]:
    """The header of a view or question tells of its columns and parameters, and of nothing else."""
    trials = _trials(context.package)
    for declaration, columns, failure in [*trials.views, *trials.questions]:
        has = {*columns, *declaration.parameters}
        for name in () if failure else sorted(has - {*declaration.terms}):
            yield Breach(f"{name} is not in the header", file=declaration.path)
        for name in () if failure else sorted({*declaration.terms} - has):
            yield Breach(f"{name} is no column and no parameter", file=declaration.path)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the declaration of the chart, or the SQL beside it.",
    why="A chart that cannot be drawn keeps the whole from being built.",
    since="0.1.0",
    keeps=charted(),
    breaks=charted(label="name"),
)
def charts_have_their_rows(context: Context) -> Iterator[Breach]:
    """A chart is declared as its kind asks, its SQL yields rows, and its title can be filled."""
    return (Breach(why, file=path) for path, why in _trials(context.package).charts)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the SQL of the export, or the JSON Schema beside it.",
    why="An export that is not what it says it is keeps the whole from being built.",
    since="0.1.0",
    keeps=_exported('{"type": "object"}'),
    breaks=_exported('{"type": "array"}'),
)
def exports_keep_their_schema(context: Context) -> Iterator[Breach]:
    """An export yields records in JSON, each as the schema beside it asks."""
    return (Breach(why, file=path) for path, why in _trials(context.package).exports)


def _answered(sentence: str) -> Example:
    """A question about prices, with its answer."""
    sql = f"{_HEADER}-- prices: how many\n\nSELECT price_id, 1 AS prices FROM prices\n"
    asked = {"name": "how-many", "title": "How many?", "answer": [sentence]}
    asked |= {"slots": "prices-readable", "claims": "prices-readable"}
    example = declared("queries", sql)
    return replace(
        example, package={"sandhi": {"queries": "schemas/queries", "questions": [asked]}}
    )


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the declaration of the question, or the worked questions that it names.",
    why="An answer with a hole in it is the first thing that a reader of the site would see.",
    since="0.1.0",
    keeps=_answered("There is {prices} price."),
    breaks=_answered("There is {price} price."),
)
def questions_are_answered(context: Context) -> Iterator[Breach]:
    """The slots of an answer are filled by the data, and what it rests on are rows of tables."""
    return (Breach(why, file=DESCRIPTOR) for why in _trials(context.package).answers)


def _worded(word: str) -> Example:
    """A question about prices, with its words in another language."""
    return replace(
        declared("views", _SOUND, others={"de.json": json.dumps({word: "Preise"})}),
        package={
            "sandhi": {
                "views": "schemas/views",
                "languages": {"de": {"words": "schemas/views/de.json"}},
            }
        },
    )


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Write the word as it is declared now, or take it out; keep its {slots}.",
    why="A word that is declared no more is translated in vain, and its place stays English.",
    since="0.9.0",
    keeps=_worded("Prices, readable"),
    breaks=_worded("Prices, unreadable"),
)
def words_are_declared(context: Context) -> Iterator[Breach]:
    """What the package says in other languages is said for words of its own, slot by slot."""
    package = context.package
    try:
        spoken = package_words(package)
    except PackageError as error:
        yield Breach(str(error), file=DESCRIPTOR)
        return
    try:
        declared = {*declared_words(package)}
    except PackageError:  # of a declaration that cannot be read, which the rule of its kind tells
        return
    for language, words in spoken.items():
        path = package.settings.languages[language].words
        yield from (Breach(why, file=path) for why in word_faults(words, declared))


# What a build cannot hold is told by rules of its kinds; one more tells what none of them knows of.
_BOUNDS = [*names.RULES, *keys.RULES, *times.RULES]


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Rename, or mend, what it speaks of.",
    why="What cannot be built can be neither shown nor downloaded.",
    since="0.1.0",
    keeps=declared("views", _SOUND),
    breaks=Example(package={"sandhi": {"tables": {"shops": {"search": ["name", "name"]}}}}),
)
def database_is_built(context: Context) -> Iterator[Breach]:
    """The database of a package can be built, as a trial in memory shows."""
    failure = _trials(context.package).failure
    breaches = (breach for one in _BOUNDS if one.judge for breach in one.judge(context))
    if failure and not any(True for _ in breaches):
        yield Breach(failure)


_UNREAD = {
    "folder": "codings",
    "tables": {"prices": {"file": "p", "columns": {"article": "article"}}},
}


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the file of the coding, or take the declaration out.",
    why="How far the codings agree is told with the data, and reckoned when they are built.",
    since="0.9.0",
    keeps=declared("views", _SOUND),
    breaks=Example(package={"sandhi": {"agreement": _UNREAD}}),
)
def codings_are_read(context: Context) -> Iterator[Breach]:
    """The codings that the package compares with its tables are there, and can be read."""
    try:
        agreement(context.package)
    except PackageError as error:
        yield Breach(str(error))


RULES = [
    codings_are_read,
    views_run,
    questions_run,
    headers_name_the_columns,
    charts_have_their_rows,
    exports_keep_their_schema,
    questions_are_answered,
    words_are_declared,
    database_is_built,
    *_BOUNDS,
]
