"""What is cited as elements of the head of its page, as reference managers read them there.

They are the tags that Highwire Press began and Google Scholar asks for (``citation_title`` and the
like), which Zotero, Mendeley and Citavi read, and beside them what tells Zotero the kind of the
item: by the name that it gives its own vocabulary, and as Dublin Core has it.
"""

from typing import NamedTuple

from sandhi.cite.article import ArticleRecord, article_record
from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable


class EmbeddedField(NamedTuple):
    """A ``meta`` element: its name and its content."""

    name: str
    content: str


def embedded_fields(cited: Citable) -> list[EmbeddedField]:
    """Return what a page says of what is cited there; nothing of what is not known."""
    article = article_record(cited)
    fields = _of_article(article) if article else _of_dataset(cited)
    return [field for field in fields if field.content]


def _of_dataset(cited: Citable) -> list[EmbeddedField]:
    """The dataset, or a part of it."""
    dataset = cited.dataset
    return [
        EmbeddedField("citation_title", cited.title),
        *(EmbeddedField("citation_author", _name(author)) for author in dataset.authors),
        EmbeddedField("citation_publication_date", dataset.year),
        EmbeddedField("citation_publisher", dataset.publisher),
        EmbeddedField("citation_doi", dataset.doi),
        EmbeddedField("citation_public_url", cited.address),
        EmbeddedField("citation_keywords", "; ".join(dataset.keywords)),
        EmbeddedField("DC.type", "Dataset"),
        EmbeddedField("z:itemType", "dataset"),
        EmbeddedField("z:versionNumber", dataset.version),
        EmbeddedField("z:identifier", cited.key),
    ]


def _of_article(article: ArticleRecord) -> list[EmbeddedField]:
    """A source text: its publisher's, and nobody's of the dataset."""
    return [
        EmbeddedField("citation_title", article.title),
        EmbeddedField("citation_publication_date", article.agreed),
        EmbeddedField("citation_language", article.language),
        EmbeddedField("citation_public_url", article.address),
        EmbeddedField("DC.type", "Text"),
        EmbeddedField("z:itemType", "newspaperArticle"),
        EmbeddedField("z:publicationTitle", article.appeared_in),
    ]


def _name(author: Contributor) -> str:
    """A person by the family name first, which a comma tells; anybody else with nothing after it.

    Without a comma, a reference manager takes the last word of any name for that of a family.
    """
    if author.is_person and author.family_name and author.given_name:
        return f"{author.family_name}, {author.given_name}"
    return author.name if author.is_person else f"{author.name},"
