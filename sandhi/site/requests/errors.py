"""The answer to a request that cannot be met.

It replaces Datasette's own, which prints a traceback with all variables for each mistyped address,
and answers a query that takes too long with a script and a link to another host.
"""

import errno
import logging
import re
import shlex
import sqlite3
import traceback
from contextlib import suppress

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from sandhi.site.elements.interface import ENGLISH, gettext, language
from sandhi.site.elements.templates import fill_template
from sandhi.site.pages.missing import missing
from sandhi.site.store import contents, reading
from sandhi.site.store.foreign import astray, is_damage

_LOG = logging.getLogger(__name__)
# How a disk fails.
_OF_DISKS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES)
# What Datasette says where it has looked for an address among its routes, databases, tables, rows.
_OF_THE_ENGINE = ("404", "Database not found", "Table not found", "Record not found")
# What it says where somebody asks in SQL, and where an argument is one that it is told to refuse.
_OF_SQL = re.compile(r"execute-sql|Statement must be .*|_where= is not allowed")
_REFUSED = re.compile(r"(_\w+)= is not allowed")
# And of arguments that ask for what is not there.
_UNSORTED = re.compile(r"Cannot sort table by (.*)", re.DOTALL)
_BEYOND = re.compile(r"_size must be <= ([0-9]+)")
_NO_COLUMNS = re.compile(r"_(?:no)?col=(.*) - invalid columns", re.DOTALL)
_SORTED_TWICE = "Cannot use _sort and _sort_desc at the same time"
_LONGEST_SQL = 2_000
_UNSEARCHED = "Cannot search by that column"


async def error_page(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """Return a page, or JSON where that was asked for; what is our own fault is logged."""
    status, message = (
        _status(exception)
        or _without_disk(request, exception)
        or await _failure(datasette, request, exception)
    )
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status}, status=status)
    # What was asked in SQL is said again for a shell, where it is not longer than people write.
    sql = request.args.get("sql") or "" if status == 403 else ""
    command = shlex.quote(sql) if 0 < len(sql) <= _LONGEST_SQL else ""
    variables = {"status": status, "error": message, "sql": command, **missing(datasette, request)}
    page = await fill_template(datasette, "error.html", variables, request)
    return Response.html(page, status=status)


def _status(exception: Exception) -> tuple[int, str] | None:
    """The HTTP status of what a request asks for in vain, and what to tell; None of a failure.

    An argument that Datasette cannot read, or SQLite not hold, comes no further than ``arguments``.
    """
    if isinstance(exception, DatasetteError):
        if exception.message_is_html:  # the only one of Datasette's is that on time
            return exception.status, gettext("This took too long. Ask for fewer rows at once.")
        # Without a status of its own, it is about an argument that asks for what is not there.
        status = 400 if exception.status == 500 else exception.status
        return status, _wording(str(exception.message), exception)
    if isinstance(exception, QueryInterrupted):  # as it comes where rows are streamed
        return 400, gettext("This took too long. Ask for fewer rows at once.")
    if isinstance(exception, Base400):
        message = str(exception.args[0] if exception.args else "")
        missing = not message or message in _OF_THE_ENGINE
        words = gettext("There is no such page.") if missing else _wording(message, exception)
        return exception.status, words
    return None


def _without_disk(request: Request, exception: Exception) -> tuple[int, str] | None:
    """The same of what the disk fails at: some pages and files are worked out on it."""
    code = getattr(exception, "sqlite_errorcode", None)
    if code != sqlite3.SQLITE_FULL and not (
        isinstance(exception, OSError) and exception.errno in _OF_DISKS
    ):
        return None
    _LOG.error("%s cannot be answered: %s", request.path, exception)
    return 507, gettext("The disk of the server is full, or fails. Try again later.")


def _wording(message: str, exception: Exception) -> str:
    """What Datasette or a page of ours says, in words for readers."""
    if _OF_SQL.fullmatch(message):
        return gettext(
            "This site runs no SQL of its readers. Download the database and ask that, "
            "or narrow a table."
        )
    if refused := _REFUSED.fullmatch(message):
        return gettext("This site takes no %s in an address.") % refused[1]
    if unsorted := _UNSORTED.fullmatch(message):
        return (
            gettext("Rows cannot be sorted by “%s”, which is none of their columns.")
            % (unsorted[1][:60])
        )
    if beyond := _BEYOND.fullmatch(message):
        return gettext("An answer has at most %s rows.") % beyond[1]
    if strange := _NO_COLUMNS.fullmatch(message):
        return gettext("There are no such columns: %s.") % strange[1][:60]
    if message == _SORTED_TWICE:
        return gettext("Rows are sorted by _sort or by _sort_desc; give one of them.")
    if message == _UNSEARCHED:
        return gettext("That column cannot be searched by itself; _search searches all.")
    if language() != ENGLISH and _is_of_datasette(exception):
        return gettext("The address asks for what cannot be done.")
    return gettext(message)


def _is_of_datasette(exception: Exception) -> bool:
    """Whether it was Datasette that raised it, which speaks English alone."""
    frames = [frame for frame, _ in traceback.walk_tb(exception.__traceback__)]
    module = str(frames[-1].f_globals.get("__name__")) if frames else ""
    return module.partition(".")[0] == "datasette"


async def _failure(datasette: Datasette, request: Request, exception: Exception) -> tuple[int, str]:
    """The HTTP status where a page fails, and what to tell: whether the rows are at fault, or we.

    A database may come from anywhere.
    """
    site = contents(datasette)
    if is_damage(exception):
        site.memory["astray"] = str(exception)
    if "astray" not in site.memory:
        with suppress(DatasetteError):  # where it takes too long to tell
            site.memory["astray"] = await reading(
                datasette, lambda store: astray(store.database, site.catalogue)
            )
    if what := site.memory.get("astray"):
        _LOG.error(
            "%s cannot be answered, for the database is none of ours: %s", request.path, what
        )
        return 503, gettext("The rows are not as the database says. It has to be built anew.")
    _LOG.error("%s cannot be answered", request.path, exc_info=exception)
    return 500, gettext("Something is wrong with this page.")
