"""What a citation holds, wherever it was read from and however it is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import quote

from sandhi.package.addresses import web_address
from sandhi.package.labels import Row as Row
from sandhi.package.labels import Value as Value


class Contributor(NamedTuple):
    """Somebody who had a part in the dataset, and which: roles as the package names them."""

    name: str
    roles: tuple[str, ...] = ()


class Licence(NamedTuple):
    """Terms on which the dataset may be used, and where they stand."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class Dataset:
    """What every citation says of the dataset; whatever its package does not say is empty.

    ``authors`` are those of the ``contributors`` whom a citation names. ``homepage`` is where its
    site is: the addresses of its rows begin with it. Without one they are relative to whichever
    site shows them.
    """

    name: str
    title: str
    description: str
    version: str
    year: str
    authors: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    licences: tuple[Licence, ...]
    keywords: tuple[str, ...]
    homepage: str

    @property
    def licence(self) -> str:
        """The first of the licences, which is the one that citations name."""
        return self.licences[0].title if self.licences else ""

    @property
    def licence_address(self) -> str:
        """Where the first of the licences stands."""
        return self.licences[0].address if self.licences else ""


@dataclass(frozen=True)
class Passage:
    """The characters of a seed that a row is anchored in.

    ``start`` and ``end`` are those of the anchor, ``prefix`` and ``suffix`` what stands around it;
    ``fragment`` is the same span in RFC 5147. ``sentence`` is the sentence that the quote stands in
    (from the first to the last, if several), ``translation`` its translation.
    """

    seed_id: str
    path: str
    sha256: str
    language: str
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    fragment: str
    sentence: str
    translation: str

    @property
    def seed_path(self) -> str:
        """The permanent address of the seed on the site."""
        return record_path(self.seed_id)


@dataclass(frozen=True)
class Citable:
    """Something to be cited: of a row all of this, of anything else the first four.

    ``path`` is its permanent address on the site. ``digest`` is that of ``sandhi.cite.digest``.
    """

    dataset: Dataset
    title: str
    path: str
    table: str = ""
    key: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    digest: str = ""
    passage: Passage | None = None

    @property
    def address(self) -> str:
        """Where it is found: absolute if the dataset has a homepage, else relative to its site."""
        return addressed(self.dataset, self.path)

    @property
    def whole(self) -> bool:
        """Whether it is the dataset, not a part of it."""
        return self.path == "/"

    @property
    def identifier(self) -> str:
        """A name for it in a list of references."""
        return "-".join(filter(None, [self.dataset.name, self.key or self.table]))


def addressed(dataset: Dataset, path: str) -> str:
    """Return the address of a page of the dataset's site."""
    return dataset.homepage.rstrip("/") + path


def record_path(key: str) -> str:
    """Return the permanent address of a row on the site, whatever its table."""
    return f"/id/{quote(key, safe='')}"


def described(descriptor: Mapping[str, Any]) -> Dataset:
    """Return what the descriptor of a package (Data Package v2) says of its dataset.

    Its authors are the contributors who have the role of a creator or author, else all of them.
    """
    title = descriptor.get("title") or descriptor.get("name", "")
    contributors = tuple(
        Contributor(_name(one), tuple(one.get("roles", [])))
        for one in descriptor.get("contributors", [])
    )
    return Dataset(
        name=descriptor.get("name", ""),
        title=title,
        description=descriptor.get("description", ""),
        version=descriptor.get("version", ""),
        year=descriptor.get("created", "")[:4],
        authors=_authors(contributors) or (f"Contributors to {title}",),
        contributors=contributors,
        licences=tuple(Licence(*licence(one)) for one in descriptor.get("licenses", [])),
        keywords=tuple(descriptor.get("keywords", [])),
        homepage=web_address(descriptor.get("homepage")),
    )


def licence(given: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a licence of a package is called, and its address, as far as given."""
    name = given.get("title") or given.get("name") or given.get("path", "")
    return name, web_address(given.get("path"))


def sources(descriptor: Mapping[str, Any]) -> list[str]:
    """Return what a package was drawn from: the title of each source, or else its address."""
    named = (one.get("title") or one.get("path", "") for one in descriptor.get("sources", []))
    return [*filter(None, named)]


def _authors(contributors: Sequence[Contributor]) -> tuple[str, ...]:
    creators = [one for one in contributors if {"creator", "author"} & {*one.roles}]
    return tuple(one.name for one in creators or contributors if one.name)


def _name(contributor: Mapping[str, str]) -> str:
    parts = (contributor.get(part, "") for part in ("givenName", "familyName"))
    return contributor.get("title") or " ".join(filter(None, parts))
