"""Passages in a list between the words that stand before and after them in their texts."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import escape

from sandhi.site.elements.addresses import path_in_language
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.language import in_language
from sandhi.site.elements.values.cells import QUOTE
from sandhi.site.pages.row.concordance import nearest_words
from sandhi.site.pages.table.shown import AFTER, BEFORE, ShownColumn, ShownRow, table_cell
from sandhi.site.store import Contents, DatabaseTable
from sandhi.site.store.around.surroundings import PassageContext


def with_contexts(
    site: Contents,
    table: DatabaseTable,
    columns: Sequence[ShownColumn],
    rows: Sequence[ShownRow],
    contexts: Mapping[str, PassageContext],
    chosen: Mapping[str, str],
) -> tuple[list[ShownColumn], list[ShownRow]]:
    """Return columns and rows with a column on each side of the passage.

    The database has no such columns: what sorts by them is the concordance of the table, narrowed
    to the values ``chosen`` by column.
    """
    place = next(number for number, one in enumerate(columns) if one.name == QUOTE)
    words = {
        BEFORE: (gettext("Before"), gettext("The words before the passage."), "left"),
        AFTER: (gettext("After"), gettext("The words after the passage."), "right"),
    }
    before, after = (
        ShownColumn(
            name,
            title,
            description,
            is_head=False,
            path=path_in_language(
                f"/concordance/{table.name}?{urlencode({**chosen, 'by': order})}"
            ),
            part=name,
        )
        for name, (title, description, order) in words.items()
    )

    def between(row: ShownRow) -> ShownRow:
        context = contexts.get(row.name)
        code = site.languages.of_passage(context.quote, context.seed_id) if context else ""
        left, right = (
            table_cell(in_language(code, escape(words)), words)
            for words in (nearest_words(context) if context else ("", ""))
        )
        cells = [*row.cells[:place], left, row.cells[place], right, *row.cells[place + 1 :]]
        return row._replace(cells=cells)

    return (
        [*columns[:place], before, columns[place], after, *columns[place + 1 :]],
        [between(row) for row in rows],
    )
