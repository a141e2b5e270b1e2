"""The forms in which rows are read on the page of another: in time, worded, as codes, compared."""

from collections.abc import Collection, Mapping, Sequence

from sandhi.site.elements.addresses import row_path
from sandhi.site.elements.facts import Fact, facts
from sandhi.site.elements.interface import word
from sandhi.site.elements.labels import without
from sandhi.site.elements.values.dates import is_date
from sandhi.site.elements.values.roles import RoleLine, role_lines
from sandhi.site.elements.values.words import value_label
from sandhi.site.pages.row.row_lists import ReferringRow, ReferringSection
from sandhi.site.store import DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.texts import Quotation

_NO_DATE = "9999"  # after all that have one


def without_names(
    names: Collection[str], own_paths: Collection[str], referring_row: ReferringRow
) -> ReferringRow:
    """Return a row without what it says of the row of those names whose page it is on, or again."""
    label = without(referring_row.label, *names)
    begins = label.removesuffix("…")  # a long one is cut
    facts_left = [
        fact
        for fact in referring_row.facts
        if fact.path not in own_paths
        and without(label, fact.text) == label
        and not fact.text.startswith(begins)
    ]
    return referring_row._replace(label=label, facts=facts_left)


def mood_at_end(join: DatabaseTable, row: TableRow, ends: Mapping[str, TableRow]) -> str:
    """Return how sure it is what a row of a join is a part of, in a word; empty where it is so."""
    end = ends.get(row.text(join.of or ""))
    if end is None or not end.mood:
        return ""
    return value_label(end.table, end.table.settings.mood or "", end.mood)


def put_in_time(store: Store, rows: list[ReferringRow], ends: Mapping[str, TableRow]) -> None:
    """Put rows in the order of time, each with its date before it, where they have dates."""
    days = {one.table.name: one for one in store.contents.dated}

    def day(row: ReferringRow) -> str:
        end = ends.get(row.key)
        dated = days.get(end.table.name) if end else None
        if end is None or dated is None:
            return _NO_DATE
        return end.text(dated.earliest) or end.text(dated.latest) or _NO_DATE

    rows.sort(key=day)
    for place, row in enumerate(rows):
        when = next((fact for fact in row.facts if is_date(fact.definition)), None)
        if when and day(row) != _NO_DATE:
            facts_left = [fact for fact in row.facts if fact is not when]
            rows[place] = row._replace(when=when, facts=facts_left)


def told_in_words(store: Store, mentions: Sequence[TableRow]) -> dict[str, list[RoleLine]]:
    """Return how passages tell what they tell of, and on whose word, by their keys."""
    worded = [row for row in mentions if row.table.settings.phrases]
    lines = role_lines(store, {(row.table.name, row.key): [row] for row in worded})
    lines_told = {key: [line for line in some if line.tells] for (_, key), some in lines.items()}
    return {row.key: lines_told.get(row.key, []) for row in mentions}


def code_row(store: Store, row: TableRow, column: str) -> ReferringRow:
    """Return a row of codes, each after what it is of."""
    table = row.table
    own_code = Fact(table.titles[table.label], row.text(table.label))
    label_codes = [] if table.label in (column, table.key) else [own_code]
    codes = [*label_codes, *facts(store.contents, row, {column})]
    return ReferringRow(row.key, table.singular, row_path(table.name, row.key), codes, None)


def compared_sections(
    rows: Sequence[TableRow],
    listed: Sequence[ReferringRow],
    quotations: Mapping[str, Quotation],
) -> list[ReferringSection]:
    """Return rows by the codes that tell them apart, each as its article has it."""
    table = rows[0].table
    coded = table.compared_by
    sections: dict[str, ReferringSection] = {}
    for row, listed_row in sorted(
        zip(rows, listed, strict=True),
        key=lambda pair: (pair[0].text("seed_id"), pair[0].span.start),
    ):
        value = row.text(coded)
        title, meaning = value_label(table, coded, value), table.values[coded].get(value, "")
        other_facts = [fact for fact in listed_row.facts if fact.text != title]
        section = sections.setdefault(value, ReferringSection(title, meaning, "", []))
        whole = word(row.text(table.label)) if listed_row.label.endswith("…") else listed_row.label
        passage = quotations.get(row.key)
        section.rows.append(listed_row._replace(label=whole, facts=other_facts, passage=passage))
    order = [*table.values[coded]]
    return [sections[value] for value in sorted(sections, key=lambda value: place_in(order, value))]


def place_in(order: Sequence[str], value: str) -> int:
    """Return the place of a value in an order; the last one where it has none."""
    return order.index(value) if value in order else len(order)
