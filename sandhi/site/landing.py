"""The landing page: what the dataset is, the ways into it, and what it does not say."""

import json
import sqlite3
from typing import Any

from datasette.app import Datasette

from sandhi.publish.metadata import DATABASE
from sandhi.site.citations import citation, cited_dataset
from sandhi.site.contents import Contents, contents

HEADLINE = "headline"  # the column of seeds that their list shows, if they have it
BEGINNING = 80  # characters of a text without one that it shows instead


async def landing_page(datasette: Datasette) -> dict[str, Any]:
    """Return what the template of the landing page is told beside the contents of the site.

    ``limits`` are what the dataset does not say, as its package declares under ``sandhi.limits``.
    """
    known = contents(datasette)
    descriptor = json.loads(known.about["descriptor"])
    return {
        "sources": await _sources(datasette, known),
        "dated": descriptor.get("created", "")[:10],
        "limits": descriptor.get("sandhi", {}).get("limits", []),
        "citation": citation(await cited_dataset(datasette)),
    }


async def _sources(datasette: Datasette, known: Contents) -> list[tuple[str, str]]:
    """The key of each source text, and its headline, or else how it begins."""
    headline = HEADLINE if HEADLINE in known.tables["seeds"].titles else "NULL"

    def read(connection: sqlite3.Connection) -> list[tuple[str, str]]:
        rows = connection.execute(
            f"SELECT seed_id, {headline}, substr(text, 1, {BEGINNING}) FROM seeds ORDER BY 1"
        )
        return [(key, told or _begun(text)) for key, told, text in rows]

    found: list[tuple[str, str]] = await datasette.get_database(DATABASE).execute_fn(read)
    return found


def _begun(text: str) -> str:
    """The beginning of a text, up to its last whole word."""
    head = " ".join(text.split())
    return (head.rpartition(" ")[0] or head) + " …"
