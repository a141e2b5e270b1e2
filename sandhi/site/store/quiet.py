"""The database as Datasette reads it, without a word in the log for a question that SQL refuses.

Datasette writes the whole statement, with what was asked for in it, to the standard error stream
for each question that cannot be answered, though whoever asked is told so. What is a failure of
ours comes up as an exception, and is logged once (``sandhi.site.requests.errors``).
"""

from typing import Any

from datasette.app import Datasette
from datasette.database import Database as DatasetteDatabase


class QuietDatabase(DatasetteDatabase):  # type: ignore[misc]  # Datasette states no types
    """A database that leaves it to who asks to say what went wrong."""

    async def execute(self, *arguments: Any, **options: Any) -> Any:
        """Run a statement as Datasette does; what SQLite raises is raised, and not written."""
        return await super().execute(*arguments, **{**options, "log_sql_errors": False})


def quieted(datasette: Datasette) -> Datasette:
    """Return a site all of whose databases are quiet."""
    for name, database in datasette.databases.items():
        if not database.is_memory:
            quiet = QuietDatabase(datasette, path=database.path, is_mutable=database.is_mutable)
            quiet.name, quiet.route = name, database.route
            datasette.databases[name] = quiet
    return datasette
