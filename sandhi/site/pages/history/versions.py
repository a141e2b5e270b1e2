"""``/v/VERSION/``: a version as it was released, which stays. Its tables, their rows, one row.

``/v/1.0.0/`` lists the tables, ``/v/1.0.0/TABLE`` the rows of one (those that have all words of
``?q=…``), ``/v/1.0.0/TABLE.csv`` is its CSV, byte for byte, and ``/v/1.0.0/KEY`` the row as it was.
A table and a row are to be cited as that, also as files (``/v/1.0.0/KEY.bib``).
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import quote, unquote

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.cite import citable
from sandhi.cite.formats import Format
from sandhi.cite.record import Citable
from sandhi.ledger.edition import TableEdition
from sandhi.site.elements.addresses import path_in_language, version_path
from sandhi.site.elements.citing.citations import FORMATS_BY_ENDING, citation, with_web_addresses
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.history.answer import page_or_json
from sandhi.site.pages.history.cells import title_of
from sandhi.site.pages.history.frozen import FrozenRow, entry_in, frozen_row
from sandhi.site.pages.history.past_table import past_table
from sandhi.site.pages.history.tombstone import Tombstone, tombstone
from sandhi.site.pages.table.columns import ALL
from sandhi.site.pages.table.shown import ShownTable
from sandhi.site.store import Store, contents, reading

ROWS = 200  # of a table, on a page
TYPED = 400  # characters of what is searched for, at the most
_CSV = ".csv"


class VersionTable(NamedTuple):
    """A table of a version: its title today, and how many rows it had."""

    name: str
    title: str
    rows: int


class ReleasedVersion(NamedTuple):
    """A version: the day of its release, the versions beside it, its tables."""

    version: str
    day: str
    before: str
    after: str
    tables: list[VersionTable]

    def as_json(self) -> dict[str, object]:
        """The version, for programs."""
        tables = [{"name": one.name, "title": one.title, "rows": one.rows} for one in self.tables]
        return {"ok": True, "version": self.version, "day": self.day, "tables": tables}


class VersionRows(NamedTuple):
    """Some rows of a table of a version, from the place ``first`` on."""

    name: str
    title: str
    table: ShownTable
    first: int
    total: int


async def version_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/v/VERSION/``, and for what lies below it."""
    version, what = (unquote(request.url_vars[name] or "") for name in ("version", "what"))
    released = await reading(datasette, lambda store: _version(store, version))
    if request.url_vars["what"] is None:
        return Response.redirect(datasette.urls.path(path_in_language(version_path(version))))
    if not what:
        variables: dict[str, object] = {"released": released}
        return await page_or_json(
            datasette, request, "version.html", variables, released.as_json(), 200, as_data=False
        )
    tables = {one.name for one in released.tables}
    stem, _, ending = what.rpartition(".")
    if what.removesuffix(_CSV) in tables:
        return await _table(datasette, request, released, what)
    if stem in tables and ending in FORMATS_BY_ENDING:
        cited = await _cited_table(datasette, request, version, stem)
        return _citation_file(FORMATS_BY_ENDING[ending], cited)
    return await _row(datasette, request, version, what, {"id", *tables})


async def _table(
    datasette: Datasette, request: Request, released: ReleasedVersion, what: str
) -> Response:
    name, version = what.removesuffix(_CSV), released.version
    edition = await reading(datasette, lambda store: store.editions.edition(version).tables[name])
    if what.endswith(_CSV):
        disposition = f'attachment; filename="{quote(name)}-{version}.csv"'
        return Response(
            edition.text(),
            headers={"Content-Disposition": disposition},
            content_type="text/csv; charset=utf-8",
        )
    site = contents(datasette)
    page = request.args.get("page") or "1"
    first = (int(page) - 1) * ROWS if page.isascii() and page.isdecimal() and len(page) < 9 else 0
    query = (request.args.get("q") or "").strip()[:TYPED]
    keys = _keys_with(edition.rows, query)
    if first < 0 or first >= max(len(keys), 1):
        raise NotFound(
            gettext("There is no such page of %(name)s in version %(version)s.")
            % {"name": name, "version": version}
        )
    page_rows = {key: edition.rows[key] for key in keys[first : first + ROWS]}
    whole = request.args.get(ALL) == "all"
    table = past_table(datasette, version, name, edition.names, page_rows, whole=whole)
    rows = VersionRows(name, title_of(site, name), table, first, len(keys))
    cited = citation(await _cited_table(datasette, request, version, name))
    variables = {
        "released": released, "table": None, "rows": rows, "size": ROWS, "citation": cited,
        "whole": whole, "columns": len(edition.names), "query": query,
    }  # fmt: skip
    html = await fill_template(datasette, "version_table.html", variables, request)
    return Response.html(html)


