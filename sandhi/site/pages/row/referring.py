"""The rows that refer to a row, as people read them: who took part, who says so, what belongs."""

from collections.abc import Sequence

from sandhi.package import Role
from sandhi.package.labels import SEPARATOR
from sandhi.site.elements.addresses import record_path, row_path, rows_path, seed_path
from sandhi.site.elements.facts import Fact, facts, longest_text, main_facts
from sandhi.site.elements.interface import word
from sandhi.site.elements.values.words import words
from sandhi.site.pages.row.forms import (
    code_row,
    compared_sections,
    mood_at_end,
    place_in,
    put_in_time,
    told_in_words,
    without_names,
)
from sandhi.site.pages.row.lookup import Lookup, RowsRead, ends_of
from sandhi.site.pages.row.row_lists import (
    ReferringRow,
    ReferringRows,
    ReferringSection,
    joined_groups,
)
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS

BRIEF = 40  # code points of a quote that says enough without its sentence

_ORDER = ("parts", "passages", "quotes", "codes", "compared", "rows")


def referring_rows(
    store: Store, row: TableRow, read: Sequence[RowsRead], lookup: Lookup
) -> list[ReferringRows]:
    """Return what refers to a row, out of what was read: who takes part first, then reports."""
    groups = joined_groups([_group(store, one, row, lookup) for one in read])
    return sorted(groups, key=lambda group: (_ORDER.index(group.form), not group.is_about_row))


def _group(store: Store, read: RowsRead, row: TableRow, lookup: Lookup) -> ReferringRows:
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
    store: Store, join: DatabaseTable, column: str, rows: Sequence[TableRow], lookup: Lookup
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
        for end in ends_of(join, column):
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
    store: Store, join: DatabaseTable, end: str, key: str, lookup: Lookup
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


def _telling(store: Store, mention: TableRow, lookup: Lookup) -> ReferringRow:
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
    store: Store, rows: Sequence[TableRow], column: str, lookup: Lookup
) -> list[ReferringSection]:
    """Passages by their source, in the order of its text; first those with what is corrected.

    Lists of several sources show one of each at once.
    """
    sections: dict[str, ReferringSection] = {}
    lines = told_in_words(store, rows)
    places = store.rows.corrected_places(
        store.contents.tables.values(), {row.text("seed_id") for row in rows}
    )

    def place(row: TableRow) -> tuple[str, bool, int]:
        seed, passage = row.text("seed_id"), lookup.quotations.get(row.key)
        span = passage.sentence_span if passage else row.span
        holds = any(one == seed and span.meets(written) for one, written in places)
        return seed, not holds, row.span.start

    for row in sorted(rows, key=place):
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
    site: Contents, referring_row: ReferringRow, row: TableRow, column: str, lookup: Lookup
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


def _labelled(store: Store, row: TableRow, lookup: Lookup, unsaid: tuple[str, ...]) -> ReferringRow:
    """A row by its label, with what it says in a few words."""
    entry = lookup.entries.get(row.key)
    row_facts = lookup.marked(row, main_facts(store.contents, row, unsaid))
    label = entry.label if entry else row.key
    path, passage = row_path(row.table.name, row.key), lookup.quotations.get(row.key)
    return ReferringRow(row.key, label, path, row_facts, passage)
