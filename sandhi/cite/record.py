"""What a citation holds, wherever it was read from and however it is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import quote

from sandhi.cite.people import Contributor, authors, contributor, doi, publisher, text_under
from sandhi.cite.results import OrderedResult
from sandhi.package.addresses import web_address
from sandhi.package.labels import Row as Row
from sandhi.package.labels import Value as Value

_TEXTS = "seeds"  # the resource that lists the texts
_PLAIN = re.compile(r"[A-Za-z0-9_-]*")


class Licence(NamedTuple):
    """Terms on which the dataset may be used, and where they stand."""

    title: str
    address: str = ""


@dataclass(frozen=True)
class Dataset:
    """What every citation says of the dataset; whatever its package does not say is empty.

    ``authors`` are those of the ``contributors`` whom a citation names. ``homepage`` is where its
    site is: the addresses of its rows begin with it. Without one they have none. ``quotes`` says
    that texts of others are part of it.
    """

    name: str
    title: str
    description: str
    version: str
    year: str
    authors: tuple[Contributor, ...]
    contributors: tuple[Contributor, ...]
    licences: tuple[Licence, ...]
    keywords: tuple[str, ...]
    homepage: str
    doi: str = ""
    publisher: str = ""
    quotes: bool = False

    @property
    def licence(self) -> str:
        """The first of the licences, which is the one that citations name."""
        return self.licences[0].title if self.licences else ""

    @property
    def licence_address(self) -> str:
        """Where the first of the licences stands."""
        return self.licences[0].address if self.licences else ""

    @property
    def doi_address(self) -> str:
        """Where the DOI leads from."""
        return f"https://doi.org/{self.doi}" if self.doi else ""


@dataclass(frozen=True)
class QuotedText:
    """A seed as a citation names it: by its headline and publisher, and by its bytes.

    ``opening`` is how the text begins, which stands for the headline of one that has none;
    ``credit`` is the agency that it credits, ``first`` and ``last`` are the days (ISO 8601)
    between which it was published. ``swhid`` is the identifier of its file.
    """

    seed_id: str
    path: str
    sha256: str
    swhid: str
    language: str = ""
    headline: str = ""
    opening: str = ""
    publisher: str = ""
    credit: str = ""
    first: str = ""
    last: str = ""

    @cached_property
    def seed_path(self) -> str:
        """The path of the seed on the site."""
        return record_path(self.seed_id)


@dataclass(frozen=True)
class Passage:
    """The characters of a seed that a row is anchored in.

    ``start`` and ``end`` are those of the anchor, ``prefix`` and ``suffix`` what stands around it;
    ``fragment`` is the same span in RFC 5147, ``swhid`` the file with the bytes of it. ``sentence``
    is the sentence that the quote stands in (from the first to the last, if several),
    ``translation`` its translation.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    fragment: str
    swhid: str
    sentence: str
    translation: str


