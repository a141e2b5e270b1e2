"""What was asked for in vain, and which pages may have been meant."""

import re
from typing import NamedTuple
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import Request

from sandhi.cite.citable import near
from sandhi.site.elements.addresses import table_path
from sandhi.site.store import Store, contents

AMONG = 100_000  # keys that are looked through for one like a key that is not there
_LONGEST = 60  # code points of an address, and of a word in it, that a page says again
_ASKING = ("key", "table", "seed")  # arguments by which pages are asked for what they are about


class MissingAddress(NamedTuple):
    """The address that was asked for, and the words in it that can be searched for."""

    path: str
    words: str


class PageLink(NamedTuple):
    """A page: what it is called, and its path."""

    title: str
    path: str


def missing(datasette: Datasette, request: Request) -> dict[str, object]:
    """Return what a page that is not there says: what was asked for, and which may be meant."""
    address = missing_address(request)
    return {"missing_address": address, "near_pages": near_pages(datasette, address.words)}


def missing_address(request: Request) -> MissingAddress:
    """Return what a request asked for, cut to what a page has room for."""
    words_asked = (request.args.get(name) for name in _ASKING)
    last = request.path.rstrip("/").rpartition("/")[2]
    text = next(filter(None, words_asked), None) or unquote(tilde_decode(last))
    words = " ".join(re.findall(r"[\w-]+", text))[:_LONGEST]
    path = request.full_path
    return MissingAddress(path if len(path) <= _LONGEST else path[:_LONGEST] + "…", words)


def near_rows(store: Store, key: str) -> dict[str, str]:
    """Return the labels of the rows whose keys are spelt most like one that is not there."""
    keys = near(key, store.directory.first(AMONG))
    entries = store.directory.entries(keys)
    return {other: entries[other].label for other in keys if other in entries}


def near_pages(datasette: Datasette, words: str) -> list[PageLink]:
    """Return the tables and the pages whose names are spelt alike."""
    site = contents(datasette)
    pages = datasette.jinja_env.globals["site_pages"]()
    pages_by_name = {
        table.name: PageLink(table.title, table_path(table.name)) for table in site.tables.values()
    } | {
        page.path.strip("/"): PageLink(page.title, page.path) for page in pages if page.path != "/"
    }
    return [pages_by_name[name] for name in near(words, pages_by_name)]
