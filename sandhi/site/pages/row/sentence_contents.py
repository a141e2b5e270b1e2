"""What is coded in a sentence: nothing refers to a sentence, but much stands in it."""

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts, main_facts
from sandhi.site.elements.labels import without
from sandhi.site.pages.row.forms import told_in_words
from sandhi.site.pages.row.row_lists import (
    MOST,
    ReferringRow,
    ReferringRows,
    ReferringSection,
)
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES


def sentence_contents(store: Store, row: TableRow) -> list[ReferringRows]:
    """Return the rows anchored in a sentence, those of each table in a list; nothing of other rows.

    They come in the order of the text; after them those that say how others belong together.
    """
    if row.table.name != SENTENCES:
        return []
    keys: dict[str, list[str]] = {}
    for anchored in store.texts.anchored(row.text("seed_id"), row.span):
        keys.setdefault(anchored.table, []).append(anchored.key)
    coded = [table for table in store.contents.stating if table.name in keys]
    groups = []
    for table in sorted(coded, key=lambda one: one.is_join):
        rows = store.rows.keyed(table, keys[table.name][:MOST])
        rows.sort(key=lambda one: (one.span.start, -one.span.end))
        sections = [ReferringSection("", "", "", _list_rows(store, rows))]
        groups.append(ReferringRows(table, "", "rows", False, len(keys[table.name]), sections, ""))
    return groups


def _list_rows(store: Store, rows: list[TableRow]) -> list[ReferringRow]:
    """Rows without what their page and their labels say."""
    entries = store.directory.entries([one.key for one in rows])
    lines_told = told_in_words(store, [row for row in rows if row.table.is_mention])
    listed = []
    for row in rows:
        article = store.contents.label(SEEDS, row.text("seed_id"))
        entry = entries.get(row.key)
        label = without(entry.label, article) if entry else row.key
        unsaid = [fact for fact in _facts(store, row) if fact.text not in label]
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
