"""What pages say of the dataset to search engines and harvesters, in terms of schema.org."""

from typing import Any

from datasette.app import Datasette

from sandhi.cite.formats.schema_org import schema_org
from sandhi.site.citations import cited_dataset, cited_table, hosted
from sandhi.site.contents import contents
from sandhi.site.published import File, published


async def dataset(datasette: Datasette, request: Any, table: str | None = None) -> dict[str, Any]:
    """Return the JSON-LD of a table as a Dataset, or of all, with its files to download.

    Its addresses are those at which the site is being asked, unless the package has a homepage.
    """
    cited = await cited_table(datasette, table) if table else await cited_dataset(datasette)
    if cited is None:
        return {}
    origin = str(datasette.absolute_url(request, "/"))
    node = schema_org(hosted(datasette, request, cited))
    files = published(datasette).files.values()
    chosen = [file for file in files if file.table == (table or "")]
    known = contents(datasette)
    if table:
        node["description"] = known.tables[table].description
    found = {
        "distribution": [_download(file, origin) for file in chosen],
        "variableMeasured": [*known.tables[table].titles.values()] if table else [],
        "isAccessibleForFree": True,
    }
    return node | {name: value for name, value in found.items() if value}


def _download(file: File, origin: str) -> dict[str, Any]:
    """A file as a DataDownload."""
    return {
        "@type": "DataDownload",
        "name": file.path,
        "encodingFormat": file.media_type.partition(";")[0],
        "contentUrl": f"{origin.rstrip('/')}/downloads/{file.path}",
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }
