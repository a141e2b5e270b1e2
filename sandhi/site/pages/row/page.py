"""The page of a row: one template for a record of whichever table.

It answers in Datasette's place, which would ask for each column and each table that refers to a row
in a query of its own.
"""

from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite import citable
from sandhi.cite.record import Citable
from sandhi.package import Role
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import record_path, row_path
from sandhi.site.elements.citing.citations import citation, page_links, with_web_addresses
from sandhi.site.elements.citing.links import link_field, links_of_row
from sandhi.site.elements.facts import Fact, as_written, facts, text_in_words
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.labels import without
from sandhi.site.elements.templates import fill_template
from sandhi.site.elements.values.words import value_label
from sandhi.site.pages.discrepancies.discrepancy import Discrepancy
from sandhi.site.pages.history.cited_before import in_release
from sandhi.site.pages.row.around import Around, around, near_in_time
from sandhi.site.pages.row.concordance import Concordance, concordance
from sandhi.site.pages.row.concordance_page import mentions_of
from sandhi.site.pages.row.data import ColumnValue, column_values
from sandhi.site.pages.row.disputes import Correction, corrections, disputes
from sandhi.site.pages.row.lookup import look_up, rows_referring
from sandhi.site.pages.row.referring import referring_rows
from sandhi.site.pages.row.relations import Relation, parts_of_nobody, relations
from sandhi.site.pages.row.row_lists import MOST, ReferringRows
from sandhi.site.pages.row.sentence_contents import rows_contained, sentence_contents
from sandhi.site.store import Contents, Store, contents, reading
from sandhi.site.store.directory import DirectoryEntry
from sandhi.site.store.rows import TableRow
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import Quotation


class RowPage(NamedTuple):
    """What the page of a row shows.

    ``mood`` says how sure it is, where it is not plainly so; ``glance`` is what the row says in a
    few words, ``text`` at length. ``previous`` and ``following`` are the rows beside it in its
    table; ``cited`` is None for a row that has no address of its own, and its ``label`` is that of
    the row whose key it has, or the key. ``subject`` is what a passage tells of that has no name
    but its words, which stand below.
    """

    label: str
    mood: Fact | None
    glance: list[Fact]
    text: str
    passage: Quotation | None
    corrections: list[Correction]
    disputes: list[Discrepancy]
    relations: list[Relation]
    groups: list[ReferringRows]
    concordance: Concordance | None
    around: Around
    columns: list[ColumnValue]
    previous: DirectoryEntry | None
    following: DirectoryEntry | None
    cited: Citable | None
    subject: Fact | None = None

    @property
    def own_texts(self) -> list[str]:
        """What it, and rows listed on it, say at length: in English where not translated."""
        rows = (row for group in self.groups for one in group.sections for row in one.rows)
        of_disputes = (text for dispute in self.disputes for text in dispute.words)
        return [*filter(None, [self.text, *of_disputes, *(row.long_text for row in rows)])]


