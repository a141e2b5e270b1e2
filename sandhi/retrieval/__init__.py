"""What is asked in words, and what of a dataset answers it: rows, questions, pages, the codebook.

``Finder`` is asked, by the site and by a program alike. What is typed is read term by term
(``wanted``), each with the forms in which it may stand: as typed, as it sounds (``vocabulary``), as
the package says it may be called too (``synonyms``). Rows come from the index of the database, all
else from ``guide``; ``scoring`` ranks both by one measure, and ``doubles`` makes one hit of what
tells of the same passage.
"""

from sandhi.retrieval.finder import NOWHERE, Finder
from sandhi.retrieval.guide import (
    Guide,
    GuideEntry,
    HitKind,
    catalogue_entries,
    catalogue_guide,
)
from sandhi.retrieval.results import GROUPS, Hit, HitMember, SearchRequest, SearchResults

__all__ = [
    "GROUPS",
    "NOWHERE",
    "Finder",
    "Guide",
    "GuideEntry",
    "Hit",
    "HitKind",
    "HitMember",
    "SearchRequest",
    "SearchResults",
    "catalogue_entries",
    "catalogue_guide",
]
