"""Rules of what a package declares in SQL and as charts: tried on its tables, as a build would.

They stand here, above the check, since only what publishes knows the database; whoever checks a
package hands them to it.
"""

from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from typing import NamedTuple

from sandhi.check.rule import Breach, Context, Example, Kind, rule
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.package.declarations import Declaration, questions, views
from sandhi.publish.charts.declared import charts, read_rows
from sandhi.publish.database import in_memory
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.reading import Reader, StatementError
from sandhi.publish.sqlite.views import create_view, every_view

EVERY_TABLE = ("every table",)
_HEADER = """-- Prices, readable
-- One row per price.
--
-- price_id: key of the price
"""
_SOUND = f"{_HEADER}\nSELECT price_id FROM prices\n"
_CHART = """{{"kind": "timeline", "title": "Timeline", "description": "Every price.",
 "rows": "prices", "of": "prices", "key": "price_id", "label": "{label}", "earliest": "sold",
 "latest": "sold", "status": "article", "columns": ["price_id"],
 "periods": [{{"title": "2024", "first": "2024-01-01", "last": "2024-12-31"}}]}}
"""


def _declared(kind: str, text: str, ending: str = "sql") -> Example:
    """A price, and a view, a question or a chart of prices."""
    folder = f"schemas/{kind}"
    return Example(
        package={"sandhi": {kind: folder}},
        tables={"prices": [{"price_id": "P1", "article": "tea", "sold": "2024-06-19"}]},
        files={f"{folder}/prices-readable.{ending}": text},
    )


class Trial(NamedTuple):
    """What became of a declaration when it ran: the columns of its result, or why there is none."""

    declaration: Declaration
    columns: tuple[str, ...]
    failure: str


class Trials(NamedTuple):
    """What became of all declarations of a package; ``charts`` are the failures of charts."""

    views: list[Trial]
    questions: list[Trial]
    charts: list[tuple[str, str]]


@lru_cache(maxsize=1)
def _trials(package: Package) -> Trials:
    """Run every view and worked question, and read the rows of every chart, in memory."""
    with closing(in_memory(package)) as connection:
        declared, broken = views(package), {}
        for view in every_view(package):
            try:
                create_view(connection, view)
            except PackageError as error:
                broken[view.path] = str(error)
        reader = Reader(connection)
        tried = [
            _tried(reader, view, f"SELECT * FROM {identifier(view.name)}", broken.get(view.path))
            for view in declared
        ]
        asked = [_tried(reader, one, one.sql) for one in questions(package)]
        return Trials(tried, asked, [*_undrawn(package, reader)])


def _tried(reader: Reader, declaration: Declaration, sql: str, failure: str | None = None) -> Trial:
    """Run a statement to its end, or to the end of what it may cost."""
    if failure:
        return Trial(declaration, (), failure)
    try:
        result = reader.select(sql, dict.fromkeys(declaration.parameters, ""))
    except StatementError as error:
        return Trial(declaration, (), str(error))
    return Trial(declaration, result.columns, "")


def _undrawn(package: Package, reader: Reader) -> Iterator[tuple[str, str]]:
    """The charts that cannot be drawn, each with the reason."""
    try:
        declared = charts(package)
    except PackageError as error:
        yield f"{package.settings.charts}", str(error)
        return
    for chart in declared:
        try:
            if not read_rows(reader, chart):
                yield chart.path, "it has no rows to draw"
        except PackageError as error:
            yield chart.path, str(error)


def _failures(trials: list[Trial]) -> Iterator[Breach]:
    return (Breach(one.failure, file=one.declaration.path) for one in trials if one.failure)


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend its SQL, which runs on the tables as they are built.",
    why="A view that does not run keeps the whole from being built.",
    since="0.1.0",
    keeps=_declared("views", _SOUND),
    breaks=_declared("views", f"{_HEADER}\nSELECT price_id FROM costs\n"),
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
    keeps=_declared("queries", _SOUND),
    breaks=_declared("queries", f"{_HEADER}\nDELETE FROM prices\n"),
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
    keeps=_declared("views", _SOUND),
    breaks=_declared("views", f"{_HEADER}\nSELECT price_id, amount FROM prices\n"),
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
    mend="Mend the declaration of the chart, or the view that it draws.",
    why="A chart that cannot be drawn keeps the whole from being built.",
    since="0.1.0",
    keeps=_declared("charts", _CHART.format(label="article"), "json"),
    breaks=_declared("charts", _CHART.format(label="name"), "json"),
)
def charts_have_their_rows(context: Context) -> Iterator[Breach]:
    """A chart is declared as its kind asks, names a table or view and its columns, and has rows."""
    return (Breach(why, file=path) for path, why in _trials(context.package).charts)


RULES = [views_run, questions_run, headers_name_the_columns, charts_have_their_rows]
