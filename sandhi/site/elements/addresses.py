"""The paths of pages, all without the prefix under which a site may stand; and their addresses."""

import re
from urllib.parse import quote, quote_plus, urlencode

from datasette.app import Datasette
from datasette.utils import PrefixedUrlString, tilde_decode
from datasette.utils.asgi import Request

from sandhi.cite.formats import FORMATS
from sandhi.cite.record import passage_path, tilde_encoded, whole_address
from sandhi.cite.record import record_path as record_path
from sandhi.cite.record import seed_path as seed_path
from sandhi.publish.downloads.selection import SELECTION_FORMATS
from sandhi.publish.metadata import DATABASE
from sandhi.site.elements.interface import ENGLISH, language
from sandhi.site.store import contents
from sandhi.site.store.tables import SEEDS, DatabaseTable
from sandhi.text import Span

_FILE_ENDINGS = {
    *(form.ending for form in FORMATS.values() if form.ending), *SELECTION_FORMATS,
    "atom", "blob", "csv", "db", "json", "jsonl", "jsono", "png", "svg", "tsv", "txt", "xml",
}  # fmt: skip
_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_TILDED = re.compile(rf"/(?:{DATABASE}|{SEEDS}|codebook)/")
ORIGIN = "sandhi.origin"  # in a scope: the scheme and host to be believed; empty where none is


def is_page(path: str) -> bool:
    """Whether a path is that of a page, which is in a language, and not that of a file or data."""
    place = re.split("[?#]", path, maxsplit=1)[0]
    last, dot, ending = place.rpartition("/")[2].rpartition(".")
    is_file = bool(last and dot) and ending in _FILE_ENDINGS
    return not is_file and not place.startswith(("/-/", "/downloads/", "/.well-known/"))


def path_in_language(path: str, code: str = "") -> str:
    """Return the path of a page in a language, in that which is asked for where none is named.

    A language but English is the first part of a path. Files and data are in no language, so their
    paths stay as they are; so do those that have one.
    """
    code = code or language()
    prefix = f"/{code}"
    if code == ENGLISH or not is_page(path) or path == prefix or path.startswith(f"{prefix}/"):
        return path
    return prefix + path


def own_spelling(path: str) -> str:
    """Return the path of a page as links to it spell it, in the language that is asked for.

    The site answers for other spellings too: with a slash at the end, or with letters written in
    codes that need none. A version alone ends with a slash (``version_path``).
    """
    if _TILDED.match(path):
        parts = path.split("/")
        path = "/".join(tilde_encoded(tilde_decode(one)) if "~" in one else one for one in parts)
    bare = path.rstrip("/") or "/"
    ends = re.fullmatch(r"(/[a-z]{2,3})?/v/[^/]+", bare)
    return path_in_language(f"{bare}/" if ends else bare)


def path_decoded(path: str) -> str:
    """Return a path with what stands in codes after a tilde, where the site has such codes.

    Elsewhere, as in ``/id/KEY``, a tilde is one.
    """
    return tilde_decode(path) if _TILDED.match(path) else path


def table_path(table: str) -> str:
    """Return the path of the page of a table or a view."""
    return f"/{DATABASE}/{tilde_encoded(table)}"


def row_path(table: str, key: str) -> str:
    """Return the path of the page of a row."""
    return f"/{DATABASE}/{tilde_encoded(table)}/{tilde_encoded(key)}"


def rows_path(table: str, column: str, value: str) -> str:
    """Return the path of the rows of a table that have a value in a column."""
    return f"/{DATABASE}/{tilde_encoded(table)}?{column}={quote_plus(value)}"


def history_path(key: str) -> str:
    """Return the path of all that became of a row."""
    return f"/history/{quote(key, safe='')}"


def concordance_path(key: str) -> str:
    """Return the path of the passages of a row, as a file."""
    return f"/concordance/{quote(key, safe='')}.csv"


def codebook_path(table: str) -> str:
    """Return the path of the page of a table in the codebook."""
    return f"/codebook/{tilde_encoded(table)}"


def version_path(version: str, what: str = "") -> str:
    """Return the path of a version, or of a table or a row as it had them."""
    return f"/v/{quote(version, safe='')}/{quote(what, safe='')}"


def changes_path(old: str, new: str) -> str:
    """Return the path of what differs between two versions; ``old`` is empty for the first."""
    return f"/changes/{quote(old, safe='')}..{quote(new, safe='')}"


def place_path(seed: str, span: Span) -> str:
    """Return the path of a place in the reader."""
    return f"{passage_path(seed, *span)}#at"


def span_asked(at: str) -> Span | None:
    """Return the span that ``?at=START-END`` asks for; None where it is none."""
    match = _AT.fullmatch(at)
    return Span(int(match[1]), int(match[2])) if match else None


def cite_path(**what: str) -> str:
    """Return the path of the page that says how to cite a table (``table``) or a search (``q``).

    Filters of a table are its ``where``; what is empty is left out.
    """
    return f"/cite?{urlencode({name: value for name, value in what.items() if value})}"


def compare_path(table: DatabaseTable, key: str) -> str:
    """Return the path of the page that sets side by side what texts tell of a row.

    It asks for the row by what a row of its table is called.
    """
    return f"/compare?{urlencode({asked_as(table): key})}"


def asked_as(table: DatabaseTable) -> str:
    """Return the name by which addresses ask for a row of a table: that of its key, in short."""
    return table.key.removesuffix("_id")


def site_address(datasette: Datasette, request: Request, path: str) -> str:
    """Return the address by which the world knows a page.

    It is on the homepage that the site or its package declares; else where the site is being asked,
    if that is known to be its own; else nothing is known but the path.
    """
    return world_address(datasette, request, path) or path


def world_address(datasette: Datasette, request: Request, path: str) -> str:
    """Return the whole address of a page, as ``site_address``; empty where none is known."""
    unprefixed, origin = own_path(datasette, path), request.scope.get(ORIGIN, "")
    return whole_address(contents(datasette).dataset, unprefixed) or (
        f"{origin}{unprefixed}" if origin else ""
    )


def own_path(datasette: Datasette, path: str) -> str:
    """Return a path without the prefix under which the site stands, if it has been put there."""
    is_prefixed = isinstance(path, PrefixedUrlString)
    return str(path).removeprefix(datasette.prefix) if is_prefixed else path


def is_absolute(address: str) -> bool:
    """Whether an address has a scheme and a host."""
    return not address.startswith("/")
