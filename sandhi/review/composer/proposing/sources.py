"""On whose word a passage may rest, with the words that say so."""

from collections.abc import Iterator, Mapping

import regex

from sandhi.language import language
from sandhi.package import Package
from sandhi.review.composer.attribution import attributing, ends_a_clause, said_in, source_of
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, row_cells, rows_in
from sandhi.review.composer.proposing.fitting import fitting_roles, shown_well
from sandhi.review.composer.proposing.offer import Offer, named_in_sentence, offer_at
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.text import Span

_MARK = regex.compile(r"[\p{Sentence_Terminal},;:–—“”\"()]")  # between two clauses


def source_offers(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
) -> Iterator[Offer]:
    """On whose word the passage may rest: who is said to say it in its sentence.

    That somebody says something rests on nobody's: a passage that tells so takes none of them.
    Then come, not taken, those who say something in the sentences beside it, and the last one
    before it on whose word anything rests.
    """
    # Words within the passage attribute what is said there, not the passage, which tells of it.
    coded = {
        row[join.to]: span
        for span, row in rows_in(package, join.table, passage)
        if passage.in_sentence(span) and not passage.holds(span)
    }
    sayers = attributing(package, passage, join.target)
    of_sentence = {**dict(named_in_sentence(package, passage, join.target)), **sayers, **coded}
    is_told = ends_a_clause(passage) and not said_in(passage)
    resting = {*coded} or {source_of(passage, sayers)} if is_told else set()
    near = last_source(package, passage, join)
    for sentence in filter(None, (passage.following, passage.previous)):
        near |= saying_in(package, passage.neighbour(sentence), join)
    spans = _shown_well(package, passage, join, {**near, **of_sentence})
    fitting = fitting_roles(package, shape.mention, join, {}, spans)
    for key, span in sorted(spans.items(), key=lambda one: (one[0] not in of_sentence, one[1])):
        role = learnt.role(join, type_, key, passage.holds(span), fitting=fitting[key])
        yield offer_at(package, join, key, role, passage, span, key in resting)


def _shown_well(
    package: Package, passage: SelectedPassage, join: PartTable, spans: Mapping[str, Span]
) -> dict[str, Span]:
    """Those whom words show that the rules let stand, with the words.

    Whose name alone does not show it is shown by the words from there to those that say something,
    or to the end of a clause beside the passage that the name begins; whoever is not shown by these
    either is not offered.
    """

    def well(spans: Mapping[str, Span]) -> dict[str, Span]:
        rows = [{**passage.anchor(span), join.to: key} for key, span in spans.items()]
        return {row[join.to]: spans[row[join.to]] for row in shown_well(package, join, rows)}

    shown_spans = well(spans)
    bare_names = {key: span for key, span in spans.items() if key not in shown_spans}
    longer = {
        key: _said(passage, name) or _clause(passage, name) for key, name in bare_names.items()
    }
    return shown_spans | well({key: span for key, span in longer.items() if span})


def _said(passage: SelectedPassage, name: Span) -> Span | None:
    """The words from a name in the sentence to the first that say something; None where none do."""
    begin = passage.sentence.start
    sayings = language(passage.language).sayings(passage.sentence_quote)
    ends = [
        begin + one.end for one in sayings if begin <= name.start and name.end <= begin + one.start
    ]
    return Span(name.start, min(ends)) if ends else None


def _clause(passage: SelectedPassage, name: Span) -> Span | None:
    """The clause that a name begins, beside the passage in its sentence; None where it does not."""
    text, begin = passage.sentence_quote, passage.sentence.start
    at = Span(name.start - begin, name.end - begin)
    if not (at.start >= 0 and at.end <= len(text)):
        return None
    before = [mark.end() for mark in _MARK.finditer(text, 0, at.start)]
    stop = _MARK.search(text, at.end)
    clause = Span(name.start, begin + len(text[: stop.start() if stop else None].rstrip()))
    begins = not text[max(before, default=0) : at.start].strip()
    return clause if begins and not clause.meets(passage.span) else None


def last_source(package: Package, passage: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """The last one before a passage on whose word anything of its text rests, with the words."""
    coded = [
        (Span(int(row["start"]), int(row["end"])), row[join.to])
        for row in row_cells(package, join.table)
        if row["seed_id"] == passage.seed_id and row["start"].isdecimal() and row["end"].isdecimal()
    ]
    before = [(span, key) for span, key in coded if span.end <= passage.span.start]
    return {key: span for span, key in sorted(before)[-1:]}


def saying_in(package: Package, sentence: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """Who says something in a sentence, with the words that say so: as it is coded, or reads."""
    coded = {row[join.to]: span for span, row in rows_in(package, join.table, sentence)}
    inside = {key: span for key, span in coded.items() if sentence.holds(span)}
    return {**attributing(package, sentence, join.target), **inside}
