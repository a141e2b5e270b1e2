"""The rows that refer to a row, as people read them: who took part, who says so, what belongs.

All are read first, so that what they are called and where they stand is asked for once.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.package import Role
from sandhi.package.labels import SEPARATOR
from sandhi.site.elements.addresses import record_path, row_path, rows_path, seed_path
from sandhi.site.elements.facts import Fact, as_written, facts, longest_text, main_facts
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.words import words
from sandhi.site.pages.row.disputes import open_disputes
from sandhi.site.pages.row.forms import (
    code_row,
    compared_sections,
    mood_at_end,
    place_in,
    put_in_time,
    told_in_words,
    without_names,
)
from sandhi.site.pages.row.row_lists import (
    MOST,
    ReferringRow,
    ReferringRows,
    ReferringSection,
    joined_groups,
)
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.directory import DirectoryEntry
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation

BRIEF = 40  # code points of a quote that says enough without its sentence

_ORDER = ("parts", "passages", "quotes", "codes", "compared", "rows")


class _Read(NamedTuple):
    """The rows of a table that refer to a row by a column, as they are read."""

    table: DatabaseTable
    column: str
    total: int
    rows: list[TableRow]
    heading: str = ""


class _Lookup(NamedTuple):
    """What is known of all rows that a page shows: what they are called, say, and are quoted by.

    ``written_cells`` is what texts have instead of what is right, ``open_facts`` what is open.
    """

    entries: Mapping[str, DirectoryEntry]
    ends: Mapping[str, TableRow]
    quotations: Mapping[str, Quotation]
    written_cells: Mapping[str, Mapping[str, str]]
    open_facts: Mapping[str, Fact]


def referring_rows(store: Store, row: TableRow) -> list[ReferringRows]:
    """Return what refers to a row: who takes part first, then what reports it."""
    if row.table.name == SEEDS:
        return []
    read = [
        one
        for other in store.contents.tables.values()
        if not other.is_directory
        for column in other.columns_leading_to(row.table.name)
        for one in _read(store, other, column, row.key)
    ]
    lookup = _look_up(store, row.key, read)
    groups = joined_groups([_group(store, one, row, lookup) for one in read])
    return sorted(groups, key=lambda group: (_ORDER.index(group.form), not group.is_about_row))


def _read(store: Store, table: DatabaseTable, column: str, key: str) -> Iterator[_Read]:
    rows = store.rows.having(table, column, key, MOST + 1)
    if rows:
        many = len(rows) > MOST
        total = store.rows.count(table, column, key) if many else len(rows)
        phrases = table.settings.phrases if table.is_join and column != table.of else {}
        apart = {value: told[3] for value, told in phrases.items() if len(told) > 3}
        own_heading = table.settings.headings.get(column, "")
        under: dict[str, list[TableRow]] = {}
        for row in rows[:MOST]:
            under.setdefault(apart.get(row.text(table.code_column), own_heading), []).append(row)
        for heading, those in under.items():
            unread = total - len(rows[:MOST]) if heading == own_heading else 0
            yield _Read(table, column, len(those) + unread, those, heading)


def _look_up(store: Store, key: str, read: Sequence[_Read]) -> _Lookup:
    """Ask for all that rows name that refer to a key, and stand in, with one query of each kind."""
    keys_named = {key}
    ends: dict[str, set[str]] = {}
    for table, column, _, rows, _ in read:
        keys_named |= {row.key for row in rows}
        if table.record and table.record != column:
            keys_named |= {row.text(table.record) for row in rows}
        if table.is_join:
            for end in _ends(table, column):
                keys = {row.text(end) for row in rows} - {""}
                keys_named |= keys
                if target := table.references.get(end):
                    ends.setdefault(target, set()).update(keys)
    tables = store.contents.tables
    rows_at_ends = [
        row for target, keys in ends.items() for row in store.rows.keyed(tables[target], keys)
    ]
    keys_shown: dict[str, set[str]] = {}
    for row in (*rows_at_ends, *(row for one in read for row in one.rows)):
        if not (row.table.is_join or row.table.is_mention):
            keys_shown.setdefault(row.table.name, set()).add(row.key)
    written_cells: dict[str, dict[str, str]] = {}
    for name, keys in keys_shown.items():
        written_cells |= store.rows.corrected(tables, tables[name], keys)
    return _Lookup(
        store.directory.entries(keys_named),
        {row.key: row for row in rows_at_ends},
        store.texts.quotations({row.key for one in read for row in one.rows}),
        written_cells,
        open_disputes(store, keys_shown, {key for keys in keys_shown.values() for key in keys}),
    )


def _ends(join: DatabaseTable, column: str) -> Collection[str]:
    """The columns of a join that lead to others than that by which it was asked for."""
    return [name for name in (*join.links, join.record) if name and name != column]


def _group(store: Store, read: _Read, row: TableRow, lookup: _Lookup) -> ReferringRows:
    other, column, total, rows, heading = read
    if other.is_join:
        form, sections = "parts", _parts(store, other, column, rows, lookup)
    elif other.is_mention:
        brief = all(len(mention.text("quote")) <= BRIEF for mention in rows)
        form = "quotes" if brief else "passages"
        sections = _mentions(store, rows, column, lookup)
    elif other.role is Role.CODE:
        form = "codes"
        sections = [ReferringSection("", "", "", [code_row(store, one, column) for one in rows])]
    else:
        form = "rows"
        names = (row.key, *(one.label for one in [lookup.entries.get(row.key)] if one))
        own_paths = {record_path(row.key), row_path(row.table.name, row.key)}
        listed = [
            without_names(names, own_paths, _labelled(store, one, lookup, (column,)))
            for one in rows
        ]
        if other.record:
            pairs = zip(listed, rows, strict=True)
            listed = [
                _of_record(store.contents, referring, one, column, lookup)
                for referring, one in pairs
            ]
        sections = [ReferringSection("", "", "", listed)]
        if other.columns_compared_at(row.table.name):
            form, sections = "compared", compared_sections(rows, listed, lookup.quotations)
    columns = [name for name, target in other.references.items() if target == row.table.name]
    by = other.titles[column] if len(columns) > 1 or other.name == row.table.name else ""
    is_list = total > len(rows) or (form == "rows" and row.table.role is Role.VOCABULARY)
    more = rows_path(other.name, column, row.key) if is_list else ""
    of_record = other.is_join or column == other.record
    is_about = column == other.of
    return ReferringRows(other, by, form, is_about, total, sections, more, of_record, heading)


def _parts(
    store: Store, join: DatabaseTable, column: str, rows: Sequence[TableRow], lookup: _Lookup
) -> list[ReferringSection]:
    """The rows at the other ends of a join, by the value that says what part they take.

    On the page of who takes it, those that are not plainly so stand apart, as how sure they are.
    """
    coded = join.code_column
    definitions = join.values.get(coded, {})
    sections: dict[tuple[str, str], ReferringSection] = {}
    for row in rows:
        value = row.text(coded)
        mood = "" if column == join.of else mood_at_end(join, row, lookup.ends)
        section = sections.get((value, mood))
        if section is None:
            declared = (*join.settings.phrases.get(value, ()), "", "", "")
            phrase_of_parts, on_own_page, unsure = declared[:3]
            phrase = phrase_of_parts if column == join.of else ""
            own_phrase = "" if column == join.of else unsure if mood else on_own_page
            own_title = own_phrase or words(value)
            title = SEPARATOR.join(filter(None, [own_title, mood]))
            section = ReferringSection(title, definitions.get(value, ""), "", [], phrase)
            sections[value, mood] = section
        for end in _ends(join, column):
            if other := _at_end(store, join, end, row.text(end), lookup):
                facts_left = [fact for fact in other.facts if not mood or fact.text != mood]
                quotation = lookup.quotations.get(row.key)
                section.rows.append(other._replace(passage=quotation, facts=facts_left))
    order = [*definitions]
    if column != join.of:
        for section in sections.values():
            put_in_time(store, section.rows, lookup.ends)
    places = sorted(sections, key=lambda place: (place_in(order, place[0]), place[1] != ""))
    return [sections[place] for place in places]


def _at_end(
    store: Store, join: DatabaseTable, end: str, key: str, lookup: _Lookup
) -> ReferringRow | None:
    """What another end of a join is; None where there is nothing."""
    if join.references.get(end):
        row = lookup.ends.get(key)
        if row and row.table.is_mention:
            return _telling(store, row, lookup)
        return _labelled(store, row, lookup, ()) if row else None
    if entry := lookup.entries.get(key):
        kind = [Fact("", store.contents.tables[entry.table].singular)]
        return ReferringRow(key, entry.label, record_path(key), kind, None)
    return None


def _telling(store: Store, mention: TableRow, lookup: _Lookup) -> ReferringRow:
    """A passage, called by what it tells of, with how it tells it in words."""
    home = mention.table.home
    label = store.contents.label(home.table, mention.text(home.column))
    passage = lookup.quotations.get(mention.key)
    path = row_path(mention.table.name, mention.key)
    # On whose word it rests heads its list.
    lines = [
        line for line in told_in_words(store, [mention])[mention.key] if not line.names_in_phrase
    ]
    return ReferringRow(mention.key, label, path, [], passage, told_lines=lines)


def _mentions(
    store: Store, rows: Sequence[TableRow], column: str, lookup: _Lookup
) -> list[ReferringSection]:
    """Passages by their source, in the order of its text."""
    sections: dict[str, ReferringSection] = {}
    lines = told_in_words(store, rows)
    for row in sorted(rows, key=lambda row: (row.text("seed_id"), row.span.start)):
        worded = {*row.table.values} if lines[row.key] else set()
        seed = row.text("seed_id")
        title = store.contents.label(SEEDS, seed)
        section = sections.setdefault(seed, ReferringSection(title, "", seed_path(seed), []))
        section.rows.append(
            ReferringRow(
                row.key,
                row.text("quote"),
                row_path(row.table.name, row.key),
                facts(store.contents, row, {column, "seed_id", *worded}),
                lookup.quotations.get(row.key),
                told_lines=lines[row.key],
            )
        )
    return [*sections.values()]


def _of_record(
    site: Contents, referring_row: ReferringRow, row: TableRow, column: str, lookup: _Lookup
) -> ReferringRow:
    """A row that says something of a record: what it says, and of which, if on another's page.

    On the record's own page it is called as what says so is, whose name a label of both would cut.
    """
    text, record = longest_text(row, least=0), row.table.record or column
    facts = [fact for fact in referring_row.facts if fact.text != text]
    if record != column:
        of = lookup.entries.get(row.text(record))
        label = of.label if of else referring_row.label
    else:
        sayers = [
            site.label(to, row.text(by)) for by, to in row.table.links.items() if by != record
        ]
        label = SEPARATOR.join(sayers) or referring_row.label
    return referring_row._replace(long_text=word(text), label=label, facts=facts)


def _labelled(
    store: Store, row: TableRow, lookup: _Lookup, unsaid: tuple[str, ...]
) -> ReferringRow:
    """A row by its label, with what it says in a few words."""
    entry, cells = lookup.entries.get(row.key), lookup.written_cells.get(row.key)
    row_facts = as_written(main_facts(store.contents, row, unsaid), row.table, cells)
    if row.key in lookup.open_facts:
        row_facts.append(lookup.open_facts[row.key])
    label = entry.label if entry else row.key
    path, passage = row_path(row.table.name, row.key), lookup.quotations.get(row.key)
    return ReferringRow(row.key, label, path, row_facts, passage)
