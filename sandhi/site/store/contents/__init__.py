"""What a database holds, as the site shows it."""

from sandhi.site.store.contents.from_database import STORED as STORED
from sandhi.site.store.contents.from_database import read_contents as read_contents
from sandhi.site.store.contents.inventory import Contents as Contents
from sandhi.site.store.contents.inventory import DatedTable as DatedTable
from sandhi.site.store.contents.of_site import contents as contents
from sandhi.site.store.contents.of_site import standing_at as standing_at
from sandhi.site.store.contents.of_site import worded_contents as worded_contents
