"""What the site reads: all of its SQL, and the typed records that pages are made from.

A page asks for a ``Store`` (``reading``), and never sees a connection or a cursor. What lies beside
the database, its downloads and charts, is read here too (``publication``).
"""

from sandhi.site.store.contents import Contents as Contents
from sandhi.site.store.contents import contents as contents
from sandhi.site.store.opening import Store as Store
from sandhi.site.store.opening import reading as reading
from sandhi.site.store.tables import DatabaseTable as DatabaseTable
