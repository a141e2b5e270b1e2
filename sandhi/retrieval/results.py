"""What is asked of a search, and what it gives."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sandhi.retrieval.guide import HitKind


class SearchRequest(NamedTuple):
    """What is asked for: words, and filters, each empty where it is not used; dates are ISO's.

    ``table`` is the name of a table, or one of ``GROUPS``.
    """

    query: str = ""
    table: str = ""
    seed: str = ""
    after: str = ""
    before: str = ""
    page: int = 1


# What stands for tables among hits that are no rows; no table can be named so.
GROUPS = {
    HitKind.ANSWER: "/questions",
    HitKind.QUESTION: "/questions",
    HitKind.PAGE: "/pages",
    HitKind.TABLE: "/codebook",
    HitKind.VIEW: "/codebook",
    HitKind.COLUMN: "/codebook",
    HitKind.VALUE: "/codebook",
}


class HitMember(NamedTuple):
    """A row, or an entry of the guide, of which a hit is made; filtered by its ``group``."""

    kind: HitKind
    key: str
    group: str
    seed: str = ""

    @property
    def name(self) -> str:
        """What tells it from all others: the key of a row, or its kind and its key."""
        return self.key if self.kind is HitKind.ROW else f"{self.kind}:{self.key}"


class Hit(NamedTuple):
    """Something that was found, and what tells of the same.

    ``best_member`` has most of what was typed; ``is_whole`` where that is its name.
    """

    lead: HitMember
    others: tuple[HitMember, ...]
    score: float
    best_member: HitMember
    is_whole: bool = False

    @property
    def members(self) -> tuple[HitMember, ...]:
        """All of it."""
        return self.lead, *self.others

    @property
    def is_best(self) -> bool:
        """Whether it answers by itself, where it is the first: by its name, or as a question."""
        return self.is_whole or self.lead.kind in (HitKind.ANSWER, HitKind.QUESTION, HitKind.PAGE)

    def led_by(self, table: str, seed: str) -> "Hit | None":
        """The hit as filters show it, led by what meets them; None where nothing of it does."""
        matching = [
            one
            for one in self.members
            if table in ("", one.group) and (not seed or seed == one.seed)
        ]
        if not matching:
            return None
        rest = (one for one in self.members if one != matching[0])
        best_member = self.best_member if self.best_member in matching else matching[0]
        return self._replace(lead=matching[0], others=tuple(rest), best_member=best_member)


class SearchResults(NamedTuple):
    """Hits of one page, how many there are in all, and by group and seed without that filter.

    ``marks`` is the FTS5 expression of which each part is to be marked. ``partly`` says that few
    rows have all words, or none, so that others have some of them, ``more`` that only the best rows
    were ranked. ``corrected_query`` is the query with words that nothing has put right, where there
    are such; ``alike_words`` are the words that others were taken for, which nothing has spelt so.
    ``before`` is how many stand before all others, as those of a time that was asked for.
    """

    hits: list[Hit]
    total: int
    tables: Counter[str]
    seeds: Counter[str]
    marks: str
    partly: bool = False
    more: bool = False
    corrected_query: str = ""
    alike_words: Sequence[str] = ()
    before: int = 0

    @classmethod
    def of_nothing(cls) -> "SearchResults":
        """No hits."""
        return cls([], 0, Counter(), Counter(), "")
