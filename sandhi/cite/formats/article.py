"""An article itself in the formats of reference managers, as the newspaper article that it is.

None of them has an author, a licence or a version: those of the dataset are not the article's.
"""

import json
from collections.abc import Callable, Mapping

from sandhi.cite.article import ArticleRecord
from sandhi.cite.formats.bibtex import entry, tex_text
from sandhi.cite.formats.ris import ris_record


def article_ris(article: ArticleRecord) -> str:
    """Return a record of RIS of type NEWS.

    Its date is as exact as the days of its publication agree; both of them are in a note.
    """
    year, month, day = [*article.agreed.split("-"), "", ""][:3]
    tags = [
        ("TY", "NEWS"),
        ("ID", article.identifier),
        ("TI", article.title),
        ("T2", article.appeared_in),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", article.language),
        ("UR", article.address),
        ("N1", _note(article)),
    ]
    return ris_record(tags)


def article_bibtex(article: ArticleRecord) -> str:
    """Return an entry of BibTeX; ``date`` is for biblatex, which reads EDTF.

    It is an ``@article`` of the newspaper that it appeared in, and ``@misc`` where none is known.
    """
    fields = {
        "title": f"{{{tex_text(article.title)}}}",
        "journal": tex_text(article.appeared_in),
        "entrysubtype": "newspaper" if article.appeared_in else "",
        "date": article.published,
        "year": article.agreed[:4],
        "language": tex_text(article.language),
        "url": article.address,  # taken as it stands
        "note": tex_text(_note(article)),
    }
    return entry("article" if article.appeared_in else "misc", article.identifier, fields)


def article_csl(article: ArticleRecord) -> str:
    """Return a CSL-JSON list of one item, whose date is an interval where its days differ."""
    days = [day for day in dict.fromkeys((article.first, article.last)) if day]
    issued: dict[str, object] = {"date-parts": [[*map(int, day.split("-"))] for day in days]}
    if "" in (article.first, article.last):  # an interval has two ends
        issued = {"literal": article.published}
    item = {
        "id": article.identifier,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.appeared_in,
        "issued": issued if days else None,
        "language": article.language,
        "URL": article.address,
        "note": _note(article),
    }
    return json.dumps(
        [{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2
    )


# By the names that the formats have among those of everything else. Zotero takes the first: of an
# entry of BibTeX it would make an article of a journal.
ARTICLE_WRITERS: Mapping[str, Callable[[ArticleRecord], str]] = {
    "ris": article_ris,
    "bibtex": article_bibtex,
    "csljson": article_csl,
}


def _note(article: ArticleRecord) -> str:
    """When it was published, as exactly as is known, and which text was read."""
    published = f"Published {article.published} (EDTF)." if article.published else ""
    return " ".join(filter(None, [published, article.note]))
