"""The site as an app: Datasette on one immutable database, with settings fit for the public."""

from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

import sandhi.site
from sandhi.publish.metadata import metadata
from sandhi.site.store.contents import read_contents
from sandhi.site.store.quiet import quieted

SETTINGS = {
    "default_allow_sql": False,
    "allow_facet": False,  # none but those of the settings
    "suggest_facets": False,
    "default_facet_size": 60,
    "default_page_size": 100,  # streamed CSV would break off if this were more than the next
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 500,
    "max_csv_mb": 100,
}


def open_site(database: Path) -> Datasette:
    """Return the site of a built database; PackageError where the file is none of this tool's."""
    described = metadata(read_contents(database).catalogue)
    if not pm.is_registered(sandhi.site):
        pm.register(sandhi.site, "sandhi")
        for replaced in ("handle_exception", "default_permissions"):
            pm.unregister(name=f"datasette.{replaced}")
    site = Datasette([], immutables=[str(database)], metadata=described, settings=SETTINGS)
    return quieted(site)
