"""A new row as it is proposed for a passage, with its mention, its parts and its links."""

from collections.abc import Iterator
from typing import NamedTuple

from sandhi.curate.editing.bounds import with_bounds
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.attribution import attributing, ends_a_clause, source_of
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, named_places, named_rows, rows_in
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.suggest.candidates import candidates
from sandhi.suggest.sources import sources
from sandhi.text import Span


class Offer(NamedTuple):
    """Another row that may be joined to the new one: a tick-box, its role, and what shows it."""

    join: PartTable
    key: str
    label: str
    role: str
    quote: str
    taken: bool


class Proposal(NamedTuple):
    """What is proposed for a passage: a cell for each column, and what may be joined to it.

    ``types`` are those of passages like it, the likeliest first; ``earlier`` is the row that codes
    the same words, whose cells are taken over.
    """

    cells: dict[str, str]
    offers: tuple[Offer, ...]
    types: tuple[str, ...]
    earlier: str


def proposal(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage, chosen: str = ""
) -> Proposal:
    """What is proposed for a passage; ``chosen`` is the type, where the curator has said it.

    Where the same words are coded already, all is as it is there, but for the place; unless rows
    have mentions or names, so that the same words are about a row that is known.
    """
    schema = package.schemas[shape.table]
    is_known = chosen or shape.mention or _forms(package, shape.table)
    earlier = None if is_known else learnt.same_words(passage)
    types = learnt.types(passage)
    own = earlier.get(shape.type, "") if earlier else ""
    type_ = chosen or own or (types[0] if types else "")
    cells = dict.fromkeys(schema.names, "")
    if earlier:
        cells |= {name: earlier[name] for name in schema.names}
    else:
        cells |= learnt.values(type_)
        cells |= _counted(package, shape, passage)
        written = (*_forms(package, shape.table), *package.settings.of(shape.table).own_words)
        cells |= dict.fromkeys(written, passage.quote)
    cells |= _of_term(package, shape, type_)
    cells |= {} if earlier else _near(package, shape, passage)
    cells |= {**passage.anchor(passage.span), schema.primary_key: ""}
    cells = with_bounds(package, shape.table, cells)
    offers = tuple(_offers(package, shape, learnt, passage, type_))
    return Proposal(cells, offers, tuple(types), earlier[schema.primary_key] if earlier else "")


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


def _near(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """What the rows that are anchored in the passage, or its sentence, give to its columns."""
    given: dict[str, str] = {}
    for table, columns in shape.composed.fill.items():
        for _, row in rows_in(package, table, passage):
            for column, choices in columns.items():
                given[column] = next((row[name] for name in choices if row[name]), "")
            break
    schema = package.schemas[shape.table]
    for column, target in schema.references.items():
        if column in (*ANCHOR, shape.type, *given) or target not in package.schemas:
            continue
        if target != shape.table and package.schemas[target].anchored:
            given[column] = next(iter(named_rows(package, passage, target)), "")
    return given


def _offers(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage, type_: str
) -> Iterator[Offer]:
    """The rows that may be parts, sources or links: those that are named in the sentence."""
    for join in shape.parts:
        yield from _parts(package, shape, learnt, passage, join, type_)
    for join in shape.sources:
        # Words within the passage attribute what is said there, not the passage, which tells of it.
        coded = {
            row[join.to]: span
            for span, row in rows_in(package, join.table, passage)
            if passage.in_sentence(span) and not passage.holds(span)
        }
        said = attributing(package, passage, join.target)
        resting = {*coded} or {source_of(passage, said)} if ends_a_clause(passage) else set()
        named = dict(_named_in_sentence(package, passage, join.target))
        for key, span in sorted((named | said | coded).items(), key=lambda one: one[1]):
            role = learnt.role(join, type_, key, passage.holds(span))
            yield _offer(package, join, key, role, passage, span, key in resting)
    for join in shape.links:
        for key in named_rows(package, passage, join.target):
            role = learnt.role(join, type_, key, True)
            yield _offer(package, join, key, role, passage, passage.span, False)


def _parts(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    join: PartTable,
    type_: str,
) -> Iterator[Offer]:
    """Who may have a part: those named in the passage are taken, with two exceptions.

    A name within a longer one stands for a part of that. Where the passage tells who says what
    follows, nobody else is taken who would be likely to have said it. Where rows have no mentions,
    who is said to say it has a part in the row itself.
    """
    said = attributing(package, passage, join.target)
    source = "" if shape.sources else source_of(passage, said)
    places = [one for one in named_places(package, passage, join.target) if passage.holds(one[1])]
    speakers = {key for key, span in said.items() if passage.holds(span)}
    speaking = {learnt.role(join, type_, key, True) for key in speakers}
    for key, span in _named_in_sentence(package, passage, join.target):
        inside = passage.holds(span)
        role = learnt.role(join, type_, key, inside)
        is_nested = all(
            any(longer != own and longer.holds(own) for _, longer in places)
            for name, own in places
            if name == key
        )
        is_mute = bool(speakers) and key not in speakers and role in speaking
        shown = passage.span if inside else said.get(key, span)
        taken = (inside and not is_nested and not is_mute) or key == source
        yield _offer(package, join, key, role, passage, shown, taken)


def _named_in_sentence(
    package: Package, passage: SelectedPassage, table: str
) -> list[tuple[str, Span]]:
    """The rows that are named in a sentence, with the place, in the order of the text."""
    named = named_rows(package, passage, table).items()
    return sorted((one for one in named if passage.in_sentence(one[1])), key=lambda one: one[1])


def _offer(
    package: Package,
    join: PartTable,
    key: str,
    role: str,
    passage: SelectedPassage,
    shown: Span,
    taken: bool,
) -> Offer:
    quote = passage.anchor(shown)["quote"]
    return Offer(join, key, package.labels.of(join.target, key), role, quote, taken)


def _cell(value: object) -> str:
    return "" if value is None else str(value)
