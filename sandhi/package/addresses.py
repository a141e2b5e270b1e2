"""Addresses on the web: whatever is declared as one, and all that becomes a link, is http or https.

A browser runs ``javascript:`` and shows ``data:`` as if the site said it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

# Without what is unseen or turns the direction, so that it leads where it seems to.
_HTTP = re.compile(
    r"https?://(?![/?#])"
    r"[^\s<>\"'`\\^{|}\x00-\x20\x7f-\xa0\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Schemes of which a browser opens what follows, though it names no host.
_OPENED = ("javascript:", "data:", "vbscript:", "blob:", "about:", "view-source:", "filesystem:")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\u2060\ufeff]")

# Where a descriptor, or a resource of it, declares addresses; a licence or a source may lie within
# the package instead, where its path says.
_ALONE = {"homepage": False, "image": True}
_OF_LISTS = {"licenses": True, "sources": True, "contributors": False}


def is_http(text: object) -> bool:
    """Whether a text is an address of http or https, as a whole."""
    return isinstance(text, str) and bool(_HTTP.fullmatch(text)) and _has_host(text)


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        labels = (parts.hostname or "").removesuffix(".").split(".")
        return all(labels) and (parts.port is None or parts.port > 0)
    except ValueError:  # brackets that hold no address, or a port that is none
        return False


def web_address(text: object) -> str:
    """An address of http or https; empty where the text is none."""
    return str(text) if is_http(text) else ""


def leads_elsewhere(text: str) -> bool:
    """Whether a text is an address as a whole, and one that is neither http nor https.

    What a browser passes over before and within a scheme is passed over here too.
    """
    visible = _UNSEEN.sub("", text).lower()
    if not visible.startswith(_OPENED) and ("://" not in visible or re.search(r"\S\s+\S", text)):
        return False
    return bool(_SCHEME.match(visible)) and not is_http(text)


def declared_addresses(raw: Mapping[str, Any], place: str = "") -> Iterator[tuple[str, str, bool]]:
    """Each address of a descriptor: where it stands, what it is, and whether a path will do."""
    for name, within in _ALONE.items():
        if isinstance(raw.get(name), str) and raw[name]:
            yield f"{place}/{name}", raw[name], within
    for name, within in _OF_LISTS.items():
        for number, entry in enumerate(_listed(raw.get(name))):
            if isinstance(entry.get("path"), str):
                yield f"{place}/{name}/{number}/path", entry["path"], within
    for number, resource in enumerate(_listed(raw.get("resources"))):
        yield from declared_addresses(resource, f"{place}/resources/{number}")


def without_others(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A descriptor without the addresses that are none of http or https, and no paths either."""
    descriptor = {
        name: value
        for name, value in raw.items()
        if name not in _ALONE or is_right(value, within=_ALONE[name])
    }
    for name, within in _OF_LISTS.items():
        if name in descriptor:
            descriptor[name] = [
                {
                    key: value
                    for key, value in entry.items()
                    if key != "path" or is_right(value, within)
                }
                for entry in _listed(descriptor[name])
            ]
    return descriptor


def is_right(text: object, within: bool) -> bool:
    """Whether a text is an address of the web; ``within`` a package a relative path will do."""
    if is_http(text):
        return True
    visible = _UNSEEN.sub("", text) if isinstance(text, str) else ""
    return (
        within
        and bool(visible)
        and not _SCHEME.match(visible)
        and not visible.startswith(("/", "\\", "~"))
        and ".." not in re.split(r"[/\\]", visible)
    )


def _listed(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; none where it is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
