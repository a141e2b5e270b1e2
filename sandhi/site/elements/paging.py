"""Long lists in pages: ``?page=2`` asks for the second; a page that there is not is the first.

Rows are read a page after the other, too, where all are wanted that a page of data would show.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterable
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from datasette.app import Datasette
from datasette.views.base import DatasetteError

from sandhi.files import parse_json

# Of the arguments that begin with “_”, those that choose rows or columns, or order rows.
_CHOOSING = ("_search", "_sort", "_from", "_to", "_filter_", "_col", "_nocol")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


class ListPage(NamedTuple):
    """A page of a list: its number, from 1 on, how long a page is, and how long the list."""

    number: int
    size: int
    total: int

    @property
    def skipped(self) -> int:
        """How many entries stand on the pages before."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last page; 1 for a list without entries."""
        return max(1, -(-self.total // self.size))


def page_of_list(number: str | None, size: int, total: int) -> ListPage:
    """Return the page of a list that an address asks for, by what it has of ``page``."""
    page = ListPage(int(number) if number and _NUMBER.fullmatch(number) else 1, size, total)
    return page if page.number <= page.last else page._replace(number=1)


class PageLinks(NamedTuple):
    """The links of a page of a list: to the page before and the one after, as far as there are."""

    page: ListPage
    previous: str
    following: str


def page_links_of(page: ListPage, path: Callable[[int], str]) -> PageLinks:
    """Return the links of a page; ``path`` is that of a page by its number."""
    return PageLinks(
        page,
        path(page.number - 1) if page.number > 1 else "",
        path(page.number + 1) if page.number < page.last else "",
    )


async def pages_of_rows(
    datasette: Datasette, path: str, pairs: Iterable[tuple[str, str]], shape: str
) -> AsyncIterator[dict[str, Any]]:
    """Yield all rows of a table or a worked question in Datasette's shape, the most of it at once.

    ``pairs`` are the arguments of an address; those that say how rows are given are passed over.
    DatasetteError where the rows cannot be had.
    """
    chosen = [pair for pair in pairs if "__" in pair[0] or _chooses(pair[0])]
    following: str | None = ""
    while following is not None:
        page = [("_shape", shape), ("_size", "max"), ("_next", following)]
        # One that comes of a form without scripts leads to the address it asks for.
        response = await datasette.client.get(
            f"{path}.json",
            params=[*chosen, *(pair for pair in page if pair[1])],
            follow_redirects=True,
        )
        if response.status_code == HTTPStatus.REQUEST_URI_TOO_LONG:  # which a page says, no JSON
            message = "what is asked for is longer than an address may be"
            raise DatasetteError(message, status=response.status_code)
        body = parse_json(response.content)
        if response.status_code != 200:
            raise DatasetteError(body["error"], status=response.status_code)
        yield body
        next_url = body.get("next_url")
        following = dict(parse_qsl(urlsplit(next_url).query)).get("_next") if next_url else None


def _chooses(name: str) -> bool:
    return not name.startswith("_") or name.startswith(_CHOOSING)
