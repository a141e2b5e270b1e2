"""What a search finds: one ranked list over rows, questions, pages and the codebook."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sandhi.publish.catalogue import Catalogue
from sandhi.publish.sqlite.schemas import RECORDS
from sandhi.retrieval.doubles import Double, fold_doubles
from sandhi.retrieval.guide import Guide, GuideMatch, HitKind
from sandhi.retrieval.query import QueryReader, QueryTerm, contents
from sandhi.retrieval.results import GROUPS, Hit, HitMember, SearchRequest, SearchResults
from sandhi.retrieval.rows import RowSearch
from sandhi.retrieval.synonyms import Synonyms
from sandhi.retrieval.vocabulary import IndexVocabulary, Select

_FIRST, _NEARLY = 5, 0.6  # hits among which an answer leads, and of the best one's measure
NOWHERE = 9  # the place of a row that has one, but not before others
_LIKELY = 0.2  # of the best hit's measure; what has some words alone, and less, is only noise


@dataclass(frozen=True)
class Finder:
    """What searches a database: asked by ``select``, described by its catalogue and a guide.

    Whatever is typed is answered, in a time that is bounded by how much of it is read and how many
    rows are ranked.
    """

    select: Select
    catalogue: Catalogue
    guide: Guide

    def results(
        self,
        request: SearchRequest,
        size: int,
        condition: str = "",
        places: Callable[[Collection[str]], Mapping[str, int]] | None = None,
    ) -> SearchResults:
        """What a search finds; nothing where it asks for no word.

        ``condition`` is what SQL asks of a record ``r`` beside, as of its days; what is no row is
        left out then. ``places`` says which of some rows stand before all others: those of the
        least number first, but for ``NOWHERE``.
        """
        terms = self._reader.read(request.query)
        corrected_query = _corrected_query(terms)
        if corrected_query and corrected_query != request.query:
            # What is misspelt brings what the right words do, in their order too.
            right = self.results(request._replace(query=corrected_query), size, condition, places)
            return right._replace(corrected_query=corrected_query)
        content_terms = contents(terms)
        if not content_terms:
            return SearchResults.of_nothing()
        ranking = RowSearch(self.select, self.catalogue).ranked(terms, request.query, condition)
        guide_matches = [] if condition else self.guide.matches(terms)
        hits = [*map(_of_rows, fold_doubles(ranking.rows)), *map(_of_guide, guide_matches)]
        hits.sort(key=lambda hit: -hit.score)
        if ranking.partly:
            hits = [hit for hit in hits if hit.score > _LIKELY * hits[0].score]
        hits = _led_by_answer(hits)
        before = _standing_before(hits, places) if places else []
        hits = [*dict.fromkeys((*before, *hits))]
        filtered_hits = [led for hit in hits if (led := hit.led_by(request.table, request.seed))]
        first = (request.page - 1) * size
        return SearchResults(
            hits=filtered_hits[first : first + size],
            total=len(filtered_hits),
            tables=Counter(
                group
                for hit in hits
                for group in {one.group for one in hit.members if request.seed in ("", one.seed)}
            ),
            seeds=Counter(
                seed
                for hit in hits
                for seed in {one.seed for one in hit.members if request.table in ("", one.group)}
                if seed
            ),
            marks=" OR ".join(filter(None, (one.expression() for one in content_terms))),
            partly=ranking.partly and bool(ranking.rows),
            more=ranking.more,
            alike_words=[one.alike_word for one in terms if one.alike_word],
            before=sum(hit.led_by(request.table, request.seed) is not None for hit in before),
        )

    @cached_property
    def _reader(self) -> QueryReader:
        words = IndexVocabulary(self.select, RECORDS.name)
        ((entries,),) = self.select(f"SELECT count(*) FROM {RECORDS.name}", ())
        synonyms = Synonyms.of(self.catalogue.settings.synonyms)
        return QueryReader([words, self.guide.vocabulary], synonyms, entries)


def _led_by_answer(hits: list[Hit]) -> list[Hit]:
    """Hits with a question that is answered as the first, where it is hit nearly as well.

    What was typed as the name of something leads there.
    """
    if not hits or hits[0].is_best:
        return hits
    answers = (hit for hit in hits[:_FIRST] if hit.lead.kind is HitKind.ANSWER)
    answer = next((hit for hit in answers if hit.score > _NEARLY * hits[0].score), None)
    return [answer, *(hit for hit in hits if hit is not answer)] if answer else hits


def _standing_before(
    hits: Sequence[Hit], places: Callable[[Collection[str]], Mapping[str, int]]
) -> list[Hit]:
    """The hits that stand before the others: by their own place, or else by what tells of them."""
    keys = {hit: [one.key for one in hit.members if one.kind is HitKind.ROW] for hit in hits}
    place_of = places({key for some in keys.values() for key in some})
    placed = {}
    for hit, (lead, *others) in ((hit, some) for hit, some in keys.items() if some):
        places_of_hit = [
            place_of[key] for key in ([lead] if lead in place_of else others) if key in place_of
        ]
        if places_of_hit and min(places_of_hit) < NOWHERE:
            placed[hit] = min(places_of_hit)
    return sorted(placed, key=lambda hit: placed[hit])


def _of_rows(double: Double) -> Hit:
    """A hit of rows that tell of the same, led by what they speak of, found or not."""
    first = double.rows[0]
    members = [HitMember(HitKind.ROW, row.key, row.table, row.seed or "") for row in double.rows]
    lead = next((one for one in members if one.key == first.home), None)
    if lead is None:
        lead = HitMember(HitKind.ROW, first.home, first.home_table, first.seed or "")
    others = tuple(one for one in members if one.key != lead.key)
    return Hit(lead, others, first.score, members[0], first.is_whole)


def _of_guide(match: GuideMatch) -> Hit:
    lead, *others = (
        HitMember(entry.kind, entry.key, GROUPS[entry.kind])
        for entry in (match.entry, *match.others)
    )
    return Hit(lead, tuple(others), match.score, lead, match.is_whole)


def _corrected_query(terms: Sequence[QueryTerm]) -> str:
    """The query with the words that were taken for others; empty where none was."""
    if not any(one.correction for one in terms):
        return ""
    return " ".join(_corrected_words(terms))


def _corrected_words(terms: Sequence[QueryTerm]) -> Iterator[str]:
    for term in terms:
        yield term.correction or term.typed
