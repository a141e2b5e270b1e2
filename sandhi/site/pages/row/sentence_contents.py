"""What is coded in a sentence: nothing refers to a sentence, but much stands in it."""

from collections.abc import Sequence

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts, main_facts
from sandhi.site.elements.labels import without
from sandhi.site.pages.row.forms import told_in_words
from sandhi.site.pages.row.lookup import Lookup, RowsRead
from sandhi.site.pages.row.row_lists import (
    MOST,
    ReferringRow,
    ReferringRows,
    ReferringSection,
)
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES


def rows_contained(store: Store, row: TableRow) -> list[RowsRead]:
    """Return the rows anchored in a sentence, those of each table together; nothing of other rows.

    They come in the order of the text; after them those that say how others belong together.
    """
    if row.table.name != SENTENCES:
        return []
    keys: dict[str, list[str]] = {}
    for anchored in store.texts.anchored(row.text("seed_id"), row.span):
        keys.setdefault(anchored.table, []).append(anchored.key)
    coded = [table for table in store.contents.stating if table.name in keys]
    return [
        RowsRead(
            table,
            "",
            len(keys[table.name]),
            sorted(
                store.rows.keyed(table, keys[table.name][:MOST]),
                key=lambda one: (one.span.start, -one.span.end),
            ),
        )
        for table in sorted(coded, key=lambda one: one.is_join)
    ]


def sentence_contents(
    store: Store, contained: Sequence[RowsRead], lookup: Lookup
) -> list[ReferringRows]:
    """Return a list of the rows of each table that stand in a sentence."""
    return [
        ReferringRows(
            one.table,
            "",
            "rows",
            False,
            one.total,
            [ReferringSection("", "", "", _list_rows(store, one.rows, lookup))],
            "",
        )
        for one in contained
    ]


def _list_rows(store: Store, rows: list[TableRow], lookup: Lookup) -> list[ReferringRow]:
    """Rows without what their page and their labels say."""
    lines_told = told_in_words(store, [row for row in rows if row.table.is_mention])
    listed = []
    for row in rows:
        article = store.contents.label(SEEDS, row.text("seed_id"))
        entry = lookup.entries.get(row.key)
        label = without(entry.label, article) if entry else row.key
        row_facts = lookup.marked(row, _facts(store, row))
        unsaid = [fact for fact in row_facts if fact.text not in label]
        path, lines = row_path(row.table.name, row.key), lines_told.get(row.key, ())
        listed.append(ReferringRow(row.key, label, path, unsaid, None, told_lines=lines))
    return listed


def _facts(store: Store, row: TableRow) -> list[Fact]:
    if row.table.is_join:  # whose label names all that it joins
        return []
    if row.table.is_mention:
        # How it tells it stands there in words, where there are words for it.
        worded = {*row.table.values} if row.table.settings.phrases else set()
        return facts(store.contents, row, {"seed_id", *worded})
    return main_facts(store.contents, row, ("seed_id",))
