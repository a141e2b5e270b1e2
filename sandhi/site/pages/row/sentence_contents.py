"""What is coded in a sentence: nothing refers to a sentence, but much stands in it."""

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts, main_facts
from sandhi.site.elements.interface import gettext
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
    """Return the rows anchored in a sentence in one list; nothing for any other row.

    They come in the order of the text; after them those that say how others belong together.
    """
    if row.table.name != SENTENCES:
        return []
    keys: dict[str, list[str]] = {}
    for anchored in store.texts.anchored(row.text("seed_id"), row.span):
        keys.setdefault(anchored.table, []).append(anchored.key)
    rows = [
        one
        for table in store.contents.stating
        for one in store.rows.keyed(table, keys.get(table.name, [])[:MOST])
    ]
    if not rows:
        return []
    rows.sort(key=lambda one: (one.table.is_join, one.span.start, -one.span.end))
    total = sum(len(keys.get(table.name, [])) for table in store.contents.stating)
    sections = [ReferringSection("", "", "", _list_rows(store, rows))]
    heading = gettext("What is coded in it")
    return [ReferringRows(row.table, "", "rows", False, total, sections, "", heading=heading)]


def _list_rows(store: Store, rows: list[TableRow]) -> list[ReferringRow]:
    """Rows with what kind they are of, without what their page and their labels say."""
    entries = store.directory.entries([one.key for one in rows])
    lines_told = told_in_words(store, [row for row in rows if row.table.is_mention])
    listed = []
    for row in rows:
        article = store.contents.label(SEEDS, row.text("seed_id"))
        entry = entries.get(row.key)
        label = without(entry.label, article) if entry else row.key
        unsaid = [fact for fact in _facts(store, row) if fact.text not in label]
        path, kind = row_path(row.table.name, row.key), Fact("", row.table.singular)
        lines = lines_told.get(row.key, ())
        listed.append(ReferringRow(row.key, label, path, [kind, *unsaid], None, told_lines=lines))
    return listed


def _facts(store: Store, row: TableRow) -> list[Fact]:
    if row.table.is_join:  # whose label names all that it joins
        return []
    if row.table.is_mention:
        # How it tells it stands there in words, where there are words for it.
        worded = {*row.table.values} if row.table.settings.phrases else set()
        return facts(store.contents, row, {"seed_id", *worded})
    return main_facts(store.contents, row, ("seed_id",))
