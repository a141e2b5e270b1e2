"""``/about``: who made the dataset, why and how, what it does not say, what is new, and errors.

The package speaks in a file of Markdown; how far those who coded the texts agree is computed when
it is built, and what is new are the sections of its changelog. ``/about?key=KEY`` has the report of
an error begin with that row and with the version.
"""

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlsplit

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markdown_it import MarkdownIt
from markupsafe import Markup

from sandhi.package.addresses import web_address
from sandhi.site.elements.addresses import site_address
from sandhi.site.elements.interface import ENGLISH, gettext, language
from sandhi.site.elements.templates import fill_template
from sandhi.site.store import Contents, contents, reading
from sandhi.site.store.directory import DirectoryEntry
from sandhi.site.store.published_folder import publication

NEWS = 3  # versions of which the page tells

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_LEADING = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|#")  # that an address begins with, or a place
_MAILBOX = re.compile(r"[^\s@?&<>\"]+@[^\s@?&<>\"]+")


async def about_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/about``."""
    site, published = contents(datasette), publication(datasette)
    key = request.args.get("key") or ""
    entry = await reading(datasette, lambda store: store.directory.entry(key)) if key else None
    subject = report_subject(site, entry)
    spoken = "about" if language() == ENGLISH else f"about.{language()}"
    text = site.about.get(spoken) or site.about.get("about", "")
    variables = {
        "text": markdown(text, datasette.prefix),
        "text_language": "" if spoken in site.about else ENGLISH,
        "agreement": published.agreement,
        "news": published.changes[:NEWS],
        "markdown": partial(markdown, prefix=datasette.prefix),
        "limits": site.settings.limits,
        "entry": entry,
        "subject": subject,
        "report": report_address(site, subject, site_address(datasette, request, request.path)),
    }
    return Response.html(await fill_template(datasette, "about.html", variables, request))


def markdown(text: str, prefix: str = "") -> Markup:
    """Return Markdown as HTML, in which no HTML of the text's own is, and nothing from elsewhere.

    A link leads to the web, to a mailbox or within the site, below its ``prefix``; one to a file
    that lies beside the text stays words, as no page has it, and a picture the words for it.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")

    def led(link: re.Match[str]) -> str:
        address, words = link.groups()
        if address.startswith("/"):
            return f'<a href="{prefix}{address}">{words}</a>'
        return link[0] if _LEADING.match(address) else words

    return Markup(_LINK.sub(led, parser.render(text)))


def report_subject(site: Contents, entry: DirectoryEntry | None) -> str:
    """Return the line with which a report of an error begins: the row, if any, and the version."""
    name, version = site.about["name"], site.about.get("version")
    of = name + ", " + gettext("version") + f" {version}" if version else name
    return f"{entry.key} ({entry.label}) · {of}" if entry else of


def report_address(site: Contents, subject: str, page: str) -> str:
    """Return the address to which an error is reported, with its subject; empty if there is none.

    It is what the package declares as ``report``, or else how its contributors are reached.
    """
    for address in _addresses(site):
        mailbox = address.removeprefix("mailto:")
        if mailbox != address and _MAILBOX.fullmatch(mailbox):
            return f"mailto:{mailbox}?subject={quote(subject)}&body={quote(page)}"
        if web := web_address(address):
            joint = "&" if urlsplit(web).query else "?"
            return f"{web}{joint}title={quote(subject)}&body={quote(page)}"
    return ""


def takes_reports(site: Contents) -> bool:
    """Return whether there is an address to which an error is reported."""
    return bool(report_address(site, "", ""))


def _addresses(site: Contents) -> Iterator[str]:
    yield site.settings.report or ""
    contributors = site.catalogue.descriptor.get("contributors")
    for contributor in contributors if isinstance(contributors, list) else ():
        yield (
            f"mailto:{contributor.get('email')}"
            if contributor.get("email")
            else str(contributor.get("path") or "")
        )
