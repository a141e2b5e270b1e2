"""``/search``: one box for the whole dataset, in Hindi and English."""

import sqlite3
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

import regex
from datasette.app import Datasette
from datasette.utils.asgi import Response
from markupsafe import Markup

from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.records import CONTEXT
from sandhi.site.contents import Contents, contents
from sandhi.site.hits import PAGE, TYPED, Found, Wanted, dated_tables, find
from sandhi.site.marking import excerpt, hits, html

_CONTROL = regex.compile(r"\p{Cc}")
_CLUSTER = 4  # code points by which a prefix may be shorter than it could, to end with a cluster
_PAGE = regex.compile(r"[1-9][0-9]{0,4}")


class Hit(NamedTuple):
    """A record as the list shows it, with what was found marked."""

    table: str
    key: str
    label: Markup
    seed_id: str | None
    start: int | None
    end: int | None
    passage: Markup | None
    said: Markup | None


async def search(datasette: Datasette, request: Any) -> Response:
    """Answer for ``/search?q=``, with ``table``, ``seed``, ``from``, ``to`` and ``page``."""
    known = contents(datasette)
    wanted = asked(request.args, known)

    def read(connection: sqlite3.Connection) -> tuple[Found, list[Hit]]:
        found = find(connection, known, wanted)
        return found, shown(found)

    found, listed = await datasette.get_database(DATABASE).execute_fn(read)
    variables = {
        "wanted": wanted,
        "found": found,
        "hits": listed,
        "seeds": known.labels.get("seeds", {}),
        "dated": [table for table, *_ in dated_tables(known)],
        "first": (wanted.page - 1) * PAGE + 1,
        "more": wanted.page * PAGE < found.total,
        "address": lambda **changed: address(wanted._replace(**changed)),
    }
    page = await datasette.render_template("search.html", variables, request=request)
    return Response.html(page)


def asked(args: Any, known: Contents) -> Wanted:
    """Return what a request asks for; a filter that cannot be read is left out."""
    table, seed, page = (args.get(name) or "" for name in ("table", "seed", "page"))
    return Wanted(
        query=_CONTROL.sub(" ", args.get("q") or "")[:TYPED].strip(),
        table=table if table in known.tables else "",
        seed=seed if seed in known.labels.get("seeds", {}) else "",
        after=_day(args.get("from") or ""),
        before=_day(args.get("to") or ""),
        page=int(page) if _PAGE.fullmatch(page) else 1,
    )


def address(wanted: Wanted) -> str:
    """Return the address of a search, without what it leaves open."""
    pairs = zip(("q", "table", "seed", "from", "to", "page"), wanted, strict=True)
    return "/search?" + urlencode([(name, text) for name, text in pairs if text not in ("", 1)])


def shown(found: Found) -> list[Hit]:
    """Return hits as the list shows them: label, passage, and what else of theirs was found."""
    texts = [text for row in found.rows for text in _texts(row)]
    marks = hits(texts, found.marks) if texts else []
    listed = []
    for place, row in enumerate(found.rows):
        label, passage, said = (
            (texts[3 * place + part], marks[3 * place + part]) for part in range(3)
        )
        listed.append(
            Hit(
                row["table"],
                row["key"],
                html(*label),
                row["seed_id"],
                row["start"],
                row["end"],
                excerpt(*passage) if passage[0] else None,
                excerpt(*said) if said[1] else None,
            )
        )
    return listed


def _day(text: str) -> str:
    """A day as ISO 8601 writes it; nothing where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _texts(row: dict[str, Any]) -> tuple[str, str, str]:
    """The label of a record, its passage with what is around it, and its other words."""
    before, after = row["prefix"] or "", row["suffix"] or ""
    if len(before) > CONTEXT - _CLUSTER:  # it may begin within a word, and the suffix end in one
        before = "… " + before.partition(" ")[2]
    if len(after) > CONTEXT - _CLUSTER:
        after = after.rpartition(" ")[0] + " …"
    around = f"{before}{row['quote'] or ''}{after}"
    told = (line for line in row["words"].split("\n") if line not in row["label"])
    return row["label"], " ".join(around.split()), " ".join(told)