@dataclass(frozen=True)
class Citable:
    """Something to be cited: of a row all of this, of anything else what it has of it.

    ``path`` is its path on the site. ``digest`` is that of ``sandhi.cite.digest``, ``swhid`` the
    identifier of the CSV that it stands in, with its lines. ``source`` is the text that a row is
    anchored in, or that it describes; ``verbatim`` says that the row is a text, or a part of one,
    and so its publisher's. ``result`` is what a search, a filter or a question brings, ``edition``
    the digest of the dataset of which that was asked; ``elsewhere`` the address at which a text has
    been published, if its row declares one.
    """

    dataset: Dataset
    title: str
    path: str
    table: str = ""
    key: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    digest: str = ""
    swhid: str = ""
    source: QuotedText | None = None
    passage: Passage | None = None
    verbatim: bool = False
    result: OrderedResult | None = None
    elsewhere: str = ""
    edition: str = ""

    @property
    def address(self) -> str:
        """Where it is found, as a whole; empty where the dataset has no homepage."""
        return whole_address(self.dataset, self.path)

    @property
    def words_alone(self) -> bool:
        """Whether it is a passage of a text, whatever is coded there."""
        return self.passage is not None and not self.key

    @property
    def checked_digest(self) -> str:
        """By what it is known again: its digest; of a passage, that of its text."""
        if self.result:
            return self.result.digest
        return self.source.sha256 if self.words_alone and self.source else self.digest

    @property
    def whole(self) -> bool:
        """Whether it is the dataset, not a part of it."""
        return self.path == "/"

    @property
    def identifier(self) -> str:
        """A name for it in a list of references."""
        part = self.result.digest[:8] if self.result else ""
        if self.words_alone and self.passage and self.source:
            part = f"{self.source.seed_id}-{self.passage.start}-{self.passage.end}"
        return "-".join(filter(None, [self.dataset.name, self.key or self.table, part]))

    @property
    def licence(self) -> Licence | None:
        """The terms on which it may be used; None where the package gives none, or it is a text."""
        return None if self.verbatim else next(iter(self.dataset.licences), None)


def whole_address(dataset: Dataset, path: str) -> str:
    """Return the whole address of a page of the dataset's site; empty where it has no homepage."""
    return dataset.homepage.rstrip("/") + path if dataset.homepage else ""


def record_path(key: str) -> str:
    """Return the path of a row on the site, whatever its table."""
    return f"/id/{quote(key, safe='')}"


def seed_path(seed: str) -> str:
    """Return the path of a text on the site."""
    return f"/{_TEXTS}/{tilde_encoded(seed)}"


def tilde_encoded(text: str) -> str:
    """Return a text as pages of data and of texts have it in their paths, as Datasette reads them.

    That is all of ASCII but letters, digits, ``_`` and ``-`` in codes after a tilde: no key can
    then be taken for the code, the slash or the ending of another.
    """
    if _PLAIN.fullmatch(text):  # as nearly all keys are
        return text
    coded = quote(text, safe="").replace("~", "%7E").replace(".", "%2E")
    return coded.replace("%20", "+").replace("%", "~")


def passage_path(seed: str, start: int, end: int) -> str:
    """Return the path of a passage of a text on the site, coded or not."""
    return f"{seed_path(seed)}?at={start}-{end}"


def described_dataset(descriptor: Mapping[str, Any]) -> Dataset:
    """Return what the descriptor of a package (Data Package v2) says of its dataset.

    AttributeError or TypeError where it is misshapen.
    """
    name = text_under(descriptor, "name")
    title = text_under(descriptor, "title") or name
    contributors = tuple(map(contributor, descriptor.get("contributors", [])))
    return Dataset(
        name=name,
        title=title,
        description=text_under(descriptor, "description"),
        version=text_under(descriptor, "version"),
        year=text_under(descriptor, "created")[:4],
        authors=authors(contributors) or (Contributor(f"Contributors to {title}"),),
        contributors=contributors,
        licences=tuple(Licence(*licence(one)) for one in descriptor.get("licenses", [])),
        keywords=tuple(descriptor.get("keywords", [])),
        homepage=web_address(descriptor.get("homepage")),
        doi=doi(descriptor.get("id")),
        publisher=publisher(contributors),
        quotes=any(one.get("name") == _TEXTS for one in descriptor.get("resources", [])),
    )


def licence(declared: Mapping[str, Any]) -> tuple[str, str]:
    """Return what a licence of a package is called, and its address, as far as given."""
    title, name, path = (text_under(declared, one) for one in ("title", "name", "path"))
    return title or name or path, web_address(path)


def sources(descriptor: Mapping[str, Any]) -> list[str]:
    """Return what a package was drawn from: the title of each source, or else its address."""
    declared = descriptor.get("sources", [])
    titles = (text_under(one, "title") or text_under(one, "path") for one in declared)
    return [*filter(None, titles)]
