"""What pages say of the dataset to search engines and harvesters, in terms of schema.org."""

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.cite.formats.schema_org import schema_org
from sandhi.site.elements.addresses import world_address
from sandhi.site.elements.citing.citations import cited_dataset, cited_table, with_web_addresses
from sandhi.site.store import contents
from sandhi.site.store.published_folder import DownloadFile, publication


async def dataset_node(
    datasette: Datasette, request: Request, table: str | None = None
) -> dict[str, object]:
    """Return the JSON-LD of a table as a Dataset, or of all, with its files to download.

    Its addresses are those by which the world knows the site.
    """
    cited = await (cited_table(datasette, table) if table else cited_dataset(datasette))
    if cited is None:
        return {}
    node = schema_org(with_web_addresses(datasette, request, cited))
    tables = contents(datasette).tables
    if table:
        node["description"] = tables[table].description
    properties = {
        "distribution": [
            _download(file, world_address(datasette, request, f"/downloads/{file.path}"))
            for file in publication(datasette).holding(table or "")
        ],
        "variableMeasured": [*tables[table].titles.values()] if table else [],
        "isAccessibleForFree": True,
    }
    return node | {name: value for name, value in properties.items() if value}


def _download(file: DownloadFile, address: str) -> dict[str, str]:
    """A file as a DataDownload; without its address, where none is known."""
    download = {
        "@type": "DataDownload",
        "name": file.path,
        "encodingFormat": file.media_type.partition(";")[0],
        "contentUrl": address,
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
    return {name: value for name, value in download.items() if value}
