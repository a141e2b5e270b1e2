"""The passages that name or report a row, each between what stands before and after it (KWIC).

They come in the order of the texts, or by what stands to the left, or to the right, or by their own
words. ``/concordance/KEY.csv`` has them all, whichever the page shows. ``/concordance/TABLE`` has
those of all rows that a table of passages names or reports, a page of them at a time; of a large
table it sorts the first ones, and says so.
"""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response
from markupsafe import Markup, escape

from sandhi.language import fold
from sandhi.publish.bounds.editions import begins_like_a_formula
from sandhi.site.elements.addresses import place_path, row_path
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.language import in_language
from sandhi.site.elements.paging import PageLinks, page_links_of, page_of_list
from sandhi.site.elements.templates import fill_template
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.around.surroundings import FAR, PassageContext
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.text import TOKEN, Span

ORDERS = ("text", "left", "passage", "right")
SHOWN = 200  # lines of a page
NEAR = 44  # code points on each side that a page has room for
SORTED = 2_000  # lines of a table that its pages sort, each time that one is asked for
ALL = 20_000  # lines that a file may have

_COLUMNS = ("key", "seed_id", "start", "end", "left", "passage", "right")


class ConcordanceLine(NamedTuple):
    """A passage in its context: each part as HTML, the article by its name, and where it stands.

    ``of`` is what the row is called that it names or reports, where lines have several.
    """

    key: str
    path: str
    left: Markup
    passage: Markup
    right: Markup
    article: str
    place: str
    of: str = ""


class Concordance(NamedTuple):
    """Lines in an order (one of ORDERS); ``total`` is how many there are in all."""

    order: str
    total: int
    lines: list[ConcordanceLine]


def concordance(store: Store, mentions: Sequence[TableRow], order: str) -> Concordance:
    """Return mentions in their contexts, in an order; that of the texts where it is none."""
    order = order if order in ORDERS else ORDERS[0]
    contexts = store.around.contexts([mention.key for mention in mentions])
    tables = {mention.key: mention.table.name for mention in mentions}
    ordered = sorted(contexts.values(), key=lambda one: _sorted_by(one, order))
    lines = [_line(store.contents, tables[one.key], one) for one in ordered[:SHOWN]]
    return Concordance(order, len(ordered), lines)


class PagedConcordance(NamedTuple):
    """A page of the concordance of a table, and the links to the others.

    It is ``cut`` where the table has more passages than are sorted.
    """

    lines: Concordance
    pages: PageLinks
    cut: bool


async def concordance_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/concordance/TABLE``; NotFound where no passages are in such a table."""
    site, name = contents(datasette), request.url_vars["table"]
    table = site.tables.get(name)
    if table is None or not table.is_mention:
        raise NotFound(gettext("There is no table of passages %s.") % name)
    order_asked = request.args.get("by") or ""
    order = order_asked if order_asked in ORDERS else ORDERS[0]

    def read(store: Store) -> PagedConcordance:
        first = store.rows.ordered(table, SORTED + 1)
        rows = {row.key: row for row in first[:SORTED]}
        contexts = store.around.contexts([*rows]).values()
        ordered = sorted(contexts, key=lambda one: _sorted_by(one, order))
        page = page_of_list(request.args.get("page"), SHOWN, len(ordered))
        home = table.home
        lines = [
            _line(site, name, one, site.label(home.table, rows[one.key].text(home.column)))
            for one in ordered[page.skipped : page.skipped + page.size]
        ]
        path = f"/concordance/{name}?by={order}"
        return PagedConcordance(
            Concordance(order, len(lines), lines),
            page_links_of(page, lambda number: f"{path}&page={number}"),
            cut=len(first) > SORTED,
        )

    variables = {"table": table, "concordance": await reading(datasette, read), "sorted": SORTED}
    return Response.html(await fill_template(datasette, "concordance.html", variables, request))


async def concordance_file(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/concordance/KEY.csv``; NotFound where no passage names or reports that row.

    Nothing is left out: of more passages than a file may have there is none.
    """
    key, order = unquote(request.url_vars["key"]), request.args.get("by") or ORDERS[0]

    def read(store: Store) -> list[PassageContext]:
        mentions = mentions_of(store, key, ALL + 1)
        if len(mentions) > ALL:
            words = gettext("More than %s passages are in no such file; the table's own have all.")
            raise NotFound(words % f"{ALL:,}")
        contexts = store.around.contexts([mention.key for mention in mentions])
        return sorted(contexts.values(), key=lambda context: _sorted_by(context, order))

    contexts = await reading(datasette, read)
    if not contexts:
        raise NotFound(gettext("No passage names or reports %s.") % key)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for context in contexts:
        left, right = map(_flat, _whole(context))
        parts = (_harmless(part) for part in (left, context.quote, right))
        writer.writerow([context.key, context.seed_id, context.start, context.end, *parts])
    name = f"concordance-{request.url_vars['key']}.csv"  # percent-encoded, as it was asked for
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def mentions_of(store: Store, key: str, most: int) -> list[TableRow]:
    """Return the rows that name or report the row with a key, or all of a table of such rows."""
    entry = store.directory.entry(key)
    if entry is None:
        table = store.contents.tables.get(key)
        return store.rows.ordered(table, most) if table and table.is_mention else []
    return [
        row
        for table in store.contents.tables.values()
        if table.is_mention and table.home.table == entry.table
        for row in store.rows.having(table, table.home.column, key, most)
    ]


def _sorted_by(context: PassageContext, order: str) -> tuple[object, ...]:
    place = (context.seed_id, context.start)
    if order == "left":
        return (*reversed(_words(context.left)), "", *place)
    if order == "right":
        return (*_words(context.right), "", *place)
    return (
        (fold(context.quote), *_words(context.right), "", *place) if order == "passage" else place
    )


def _words(text: str) -> list[str]:
    return [fold(word[0]) for word in TOKEN.finditer(text)]


def _line(site: Contents, table: str, context: PassageContext, of: str = "") -> ConcordanceLine:
    code = site.languages.of_passage(context.quote, context.seed_id)
    left, right = nearest_words(context)
    return ConcordanceLine(
        context.key,
        row_path(table, context.key),
        in_language(code, escape(left)),
        in_language(code, escape(context.quote)),
        in_language(code, escape(right)),
        site.label(SEEDS, context.seed_id),
        place_path(context.seed_id, Span(context.start, context.end)),
        of,
    )


def nearest_words(context: PassageContext) -> tuple[str, str]:
    """Return the words on both sides, in its paragraph, that a line has room for: whole ones."""
    left, right = _whole(context)
    left, right = left.rpartition("\n")[2], right.partition("\n")[0]
    if len(left) > NEAR:
        left = "…" + (left[-NEAR:].partition(" ")[2] or left[-NEAR:])
    if len(right) > NEAR:
        right = (right[:NEAR].rpartition(" ")[0] or right[:NEAR]) + "…"
    return left, right


def _whole(context: PassageContext) -> tuple[str, str]:
    """What stands on both sides, without the parts of words that its ends would cut."""
    left, right = context.left, context.right
    if len(left) == FAR and context.start > FAR:
        left = left.partition(" ")[2] or left
    if len(right) == FAR:
        right = right.rpartition(" ")[0] or right
    return left, right


def _flat(text: str) -> str:
    return " ".join(text.split())


def _harmless(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if begins_like_a_formula(text) else text
