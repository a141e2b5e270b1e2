"""A new row as it is proposed for a passage, with its mention, its parts and its links."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.curate.editing.bounds import with_bounds
from sandhi.language import Mood, language
from sandhi.package import ANCHOR, Package
from sandhi.package.forms import name_forms
from sandhi.review.composer.attribution import said_in
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, named_places, rows_in
from sandhi.review.composer.proposing.drafts import drafts
from sandhi.review.composer.proposing.offers import Offer, offers
from sandhi.review.composer.shape import Shape
from sandhi.suggest.candidates import candidates
from sandhi.suggest.sources import sources
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
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage, chosen: str = ""
) -> Proposal:
    """What is proposed for a passage; ``chosen`` is the type, where the curator has said it.

    Where the same words are coded already, all is as it is there, but for the place, and of another
    text also but for what its own words say: when it is, what we say of it. Rows that have mentions
    or names are known by them: the same words are about the same row.
    """
    schema = package.schemas[shape.table]
    is_known = chosen or shape.mention or _forms(package, shape.table)
    earlier = None if is_known else learnt.same_words(passage)
    types = learnt.types(passage)
    own = earlier.get(shape.type, "") if earlier else ""
    type_ = chosen or own or (types[0] if types else "")
    joined = tuple(offers(package, shape, learnt, passage, type_))
    cells = dict.fromkeys(schema.names, "")
    anew = {*schema.names}
    if earlier:
        is_here = earlier["seed_id"] == passage.seed_id
        anew = set() if is_here else {*shape.filled, *shape.composed.drafts}
        cells |= {name: earlier[name] for name in {*schema.names} - anew}
    else:
        rests_on_others = any(one.taken and one.join in shape.sources for one in joined)
        usual = (
            learnt.values(type_, rests_on_others) if shape.type else learnt.shared_values(passage)
        )
        # The basis of a date stands with the date: where no row gives them, neither is usual.
        cells |= {name: value for name, value in usual.items() if name not in shape.filled}
        cells |= _counted(package, shape, passage)
        written = (*_forms(package, shape.table), *package.settings.of(shape.table).own_words)
        cells |= dict.fromkeys(written, passage.quote)
    cells |= _of_term(package, shape, type_)
    near = _near(package, shape, learnt, passage, type_)
    cells |= {name: value for name, value in near.items() if name in anew}
    cells |= {**passage.anchor(passage.span), schema.primary_key: ""}
    cells |= _undated(package, shape, passage, cells, joined)
    cells |= {} if earlier else _of_mood(package, shape, passage, cells)
    drafted = drafts(package, shape, passage, cells, joined)
    cells = with_bounds(package, shape.table, {**cells, **drafted})
    known = earlier[schema.primary_key] if earlier else ""
    ours = {*drafted, *(shape.composed.drafts if earlier else ())}
    return Proposal(cells, joined, tuple(types), known, frozenset(ours))


def _of_term(package: Package, shape: Shape, type_: str) -> dict[str, str]:
    """The type, and what its definition says under the name of a column, labels excepted."""
    if not type_:
        return {}
    names = package.schemas[shape.table].names
    labels = {*package.settings.of(shape.table).label, *package.settings.of(shape.vocabulary).label}
    term = package.rows(shape.vocabulary).get(type_, {})
    same = {name: str(value) for name, value in term.items() if name in names and value is not None}
    return {name: one for name, one in same.items() if name not in labels} | {shape.type: type_}


def _counted(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """What the number or the expression of time in the passage says, under the names of columns."""
    kinds = [kind for kind, table in package.settings.suggest.items() if table == shape.table]
    kinds = [kind for kind in kinds if kind in ("number", "date")]
    if not kinds:
        return {}
    (source,) = sources([passage.seed_id], package, None)
    text = package.texts[passage.seed_id]
    begin = passage.sentence.start
    of_sentence = candidates(
        text[begin : max(passage.sentence.end, passage.span.end)],
        kinds,
        published=source.published,
        code=passage.language,
    )
    names = package.schemas[shape.table].names
    for candidate in of_sentence:
        if passage.holds(Span(begin + candidate.core.start, begin + candidate.core.end)):
            said = {"note": candidate.why, **candidate.proposed}
            return {name: _cell(said[name]) for name in names if name in said}
    return {}


def _forms(package: Package, table: str) -> list[str]:
    """The columns of a table that hold forms of names, as the texts have them."""
    of_table = (one.form for one in package.settings.names if one.table == table)
    return [form for form in of_table if form not in ANCHOR]


def _near(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage, type_: str
) -> dict[str, str]:
    """What the rows that are anchored in the passage, or its sentence, give to its columns.

    A row that is named there is taken, such as a place, where rows of the type have one mostly.
    When somebody says something is not told by what is said.
    """
    given: dict[str, str] = {}
    said = said_in(passage)
    for table, columns in shape.composed.fill.items():
        for span, row in rows_in(package, table, passage):
            if said and said.holds(span):
                continue
            for column, choices in columns.items():
                given[column] = next((row[name] for name in choices if row[name]), "")
            break
    schema = package.schemas[shape.table]
    for column, target in schema.references.items():
        if column in (*ANCHOR, shape.type, *given) or target not in package.schemas:
            continue
        is_place = target != shape.table and package.schemas[target].anchored
        if is_place and learnt.fills(column, type_):
            given[column] = _named(package, shape, passage, target)
    return given


def _named(package: Package, shape: Shape, passage: SelectedPassage, table: str) -> str:
    """The row of a table that is named nearest to a passage; empty where none is.

    What is named as where something is comes first, the narrowest last: भारत में पुणे में. Else it
    is one that has a name in common with one who is named there: of whichever form of a country's
    name the text has, the country is the place. Where somebody says something is not told by what
    is said.
    """
    said, code = said_in(passage), language(passage.language)

    def named(of: str) -> Iterator[tuple[str, Span]]:
        places = named_places(package, passage, of)
        return (one for one in places if not (said and said.holds(one[1])))

    scenes = [
        (span, key)
        for key, span in named(table)
        if passage.holds(span) and code.is_scene(passage.text[span.end : passage.span.end])
    ]
    if scenes:
        return max(scenes)[1]
    if nearest := next(named(table), None):
        return nearest[0]
    forms: dict[str, set[str]] = {}
    for form in name_forms(package):
        forms.setdefault(form.key, set()).add(code.spelling(form.form))
    targets = dict.fromkeys(join.target for join in shape.parts)
    for other in (key for target in targets for key, _ in named(target)):
        for key in package.rows(table):
            if forms.get(other, set()) & forms.get(key, set()):
                return key
    return ""


def _undated(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    joined: Sequence[Offer],
) -> dict[str, str]:
    """The date of a row in whose sentence no time is told, by the rows to which it is linked.

    It is not before any of these can be, nor after the publication; of rows that have no links, it
    is when the text was published.
    """
    undated, bounds = shape.composed.undated, shape.composed.bounds
    if undated is None or bounds is None or cells[undated.column]:
        return {}
    rows = package.rows(shape.table)
    linked = [rows[one.key] for one in joined if one.taken and one.join in shape.links]
    (source,) = sources([passage.seed_id], package, None)
    days = [day for row in linked if (day := _cell(row.get(bounds.first)))]
    if source.published is None or (shape.links and not days):
        return {}
    first, last = (
        max(days, default=source.published[0].isoformat()),
        source.published[1].isoformat(),
    )
    if first > last:
        return {}
    return {undated.column: first if first == last else f"{first}/{last}", **undated.cells}


def _of_mood(
    package: Package, shape: Shape, passage: SelectedPassage, cells: Mapping[str, str]
) -> dict[str, str]:
    """What the tense of a passage makes of its row, or a date that begins after the publication.

    Where no tense says it, rows like it do.
    """
    moods, bounds = shape.composed.moods, shape.composed.bounds
    if moods is None or any(cells[name] not in values for name, values in moods.of.items()):
        return {}
    mood = language(passage.language).mood(passage.quote)
    if mood is Mood.POTENTIAL:
        return {**moods.potential}
    is_later = False
    if bounds:
        (source,) = sources([passage.seed_id], package, None)
        first = with_bounds(package, shape.table, cells)[bounds.first]
        is_later = source.published is not None and first > source.published[1].isoformat()
    return {**moods.future} if is_later or mood is Mood.FUTURE else {}


def _cell(value: object) -> str:
    return "" if value is None else str(value)
