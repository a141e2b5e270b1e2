"""The values by which a list can be narrowed, each with a link that begins at its first page."""

from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.facets import ColumnFacet
from datasette.utils.asgi import Request


class ListFacet(ColumnFacet):  # type: ignore[misc]  # Datasette states no types
    """Datasette's own facet of a column, but for where its links lead.

    They keep all that is asked for. Where a page begins is a row of the list as it is: in a list of
    more or of fewer rows it would be any row, and those before it would be passed over.
    """

    def __init__(self, ds: Any, request: Request, *rest: Any, **options: Any) -> None:
        """Make the facet of a request as though its first page were asked for."""
        super().__init__(ds, _of_first_page(request), *rest, **options)


def _of_first_page(request: Request) -> Request:
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if pair[0] != "_next"])
    return Request({**request.scope, "query_string": query.encode("latin-1")}, request.receive)
