"""Who a dataset is by, as its descriptor (Data Package v2) declares them, and its DOI."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_AUTHORS = {"creator", "author"}
_PUBLISHER = "publisher"
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", re.ASCII)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


class Contributor(NamedTuple):
    """Somebody who had a part in the dataset, and which: roles as the package names them.

    A person has a given name or a family name; whoever has neither is an organisation or a group.
    """

    name: str
    roles: tuple[str, ...] = ()
    given_name: str = ""
    family_name: str = ""
    orcid: str = ""
    organization: str = ""

    @property
    def is_person(self) -> bool:
        """Whether the package declares a person."""
        return bool(self.given_name or self.family_name)

    @property
    def inverted(self) -> str:
        """The name as lists are sorted by it: the family name first, of a person."""
        return (
            ", ".join(filter(None, [self.family_name, self.given_name]))
            if self.is_person
            else self.name
        )

    @property
    def orcid_address(self) -> str:
        """The ORCID as its owners ask to have it written."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else ""

    def as_json(self) -> dict[str, Any]:
        """All that is known of them, the parts of the name as CSL calls them."""
        return {
            "name": self.name,
            "roles": self.roles,
            "given": self.given_name,
            "family": self.family_name,
            "orcid": self.orcid,
            "organization": self.organization,
        }


def text_under(declared: Mapping[str, Any], name: str) -> str:
    """Return the text under a name of a descriptor; empty without, TypeError if it is no text."""
    value = declared.get(name)
    if not isinstance(value, str | None):
        raise TypeError(f"{name} is no text")
    return value or ""


def contributor(declared: Mapping[str, Any]) -> Contributor:
    """Return a contributor as a descriptor has one; TypeError where it is misshapen."""
    first, family = (text_under(declared, part) for part in ("givenName", "familyName"))
    orcid = _ORCID.fullmatch(text_under(declared, "path"))
    roles = declared.get("roles") or [*filter(None, [declared.get("role")])]
    return Contributor(
        text_under(declared, "title") or " ".join(filter(None, [first, family])),
        tuple(roles),
        first,
        family,
        orcid[1] if orcid else "",
        text_under(declared, "organization"),
    )


def authors(contributors: Sequence[Contributor]) -> tuple[Contributor, ...]:
    """Return whom a citation names: those who have the role of a creator or author, else all.

    Whom a package of version 1 lists once for each role is named once.
    """
    creators = [one for one in contributors if _AUTHORS & {*one.roles}]
    distinct_authors = {one._replace(roles=()): one for one in creators or contributors if one.name}
    return tuple(distinct_authors.values())


def publisher(contributors: Sequence[Contributor]) -> str:
    """Return the name of the contributor who has the role of a publisher; empty without one."""
    return next((one.name for one in contributors if _PUBLISHER in one.roles), "")


def doi(identifier: object) -> str:
    """Return the DOI that the ``id`` of a descriptor is, without any address before it."""
    match = _DOI.fullmatch(identifier.strip()) if isinstance(identifier, str) else None
    return match[1] if match else ""
