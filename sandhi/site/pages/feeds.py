"""What programs ask a site for: what changed, what crawlers may ask for, and whether it is well."""

from collections.abc import Iterable
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.cite.record import described_dataset
from sandhi.files import parse_json
from sandhi.publish.changes import VersionChanges
from sandhi.site.elements.addresses import world_address
from sandhi.site.elements.xml import add_child, xml_answer
from sandhi.site.store import Contents, contents, reading
from sandhi.site.store.published_folder import publication

_ATOM = "http://www.w3.org/2005/Atom"


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
    """Answer with an Atom feed (RFC 4287), of which each version is an entry.

    Wherever the site stands and by whatever name it is asked, an entry has the same id.
    """
    feed_address, home = (
        world_address(datasette, request, path) for path in ("/changes.atom", "/")
    )
    dataset, versions = contents(datasette).dataset, publication(datasette).changes
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    identity = _identity(contents(datasette), versions)
    add_child(feed, "id", identity)
    add_child(feed, "title", f"Changes to {dataset.title}")
    add_child(
        feed, "updated", _moment(max((change.day for change in versions), default="1980-01-01"))
    )
    for author in dataset.authors:
        add_child(add_child(feed, "author"), "name", author.name)
    if home:
        add_child(feed, "link", rel="self", href=feed_address, type="application/atom+xml")
        add_child(feed, "link", rel="alternate", href=home, type="text/html")
    for change in versions:
        entry = add_child(feed, "entry")
        add_child(entry, "id", f"{identity}#{change.version}")
        add_child(entry, "title", f"Version {change.version}")
        add_child(entry, "updated", _moment(change.day))
        if home:
            add_child(entry, "link", rel="alternate", href=home, type="text/html")
        add_child(entry, "content", change.text, type="text")
    return xml_answer(feed, "application/atom+xml")


async def robots(datasette: Datasette, request: Request) -> Response:
    """Answer that all pages are for crawlers, but for what a query makes of them."""
    address = world_address(datasette, request, "/sitemap.xml")
    sitemap = f"\nSitemap: {address}\n" if address else ""
    query_paths = datasette.urls.prefixed("/*?")
    return Response.text(f"User-agent: *\nDisallow: {query_paths}\n{sitemap}")


def _identity(site: Contents, versions: Iterable[VersionChanges]) -> str:
    """The id of the feed, of the package alone; those of its entries begin with it.

    It is a ``tag:`` (RFC 4151) of the homepage, whose day is that of the first version, since from
    then on nothing changes it; without a homepage or a version it is made of the name.
    """
    dataset = described_dataset(parse_json(site.about["descriptor"]))
    home, day = urlsplit(dataset.homepage), min((one.day for one in versions), default="")
    host = home.hostname or ""
    if not day or not host.isascii() or ":" in host:
        host = ""
    path = quote(f"{home.path.rstrip('/')}/{dataset.name}", safe="/%~!$&'()*+,;=:@")
    return f"tag:{host},{day}:{path}" if host else uuid5(NAMESPACE_URL, dataset.name).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
