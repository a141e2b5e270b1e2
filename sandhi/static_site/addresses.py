"""Which file an address of the site becomes, and how one file leads to another.

A page is ``index.html`` in a folder named after its path, so that any host serves it; what is no
page keeps its name. What a query asks for is a file of its own: ``/seeds/S1?show=all`` is
``seeds/S1/@show=all/index.html``, and ``/x/t.csv?_size=max`` is ``x/t@_size=max.csv``. Parameters
stand in the order of their names. No path of the site has an ``@``, so nothing meets. What would
have the name of another file on some disks is spelt out: ``@@show=~41ll`` for ``?show=All``, and
``sandhi/t/@@~4B1`` for a key K1 beside k1.
"""

import hashlib
import posixpath
import re
import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

from sandhi.site.elements.addresses import is_page

INDEX = "index.html"
NOT_FOUND = "404.html"  # which hosts show where there is no file

_LONGEST = 200  # bytes of the name of a file or folder; file systems take 255
# What the name of a file has not, on some system; nor is one of Windows' devices, or ends in dots.
_UNSAFE = re.compile(
    r'[\x00-\x20<>:"\\|?*%@\x7f/]|\.(?=\.*$)|(?i:'
    r"(?<=^co|^pr)n|(?<=^au)x|(?<=^nu)l|(?<=^com|^lpt)[0-9])(?=\.|$)"
)
_IN_VALUE = re.compile(r'[\x00-\x20<>:"\\|?*%@\x7f/~&=.]')
_SPELT = re.compile(r"[^a-z0-9_-]")
_SPELT_END = re.compile(r"[^.a-z0-9_-]")
_PLAIN = "/@=&~,;+!$'()-._"  # what a link writes as it is


class SiteAddress(NamedTuple):
    """An address of the site without its fragment: a path, and the parameters of its query.

    These stand in order.
    """

    path: str
    parameters: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Write it as a request does."""
        return f"{self.path}?{urlencode(self.parameters)}" if self.parameters else self.path


class DiskNames:
    """The files of a folder by the names that they have on disks which ignore capitals.

    Such disks, as Windows and macOS have them, ignore how Unicode composes a letter, too.
    """

    def __init__(self) -> None:
        self._files: dict[str, str] = {}

    def first(self, file: str) -> str:
        """The file that was the first to be asked for by the name that this one has there."""
        name = unicodedata.normalize("NFD", unicodedata.normalize("NFD", file).casefold())
        return self._files.setdefault(name, file)


def address_of_link(link: str, page: SiteAddress, home: str) -> SiteAddress | None:
    """Return where on the site a link of a page leads; None where it leads elsewhere.

    ``home`` is the address by which the world knows the site, without a slash; it may be empty.
    """
    if home and (link == home or link.startswith((f"{home}/", f"{home}?"))):
        link = link[len(home) :] or "/"
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    if not (parts.path or parts.query):  # a place on the page itself
        return page
    path = urljoin(page.path, parts.path) if parts.path else page.path
    return SiteAddress(path, _sorted(parts.query))


def _sorted(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(parse_qsl(query, keep_blank_values=True), key=lambda pair: pair[0]))


def file_of(address: SiteAddress, *, spelt: bool = False, whole: bool = False) -> str:
    """Return the file that an address becomes, from the folder of the site on.

    Where it is ``spelt``, what the query asks for is told from all else by letters and digits that
    any disk tells apart; where it is so as a ``whole``, each part of its path is, too.
    """
    if address.path == f"/{NOT_FOUND}":
        return NOT_FOUND
    parts = [part for part in address.path.strip("/").split("/") if part]
    # The name of a folder stays readable where it is that of any disk.
    plain = [
        not whole or (at < len(parts) and _SPELT.search(part) is None)
        for at, part in enumerate(parts, 1)
    ]
    parts = [
        _name(part) if as_it_is else _spelt_name(part)
        for part, as_it_is in zip(parts, plain, strict=True)
    ]
    query_part = _query_part(address, spelt=spelt)
    if is_page(address.path):
        return "/".join([*parts, *([query_part] if query_part else []), INDEX])
    if query_part:
        stem, ending = posixpath.splitext(parts[-1])
        parts[-1] = f"{stem}{query_part}{ending}"
    return "/".join(parts)


def _name(part: str) -> str:
    return _shortened(_UNSAFE.sub(_escaped, unquote(part)))


def _spelt_name(part: str) -> str:
    stem, ending = posixpath.splitext(unquote(part))
    return _shortened(f"@@{_SPELT.sub(_spelt, stem)}{_SPELT_END.sub(_spelt, ending)}")


def _query_part(address: SiteAddress, *, spelt: bool) -> str:
    unsafe, escaped = (_SPELT, _spelt) if spelt else (_IN_VALUE, _escaped)
    pairs = (
        f"{unsafe.sub(escaped, name)}={unsafe.sub(escaped, value)}"
        for name, value in address.parameters
    )
    return _shortened(("@@" if spelt else "@") + "&".join(pairs)) if address.parameters else ""


def _escaped(match: re.Match[str]) -> str:
    return f"~{ord(match[0]):02X}"


def _spelt(match: re.Match[str]) -> str:
    return "".join(f"~{byte:02X}" for byte in match[0].encode())


def _shortened(name: str) -> str:
    """A name as it is, or its beginning and a digest of it, where it is too long for a disk."""
    encoded = name.encode()
    if len(encoded) <= _LONGEST:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:16]
    return f"{encoded[: _LONGEST - 17].decode(errors='ignore')}~{digest}"


def link_between(file: str, target: str, fragment: str = "") -> str:
    """Return the link from one file to another, which works wherever the folder is served.

    A page is named by its folder, with the slash at the end.
    """
    source_parts, target_parts = file.split("/")[:-1], target.removesuffix(INDEX).split("/")
    shared = 0
    for source_part, target_part in zip(source_parts, target_parts[:-1], strict=False):
        if source_part != target_part:
            break
        shared += 1
    path = "../" * (len(source_parts) - shared) + quote(
        "/".join(target_parts[shared:]), safe=_PLAIN
    )
    return (path or "./") + (f"#{fragment}" if fragment else "")


def address_of_file(home: str, file: str) -> str:
    """Return the whole address of a file below the address of the site."""
    return f"{home}/{quote(file.removesuffix(INDEX), safe=_PLAIN)}"
