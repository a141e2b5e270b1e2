"""What stands near a passage gives to columns of its row: a day, a place."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from sandhi.language import Case, ClauseRelation, Language, language
from sandhi.package import ANCHOR, Package
from sandhi.package.forms import name_forms
from sandhi.review.composer.attribution import said_in
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, named_places, row_cells, rows_in
from sandhi.review.composer.proposing.dating import since
from sandhi.review.composer.proposing.sources import resting_on
from sandhi.review.composer.reading.doers import doers_outside
from sandhi.review.composer.reading.measures import is_of_numbers
from sandhi.review.composer.reading.moods import mood_of
from sandhi.review.composer.reading.places import standings
from sandhi.review.composer.shape import PartTable, Shape
from sandhi.suggest.likely import likely_records
from sandhi.suggest.sources import seed_source
from sandhi.text import Span, span_in, tokens

_MOST, _NEARLY_ALL = 0.5, 0.9  # the share of rows of a type that have what a new one has then
_DOING = (Case.AGENT, Case.BY, Case.MEANS)


def near_cells(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    type_: str,
    whole: Mapping[str, object],
) -> dict[str, str]:
    """What the rows that are anchored in the passage, or its sentence, give to its columns.

    Where something is, is what the passage names as where it is; else what the ``whole`` has of
    which the row is a part, where rows of the type mostly have a place, or what is named nearest,
    where nearly all have. When somebody says something is not told by what is said.
    """
    near: dict[str, str] = {}
    speech = said_in(passage)
    told_spans = [speech] if speech else []
    is_saying = any(learnt.links_mostly(link, type_) for link in shape.links)
    told_spans += _told_within(package, shape, passage) if is_saying else []
    is_to_come = mood_of(passage) is not None
    source = seed_source(package, passage.seed_id)

    def is_of_other_tense(table: str, row: Mapping[str, str]) -> bool:
        """Whether it is a time that is over, in a passage of what is to come; or the reverse.

        Rows that tell no mood, such as numbers, are of what is.
        """
        of_table = package.settings.compose.get(table)
        bounds = of_table.bounds if of_table else None
        if not (bounds and source.published):
            return False
        first, last = (day.isoformat() for day in source.published)
        if is_saying and row[bounds.first] > last:  # what is to come dates no saying of it
            return True
        if shape.composed.moods is None and row[bounds.first] >= first:
            return not row[bounds.last] or row[bounds.first] > last
        return is_to_come and bool(row[bounds.last]) and row[bounds.last] <= last

    for table, columns in shape.composed.fill.items():
        in_sentence = rows_in(package, table, passage)
        for span, row in [*in_sentence, *_in_words_of_sources(package, shape, passage, table)]:
            if is_of_other_tense(table, row) or any(told.holds(span) for told in told_spans):
                continue
            if not shape.mention and span.holds(passage.span):  # a length of time, and not when
                continue
            for column, choices in columns.items():
                near[column] = next((row[name] for name in choices if row[name]), "")
            near |= since(package, shape, passage, span, near)
            break
    schema = package.schemas[shape.table]
    for column, target in schema.references.items():
        if column in (*ANCHOR, shape.type, *near) or target not in package.schemas:
            continue
        if target != shape.table and package.schemas[target].anchored:
            near[column] = _scene(package, shape, passage, target, type_, told_spans)
            # Of which kind of row nothing is known yet; but of what a number is, its clause tells.
            is_named = any(names.table == target for names in package.settings.names)
            if shape.type and not type_ and (is_named or not is_of_numbers(package, shape)):
                continue
            # What happens in what the clause before tells is where that is; so is mostly what
            # happens in wholes of its type, such as a visit.
            is_within = language(passage.language).relation_of(passage.quote) is ClauseRelation.PART
            is_within = is_within or learnt.shares_with_whole(column, str(whole.get(shape.type)))
            if not near[column] and is_within:
                near[column] = str(whole.get(column) or "")
            # What each does to the other is in neither's land alone.
            is_mutual = language(passage.language).is_mutual(passage.quote)
            if not near[column] and not is_mutual and learnt.fills(column, type_, _MOST):
                near[column] = _named_as_place(package, shape, passage, target)
                near[column] = near[column] or str(whole.get(column) or "")
            if not near[column] and learnt.fills(column, type_, _NEARLY_ALL):
                near[column] = _nearest_row(package, shape, passage, target)
    return near


def _in_words_of_sources(
    package: Package, shape: Shape, passage: SelectedPassage, table: str
) -> Iterator[tuple[Span, Mapping[str, str]]]:
    """The rows in the words by which somebody says a number: when it was said, it was so."""
    joins = () if shape.sources else shape.parts
    words = [span for one in joins for span in resting_on(package, passage, one.target).values()]
    for row in row_cells(package, table) if words else ():
        place = span_in(row) if row["seed_id"] == passage.seed_id else None
        if place and any(span.holds(place) for span in words):
            yield place, row


def _places_of(
    package: Package, passage: SelectedPassage, table: str
) -> Iterator[tuple[str, Span]]:
    """The rows of a table that are named, where that does not tell what is said."""
    speech = said_in(passage)
    places = named_places(package, passage, table)
    return (one for one in places if not (speech and speech.holds(one[1])))


def _told_within(package: Package, shape: Shape, passage: SelectedPassage) -> list[Span]:
    """The passages within one that tell something else: where and when that is, and not this.

    One with which it begins tells what the same one did first.
    """
    tables = [shape.mention] if shape.mention else []
    within = (span for table in tables for span, _ in rows_in(package, table, passage))
    return [one for one in within if passage.holds(one) and one.start > passage.span.start]


def _scene(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    table: str,
    type_: str,
    told_spans: Sequence[Span],
) -> str:
    """The row of a table that is named as where something is, the narrowest last: भारत में पुणे में.

    What is told there, in one of some passages within this one, says where that is. Whom something
    is about, in rows of a type whose topic is marked so, is no place of it: talks on Goa.

    One is named as well by a name that is left out and spelt otherwise than any form that is known,
    if it is the only one that is like it.
    """
    code = language(passage.language)
    roles = shape.composed.roles.get(type_, {})
    is_about = Case.ON.value in roles and roles[Case.ON.value] == roles.get(Case.ABOUT.value)
    scenes = [
        (span, key)
        for key, span in (*_places_of(package, passage, table), *left_out(package, passage, table))
        if passage.holds(span) and _is_there(code, passage.text[span.end : passage.span.end])
        if not any(told.holds(span) for told in told_spans)
        and not (is_about and code.case(passage.text[span.end : passage.span.end]) is Case.ON)
    ]
    return max(scenes)[1] if scenes else ""


def _named_as_place(package: Package, shape: Shape, passage: SelectedPassage, table: str) -> str:
    """The only row of a table that a passage names by words that name nobody who may have a part.

    Whoever is driven from a valley, or takes it, is there: रमा ने घाटी को कब्जे में लिया.
    """
    takers = [
        span for part in shape.parts for _, span in named_places(package, passage, part.target)
    ]
    keys = {
        key
        for key, span in _places_of(package, passage, table)
        if passage.holds(span) and not any(one.meets(span) for one in takers)
    }
    return keys.pop() if len(keys) == 1 else ""


def left_out(package: Package, passage: SelectedPassage, table: str) -> Iterator[tuple[str, Span]]:
    """The only row of a table that is like each name in a sentence that is left out."""
    columns = {names.record for names in package.settings.names if names.table == table}
    for excluded in package.settings.coverage.excluded if package.settings.coverage else ():
        for span, _ in rows_in(package, excluded, passage) if columns else ():
            quote = passage.text[slice(*span)]
            likely = likely_records(package, quote, passage.language, columns)
            if len(likely) == 1 and likely[0].key in package.rows(table):
                yield likely[0].key, span


def _is_there(code: Language, after: str) -> bool:
    """Whether something is at a place, or comes there, by what follows its name.

    Where one comes from before something is, that is not: पुणे से लौटने के बाद.
    """
    return code.is_scene(after) or (code.is_goal(after) and code.case(after) is not Case.IN)


def _nearest_row(package: Package, shape: Shape, passage: SelectedPassage, table: str) -> str:
    """The row of a table that is named nearest to a passage; empty where none is.

    Else it is one that has a name in common with one who is named there: of whichever form of a
    country's name the text has, the country is the place.
    """
    is_told = not any(names.table == table for names in package.settings.names)
    nearest = next(_places_of(package, passage, table), ("",)) if is_told else ("",)
    if key := nearest[0] or next(_unbound(package, shape, passage, [table]), ""):
        return key
    code = language(passage.language)
    forms: dict[str, set[str]] = {}
    for form in name_forms(package):
        forms.setdefault(form.key, set()).add(code.spelling(form.form))
    targets = dict.fromkeys(join.target for join in shape.parts)
    for other in _unbound(package, shape, passage, [*targets]):
        for key in package.rows(table):
            if forms.get(other, set()) & forms.get(key, set()):
                return key
    return ""


def _unbound(
    package: Package, shape: Shape, passage: SelectedPassage, tables: Sequence[str]
) -> Iterator[str]:
    """The rows that are named where they may tell a place, the nearest first.

    What happens may be told by whose it is, such as a visit, but is not where they are who do it;
    of what is counted, whose it is, who does it and to whom is not where it is, nor is who is
    counted.
    """
    code = language(passage.language)
    places = [one for table in tables for one in _places_of(package, passage, table)]
    if shape.mention:  # what happens is told by its own sentence
        places = [one for one in places if passage.in_sentence(one[1])]
    doing = {key for join in shape.parts for key in _doing(package, shape, passage, join)}
    for key, span in places:
        if key in doing:
            continue
        rest = passage.text[span.end : passage.sentence.end]
        # The word after it, or the next, says how it hangs on what follows: on its border.
        following = [rest[: token.end] for token in islice(tokens(rest), 2)]
        hangs = any(map(code.breaks_off, following)) and not code.is_scene(rest)
        hangs = hangs or code.case(rest) in (Case.AGENT, Case.BY)
        is_within = any(span != one and one.holds(span) for _, one in places)
        if shape.mention or not (hangs or passage.holds(span) or is_within):
            yield key


def _doing(
    package: Package, shape: Shape, passage: SelectedPassage, join: PartTable
) -> Iterator[str]:
    """Who does what a passage tells, as its words say, or those before it."""
    if shape.mention:
        yield from doers_outside(package, passage, join.target)
        for key, clause in standings(package, passage, join.target).items():
            if clause.case in _DOING:
                yield key
