"""What an answer is related to, as the field Link of HTTP says it (RFC 8288).

A program that follows links finds from a page what to cite, under which licence it is, what
describes it, in which other forms it is to be had, and the files that belong to it (Signposting).
"""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.cite.record import Citable, whole_address
from sandhi.publish.downloads.descriptor import DESCRIPTION
from sandhi.publish.downloads.manifest import MANIFEST
from sandhi.site.elements.addresses import record_path, row_path, seed_path, table_path
from sandhi.site.elements.citing.citations import (
    cited_dataset,
    cited_table,
    page_links,
    with_web_addresses,
)
from sandhi.site.store import contents
from sandhi.site.store.published_folder import DownloadFile, publication
from sandhi.site.store.tables import SEEDS

Link = dict[str, str]

_ADDRESS = "%/:=&?~#+!$,;'@()*[]"  # what an address has as it is, beside letters and digits

JSON, CSV, OPENAPI = "application/json", "text/csv", "application/vnd.oai.openapi+json"
_TYPES = ("https://schema.org/Dataset", "https://schema.org/AboutPage")


def link_header(links: Iterable[Mapping[str, str]]) -> str:
    """Links, each as the attributes of a ``link`` element, as one field of HTTP.

    They are whole addresses alone; one whose address is not known is left out. Letters that a field
    of HTTP cannot hold are in codes (RFC 3987, section 3.1).
    """
    return ", ".join(
        "; ".join(
            [
                f"<{quote(link['href'], safe=_ADDRESS)}>",
                *(f'{k}="{v}"' for k, v in link.items() if k != "href"),
            ]
        )
        for link in links
        if link["href"]
    )


def link_field(links: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The field as a header of an answer; none where no address is known."""
    header = link_header(links)
    return {"Link": header} if header else {}


def links_of_row(cited: Citable) -> list[Link]:
    """Return the links of the page of a row."""
    table, key = cited.table, cited.key
    page = table_path(table)
    links = [
        *page_links(cited),
        _at(cited, f"{row_path(table, key)}.json", "alternate", JSON),
        _at(cited, page, "collection", "text/html"),
    ]
    if table == SEEDS:  # whose text stands there too, under rights of its own
        links = [link for link in links if link["rel"] != "license"]
        links.append(_at(cited, f"{seed_path(key)}#rights", "license", "text/html"))
        links.append(_at(cited, f"{seed_path(key)}.txt", "item", "text/plain"))
    return links


async def links_of_table(datasette: Datasette, request: Request, table: str) -> list[Link]:
    """Return the links of the page of a table or view; none where there is no such table."""
    cited = await cited_table(datasette, table)
    if cited is None:
        return []
    cited = with_web_addresses(datasette, request, cited)
    page = table_path(table)
    links = [
        *_of_dataset(cited),
        _at(cited, f"{page}.json", "alternate", JSON),
        _at(cited, f"{page}.csv?_stream=on", "alternate", CSV),
        _at(cited, "/codebook", "describedby", "text/html"),
    ]
    return links + _items(datasette, cited, table)


async def links_of_front(datasette: Datasette, request: Request) -> list[Link]:
    """Return the links of the front page, which is that of the dataset."""
    cited = with_web_addresses(datasette, request, await cited_dataset(datasette))
    links = _of_dataset(cited)
    if publication(datasette).files:
        for name in (DESCRIPTION, MANIFEST):
            links.append(_at(cited, f"/downloads/{name}", "describedby", JSON))
    # How programs ask for it, and the same for people (RFC 8631).
    links.append(_at(cited, "/openapi.json", "service-desc", OPENAPI))
    links.append(_at(cited, "/api", "service-doc", "text/html"))
    return links + _items(datasette, cited, "")


async def links_of_file(
    datasette: Datasette, request: Request, file: DownloadFile | None
) -> list[Link]:
    """Return the links of a file to download: whose part it is, and its licence."""
    table = file.table if file else ""
    page = table_path(table) if table in contents(datasette).tables else "/"
    cited = await _of_table_or_whole(datasette, request, table)
    return [_at(cited, page, "collection", "text/html"), *_licence(cited)]


async def links_of_data(datasette: Datasette, request: Request, table: str) -> list[Link]:
    """Return the links of rows of a table or of all as data; texts of others are not licensed."""
    cited = await _of_table_or_whole(datasette, request, table)
    return [_at(cited, "/codebook", "describedby", "text/html"), *_licence(cited)]


async def _of_table_or_whole(datasette: Datasette, request: Request, table: str) -> Citable:
    cited = await cited_table(datasette, table) if table else None
    return with_web_addresses(datasette, request, cited or await cited_dataset(datasette))


async def links_of_text(datasette: Datasette, request: Request, seed: str) -> list[Link]:
    """Return the links of a source text: its page, its own rights, and the row that tells of it."""
    cited = with_web_addresses(datasette, request, await cited_dataset(datasette))
    return [
        _at(cited, seed_path(seed), "canonical", "text/html"),
        _at(cited, f"{seed_path(seed)}#rights", "license", "text/html"),
        _at(cited, record_path(seed), "describedby", "text/html"),
    ]


def _of_dataset(cited: Citable) -> list[Link]:
    """What the dataset and its tables have in common."""
    return [
        {"rel": "cite-as", "href": cited.address},
        *({"rel": "type", "href": type_} for type_ in _TYPES),
        *_licence(cited),
    ]


def _licence(cited: Citable) -> list[Link]:
    address = cited.licence.address if cited.licence else ""
    return [{"rel": "license", "href": address}]


def _items(datasette: Datasette, cited: Citable, table: str) -> list[Link]:
    """The files to download that hold a table, or the whole."""
    return [
        _at(cited, f"/downloads/{file.path}", "item", file.media_type.partition(";")[0])
        for file in publication(datasette).holding(table)
    ]


def _at(cited: Citable, path: str, rel: str, media_type: str) -> Link:
    return {"rel": rel, "href": whole_address(cited.dataset, path), "type": media_type}
