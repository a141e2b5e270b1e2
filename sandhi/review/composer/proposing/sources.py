"""On whose word a passage rests, as far as what is coded around it and the sentences tell."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from sandhi.language import Case, language
from sandhi.package import Package
from sandhi.review.composer.attribution import (
    attributing,
    carrying_on,
    coded_outside,
    ends_a_clause,
    is_by_pronoun,
    is_taken_up,
    said_in,
    sources_of,
    speaking_for,
)
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import (
    SelectedPassage,
    placed_rows,
    row_cells,
    rows_in,
    sentence_rows,
)
from sandhi.review.composer.proposing.fitting import fitting_roles
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.offer import Offer, named_in_sentence, offer_at
from sandhi.review.composer.proposing.shown import shown_by_words
from sandhi.review.composer.reading.doers import telling_of
from sandhi.review.composer.reading.moods import setting_of
from sandhi.review.composer.reading.places import standings
from sandhi.review.composer.shape import PartTable, Shape, composed_tables, shape_of
from sandhi.text import Span, span_in

_OPENING, _CLOSING = ("“", "‘‘"), ("”", "’’")
_QUOTATION = regex.compile("|".join([*_OPENING, *_CLOSING, '"', "''"]))
_LINE = "\n"  # parts what follows from what it no longer goes on with


class MentionSources(NamedTuple):
    """A table of sources, and that of the mentions that rest on them."""

    join: PartTable
    mention: str


def sources_leading_to(package: Package, target: str) -> Iterator[MentionSources]:
    """The tables of sources of whatever is composed, in which rows of a table are the source."""
    for table in composed_tables(package):
        shape = shape_of(package, table)
        for join in shape.sources:
            if join.target == target:
                yield MentionSources(join, shape.mention)


def source_offers(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
) -> Iterator[Offer]:
    """On whose word the passage may rest: who is said to say it in its sentence.

    That somebody says something rests on nobody's: a passage that tells so takes none of them but
    who carries that on.
    Then come, not taken, those who say something in the sentences beside it, and the last one
    before it on whose word anything rests.
    """
    sayers = attributing(package, passage, join.target)
    carriers = carrying_on(passage, sayers)
    coded = coded_outside(package, shape, passage, join)
    resting = carriers
    if said_in(passage) is None:
        resting = _resting(package, shape, learnt, passage, join, type_, coded, sayers)
    employing = speaking_for(package, passage, join.target, resting or sayers)
    names = dict(named_in_sentence(package, passage, join.target))
    first = {**names, **sayers, **coded, **employing, **resting}
    near = nearby_sayers(package, passage, join)
    spans = shown_by_words(package, passage, join, {**near, **first})
    fitting = fitting_roles(package, shape.mention, join, {}, spans)
    media = _media(learnt, join, {key: fitting[key] for key in spans})
    # Whose correspondent says something carries that on; whose minister does, does not.
    carried = {key for key in employing if key in media and key not in resting}
    for key, span in sorted(spans.items(), key=lambda one: (one[0] not in first, one[1])):
        roles = {one for one in fitting[key] if not learnt.is_claim(join.table, one)}
        roles = roles if roles and (key in carried or key in carriers) else {*fitting[key]}
        role = learnt.role(join, type_, key, passage.holds(span), fitting=roles)
        is_taken = key in resting or key in carried
        yield offer_at(package, join, key, role, passage, span, is_taken)


def _resting(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
    coded: Mapping[str, Span],
    sayers: Mapping[str, Span],
) -> dict[str, Span]:
    """On whose word a passage rests that does not itself tell that somebody says something."""
    resting = dict(coded) or resting_on(package, passage, join.target)
    if not ends_a_clause(passage):
        telling = _telling_of(package, passage, join.target)
        resting = telling or (resting if _is_no_fact(passage) else {})
    speaking = _speaking(package, shape, learnt, passage, join, type_)
    # Within what somebody is said to say, that one's saying rests on that as well.
    speaking -= {key for key, span in sayers.items() if span.end <= passage.span.start}
    return {key: span for key, span in resting.items() if key not in speaking}


def _media(learnt: Learnt, join: PartTable, fitting: Mapping[str, frozenset[str]]) -> set[str]:
    """Those whom the rules let carry on what another says, where they do not let everybody."""
    media = {
        key
        for key, roles in fitting.items()
        if any(not learnt.is_claim(join.table, one) for one in roles)
    }
    return media if media < {*fitting} else set()


def _is_no_fact(passage: SelectedPassage) -> bool:
    """Whether a passage that ends no clause tells no more than what its sentence does of it.

    It stops before the copula; or what it tells is yet to be: what one calls for, none presupposes.
    """
    after = passage.text[passage.span.end : passage.sentence.end]
    is_cut = language(passage.language).is_cut(passage.quote, after)
    return is_cut or setting_of(passage) is not None


def _speaking(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
) -> set[str]:
    """Who says what a passage of a type of sayings tells that they say: it rests not on their word.

    Such are types whose rows are mostly linked to what they tell of.
    """
    if not any(learnt.links_mostly(link, type_) for link in shape.links):
        return set()
    standing = standings(package, passage, join.target).items()
    doing = {key for key, one in standing if one.case is Case.AGENT and not one.is_aside}
    is_pronoun = language(passage.language).is_of_pronoun(passage.quote)
    return doing | {*(antecedent(package, passage, join.target) if is_pronoun else ())}


def _telling_of(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """Who is said in its clause to say what a noun phrase tells, as a pronoun may have it."""
    begin, after = passage.sentence.start, passage.text[passage.span.end : passage.sentence.end]
    code = language(passage.language)
    telling = telling_of(package, passage, target)
    is_told = not telling and code.is_content(after)
    if is_told and code.is_of_pronoun(passage.text[begin : passage.span.start]):
        return antecedent(package, passage, target)
    return telling


def resting_on(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """The rows of a table on whose word a passage rests, with the words that say so.

    They are those on whose word a coded passage does that holds it, the shortest; who is said to
    say it in its sentence; whom a pronoun means that does; or who says so of the whole sentence
    in the one that follows.
    """
    if around := _of_passages_around(package, passage, target):
        return around
    sayers = attributing(package, passage, target)
    if sources := sources_of(passage, sayers):
        return {source: sayers[source] for source in sources}
    if quoting := _quoting(package, passage, target):
        return quoting
    if is_by_pronoun(passage):
        return antecedent(package, passage, target)
    return is_taken_up(package, passage, target)


def _quoting(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """Who says what a passage goes on with, in a quotation that a sentence before it has opened."""
    text, begin = passage.text, passage.sentence.start
    line = text.rfind(_LINE, 0, begin) + 1
    opening: int | None = None
    for mark in _QUOTATION.finditer(text, line, passage.span.start):
        opens = opening is None and mark[0] not in _CLOSING
        opening = mark.start() if opens else None if mark[0] not in _OPENING else opening
    if opening is None or opening >= begin:
        return {}
    for key, span, cells in sentence_rows(package, passage.seed_id):
        if span.start <= opening < span.end:
            quote = cells["quote"]
            sentence = SelectedPassage(
                *(passage.seed_id, span, quote, key, span, quote, "", passage.language, text),
                *(None, None),
            )
            sayers = attributing(package, sentence, target)
            saying = [(words, one) for one, words in sayers.items() if words.end <= opening]
            return {one: words for words, one in sorted(saying)[-1:]}
    return {}


def antecedent(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """Whom a pronoun means that says something, with the words by which that one spoke before.

    It carries on who says all that the sentence before tells, and so is the first to say anything
    there; where nobody does, it is who alone does what that tells, else the last one on whose word
    anything rests.
    """
    before = passage.neighbour(passage.previous) if passage.previous else None
    for sources in sources_leading_to(package, target):
        near = saying_in(package, before, sources.join) if before else {}
        near = near or (_only_doer(package, before, target) if before else {})
        near = near or last_source(package, passage, sources.join)
        return dict(sorted(near.items(), key=lambda one: one[1])[:1])
    return {}


def _only_doer(package: Package, sentence: SelectedPassage, target: str) -> dict[str, Span]:
    """Who does what a sentence tells, with the sentence, where nobody else does."""
    doing = [
        key
        for key, one in standings(package, sentence, target).items()
        if one.case is Case.AGENT and not one.is_aside
    ]
    return {doing[0]: sentence.span} if len(doing) == 1 else {}


def nearby_sayers(package: Package, passage: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """Who says something in the sentences beside a passage, and the last source before it.

    What follows counts where it takes up what the passage tells, or goes on in the same line.
    """
    near = is_taken_up(package, passage, join.target)
    following = passage.following
    if following and _LINE not in passage.text[passage.sentence.end : following.start]:
        near |= saying_in(package, passage.neighbour(following), join)
    near |= last_source(package, passage, join)
    if passage.previous:
        near |= saying_in(package, passage.neighbour(passage.previous), join)
    return near


def last_source(package: Package, passage: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """The last one before a passage on whose word anything of its text rests, with the words."""
    coded = [
        (span, row[join.to]) for span, row in placed_rows(package, join.table, passage.seed_id)
    ]
    before = [(span, key) for span, key in coded if span.end <= passage.span.start]
    return {key: span for span, key in sorted(before)[-1:]}


def saying_in(package: Package, sentence: SelectedPassage, join: PartTable) -> dict[str, Span]:
    """Who says something in a sentence, with the words that say so: as it is coded, or reads."""
    coded = {row[join.to]: span for span, row in rows_in(package, join.table, sentence)}
    inside = {key: span for key, span in coded.items() if sentence.holds(span)}
    return {**attributing(package, sentence, join.target), **inside}


def _of_passages_around(package: Package, passage: SelectedPassage, target: str) -> dict[str, Span]:
    """On whose word the shortest coded passage rests that holds this one and has a source.

    Whoever only carries on what another says, as the rows of rarer roles do, is none.
    """
    for sources in sources_leading_to(package, target):
        key, role = package.schemas[sources.mention].primary_key, sources.join.role
        of_mention: dict[str, dict[str, Span]] = {}
        rows = row_cells(package, sources.join.table)
        usual = most((row[role] for row in rows), least=0.0) if role else ""
        for row in rows:
            if role and row[role] != usual:
                continue
            if row["seed_id"] == passage.seed_id and (words := span_in(row)):
                of_mention.setdefault(row[sources.join.of], {})[row[sources.join.to]] = words
        around = [
            (span.length, row[key])
            for span, row in rows_in(package, sources.mention, passage)
            if span.start <= passage.span.start
            and passage.span.end <= span.end
            and row[key] in of_mention
        ]
        if around:
            return of_mention[min(around)[1]]
    return {}