def _keys_with(rows: Mapping[str, Sequence[str]], query: str) -> list[str]:
    """The keys of the rows that have all words of a query in their cells, in order."""
    words = query.casefold().split()
    return sorted(
        key
        for key, cells in rows.items()
        if not words or all(word in " ".join(cells).casefold() for word in words)
    )


async def _cited_table(datasette: Datasette, request: Request, version: str, name: str) -> Citable:
    """A table of a version, to be cited as it was."""

    def find(store: Store) -> Citable:
        cited = citable.table(store.editions.source(version), name)
        assert cited  # it is one of the tables of the version
        return replace(cited, path=version_path(version, name))

    return with_web_addresses(datasette, request, await reading(datasette, find))


def _citation_file(form: Format, cited: Citable) -> Response:
    """A citation as a file."""
    kind = f"{form.media_type}; charset=utf-8"
    return Response(form.write(cited) + "\n", content_type=kind)


async def _row(
    datasette: Datasette, request: Request, version: str, what: str, folders: Container[str]
) -> Response:
    """The row with a key; what stands in one of ``folders``, as today's rows do, is led to it."""
    stem, _, ending = what.rpartition(".")
    form = FORMATS_BY_ENDING.get(ending)
    names = [what, *([stem] if form else [])]

    def find(store: Store) -> tuple[str, FrozenRow | Tombstone, Citable | None, bool] | None:
        for key in names:
            past = _past(store, version, key)
            if past is not None:
                cited = citable.row(store.editions.source(version), key)
                cited = cited and replace(cited, path=version_path(version, key))
                return key, past, cited, store.directory.entry(key) is not None
        return None

    version_row = await reading(datasette, find)
    folder, _, key_within = what.partition("/")
    if version_row is None and key_within and folder in folders:
        path = path_in_language(version_path(version, key_within))
        return Response.redirect(datasette.urls.path(path))
    if version_row is None:
        raise NotFound(
            gettext("Version %(version)s has no row %(key)s.")
            % {"version": version, "key": names[0][:40]}
        )
    key, past, cited, exists_today = version_row
    export_form = form if key != what else None
    if isinstance(past, Tombstone) or cited is None:
        return await page_or_json(
            datasette, request, "gone.html", {"past": past, "exists_today": exists_today},
            past.as_json(), 410, as_data=export_form is not None,
        )  # fmt: skip
    frozen = with_web_addresses(datasette, request, cited)
    if export_form:
        return _citation_file(export_form, frozen)
    variables: dict[str, object] = {
        "past": past,
        "exists_today": exists_today,
        "citation": citation(frozen),
    }
    return await page_or_json(
        datasette, request, "frozen.html", variables, past.as_json(), 200, as_data=False
    )


def _past(store: Store, version: str, key: str) -> FrozenRow | Tombstone | None:
    """The row that a version had, or what was left of one that had ended; None for any other."""
    ledger = store.ledger.about(key)
    for story in ledger.story(key).values():
        entry = entry_in(ledger, story, version)
        if entry is not None and entry.has_ended:
            return tombstone(store, ledger, entry)
        if entry is not None:
            now = citable.row(store.citations, key)
            digest = now.digest if now and now.table == entry.table else ""
            return frozen_row(store, ledger, entry, version, digest)
    return None


def _version(store: Store, version: str) -> ReleasedVersion:
    edition, site = store.editions.edition(version), store.contents
    order = [*site.versions]
    place = order.index(version)
    return ReleasedVersion(
        version,
        site.versions[version],
        order[place - 1] if place else "",
        order[place + 1] if place + 1 < len(order) else "",
        [_listed(store, name, table) for name, table in edition.tables.items()],
    )


def _listed(store: Store, name: str, table: TableEdition) -> VersionTable:
    return VersionTable(name, title_of(store.contents, name), len(table.rows))
