"""Citations on the site: what is cited, what the box of a page shows, and where programs find it.

A citation names the permanent address of a row (``rel="cite-as"``, RFC 8574); the page of the row
is the ``canonical`` one, and what programs can have instead ``describedby``, as in Signposting.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request

from sandhi.cite import citable
from sandhi.cite.article import article_record
from sandhi.cite.formats import FORMATS, STYLES, Format
from sandhi.cite.formats.article import ARTICLE_WRITERS
from sandhi.cite.formats.styles import Run, bare_reference
from sandhi.cite.record import Citable, whole_address
from sandhi.cite.results import Question
from sandhi.site.elements.addresses import row_path, seed_path, world_address
from sandhi.site.elements.citing.answers import answer
from sandhi.site.elements.citing.embedded_metadata import EmbeddedField, embedded_fields
from sandhi.site.elements.interface import gettext
from sandhi.site.store import reading
from sandhi.text import Span

EXPORTS = ("text", "bibtex", "ris", "csljson")  # what the box shows in full
LINKED = ("jsonld", "json")  # what it only leads to
LONGEST = 8_000  # characters of what it shows in full

_PAST = "/v/"  # below which a version stands as it was

FORMATS_BY_ENDING = {form.ending: form for form in FORMATS.values() if form.ending}


class StyledReference(NamedTuple):
    """A reference in a style that people write by hand, as their bibliographies take it."""

    name: str
    label: str
    runs: tuple[Run, ...]


class CitationExport(NamedTuple):
    """A format that programs read, or that holds all evidence; ``path`` is its own address.

    ``text`` is empty where a page only leads there.
    """

    name: str
    label: str
    text: str
    path: str
    media_type: str


class Citation(NamedTuple):
    """What the box of a page shows of what is cited, with where each form is a file of its own.

    ``article`` leads to the files that cite the article itself of which a row tells.
    """

    cited: Citable
    references: list[StyledReference]
    exports: list[CitationExport]
    linked: list[CitationExport]
    article: list[CitationExport]

    @property
    def is_permanent(self) -> bool:
        """Whether its address is for good that of what is cited, and not of the newest rows."""
        cited = self.cited
        return bool(cited.key) or cited.words_alone or cited.whole or cited.path.startswith(_PAST)

    @property
    def embedded(self) -> list[EmbeddedField]:
        """What the head of the page says of it to reference managers."""
        return embedded_fields(self.cited)


def citation(cited: Citable) -> Citation:
    """Return what ``_cite.html`` shows of something to be cited."""
    references = [
        StyledReference(name, FORMATS[name].label, bare_reference(cited, name)) for name in STYLES
    ]
    exports = [_in_full(_file(name, cited), cited) for name in EXPORTS]
    linked = [file for file in (_file(name, cited) for name in LINKED) if file.path]
    return Citation(cited, references, exports, linked, _of_article(cited))


def cited_as(cited: Citable) -> list[tuple[str, str]]:
    """Return the arguments by which ``/cite`` is asked for something; none for the dataset.

    There are none either for what that page does not cite, such as a chart, or a past version.
    """
    if cited.key:
        return [("key", cited.key)]
    if cited.result and not cited.result.question.table:
        return [*cited.result.question.pairs]
    if cited.result:
        where = cited.result.question.query
        return [("table", cited.table), *([("where", where)] if where else [])]
    if cited.words_alone and cited.passage and cited.source:
        at = f"{cited.passage.start}-{cited.passage.end}"
        return [("seed", cited.source.seed_id), ("at", at)]
    return [("table", cited.table)] if cited.table else []


def proof_path(cited: Citable) -> str:
    """Return the path of the page that says whether what is cited is still the same.

    It is empty of what has no digest, and of a row, which has an address as of a version.
    """
    digest = cited.checked_digest
    if not digest or cited.key:
        return ""
    version = [("version", cited.dataset.version)] if cited.dataset.version else []
    pairs = [*cited_as(cited), *version, ("digest", digest)]
    return f"/cite?{urlencode(pairs)}"


def _in_full(export: CitationExport, cited: Citable) -> CitationExport:
    """A format with what it says, unless it lists so many rows that its file alone does."""
    text = FORMATS[export.name].write(cited)
    return export if export.path and len(text) > LONGEST else export._replace(text=text)


def _file(name: str, cited: Citable) -> CitationExport:
    """A format of what is cited, with the path of its file, if it has any."""
    if cited.key or cited.path.startswith(_PAST):
        return _export(name, cited.path)
    pairs = cited_as(cited)
    if not pairs and not cited.whole:
        return _export(name, "")
    export = _export(name, "/cite")
    return export._replace(path=f"{export.path}?{urlencode(pairs)}") if pairs else export


async def cited_row(datasette: Datasette, key: str) -> Citable | None:
    """Return the row with that key, to be cited; None where there is none."""
    return await reading(datasette, lambda store: citable.row(store.citations, key))


async def cited_words(datasette: Datasette, seed: str, at: Span | None) -> Citable | None:
    """Return a passage of a text, coded or not, to be cited; None where there is none."""
    if at is None:
        return None
    return await reading(datasette, lambda store: citable.words(store.citations, seed, *at))


async def cited_table(datasette: Datasette, name: str) -> Citable | None:
    """Return a table or a view, to be cited; None where there is none of that name."""
    return await reading(datasette, lambda store: citable.table(store.citations, name))


async def cited_result(datasette: Datasette, question: Question) -> Citable:
    """Return what a search or a filter brings, to be cited; NotFound, DatasetteError as there."""
    result = await answer(datasette, question)
    return await reading(datasette, lambda store: citable.result(store.citations, result))


async def cited_dataset(datasette: Datasette) -> Citable:
    """Return the dataset itself, to be cited."""
    return await reading(datasette, lambda store: citable.whole(store.citations))


def with_web_addresses(datasette: Datasette, request: Request, cited: Citable) -> Citable:
    """Return what is cited with the addresses by which the world knows it, if any are known."""
    homepage = cited.dataset.homepage or world_address(datasette, request, "/").rstrip("/")
    return replace(cited, dataset=replace(cited.dataset, homepage=homepage))


def page_links(cited: Citable) -> list[dict[str, str]]:
    """Return the links of the page of a row, each as the attributes of a ``link`` element.

    Without an address of the site there are none but that to the licence: they may be followed
    from elsewhere, where a path leads nowhere. What the page of a row that tells of an article is
    taken for is that article, as by the fields in its head.
    """
    links = [
        {"rel": "canonical", "href": page_address(cited)},
        {"rel": "cite-as", "href": cited.address},
    ]
    if cited.licence and cited.licence.address:
        links.append({"rel": "license", "href": cited.licence.address})
    exports = [_export(name, cited.path) for name, form in FORMATS.items() if form.ending]
    links += _related(cited, "describedby", exports)
    # Reference managers look for other forms of a page by this relation alone.
    links += _related(cited, "alternate", _of_article(cited) or exports)
    return [link for link in links if link["href"]]


def article_links(cited: Citable) -> list[dict[str, str]]:
    """Return the links of the page of a text to the files that cite the article; see above."""
    return [link for link in _related(cited, "alternate", _of_article(cited)) if link["href"]]


def page_address(cited: Citable) -> str:
    """Return the whole address of the page of a row; empty where none is known."""
    return whole_address(cited.dataset, row_path(cited.table, cited.key))


def _related(
    cited: Citable, relation: str, exports: Iterable[CitationExport]
) -> list[dict[str, str]]:
    return [
        {
            "rel": relation,
            "href": whole_address(cited.dataset, export.path),
            "type": export.media_type,
        }
        for export in exports
    ]


def _of_article(cited: Citable) -> list[CitationExport]:
    """The files that cite the article itself of which a row tells; none of any other row."""
    if article_record(cited) is None:
        return []
    return [_export(name, seed_path(cited.key)) for name in ARTICLE_WRITERS]


def form_label(form: Format) -> str:
    """Return what a format is called in the language of a page: all but plain text have a name."""
    return gettext("Text") if form is FORMATS["text"] else form.label


def _export(name: str, path: str) -> CitationExport:
    """A format of what is cited at a path, where it is a file; the path is empty where it is none.

    It is without what it says.
    """
    form = FORMATS[name]
    return CitationExport(
        name, form_label(form), "", f"{path}.{form.ending}" if path else "", form.media_type
    )
