"""Which addresses of a site become files: the one place that says so, by the address alone.

What a reader of files needs grows with the rows of the package, and so does what is written: every
page, row and permanent address, every passage, and each list by one value, from its first page on.
What grows with the ways of asking is left to a served site: filters upon filters, orders, words.
What is written of a row beside its page (each citation as a file, its history, its concordance,
itself as data) would be many files for each; of a package with more rows than ``FEW`` it is written
for the rows that people cite, those of the tables in front and the source texts. The page of any
row has its citations.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils import tilde_decode

from sandhi.cite.formats import FORMATS
from sandhi.package import LEDGER
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.site.elements.addresses import is_page, row_path, table_path, version_path
from sandhi.site.elements.interface import ENGLISH, languages
from sandhi.site.store import contents, reading
from sandhi.site.store.tables import SEEDS
from sandhi.static_site.addresses import SiteAddress

FEW = 1_000  # rows of a package of which each has all its files

_ENDINGS = frozenset(form.ending for form in FORMATS.values() if form.ending)
_IDENTIFIER = re.compile(r"/id/(?P<key>.+)")
_IN_VERSION = re.compile(r"/v/[^/]+/(?P<key>[^/]+)")
_ROW = re.compile(rf"/{DATABASE}/(?P<table>[^/.]+)/(?P<key>[^/.]+)(?P<data>\.json)?")
_BESIDE = re.compile(r"/(?:history|concordance)/(?P<key>.+?)(?:\.json|\.csv)?")
_DIRECTORY, _LEDGER = table_path(RECORDS.name), table_path(LEDGER)
_OF_SERVER = re.compile(
    r"/-/(?!static-(?:plugins|site)/).*|/openapi\.json|/\.well-known/.*|/404\.html"
)

_PAGING = frozenset(("_next", "page"))
_ORDERS = frozenset(("_sort", "_sort_desc", "by"))
_WORDS = frozenset(("_search", "_facet", "q", "start", "end"))
# What a page says without, too: what fills in its form, and what is marked in a passage's text.
_FORM = (re.compile(r"/about"), frozenset(("key",)))
_MARKS = (re.compile(r"/seeds/[^/]+"), frozenset(("show", "translation")))


class Omission(StrEnum):
    """What is left out, as the command names it."""

    FILTERS = "lists by several values"
    ORDERS = "lists in another order"
    SEARCHES = "searches and pieces"
    FORMS = "files and histories of single rows or of lists by one value"
    VERSIONS = "rows as versions had them"
    SERVER = "pages of the server itself"
    NOTHING = "addresses that nothing answers for"


@dataclass(frozen=True)
class SiteExtent:
    """Which addresses of a site become files.

    ``tables`` has the table of each row by its key, ``cited`` those tables whose rows have all
    their files, ``codes`` are the languages of pages but English.
    """

    tables: Mapping[str, str]
    cited: frozenset[str]
    codes: frozenset[str]

    def place(self, address: SiteAddress, page: SiteAddress) -> SiteAddress | Omission:
        """Return the address whose file a link of a page leads to: mostly that itself.

        To what is left out it leads nowhere, and the answer is why.
        """
        code, path = self._spoken(address.path)
        spoken = f"/{code}" if code else ""
        parameters = tuple(pair for pair in address.parameters if pair != ("page", "1"))
        if not (address.path == page.path and _filters(parameters) == _filters(page.parameters)):
            # Else a list would begin wherever any other one is left for it.
            is_paged = any(name in _PAGING for name, _ in parameters)
            parameters = _filters(parameters) if is_paged else parameters
        for pattern, names in (_FORM, *((_MARKS,) if len(parameters) > 1 else ())):
            if pattern.fullmatch(path):
                parameters = tuple(pair for pair in parameters if pair[0] not in names)
        if fuller_path := self._fuller_path(path, dict(parameters), spoken=bool(code)):
            path, parameters = fuller_path, ()
        return self._omission(path, parameters) or SiteAddress(spoken + path, parameters)

    def _fuller_path(self, path: str, parameters: Mapping[str, str], *, spoken: bool) -> str:
        """The path of the page that says what another says, and more; empty for that itself.

        The directory has each row over again, and those of a table; ``/cite?key=`` the citations of
        the page of a row.
        """
        row, identified = _ROW.fullmatch(path), _IDENTIFIER.fullmatch(path)
        if row and row["table"] == RECORDS.name and not row["data"]:
            key = tilde_decode(row["key"])
        elif identified and "version" in parameters:
            return version_path(parameters["version"], unquote(identified["key"]))
        elif identified and spoken:  # a permanent address is in no language
            key = unquote(identified["key"])
        elif path == _DIRECTORY and set(parameters) == {"table"}:
            return table_path(parameters["table"])
        elif path == "/cite" and set(parameters) == {"key"}:
            key = parameters["key"]
        else:
            return ""
        return row_path(self.tables[key], key) if key in self.tables else ""

    def _spoken(self, path: str) -> tuple[str, str]:
        """The language that a path begins with, empty for English, and the path without it."""
        code, slash, rest = path[1:].partition("/")
        return (code, f"/{rest}") if slash and code in self.codes else ("", path)

    def _omission(self, path: str, parameters: tuple[tuple[str, str], ...]) -> Omission | None:
        if _OF_SERVER.fullmatch(path):
            return Omission.SERVER
        names = {name for name, _ in parameters}
        filters = names - _PAGING - (_ORDERS if names & _PAGING else set())
        if filters & _ORDERS:
            return Omission.ORDERS
        # A script fills in what has no value.
        if filters & _WORDS or not all(value for _, value in parameters):
            return Omission.SEARCHES
        if not is_page(path):  # what begins so says how a file is written, and not of what
            filters = {name for name in filters if not name.startswith("_")}
            return Omission.FORMS if filters else self._omission_of_row(path, filters)
        is_passage = path == "/cite" and filters == {"seed", "at"}
        if len(filters) > 1 and not is_passage:
            return Omission.FILTERS
        return self._omission_of_row(path, filters)

    def _omission_of_row(self, path: str, filters: set[str]) -> Omission | None:
        if then := _IN_VERSION.fullmatch(path):
            key, stem = self._key_and_stem(then["key"])
            if not self._is_whole(key):
                return Omission.VERSIONS
            return Omission.FORMS if stem in self.tables and not self._is_complete else None
        if identified := _IDENTIFIER.fullmatch(path):
            _, key = self._key_and_stem(identified["key"])
        elif row_file := _BESIDE.fullmatch(path):
            key = unquote(row_file["key"])
        elif (row := _ROW.fullmatch(path)) and (row["data"] or filters == {"as"}):
            key = tilde_decode(row["key"])
        elif (row and row["table"] == LEDGER) or (path == _LEDGER and filters):
            return None if self._is_complete else Omission.VERSIONS
        else:
            return None
        return None if self._is_whole(key) else Omission.FORMS

    def _key_and_stem(self, name: str) -> tuple[str, str]:
        """A key that a path has; and that of which it is a file, if it is: ``R1`` of ``R1.bib``."""
        key = unquote(name)
        stem, _, ending = key.rpartition(".")
        return key, stem if ending in _ENDINGS else ""

    def _is_whole(self, key: str) -> bool:
        """Whether all files of a row are written; of one that ended, too."""
        return key not in self.tables or self.tables[key] in self.cited

    @property
    def _is_complete(self) -> bool:
        return self.cited.issuperset(self.tables.values())


def _filters(parameters: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The parameters of a list but for its order and the page that is shown."""
    return tuple(pair for pair in parameters if pair[0] not in _PAGING | _ORDERS)


async def site_extent(site: Datasette) -> SiteExtent:
    """Return the extent of a site, which the number of its rows decides."""
    rows = int(contents(site).about["rows.records"])
    listed = await reading(site, lambda store: store.directory.stretch(rows, 0))
    tables = {key: table for table, key in listed}
    front = {table.name for table in contents(site).front}
    cited = {*tables.values()} if rows <= FEW else {*front, SEEDS}
    codes = frozenset(code for code in languages() if code != ENGLISH)
    return SiteExtent(tables, frozenset(cited), codes)
