"""A question asked of a package with no server: its site is made for it, and gone afterwards."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import unquote_plus

from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from sandhi.cite.digest import digest
from sandhi.cite.results import MOST, OrderedResult, Question, ResultRow
from sandhi.files import PackageError
from sandhi.package import Package, Trust
from sandhi.publish.contract.rows import oddity
from sandhi.publish.database import build
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Reader
from sandhi.site.app import open_site
from sandhi.site.elements.citing.answers import answer
from sandhi.site.pages.table.wording import question_title
from sandhi.site.store import contents
from sandhi.text import UNWRITABLE


class QuestionError(PackageError):
    """A question that a package cannot be asked: one line that says why."""


LONGEST = 60_000  # of an address: what programs of the web carry, and some more for what they add


def ensure_addressable(question: Question) -> None:
    """QuestionError where no address can carry what is asked, as that of every answer does."""
    try:
        length = len(question.path)
        odd = UNWRITABLE.search(unquote_plus(question.path))
    except UnicodeEncodeError:
        raise QuestionError("what is asked holds half a character; write it in UTF-8") from None
    if odd:
        raise QuestionError("what is asked holds a control character; leave it out")
    if length > LONGEST:
        raise QuestionError(
            f"what is asked makes an address of {length:,} characters, where {LONGEST:,} are the "
            "most; ask for less, or with --sql"
        )


class TitledResult(NamedTuple):
    """An answer, and what it is called in words; that is empty of what is asked in SQL."""

    result: OrderedResult
    title: str


def ask(package: Package, question: Question) -> TitledResult:
    """Return what a question brings; QuestionError where it cannot be asked.

    No code of the package runs.
    PackageError, OSError or sqlite3.Error where no database can be built of the package.
    """
    ensure_addressable(question)
    with TemporaryDirectory(prefix="sandhi-") as folder:
        database = Path(folder) / "sandhi.db"
        build(replace(package, trust=Trust.WITHHELD), database)
        if question.sql:
            result = OrderedResult(question, tuple(_rows_of_sql(database, question.sql)))
            return TitledResult(result, "")
        site = open_site(database)
        try:
            result = asyncio.run(answer(site, question))
        except NotFound as error:
            raise QuestionError(f"{str(error).rstrip('.')}; name one that is there") from None
        except DatasetteError as error:
            raise QuestionError(f"{error.message.rstrip('.')}; ask otherwise") from None
        return TitledResult(result, question_title(contents(site), question))


def _rows_of_sql(database: Path, sql: str) -> list[ResultRow]:
    """The rows of a statement, which may read and no more, within the limits of one of a package.

    A row has no key but its digest; so columns of one name would be one.
    """
    reader = Reader.open(database)
    try:
        allowed = reader.allowance._replace(rows=MOST)
        columns, rows = reader.select(sql, allowed=allowed)
    except StatementError as error:
        raise QuestionError(f"the SQL cannot be run: {error}; ask otherwise") from None
    finally:
        reader.close()
    if doubled := next((name for name in columns if columns.count(name) > 1), None):
        raise QuestionError(f"two columns of the answer are called {doubled}; name them apart")
    if any(isinstance(cell, bytes) for row in rows for cell in row):
        raise QuestionError("a cell of the answer is bytes, and no text; ask for hex() of it")
    if odd := next(filter(None, map(oddity, rows)), ""):
        raise QuestionError(f"the SQL cannot be cited: {odd}; ask otherwise")
    digests = (digest(dict(zip(columns, row, strict=True))) for row in rows)
    return [ResultRow(one, one) for one in digests]
