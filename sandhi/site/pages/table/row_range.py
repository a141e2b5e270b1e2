"""Which rows of a list a page shows: ``Rows 101–108 of 108``.

Datasette goes on by the last row of the page before, not by its number: how many rows stand before
a page is what all of them are without those that its SQL would bring if it went on.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.site.pages.table.filters import with_arguments
from sandhi.site.store import reading

_COUNTED = 20_000  # rows, of which a page takes the time to count those before it
_LIMIT = re.compile(r"\s+limit \d+(?: offset (?P<offset>\d+))?\s*$")


class RowRange(NamedTuple):
    """The numbers of the first and the last row of a page; ``path`` leads to the first page."""

    first: int
    last: int
    path: str


async def row_range(
    datasette: Datasette, request: Request, query: Mapping[str, object], row_count: int, total: int
) -> RowRange | None:
    """Return which of ``total`` rows a page shows; None where it shows all, or it cannot be told.

    ``query`` is what Datasette asked for the page.
    """
    if not 0 < row_count < total:
        return None
    before = 0
    if request.args.get("_next"):
        sql, parameters = str(query["sql"]), query["params"]
        limit = _LIMIT.search(sql)
        if limit is None or not isinstance(parameters, Mapping) or total > _COUNTED:
            return None
        if limit["offset"]:
            before = int(limit["offset"])
        else:
            statement = sql[: limit.start()]
            before = total - await reading(
                datasette, lambda store: store.database.count(statement, parameters)
            )
    if before < 0:
        return None
    return RowRange(before + 1, before + row_count, with_arguments(request, {"_next": None}))
