"""What a citation holds, wherever it was read from and however it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from sandhi.package.labels import Row as Row
from sandhi.package.labels import Value as Value


@dataclass(frozen=True)
class Dataset:
    """What every citation says of the dataset; whatever its package does not say is empty.

    ``homepage`` is where its site is: the addresses of its rows begin with it. Without one they
    are relative to whichever site shows them.
    """

    name: str
    title: str
    description: str
    version: str
    year: str
    authors: tuple[str, ...]
    licence: str
    licence_address: str
    keywords: tuple[str, ...]
    homepage: str


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
    licence_name, licence_address = licence(descriptor)
    return Dataset(
        name=descriptor.get("name", ""),
        title=title,
        description=descriptor.get("description", ""),
        version=descriptor.get("version", ""),
        year=descriptor.get("created", "")[:4],
        authors=_authors(descriptor) or (f"Contributors to {title}",),
        licence=licence_name,
        licence_address=licence_address,
        keywords=tuple(descriptor.get("keywords", [])),
        homepage=descriptor.get("homepage", ""),
    )


def licence(descriptor: Mapping[str, Any]) -> tuple[str, str]:
    """Return what the first licence of a package is called, and its address, as far as given."""
    first: Mapping[str, str] = next(iter(descriptor.get("licenses", [])), {})
    address = first.get("path", "")
    return first.get("title") or first.get("name") or address, address


def sources(descriptor: Mapping[str, Any]) -> list[str]:
    """Return what a package was drawn from: the title of each source, or else its address."""
    named = (one.get("title") or one.get("path", "") for one in descriptor.get("sources", []))
    return [*filter(None, named)]


def _authors(descriptor: Mapping[str, Any]) -> tuple[str, ...]:
    contributors = descriptor.get("contributors", [])
    creators = [one for one in contributors if {"creator", "author"} & {*one.get("roles", [])}]
    return tuple(filter(None, map(_name, creators or contributors)))


def _name(contributor: Mapping[str, str]) -> str:
    parts = (contributor.get(part, "") for part in ("givenName", "familyName"))
    return contributor.get("title") or " ".join(filter(None, parts))
