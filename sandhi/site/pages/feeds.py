"""What programs ask a site for: what changed, which pages there are, and whether it is well."""

from collections.abc import Iterator
from itertools import islice
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from datasette.app import Datasette
from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import is_absolute, site_address
from sandhi.site.store import contents, reading
from sandhi.site.store.published import published
from sandhi.site.store.tables import SEEDS

ADDRESSES = 50_000  # of a sitemap, at the most (sitemaps.org)

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OWN_PAGES = ("/", "/codebook", f"/{DATABASE}")


async def health(datasette: Datasette) -> Response:
    """Answer that the database can be read, and which it is."""
    records = await reading(datasette, lambda store: store.directory.first(1))
    about = contents(datasette).about
    return Response.json(
        {
            "ok": bool(records),
            "name": about["name"],
            "version": about["version"],
            "checked": contents(datasette).checked,
        },
        headers={"Cache-Control": "no-store"},
    )


async def changes(datasette: Datasette, request: Request) -> Response:
    """Answer with an Atom feed (RFC 4287), of which each version is an entry."""
    own, home = (site_address(datasette, request, path) for path in ("/changes.atom", "/"))
    dataset, versions = contents(datasette).dataset, published(datasette).changes
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    identity = own if is_absolute(own) else uuid5(NAMESPACE_URL, dataset.name).urn
    _add(feed, "id", identity)
    _add(feed, "title", f"Changes to {dataset.title}")
    _add(feed, "updated", _moment(max((change.day for change in versions), default="1980-01-01")))
    for author in dataset.authors:
        _add(_add(feed, "author"), "name", author)
    _add(feed, "link", rel="self", href=own, type="application/atom+xml")
    _add(feed, "link", rel="alternate", href=home, type="text/html")
    for change in versions:
        entry = _add(feed, "entry")
        _add(entry, "id", f"{identity}#{change.version}")
        _add(entry, "title", f"Version {change.version}")
        _add(entry, "updated", _moment(change.day))
        _add(entry, "link", rel="alternate", href=home, type="text/html")
        _add(entry, "content", change.text, type="text")
    return _xml(feed, "application/atom+xml")


async def robots(datasette: Datasette, request: Request) -> Response:
    """Answer that all pages are for crawlers, but for what a query makes of them."""
    address = site_address(datasette, request, "/sitemap.xml")
    sitemap = f"\nSitemap: {address}\n" if is_absolute(address) else ""
    return Response.text(f"User-agent: *\nDisallow: /*?\n{sitemap}")


async def sitemap(datasette: Datasette, request: Request) -> Response:
    """Answer with all pages, or with the addresses of their lists if they do not fit into one.

    It has whole addresses or nothing (sitemaps.org).
    """
    if not is_absolute(site_address(datasette, request, "/")):
        raise NotFound("This site has not been told its address, so it has no list of its pages.")
    part = request.url_vars["part"]
    addresses = int(contents(datasette).about["rows.records"]) + len([*_pages(datasette)])
    count = max(-(-addresses // ADDRESSES), 1)
    if part is None and count > 1:
        index = ElementTree.Element("sitemapindex", xmlns=_SITEMAP)
        for number in range(1, count + 1):
            address = site_address(datasette, request, f"/sitemap-{number}.xml")
            _add(_add(index, "sitemap"), "loc", address)
        return _xml(index, "application/xml")
    number = int(part or 1)
    if not 1 <= number <= count:
        raise NotFound("There is no such list of pages.")
    listed = ElementTree.Element("urlset", xmlns=_SITEMAP)
    for path in await _listed(datasette, (number - 1) * ADDRESSES):
        _add(_add(listed, "url"), "loc", site_address(datasette, request, path))
    return _xml(listed, "application/xml")


async def _listed(datasette: Datasette, offset: int) -> list[str]:
    """The paths of a sitemap: those of pages first, then those of rows."""
    own = [*islice(_pages(datasette), offset, offset + ADDRESSES)]
    skipped = max(offset - len([*_pages(datasette)]), 0)
    entries = await reading(
        datasette, lambda store: store.directory.stretch(ADDRESSES - len(own), skipped)
    )
    return own + [
        datasette.urls.row(DATABASE, entry.table, tilde_encode(entry.key)) for entry in entries
    ]


def _pages(datasette: Datasette) -> Iterator[str]:
    """The paths of all pages but those of rows."""
    site, beside = contents(datasette), published(datasette)
    yield from map(datasette.urls.path, _OWN_PAGES)
    if beside.files:
        yield datasette.urls.path("/downloads")
    yield from (datasette.urls.path(f"/{name}") for name in beside.charts)
    if membership := site.membership:
        yield datasette.urls.path(membership.path)
    for table in site.tables.values():
        if not table.hidden:
            yield datasette.urls.table(DATABASE, table.name)
    yield from (datasette.urls.query(DATABASE, question.name) for question in site.questions)
    yield from (datasette.urls.path(f"/seeds/{key}") for key in site.labels.get(SEEDS, ()))


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name, attributes)
    child.text = text
    return child


def _xml(root: ElementTree.Element, media_type: str) -> Response:
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    declared = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
    return Response(declared, content_type=f"{media_type}; charset=utf-8")
