"""What an address says was cited before: where that stands as it was, and whether it still is so.

``version=V`` leads to what version V had, which stays; of an answer there is none, so its page says
from which version it was cited. ``digest=D`` says of anything whether it is still the same.
"""

from collections.abc import Mapping
from typing import NamedTuple

from sandhi.cite.record import Citable
from sandhi.site.elements.addresses import version_path
from sandhi.site.store import Contents, Store


class CitedBefore(NamedTuple):
    """What an address says of what was cited.

    ``version`` is that from which it was cited, empty where it is the one that is here. ``same``
    says whether what is here has the digest that was cited, if there was one; if it has not,
    ``standing_in`` is the version in which the row had it.
    """

    version: str
    same: bool | None
    standing_in: str = ""


def earlier_path(site: Contents, what: str, version: str, ending: str = "") -> str:
    """Return the path of a row or a table as an earlier version had it, of the dataset for "".

    It is empty where no version is named, or none that was released before the one that is here.
    """
    if version not in site.versions or version == site.about["version"]:
        return ""
    return version_path(version, f"{what}.{ending}" if ending else what)


def cited_before(store: Store, cited: Citable, arguments: Mapping[str, str]) -> CitedBefore:
    """Return what the arguments of an address say of what is cited by it."""
    version, digest = arguments.get("version") or "", arguments.get("digest") or ""
    other = version if cited.dataset.version not in ("", version) else ""
    digest_here = cited.checked_digest
    if not digest or not digest_here:
        return CitedBefore(other, None)
    same = digest == digest_here
    standing_in = "" if same or not cited.key else _version_with(store, cited.key, digest)
    return CitedBefore(other, same, standing_in)


def in_release(store: Store, cited: Citable) -> str:
    """Whether the last version has a row as it is here: "", or else "changed" or "new"."""
    if not cited.key or not store.contents.has_ledger:
        return ""
    released = store.ledger.last_digest(cited.key)
    return "" if released == cited.digest else "changed" if released else "new"


def _version_with(store: Store, key: str, digest: str) -> str:
    """The last version that gave a row a digest; empty where none did."""
    stories = store.ledger.about(key).story(key).values()
    versions = [entry.version for story in stories for entry in story if entry.digest == digest]
    return versions[-1] if versions else ""
