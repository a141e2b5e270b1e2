"""A new row as it is proposed for a passage, with its mention, its parts and its links."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sandhi.curate.editing.bounds import with_bounds
from sandhi.package import Package
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.names import cells_of_name, description, forms_of
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposed_type import (
    cells_of_type,
    type_that_stands,
    types_of,
    values_of_new_type,
)
from sandhi.review.composer.proposing.dating import (
    basis_of_typed,
    date_of_undated,
    date_of_whole,
    open_of_over,
    published_on,
    taken_over,
)
from sandhi.review.composer.proposing.fitting import (
    columns_that_stand,
    first_that_stands,
    values_borne_out,
)
from sandhi.review.composer.proposing.nearby import near_cells
from sandhi.review.composer.proposing.new_names import own_words
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offers import offers
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.proposing.prose.drafts import drafts
from sandhi.review.composer.reading.counts import with_subjects
from sandhi.review.composer.reading.heads import cells_of_heads
from sandhi.review.composer.reading.measures import (
    cells_of_whole_number,
    is_of_numbers,
    unit_counted,
    whole_of_number,
)
from sandhi.review.composer.reading.moods import cells_of_mood
from sandhi.review.composer.reading.wholes import wholes
from sandhi.review.composer.shape import Shape, values_to_come
from sandhi.suggest.candidates import as_sentence, candidates
from sandhi.text import Span


class Proposal(NamedTuple):
    """What is proposed for a passage: a cell for each column, and what may be joined to it.

    ``types`` are those of passages like it, the likeliest first; ``earlier`` is the row that codes
    the same words, whose cells are taken over; ``drafted`` are the columns of our prose for which
    there is a draft, to be read before it is written.
    """

    cells: dict[str, str]
    offers: tuple[Offer, ...]
    types: tuple[str, ...]
    earlier: str
    drafted: frozenset[str]


def proposal(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    chosen: str = "",
    *,
    curator_cells: Mapping[str, str] = MappingProxyType({}),
    joined: Sequence[Offer] | None = None,
) -> Proposal:
    """What is proposed for a passage; ``chosen`` is the type, where the curator has said it.

    So are the ``curator_cells``, and the rows that are ``joined``: the rest follows.

    Where the package says by which words types are told, and none stands there, no type is
    proposed, nor what follows from it: an empty field is seen, a wrong one may be overlooked.

    Where the same words are coded already, all is as it is there, but for the place, and of another
    text also but for what its own words say: when it is, what we say of it. Rows that have mentions
    or names are known by them: the same words are about the same row.
    """
    schema = package.schemas[shape.table]
    is_known = chosen or shape.mention or forms_of(package, shape.table)
    earlier = None if is_known else learnt.same_words(passage)
    types, is_told = types_of(package, shape, learnt, passage)
    earlier_type = earlier.get(shape.type, "") if earlier else ""
    type_ = chosen or earlier_type or (types[0] if types and is_told else "")
    whole_number = whole_of_number(package, shape, passage) if is_of_numbers(package, shape) else {}
    type_ = type_ or whole_number.get(shape.type, "")
    offers_given, joined = joined, _joined(package, shape, learnt, passage, type_, joined)
    if type_ and not (chosen or earlier):
        stands = type_that_stands(package, shape, learnt, passage, type_, joined)
        if stands != type_:
            type_, types = stands, sorted(types, key=lambda one: one != stands)
            joined = _joined(package, shape, learnt, passage, type_, offers_given)
    cells = dict.fromkeys(schema.names, "")
    anew = {*schema.names}
    if earlier:
        is_here = earlier["seed_id"] == passage.seed_id
        anew = set() if is_here else {*shape.filled, *shape.composed.drafts}
        cells |= {name: earlier[name] for name in {*schema.names} - anew}
    else:
        rests_on_others = _rests(shape, learnt, joined)
        facts = {**{shape.type: type_}, **curator_cells}
        usual = (
            (learnt.values(passage, facts, rests_on_others) if facts[shape.type] else {})
            if shape.type
            else learnt.shared_values(own_words(package, shape, passage))
        )
        # The basis of a date stands with the date: where no row gives them, neither is usual.
        cells |= {name: value for name, value in usual.items() if name not in shape.filled}
        cells |= values_of_new_type(package, shape, type_, cells) if shape.type else {}
        cells |= _counted(package, shape, passage)
        if is_of_numbers(package, shape):
            cells |= unit_counted(package, shape, passage)
        cells |= cells_of_name(package, shape, passage, cells)
    cells |= cells_of_type(package, shape, type_)
    near = near_cells(package, shape, learnt, passage, type_, {})
    cells |= {name: value for name, value in near.items() if name in anew}
    of_whole_number = cells_of_whole_number(package, shape, whole_number)
    cells |= {name: value for name, value in of_whole_number.items() if value and name in anew}
    if offers_given is None and is_of_numbers(package, shape):
        joined = with_subjects(package, shape, passage, cells, joined)
    cells |= {**passage.anchor(passage.span), schema.primary_key: ""}
    cells |= (
        {}
        if earlier
        else cells_of_mood(package, shape, passage, {**cells, **curator_cells}, curator_cells)
    )
    if not earlier and type_:
        cells |= _borne_out(package, shape, learnt, passage, {**cells, **curator_cells}, joined)
    if not earlier:
        cells |= _told_by_heads(package, shape, passage, type_, {**cells, **curator_cells})
    dated = shape.composed.undated.column if shape.composed.undated else ""
    before = {name: cells[name] for name in shape.filled}
    if typed := curator_cells.get(dated, ""):  # as it would be without that
        untyped = {**cells, **curator_cells, dated: cells[dated]}
        before |= date_of_undated(package, shape, passage, untyped, joined)
    if typed and typed != cells[dated]:
        cells |= dict.fromkeys(shape.filled, "")  # what stood beside another date
    if not typed:
        cells |= open_of_over(package, shape, passage, {**cells, **curator_cells})
    cells |= taken_over(package, shape, curator_cells)
    cells |= date_of_undated(package, shape, passage, {**cells, **curator_cells}, joined, typed)
    if typed:
        cells |= basis_of_typed(package, shape, passage, {**cells, **curator_cells}, before)
    cells |= curator_cells
    # Of a row that no time dates, and which is not to come, the day is that of its whole.
    is_undated = bool(dated) and not (near.get(dated) or typed or cells[dated].endswith("/.."))
    cells_so_far = {**cells, **curator_cells, shape.type: type_}
    ranked = wholes(package, shape, passage, cells_so_far, joined)
    # With another date it is a part of the same as before, or of none.
    many = 1 if typed else None
    ranked = {column: keys[:many] for column, keys in ranked.items() if column in anew}
    of_whole = _of_whole(package, shape, passage, ranked, cells, is_undated=is_undated)
    is_to_come = cells.get(package.settings.of(shape.table).mood or "") in values_to_come(
        package, shape
    )
    # Where what only may be is, nothing tells but its own words.
    keys_of_wholes = (of_whole[column] for column in ranked if of_whole[column] and not is_to_come)
    if whole := package.rows(shape.table).get(next(keys_of_wholes, ""), {}):
        with_whole = near_cells(package, shape, learnt, passage, type_, whole).items()
        cells |= {name: one for name, one in with_whole if name in anew and one != near[name]}
    cells |= {**of_whole, **curator_cells}
    drafted = (
        description(package, shape, passage, cells, joined)
        if forms_of(package, shape.table)
        else drafts(package, shape, passage, cells, joined)
    )
    standing = columns_that_stand(package, shape.table, {**cells, **drafted}, drafted)
    drafted |= {name: "" for name in drafted if name not in standing}
    cells = with_bounds(package, shape.table, {**cells, **drafted})
    earlier_key = earlier[schema.primary_key] if earlier else ""
    ours = {*drafted, *(shape.composed.drafts if earlier else ())}
    return Proposal(cells, joined, tuple(types), earlier_key, frozenset(ours))


def _told_by_heads(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    type_: str,
    cells: Mapping[str, str],
) -> dict[str, str]:
    """What the words that tell of the type say of other columns; nothing that a rule refuses.

    What is only planned, say, is of no class yet in which its words would put it.
    """
    of_heads = cells_of_heads(package, shape, passage, type_)
    row = {**cells, **of_heads}
    standing = columns_that_stand(package, shape.table, row, of_heads) if of_heads else ()
    refused = (name for name in of_heads if name not in standing)
    return {name: of_heads[name] for name in standing} | {
        name: "" for name in refused if cells[name] == of_heads[name]
    }


def _rests(shape: Shape, learnt: Learnt, joined: Sequence[Offer]) -> bool:
    """Whether what is taken with a row has somebody say it."""
    return any(
        one.is_taken and one.join in shape.sources and learnt.is_claim(one.join.table, one.role)
        for one in joined
    )


def _borne_out(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    joined: Sequence[Offer],
) -> dict[str, str]:
    """How real a row is, where its mention, put as usual, bears out no more than one value.

    What rests on somebody's word alone is said to be so, and what a text says itself is so.
    """
    column = package.settings.of(shape.table).mood or ""
    if not (column and shape.mention and cells[column]):
        return {}
    rests = _rests(shape, learnt, joined)
    mention = usual_mention(package, shape, learnt, cells, rests, passage)
    mention |= {package.schemas[shape.mention].primary_key: "", **passage.anchor(passage.span)}
    standing = values_borne_out(package, shape, column, cells, [mention])
    return {column: next(iter(standing))} if len(standing) == 1 else {}


def _joined(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    type_: str,
    offers_given: Sequence[Offer] | None,
) -> tuple[Offer, ...]:
    return tuple(
        offers(package, shape, learnt, passage, type_) if offers_given is None else offers_given
    )


def _of_whole(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    ranked: Mapping[str, Sequence[str]],
    cells: Mapping[str, str],
    *,
    is_undated: bool,
) -> dict[str, str]:
    """Of which row it is a part, by column: the first of the ranked that no rule refuses.

    What is undated takes the day of the first, if it has one and can stand with it.
    """
    rows, of_whole = package.rows(shape.table), dict[str, str]()
    for column, ranked_keys in ranked.items():
        keys = [cells[column]] if cells[column] else ranked_keys
        likeliest = rows.get(next(iter(keys), ""), {})
        day = date_of_whole(package, shape, passage, likeliest) if is_undated else {}
        if day and first_that_stands(package, shape.table, column, keys[:1], {**cells, **day}):
            of_whole |= {**day, column: keys[0]}
        else:
            stands = first_that_stands(package, shape.table, column, ranked_keys, cells)
            of_whole[column] = cells[column] or stands
    return of_whole


def _counted(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """What the number or the expression of time in the passage says, under the names of columns."""
    kinds = [kind for kind, table in package.settings.suggest.items() if table == shape.table]
    kinds = [kind for kind in kinds if kind in ("number", "date")]
    if not kinds:
        return {}
    text = package.texts[passage.seed_id]
    begin = passage.sentence.start
    of_sentence = candidates(
        text[begin : max(passage.sentence.end, passage.span.end)],
        kinds,
        published=published_on(package, passage),
        code=passage.language,
    )
    names = package.schemas[shape.table].names
    for candidate in of_sentence:
        if passage.holds(Span(begin + candidate.core.start, begin + candidate.core.end)):
            values = {"note": as_sentence(candidate.why), **candidate.proposed}
            return {name: _cell(values[name]) for name in names if name in values}
    return {}


def _cell(value: object) -> str:
    return "" if value is None else str(value)
