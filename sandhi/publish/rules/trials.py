"""What becomes of all that a package declares in SQL when it runs, as in a build."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from sandhi.files import PackageError, inside
from sandhi.package import Package
from sandhi.package.declarations import Declaration, exports, questions, views
from sandhi.publish.answers import faults
from sandhi.publish.charts.declarations import answer, charts, values
from sandhi.publish.charts.document import documents, seed_languages
from sandhi.publish.charts.draw import panel_titles, with_named_first
from sandhi.publish.charts.translation import Translation
from sandhi.publish.contract.rows import oddity
from sandhi.publish.database import Rows, describe, in_memory
from sandhi.publish.downloads.exports import export_records
from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.rules.first_rows import first_rows
from sandhi.publish.sqlite.ddl import identifier
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Reader, Result
from sandhi.publish.sqlite.views import create_view, every_view, in_brackets


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

    @property
    def failures(self) -> list[str]:
        """Why what did not go well did not."""
        of_statements = (one.failure for one in (*self.views, *self.questions))
        of_others = (why for _, why in (*self.charts, *self.exports))
        return [*filter(None, [self.failure, *of_statements, *of_others, *self.answers])]


@lru_cache(maxsize=1)
def trials(package: Package, *, whole: bool) -> Trials:
    """Build the database in memory, and run there whatever the package declares.

    Where not the ``whole`` of a large package is asked for, it runs on its first rows, and on all
    if something fails there: that may be for want of the others. Where there is no database, there
    is nothing to run it on; ``failure`` says why.
    """
    if not whole and (rows := first_rows(package)):
        on_first_rows = _trials(package, rows)
        if not on_first_rows.failures:
            return on_first_rows
    return _trials(package, None)


def trials_of_build(package: Package, database: Path) -> Trials:
    """Run whatever the package declares on a database that was built of it, which has all rows.

    What is dear is read there from where its rows are kept, so that this takes far less.
    """
    with closing(Reader.open(database)) as reader:
        return _trials_on(reader, package, {})


def _trials(package: Package, rows: Rows | None) -> Trials:
    """Run it on some rows, or on all."""
    try:
        connection = in_memory(package, searchable=False, rows=rows)
    except (PackageError, sqlite3.Error, sqlite3.Warning) as error:
        return Trials([], [], [], [], [], str(error))
    with closing(connection):
        broken = {}
        for view in every_view(package):
            try:
                create_view(connection, view)
            except PackageError as error:
                broken[view.path] = str(error)
        if exports(package):  # which may ask the database of itself
            describe(connection, package)
        return _trials_on(Reader(connection), package, broken)


def _trials_on(reader: Reader, package: Package, broken: Mapping[str, str]) -> Trials:
    """Run it on a database, but for the views that are ``broken``, by their paths."""
    tried = [
        _tried(reader, view, f"SELECT * FROM {identifier(view.name)}", broken.get(view.path))
        for view in views(package)
    ]
    questioner = Questioner(package, reader)
    of_questions = [_question_trial(questioner, one) for one in questions(package)]
    undrawn = [*_undrawn(package, reader)]
    unexported = [*_unexported(package, exports(package), reader)]
    unanswered = [*_unanswered(package, questioner)]
    return Trials(tried, of_questions, undrawn, unexported, unanswered)


class Questioner:
    """What the worked questions of a package yield, each run once, however many rest on it.

    Kept are the rows of those alone that an answer rests on.
    """

    def __init__(self, package: Package, reader: Reader) -> None:
        """Take the reader of a database that has all tables and views of a package."""
        self.reader = reader
        self._rested_on = {name for one in package.settings.questions for name in one.queries}
        self._outcomes: dict[str, Result | StatementError] = {}

    def answer(self, question: Declaration) -> Result:
        """All rows of a worked question; StatementError where it does not run."""
        outcome = self._outcomes.get(question.name) or self._run(question)
        if question.name in self._rested_on:
            self._outcomes[question.name] = outcome
        if isinstance(outcome, StatementError):
            raise outcome
        return outcome

    def _run(self, question: Declaration) -> Result | StatementError:
        try:
            return self.reader.select(question.sql, dict.fromkeys(question.parameters, ""))
        except StatementError as error:
            return error


def _tried(reader: Reader, declaration: Declaration, sql: str, failure: str | None = None) -> Trial:
    """Run a statement to its end, or to the end of what it may cost; none of its rows is kept."""
    if failure:
        return Trial(declaration, (), failure)
    try:
        columns, rows = reader.walk(sql, dict.fromkeys(declaration.parameters, ""))
        odd = ""
        for row in rows:
            odd = odd or oddity(row)
    except StatementError as error:
        return Trial(declaration, (), str(error))
    return Trial(declaration, columns, odd)


def _question_trial(questioner: Questioner, question: Declaration) -> Trial:
    """Try a question as a build does, which prepares it alone, and then as whoever opens it."""
    try:
        values = dict.fromkeys(question.parameters, "")
        questioner.reader.prepare(in_brackets(question), values)
        columns, rows = questioner.answer(question)
    except StatementError as error:
        return Trial(question, (), str(error))
    return Trial(question, columns, next(filter(None, map(oddity, rows)), ""))


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
            if not answer(package, reader, chart).rows:
                yield chart.path, "it has no rows to draw"
        except PackageError as error:
            yield chart.path, str(error)


def _panels(package: Package, reader: Reader, name: str) -> list[str] | None:
    """The titles of what a chart draws; None where it cannot be drawn, which its rule tells."""
    try:
        (chart,) = (one for one in charts(package) if one.name == name)
        english = [Translation.of(package, ENGLISH, {})]
        drawn = documents(package, reader, chart, seed_languages(package), english)
        (document,) = with_named_first(package, drawn)
    except PackageError:
        return None
    return panel_titles(document)


def _unexported(
    package: Package, declared: Sequence[Declaration], reader: Reader
) -> Iterator[tuple[str, str]]:
    """The exports that cannot be written, each with the reason."""
    for export in declared:
        try:
            for _ in export_records(package, export, reader, lenient=False):
                pass
        except PackageError as error:
            yield export.path, str(error)


def _unanswered(package: Package, questioner: Questioner) -> Iterator[str]:
    """What is amiss with the answers to the questions of the package."""
    questions_by_name = {one.name: one for one in questions(package)}
    folder = package.settings.charts
    names = [path.stem for path in inside(package.root, folder).glob("*.json")] if folder else []
    panels = {name: partial(_panels, package, questioner.reader, name) for name in names}
    for place, question in enumerate(package.settings.questions):
        for fault in faults(
            question, questions_by_name, panels, questioner.reader.select, questioner.answer
        ):
            yield f"/sandhi/questions/{place} ({question.name}): {fault}"
