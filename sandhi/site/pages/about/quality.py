"""``/quality``: what was checked, how far two readers agreed, and what is known to be contested."""

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from sandhi.site.elements.templates import fill_template
from sandhi.site.store import Contents, DatabaseTable, Store, contents, reading
from sandhi.site.store.published_folder import publication

Outcome = tuple[str, str, str, int]  # a column, its value, what it means, how many rows have it


async def quality_page(datasette: Datasette, request: Request) -> Response:
    """Answer for ``/quality``: everything on it is counted when it is asked for."""
    site = contents(datasette)
    rules = site.codebook["rules"]
    disputes = site.membership.parent if site.membership else None
    outcomes = await reading(datasette, lambda store: _outcomes(store, disputes))
    variables = {
        "rules": len(rules),
        "rows": _checked(site),
        "findings": int(site.about["findings"]),
        "agreement": publication(datasette).agreement,
        "disputes": disputes,
        "outcomes": outcomes,
    }
    html = await fill_template(datasette, "quality.html", variables, request)
    return Response.html(html)


def _checked(site: Contents) -> int:
    """How many rows the check saw: those of every table, also of one whose rows have no address."""
    row_counts = (table.rows or 0 for table in site.tables.values() if not table.is_directory)
    return sum(row_counts) + int(site.about["rows_left_out"])


def _outcomes(store: Store, table: DatabaseTable | None) -> list[Outcome]:
    """What became of the disputes, by the columns that say which of them are open."""
    if table is None:
        return []
    uses = store.rows.uses(table).values
    return [
        (column, value, definition, uses[column].get(value, 0))
        for column in store.contents.settings.of(table.name).open
        for value, definition in table.values.get(column, {}).items()
    ]
