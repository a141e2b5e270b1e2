"""The concordance of a table of passages, narrowed to a value of a column, or as a file.

``/concordance/TABLE`` has a page of the lines at a time; of a large table it sorts the first ones,
and says so. ``?COLUMN=VALUE`` narrows it, as it does the table. ``/concordance/TABLE.csv``, and
``/concordance/KEY.csv`` for what names or reports a row, have all, in the same order.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import NamedTuple
from urllib.parse import unquote, urlencode

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.publish.bounds.editions import begins_like_a_formula
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.paging import PageLinks, page_links_of, page_of_list
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.row.concordance import (
    ORDERS,
    SHOWN,
    Concordance,
    context_line,
    in_order,
    sides_of,
)
from sandhi.site.pages.table.filters import filter_words
from sandhi.site.store import Contents, DatabaseTable, Store, contents, reading
from sandhi.site.store.around.surroundings import PassageContext
from sandhi.site.store.rows import TableRow

SORTED = 2_000  # lines of a table that its pages sort, each time that one is asked for
ALL = 20_000  # lines that a file may have
CHOICES = 60  # values of a column that are offered, those of the most lines

_COLUMNS = ("key", "seed_id", "start", "end", "left", "passage", "right")


class NarrowingChoice(NamedTuple):
    """A value that lines can be narrowed to: ``path`` leads there, or back if it is chosen."""

    text: str
    lines: int
    path: str
    is_chosen: bool


class ColumnChoices(NamedTuple):
    """The values of a column that lines can be narrowed to; one of them may be chosen."""

    column: str
    title: str
    choices: list[NarrowingChoice]

    @property
    def chosen(self) -> NarrowingChoice | None:
        """The one that is chosen."""
        return next((choice for choice in self.choices if choice.is_chosen), None)


class PagedConcordance(NamedTuple):
    """A page of the concordance of a table, and the links to the others.

    ``query`` narrows it, and the table; it is ``cut`` where the table has more passages than are
    sorted.
    """

    lines: Concordance
    pages: PageLinks
    columns: list[ColumnChoices]
    query: str
    cut: bool


async def concordance_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/concordance/TABLE``; NotFound where no passages are in such a table."""
    site, name = contents(datasette), request.url_vars["table"]
    table = site.tables.get(name)
    if table is None or not table.is_mention:
        raise NotFound(gettext("There is no table of passages %s.") % name)
    order_asked = request.args.get("by") or ""
    order = order_asked if order_asked in ORDERS else ORDERS[0]
    narrowed = _narrowing(table, request)

    def read(store: Store) -> PagedConcordance:
        first = store.rows.ordered(table, SORTED + 1)
        meeting = {row.key: row for row in first[:SORTED] if _meets(row, narrowed)}
        ordered = in_order(store.around.contexts([*meeting]).values(), order)
        page = page_of_list(request.args.get("page"), SHOWN, len(ordered))
        page_contexts = ordered[page.skipped : page.skipped + page.size]
        quotations = store.texts.quotations({one.key for one in page_contexts})
        home = table.home
        lines = [
            context_line(
                site,
                name,
                one,
                site.label(home.table, meeting[one.key].text(home.column)),
                quotations[one.key].translation if one.key in quotations else "",
            )
            for one in page_contexts
        ]
        path = _path(name, narrowed, by=order)
        return PagedConcordance(
            Concordance(order, len(ordered), lines),
            page_links_of(page, lambda number: f"{path}&page={number}"),
            _choices(site, table, first[:SORTED], narrowed, order),
            urlencode(narrowed),
            cut=len(first) > SORTED,
        )

    variables = {"table": table, "concordance": await reading(datasette, read), "sorted": SORTED}
    return Response.html(await fill_template(datasette, "concordance.html", variables, request))


async def concordance_file(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/concordance/KEY.csv``; NotFound where no passage names or reports that row.

    Nothing is left out: of more passages than a file may have there is none.
    """
    key, order = unquote(request.url_vars["key"]), request.args.get("by") or ORDERS[0]
    table = contents(datasette).tables.get(key)
    narrowed = _narrowing(table, request) if table else {}

    def read(store: Store) -> list[PassageContext]:
        mentions = mentions_of(store, key, ALL + 1)
        if len(mentions) > ALL:
            words = gettext("More than %s passages are in no such file; the table's own have all.")
            raise NotFound(words % f"{ALL:,}")
        keys = [mention.key for mention in mentions if _meets(mention, narrowed)]
        return in_order(store.around.contexts(keys).values(), order)

    contexts = await reading(datasette, read)
    if not contexts and not narrowed:
        raise NotFound(gettext("No passage names or reports %s.") % key)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for context in contexts:
        left, right = map(_flat, sides_of(context))
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


def _narrowing(table: DatabaseTable, request: Request) -> dict[str, str]:
    """The values asked for, by column; what is no column is answered before (``arguments``)."""
    return {name: request.args.get(name) for name in request.args if name in table.titles}


def _meets(row: TableRow, narrowed: Mapping[str, str]) -> bool:
    return all(row.text(column) == value for column, value in narrowed.items())


def _path(table: str, narrowed: Mapping[str, str], **more: str) -> str:
    return f"/concordance/{table}?{urlencode({**narrowed, **more})}"


def _choices(
    site: Contents,
    table: DatabaseTable,
    rows: Sequence[TableRow],
    narrowed: Mapping[str, str],
    order: str,
) -> list[ColumnChoices]:
    """What lines can be narrowed to: the article first, then what the table can be, and by what."""
    facets = table.settings.facets
    names = dict.fromkeys(("seed_id", *facets, table.home.column, *narrowed))
    columns = []
    for name in names:
        others = {column: value for column, value in narrowed.items() if column != name}
        counts = Counter(row.text(name) for row in rows if _meets(row, others))
        chosen = narrowed.get(name)
        values = [value for value, _ in counts.most_common(CHOICES) if value]
        if chosen is not None and chosen not in values:
            values.append(chosen)
        choices = [
            NarrowingChoice(
                filter_words(site, table, name, value),
                counts[value],
                _path(table.name, others if value == chosen else {**others, name: value}, by=order),
                value == chosen,
            )
            for value in (sorted(values) if name == "seed_id" else values)
        ]
        columns.append(ColumnChoices(name, table.titles[name], choices))
    return columns


def _flat(text: str) -> str:
    return " ".join(text.split())


def _harmless(text: str) -> str:
    """A text that no spreadsheet runs."""
    return f"'{text}" if begins_like_a_formula(text) else text
