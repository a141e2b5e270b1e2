"""What a search asks for: read from an address, and written as one."""

from datetime import date
from urllib.parse import urlencode

import regex
from datasette.utils import MultiParams

from sandhi.publish.sqlite.search import TYPED
from sandhi.retrieval import (
    GROUPS,
    SearchRequest,
)
from sandhi.site.store import Contents
from sandhi.site.store.tables import SEEDS

_CONTROL = regex.compile(r"\p{Cc}")
_PAGE = regex.compile(r"[1-9][0-9]{0,4}")


def search_request(args: MultiParams, site: Contents) -> SearchRequest:
    """Return what a request asks for; a filter that cannot be read is left out."""
    table, seed, page = (args.get(name) or "" for name in ("table", "seed", "page"))
    return SearchRequest(
        query=_CONTROL.sub(" ", args.get("q") or "")[:TYPED].strip(),
        table=table if table in site.tables or table in GROUPS.values() else "",
        seed=seed if seed in site.labels.get(SEEDS, {}) else "",
        after=_day(args.get("from") or ""),
        before=_day(args.get("to") or ""),
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )


def search_address(search: SearchRequest) -> str:
    """Return the address of a search, without what it leaves open."""
    pairs = zip(("q", "table", "seed", "from", "to", "page"), search, strict=True)
    return "/search?" + urlencode([(name, text) for name, text in pairs if text not in ("", 1)])


def _day(text: str) -> str:
    """A day as ISO 8601 writes it; nothing where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
