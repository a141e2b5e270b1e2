"""Long lists in pages: ``?page=2`` asks for the second; a page that there is not is the first."""

import re
from collections.abc import Callable
from typing import NamedTuple

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
