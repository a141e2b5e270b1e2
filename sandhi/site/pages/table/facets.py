"""The values by which a list can be narrowed, each with a link that begins at its first page."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.facets import ColumnFacet
from datasette.utils.asgi import Request

from sandhi.text import UNWRITABLE

_LONGEST = 8_000  # characters of an address, of which many servers take no more


class ListFacet(ColumnFacet):  # type: ignore[misc]  # Datasette states no types
    """Datasette's own facet of a column, but for where its links lead.

    They keep all that is asked for. Where a page begins is a row of the list as it is: in a list of
    more or of fewer rows it would be any row, and those before it would be passed over.
    """

    def __init__(self, ds: Any, request: Request, *rest: Any, **options: Any) -> None:
        """Make the facet of a request as though its first page were asked for."""
        super().__init__(ds, _of_first_page(request), *rest, **options)

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The values of each column; one that no address can hold leads nowhere."""
        facets, timed_out = await super().facet_results()
        for value in (value for facet in facets for value in facet["results"]):
            if UNWRITABLE.search(str(value["value"])) or len(value["toggle_url"]) > _LONGEST:
                value["toggle_url"] = None
        return facets, timed_out


def _of_first_page(request: Request) -> Request:
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if pair[0] != "_next"])
    return Request({**request.scope, "query_string": query.encode("latin-1")}, request.receive)
