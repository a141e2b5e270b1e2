"""What sites tell programs by custom: what there is, how to search, and whom to tell of a weakness.

``/llms.txt`` (llmstxt.org) is for programs that read texts, ``/opensearch.xml`` lets browsers
search here, ``/.well-known/security.txt`` is RFC 9116. None says what the site does not know.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request, Response

from sandhi.package.addresses import web_address
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.manifest import MANIFEST
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.addresses import is_absolute, seed_path, site_address
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.labels import first_sentence
from sandhi.site.elements.xml import add_child, xml_answer
from sandhi.site.store import Store, contents, reading
from sandhi.site.store.published_folder import publication
from sandhi.site.store.tables import SEEDS
from sandhi.site.store.texts import SeedHeading

_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_TEXTS = 100  # that are listed; programs get the others from the table of them
_SHORT, _LONG = 16, 48  # characters of names, at the most (OpenSearch 1.1)
_VALID = timedelta(days=180)  # RFC 9116 asks for less than a year


async def llms(datasette: Datasette, request: Request) -> Response:
    """Answer with what the site holds and how programs get it, as Markdown."""

    def first(store: Store) -> list[SeedHeading]:
        return [*store.texts.headings(store.texts.first(_TEXTS)).values()]

    seeds = await reading(datasette, first)
    lines = [*_of_dataset(datasette), *_of_data(datasette), *_of_tables(datasette)]
    if seeds:
        lines += ["", "## Source texts", ""]
        lines += [
            f"- [{seed.key}]({datasette.urls.path(seed_path(seed.key))}.txt): "
            f"{seed.headline or 'a text'}"
            for seed in seeds
        ]
        if len(seeds) < (contents(datasette).tables[SEEDS].rows or 0):
            lines.append(f"- [All texts]({datasette.urls.path(f'/{DATABASE}/{SEEDS}')}.json)")
    text = "\n".join(lines) + "\n"
    return Response(text, content_type="text/markdown; charset=utf-8")


def _of_dataset(datasette: Datasette) -> Iterator[str]:
    dataset, path = contents(datasette).dataset, datasette.urls.path
    yield f"# {dataset.title}"
    yield ""
    yield f"> {' '.join(dataset.description.split())}"
    yield ""
    version = f"Version {dataset.version}. " if dataset.version else ""
    licence = f"Licence of the data: {dataset.licence} {dataset.licence_address}".strip()
    yield f"{version}{licence}. The source texts are their publishers’, and no part of that."
    yield (
        f"Every row has an address of its own, {path('/id/KEY')}, which leads to its page; with "
        ".json, .jsonld, .bib, .ris, .csljson or .txt behind it, it is given with its citation. An "
        "anchor (seed_id, start, end, quote) names the characters that state the row: code points, "
        f"end-exclusive. {path(f'/{SEEDS}/KEY.txt')}?start=…&end=… gives them. "
        "With .ris, .bib or .csljson in place of .txt, the article itself is cited, whose authors "
        "are not those of the dataset."
    )


def _of_data(datasette: Datasette) -> Iterator[str]:
    path = datasette.urls.path
    yield from ("", "## Data", "")
    if publication(datasette).files:
        yield f"- [Data Package]({path(f'/downloads/{DESCRIPTION}')}): every CSV with its schema"
        yield f"- [Files]({path(f'/downloads/{MANIFEST}')}): each format, with sizes and hashes"
        for file in publication(datasette).holding(""):
            yield f"- [{file.path}]({path(f'/downloads/{file.path}')}): {file.rows:,} rows"
    yield f"- [OpenAPI]({path('/openapi.json')}): every path for programs, with its parameters"
    yield f"- [Search]({path('/search')}?q=words): over all rows"
    yield f"- [Codebook]({path('/codebook')}): every table, column, value and rule"
    yield f"- [Changes]({path('/changes.atom')}): what each version changed"


def _of_tables(datasette: Datasette) -> Iterator[str]:
    yield from ("", "## Tables and views (add .json?_shape=array or .csv?_stream=on)", "")
    for table in contents(datasette).tables.values():
        if not table.hidden:
            address = datasette.urls.table(DATABASE, table.name)
            yield f"- [{table.title}]({address}): {first_sentence(table.description)}"


async def opensearch(datasette: Datasette, request: Request) -> Response:
    """Answer with how to search here (OpenSearch 1.1), which takes a whole address."""
    address = site_address(datasette, request, "/search")
    if not is_absolute(address):
        raise NotFound(
            gettext("This site has not been told its address, so it cannot be searched from it.")
        )
    title = contents(datasette).dataset.title
    described = ElementTree.Element("OpenSearchDescription", xmlns=_OPENSEARCH)
    add_child(described, "ShortName", title.partition(":")[0][:_SHORT])
    add_child(described, "LongName", title[:_LONG])
    add_child(described, "Description", f"Search the rows and passages of {title}")
    add_child(described, "Url", type="text/html", template=f"{address}?q={{searchTerms}}")
    add_child(described, "InputEncoding", "UTF-8")
    return xml_answer(described, "application/opensearchdescription+xml")


async def security(datasette: Datasette, request: Request) -> Response:
    """Answer with whom to tell of a weakness; NotFound where the package names nobody."""
    reached = [*contacts(datasette)]
    if not reached:
        raise NotFound(gettext("The package names no address to write to."))
    expires = (datetime.now(UTC) + _VALID).strftime("%Y-%m-%dT00:00:00Z")
    lines = [*(f"Contact: {one}" for one in reached), f"Expires: {expires}"]
    address = site_address(datasette, request, "/.well-known/security.txt")
    if is_absolute(address):
        lines.append(f"Canonical: {address}")
    text = "\n".join(lines) + "\n"
    headers = {"Cache-Control": "no-store"}  # its end moves on with the day
    return Response(text, headers=headers, content_type="text/plain; charset=utf-8")


def contacts(datasette: Datasette) -> Iterator[str]:
    """The addresses of the contributors, by mail or on the web."""
    contributors = contents(datasette).catalogue.descriptor.get("contributors")
    for contributor in contributors if isinstance(contributors, list) else ():
        mail = str(contributor.get("email") or "")
        if "@" in mail and not any(char.isspace() for char in mail):
            yield f"mailto:{mail}"
        elif page := web_address(contributor.get("path")):
            yield page
