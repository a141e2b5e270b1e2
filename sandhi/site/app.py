"""The site as an app: Datasette on one immutable database, with settings fit for the public."""

from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

import sandhi.site
from sandhi.publish.metadata import metadata
from sandhi.publish.sqlite.page_rows import USUAL, from_meta
from sandhi.site.located_site import LocatedSite
from sandhi.site.requests.origin import Standing
from sandhi.site.store.contents import read_contents, standing_at
from sandhi.site.store.opening import quiet_site

NOWHERE = Standing()  # in particular: it answers under the names of this machine alone

SETTINGS = {
    "default_allow_sql": False,
    "allow_facet": False,  # none but those of the settings
    "suggest_facets": False,
    "default_facet_size": 60,
    "default_page_size": USUAL,  # streamed CSV would break off if this were more than the next
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 500,
    "max_csv_mb": 100,
}


def open_site(
    database: Path, standing: Standing = NOWHERE, *, asked_once: bool = False
) -> Datasette:
    """Return the site of a built database; PackageError where the file is none of this tool's.

    ``standing`` says where it stands, so that it knows its own address. A site that is asked for
    each page once, and for one at a time, keeps no answers and needs no threads.
    """
    read = read_contents(database)
    if not pm.is_registered(sandhi.site):
        pm.register(sandhi.site, "sandhi")
        for replaced in ("handle_exception", "default_permissions", "facets"):
            pm.unregister(name=f"datasette.{replaced}")
    settings = {**SETTINGS, "num_sql_threads": 0} if asked_once else SETTINGS
    described = metadata(read.catalogue, from_meta(read.about))
    arguments = {"immutables": [str(database)], "metadata": described, "settings": settings}
    site = LocatedSite(read, standing, keeps=not asked_once, **arguments)
    if standing.base:
        standing_at(site, standing.base)
    return quiet_site(site)
