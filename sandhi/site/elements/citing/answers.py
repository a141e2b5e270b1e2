"""What a question brings that is cited: all rows of it, in order, each with its digest."""

from collections.abc import Sequence

from datasette.app import Datasette
from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from sandhi.cite.digest import digest
from sandhi.cite.results import MOST, SEARCH_TERMS, OrderedResult, Question, ResultRow
from sandhi.package.labels import Row
from sandhi.retrieval import SearchRequest
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.paging import pages_of_rows
from sandhi.site.elements.values.asked_times import timed_request
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.tables import SEEDS, TEXT

_TEXTS = (SEEDS, TEXT.name)  # no column of the CSV


async def answer(datasette: Datasette, question: Question) -> OrderedResult:
    """Return what a question brings, asked as a reader of the site asks it.

    NotFound where there is no such table or worked question; DatasetteError where the question
    cannot be met, or brings more than can be cited.
    """
    if question.table:
        return OrderedResult(question, tuple(await _rows(datasette, question)))
    return OrderedResult(question, tuple(await _hits(datasette, question)))


async def _hits(datasette: Datasette, question: Question) -> list[ResultRow]:
    terms = dict(question.pairs)
    query, table, seed, after, before = (terms.get(name, "") for name in SEARCH_TERMS)
    request = SearchRequest(query, table, seed, after, before)

    def found_keys(store: Store) -> list[str]:
        search, times = timed_request(store, request)
        return store.index.keys(search, MOST + 1, times)

    keys = await reading(datasette, found_keys)
    _refuse_masses(len(keys))
    return await _of_keys(datasette, keys)


async def _of_keys(datasette: Datasette, keys: list[str]) -> list[ResultRow]:
    """The rows with some keys, each with the digest by which it is cited."""
    return await reading(
        datasette,
        lambda store: [
            ResultRow(key, digest(row.values))
            for key in keys
            if (row := store.citations.find(key)) is not None
        ],
    )


async def _rows(datasette: Datasette, question: Question) -> list[ResultRow]:
    site, name = contents(datasette), question.table
    table = site.tables.get(name)
    if table is None and name not in site.catalogue.questions:
        raise NotFound(gettext("There is no table %s.") % name)
    worked = site.catalogue.questions.get(name)
    if worked and table is None:
        _refuse_unknown(worked.parameters, [pair[0] for pair in question.pairs])
    path = question.path.partition("?")[0]
    rows: list[ResultRow] = []
    async for page in pages_of_rows(datasette, path, question.pairs, "objects"):
        rows += [_row(site, name, cells) for cells in page["rows"]]
        # A worked question has no further page.
        _refuse_masses(MOST + 1 if page.get("truncated") is True else len(rows))
    # The directory has each row over again, and where it stands, which may change without it.
    if table and table.is_directory:
        return await _of_keys(datasette, [row.key for row in rows])
    return rows


def _refuse_unknown(parameters: Sequence[str], names: Sequence[str]) -> None:
    """A parameter that a worked question does not have would be cited, and change nothing."""
    for name in names:
        if not name.startswith("_") and name not in parameters:
            message = gettext("The question has no parameter “%s”.") % name
            raise DatasetteError(message, status=400)


def _row(site: Contents, name: str, cells: Row) -> ResultRow:
    """A row by its key; one of a view or a question, whose rows have none, by its digest alone."""
    of_file = {column: value for column, value in cells.items() if (name, column) != _TEXTS}
    row_digest, table = digest(of_file), site.tables.get(name)
    return ResultRow(str(cells[table.key]) if table and table.key else row_digest, row_digest)


def _refuse_masses(count: int) -> None:
    if count > MOST:
        message = gettext(
            "More than %s rows are too many to be cited one by one: cite the table, or ask for "
            "less."
        )
        raise DatasetteError(message % f"{MOST:,}", status=400)
