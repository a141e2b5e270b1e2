"""The passages that name or report a row, each between what stands before and after it (KWIC).

They come in the order of the texts, or by what stands to the left, or to the right, or by their own
words. Those of a whole table have pages of their own (``concordance_page``).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup, escape

from sandhi.language import fold
from sandhi.site.elements.addresses import place_path, row_path
from sandhi.site.elements.language import in_language
from sandhi.site.store import Contents, Store
from sandhi.site.store.around.surroundings import FAR, PassageContext
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.text import TOKEN, Span

ORDERS = ("text", "left", "passage", "right")
SHOWN = 100  # lines of a page
NEAR = 60  # code points on each side that a page has room for
# Code points of a passage that a line has room for; of a longer one, of its beginning and its end.
WHOLE, BEGINNING, END = 90, 56, 28


class ConcordanceLine(NamedTuple):
    """A passage in its context: each part as HTML, the article by its name, and where it stands.

    ``of`` is what the row is called that it names or reports, where lines have several, and
    ``translation`` that of its sentence, where lines have room for it.
    """

    key: str
    path: str
    left: Markup
    passage: Markup
    right: Markup
    article: str
    place: str
    of: str = ""
    translation: str = ""


class Concordance(NamedTuple):
    """Lines in an order (one of ORDERS); ``total`` is how many there are in all.

    ``path`` is the page of all that are in the table of their first one, from its first line on.
    """

    order: str
    total: int
    lines: list[ConcordanceLine]
    path: str = ""


def concordance(store: Store, mentions: Sequence[TableRow], order: str) -> Concordance:
    """Return mentions in their contexts, in an order; that of the texts where it is none."""
    order = order if order in ORDERS else ORDERS[0]
    contexts = store.around.contexts([mention.key for mention in mentions])
    tables = {mention.key: mention.table for mention in mentions}
    ordered = in_order(contexts.values(), order)
    lines = [context_line(store.contents, tables[one.key].name, one) for one in ordered[:SHOWN]]
    path = ""
    if mentions and len({*map(id, tables.values())}) == 1:
        home = mentions[0].table.home.column
        query = urlencode({home: mentions[0].text(home), "by": order})
        path = f"/concordance/{mentions[0].table.name}?{query}"
    return Concordance(order, len(ordered), lines, path)


def in_order(contexts: Iterable[PassageContext], order: str) -> list[PassageContext]:
    """Return passages in an order, one of ORDERS."""
    return sorted(contexts, key=lambda context: _sorted_by(context, order))


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


def context_line(
    site: Contents, table: str, context: PassageContext, of: str = "", translation: str = ""
) -> ConcordanceLine:
    """Return the line of a passage of a table."""
    code = site.languages.of_passage(context.quote, context.seed_id)
    left, right = nearest_words(context)
    return ConcordanceLine(
        context.key,
        row_path(table, context.key),
        in_language(code, escape(left)),
        in_language(code, escape(_in_short(context.quote))),
        in_language(code, escape(right)),
        site.label(SEEDS, context.seed_id),
        place_path(context.seed_id, Span(context.start, context.end)),
        of,
        translation,
    )


def _in_short(quote: str) -> str:
    """A passage, or whole words of its beginning and its end."""
    if len(quote) <= WHOLE:
        return quote
    beginning, end = quote[:BEGINNING], quote[-END:]
    return f"{beginning.rpartition(' ')[0] or beginning} … {end.partition(' ')[2] or end}"


def nearest_words(context: PassageContext) -> tuple[str, str]:
    """Return the words on both sides, in its paragraph, that a line has room for: whole ones."""
    left, right = sides_of(context)
    left, right = left.rpartition("\n")[2], right.partition("\n")[0]
    if len(left) > NEAR:
        left = "…" + (left[-NEAR:].partition(" ")[2] or left[-NEAR:])
    if len(right) > NEAR:
        right = (right[:NEAR].rpartition(" ")[0] or right[:NEAR]) + "…"
    return left, right


def sides_of(context: PassageContext) -> tuple[str, str]:
    """Return what stands on both sides, without the parts of words that its ends would cut."""
    left, right = context.left, context.right
    if len(left) == FAR and context.start > FAR:
        left = left.partition(" ")[2] or left
    if len(right) == FAR:
        right = right.rpartition(" ")[0] or right
    return left, right
