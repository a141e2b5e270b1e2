"""What is coded in a sentence: nothing refers to a sentence, but much stands in it."""

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts, main_facts
from sandhi.site.elements.labels import without
from sandhi.site.pages.row.referring import MOST
from sandhi.site.pages.row.row_lists import ReferringRow, ReferringRows, ReferringSection
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS, SENTENCES


def sentence_contents(store: Store, row: TableRow) -> list[ReferringRows]:
    """Return the rows anchored in a sentence, table by table; nothing for any other row."""
    if row.table.name != SENTENCES:
        return []
    keys: dict[str, list[str]] = {}
    for anchored in store.texts.anchored(row.text("seed_id"), row.span):
        keys.setdefault(anchored.table, []).append(anchored.key)
    groups = []
    for table in store.contents.stating:
        rows = [*store.rows.keyed(table, keys.get(table.name, [])[:MOST])]
        if rows:
            sections = [ReferringSection("", "", "", _list_rows(store, rows))]
            total = len(keys[table.name])
            groups.append(ReferringRows(table, "", "rows", False, total, sections, ""))
    return groups


def _list_rows(store: Store, rows: list[TableRow]) -> list[ReferringRow]:
    """Rows of one table in the order of the text, without what its page and each label say."""
    entries = store.directory.entries([one.key for one in rows])
    listed = []
    for row in sorted(rows, key=lambda one: (one.span.start, -one.span.end)):
        article = store.contents.label(SEEDS, row.text("seed_id"))
        entry = entries.get(row.key)
        label = without(entry.label, article) if entry else row.key
        unsaid = [fact for fact in _facts(store, row) if fact.text not in label]
        path = row_path(row.table.name, row.key)
        listed.append(ReferringRow(row.key, label, path, unsaid, None))
    return listed


def _facts(store: Store, row: TableRow) -> list[Fact]:
    if row.table.is_join:  # whose label names all that it joins
        return []
    if row.table.is_mention:
        return facts(store.contents, row, ("seed_id",))
    return main_facts(store.contents, row, ("seed_id",))