async def record_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/sandhi/TABLE/KEY``; NotFound where there is no such row.

    ``?by=`` orders the concordance, and ``?as=concordance`` shows passages so that are else shown
    in their sentences.
    """
    name, key = (tilde_decode(request.url_vars[part]) for part in ("table", "key"))
    table = contents(datasette).tables.get(name)
    if table is None or not table.key:
        raise NotFound(gettext("There is no table %s.") % name)

    def read(store: Store) -> RowPage | None:
        row = store.rows.row(table, key)
        return row_page(datasette, store, row, request) if row else None

    page = await reading(datasette, read)
    coded = contents(datasette).codes.get(key)
    if page is None and coded and table.role is Role.CODE:  # by its code, and not by its key
        path = row_path(name, coded.key)
        return Response("", status=303, headers={"Location": datasette.urls.path(path)})
    if page is None:
        raise NotFound(
            gettext("There is no row %(key)s in the table %(table)s.")
            % {"key": key, "table": table.title}
        )
    variables: dict[str, object] = {
        "row": page,
        "table": name,
        "key": key,
        "database": DATABASE,
        "alternate_url_json": f"{row_path(name, key)}.json",
        "seeds": SEEDS,
    }
    headers = {}
    if page.cited:
        cited_row = page.cited
        variables["unreleased"] = await reading(
            datasette, lambda store: in_release(store, cited_row)
        )
        cited = with_web_addresses(datasette, request, page.cited)
        variables |= {"citation": citation(cited), "cite_links": page_links(cited)}
        headers = link_field(links_of_row(cited))
    html = await fill_template(datasette, "row.html", variables, request)
    return Response.html(html, headers=headers)


def row_page(datasette: Datasette, store: Store, row: TableRow, request: Request) -> RowPage:
    """Return the page of a row."""
    site, table = store.contents, row.table
    columns = column_values(datasette, store, row)
    entry = store.directory.entry(row.key)
    if entry is None or entry.table != table.name:
        return _page_of_another(store, row, entry, columns)
    read, contained, in_time = (
        rows_referring(store, row),
        rows_contained(store, row),
        near_in_time(store, row),
    )
    listed = [one for some in contained for one in some.rows]
    lookup = look_up(store, row, read, listed, [one.key for one in in_time])
    groups = referring_rows(store, row, read, lookup) + sentence_contents(store, contained, lookup)
    mood, label, text = _mood(row), without(entry.label, row.key), text_in_words(row)
    passage = lookup.quotations.get(row.key)
    subject = _subject(site, row) if passage and _is_of(passage, label) else None
    columns_of_mood = {table.settings.mood or ""} if mood else set()
    glance = facts(site, row, columns_of_mood | ({table.home.column} if subject else set()))
    own_path = row_path(table.name, row.key)
    written_cells = lookup.written_cells.get(row.key)
    return RowPage(
        label,
        mood,
        [fact for fact in as_written(glance, table, written_cells) if fact.path != own_path],
        "" if text in label else text,
        passage,
        corrections(row),
        disputes(store, row, lookup.parents.get(row.key, [])),
        [*relations(groups, is_so=not row.mood), *parts_of_nobody(store, row)],
        groups,
        _concordance(store, row, groups, request),
        around(store, row, in_time, lookup),
        columns,
        _neighbour(store.directory.before(table.name, row.key)),
        _neighbour(store.directory.after(table.name, row.key)),
        citable.row(store.citations, row.key),
        subject,
    )


def _page_of_another(
    store: Store, row: TableRow, entry: DirectoryEntry | None, columns: list[ColumnValue]
) -> RowPage:
    """The page of a row that has no address of its own: it says more of another one, or is data.

    Of the other one it has what that is, its passage, and what others say of it.
    """
    site, nothing = store.contents, Around([], None, None)
    other = store.rows.row(site.tables[entry.table], row.key) if entry else None
    if entry is None or other is None:
        return RowPage(
            row.key, None, facts(site, row), "", None, [], [], [], [], None, nothing, columns,
            None, None, None,
        )  # fmt: skip
    read = rows_referring(store, other)
    lookup = look_up(store, other, read)
    groups = referring_rows(store, other, read, lookup)
    return RowPage(
        entry.label,
        None,
        facts(site, row),
        text_in_words(other),
        lookup.quotations.get(row.key),
        [],
        [],
        [],
        [group for group in groups if group.table.record],
        None,
        nothing,
        columns,
        None,
        None,
        None,
        Fact(other.table.singular, entry.label, path=record_path(row.key)),
    )


def _is_of(passage: Quotation, label: str) -> bool:
    """Whether a row is called by the words of its passage."""
    return passage.quote.startswith(label.removesuffix("…"))


def _subject(site: Contents, row: TableRow) -> Fact | None:
    """What a row speaks of, where that is another row."""
    table, column = row.table.home
    key = row.text(column)
    if row.table.of is None or not key:
        return None
    return Fact(row.table.titles[column], site.label(table, key), path=row_path(table, key))


def _neighbour(entry: DirectoryEntry | None) -> DirectoryEntry | None:
    """A row beside another, called without its key, which stands above its name."""
    return entry and entry._replace(label=without(entry.label, entry.key))


def _mood(row: TableRow) -> Fact | None:
    """How sure it is that a row is so; None where it is what the first value of its codes says."""
    column = row.table.settings.mood
    if column is None or not row.mood:
        return None
    return Fact(
        row.table.titles[column],
        value_label(row.table, column, row.mood),
        row.table.values.get(column, {}).get(row.mood, ""),
    )


def _concordance(
    store: Store, row: TableRow, groups: list[ReferringRows], request: Request
) -> Concordance | None:
    """The concordance of a row that names and the like are quoted for, or for which it is asked."""
    order_asked = {"by", "as"} & {*request.args}
    if not any(
        group.form == "quotes" or (order_asked and group.form == "passages") for group in groups
    ):
        return None
    most = max(group.total for group in groups if group.form in ("quotes", "passages"))
    return concordance(
        store, mentions_of(store, row.key, max(most, MOST)), request.args.get("by") or ""
    )
