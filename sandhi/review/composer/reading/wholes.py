"""Of which rows a new one may be a part, as far as the text tells of them before it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sandhi.curate.editing.bounds import with_bounds
from sandhi.language import Case, ClauseRelation, language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, row_cells, rows_in
from sandhi.review.composer.proposing.dating import published_on
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.reading.places import members_of
from sandhi.review.composer.shape import Shape, values_to_come
from sandhi.text import span_in

_MOST = 0.5  # the share of rows of a type that have what a new one has then
_LAST = 0.3  # what it counts that a row was told of last


def wholes(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    joined: Sequence[Offer],
) -> dict[str, list[str]]:
    """Of which rows it may be a part, the likeliest first, by each column that leads to its table.

    Where rows of the type mostly are parts, they are those of which the text has told, of a type of
    which they are: who has a part in both tells for one, and that it was told last. What has
    happened is no part of what is to come, nor of what others did in a day. What is to come, or may
    be, is a part of nothing but what goes on when the text is published.
    """
    type_ = cells.get(shape.type, "")
    rows, references = package.rows(shape.table), package.schemas[shape.table].references
    told_keys = [key for key in _told_keys(package, shape, passage) if key in rows]
    topic = shape.composed.roles.get(type_, {}).get(Case.ABOUT.value)
    taking = [one for one in joined if one.is_taken and one.join in shape.parts]
    ticked = {(one.join.table, one.key) for one in taking}
    groups = {part: members_of(package, part.target) for part in shape.parts}
    doing = {
        (one.join.table, one.key)
        for one in taking
        if one.key not in groups[one.join] and (not topic or one.role != topic)
    }
    parts: dict[str, set[tuple[str, str]]] = {}
    for part in shape.parts:
        for row in row_cells(package, part.table):
            parts.setdefault(row[part.of], set()).add((part.table, row[part.to]))
    active = _with_wholes(package, shape, set().union(*parts.values()))
    named_keys = {
        row[shape.mention_of]
        for span, row in (rows_in(package, shape.mention, passage) if shape.mention else ())
        if passage.holds(span)
    }
    is_to_come = cells.get(package.settings.of(shape.table).mood or "") in values_to_come(
        package, shape
    )
    published = published_on(package, passage)
    day = published[0].isoformat() if published else ""
    dated = with_bounds(package, shape.table, cells)
    whole_keys: dict[str, list[str]] = {}
    # What has no type, such as a name, is a part of nothing by what the text has told before.
    columns = (name for name, target in references.items() if target == shape.table and shape.type)
    for column in columns:
        types = _types_of_wholes(package, shape, column, type_)
        scores: dict[str, float] = {}
        for place, key in enumerate(told_keys):
            share = types[str(rows[key].get(shape.type))] / max(types.total(), 1)
            of_both = len(ticked & parts.get(key, set())) / max(
                len(ticked | parts.get(key, set())), 1
            )
            # In what the passage itself names, such as a war, it may be done to whoever.
            those = set() if key in named_keys and doing.isdisjoint(active) else doing
            fits = _may_hold(package, shape, rows[key], cells, those, parts.get(key, set()))
            fits = fits and (not is_to_come or _goes_on(shape, rows[key], day))
            fits = fits and _shares_a_day(shape, rows[key], dated)
            if share and fits:
                scores.setdefault(key, share + of_both + _LAST / (1 + place))
        ranked = sorted(scores, key=lambda key: -scores[key])
        whole_keys[column] = [*dict.fromkeys([*_clause_before(package, shape, passage), *ranked])]
    return whole_keys


def _clause_before(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """What the clause tells in which happens what a passage does: …, [जिसमें पुल टूटा]."""
    code = language(passage.language)
    if not shape.mention or code.relation_of(passage.quote) is not ClauseRelation.PART:
        return []
    before = [
        (span.end, row[shape.mention_of])
        for span, row in rows_in(package, shape.mention, passage)
        if passage.sentence.start <= span.start and span.end <= passage.span.start
    ]
    return [key for _, key in sorted(before)[-1:]]


def _may_hold(
    package: Package,
    shape: Shape,
    whole: Mapping[str, object],
    cells: Mapping[str, str],
    doing: set[tuple[str, str]],
    parts: set[tuple[str, str]],
) -> bool:
    """Whether a row may be the whole of one with some cells, by its mood and by who has a part.

    Whoever meets within a meeting takes part in that, and so does whoever says something there; in
    what lasts, others may do something too.
    """
    moods, bounds = shape.composed.moods, shape.composed.bounds
    column = package.settings.of(shape.table).mood or ""
    to_come = values_to_come(package, shape)
    is_to_come = cells.get(column) in to_come
    if str(whole.get(column)) in to_come:
        return False
    is_same_type = str(whole.get(shape.type)) == cells.get(shape.type)
    if is_same_type and (is_to_come or doing.isdisjoint(parts)):
        return False  # it is like it, and no more is known
    if not doing or not parts:
        return True
    if _with_wholes(package, shape, doing).isdisjoint(_with_wholes(package, shape, parts)):
        return False  # nobody of either has to do with any of the other
    if is_same_type:
        return bool(bounds and whole[bounds.first] != whole[bounds.last]) or doing <= parts
    is_saying = moods and any(cells.get(name) not in values for name, values in moods.of.items())
    return not (is_saying and doing.isdisjoint(parts))


def _with_wholes(
    package: Package, shape: Shape, parts: set[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Those who have parts, by their tables and keys, and of what each is a part or a member."""
    related, tables = set[tuple[str, str]](), {one.table: one.target for one in shape.parts}
    for table, key in parts:
        target, due = tables[table], [key]
        rows, references = package.rows(target), package.schemas[target].references
        columns = [column for column, to in references.items() if to == target]
        while due:
            whole = due.pop()
            if (target, whole) not in related and whole in rows:
                related.add((target, whole))
                due += [str(rows[whole][column] or "") for column in columns]
                due += members_of(package, target).get(whole, ())
    return related


def _goes_on(shape: Shape, whole: Mapping[str, object], day: str) -> bool:
    """Whether a row goes on, or may, on a day; so it does where nothing bounds it."""
    bounds = shape.composed.bounds
    last = str(whole.get(bounds.last) or "") if bounds else ""
    return not last or last >= day


def _shares_a_day(shape: Shape, whole: Mapping[str, object], dated: Mapping[str, str]) -> bool:
    """Whether a row may be of a day of the new one's; what bounds neither parts them not."""
    bounds = shape.composed.bounds
    if bounds is None:
        return True
    first, last = (dated.get(name, "") for name in (bounds.first, bounds.last))
    of_whole = (str(whole.get(name) or "") for name in (bounds.first, bounds.last))
    whole_first, whole_last = of_whole
    is_before = bool(last and whole_first) and last < whole_first
    return not (is_before or (bool(first and whole_last) and whole_last < first))


def _types_of_wholes(package: Package, shape: Shape, column: str, type_: str) -> Counter[str]:
    """Of which types the rows are of which those of a type are parts; empty if most are none."""
    rows = package.rows(shape.table)
    of_type = [row for row in rows.values() if str(row.get(shape.type) or "") == type_]
    keys = [str(row[column]) for row in of_type if row[column] in rows]
    if not keys or len(keys) < _MOST * len(of_type):
        return Counter()
    return Counter(str(rows[key].get(shape.type)) for key in keys)


def _told_keys(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The rows of which the text tells before a passage ends, or in it, the nearest first."""
    tables = [(shape.mention, shape.mention_of)] if shape.mention else []
    tables.append((shape.table, package.schemas[shape.table].primary_key))
    places = [
        (span.start, row[column])
        for table, column in tables
        for row in row_cells(package, table)
        if row["seed_id"] == passage.seed_id and (span := span_in(row))
    ]
    before = [one for one in places if one[0] < passage.span.end]
    return [*dict.fromkeys(key for _, key in sorted(before, reverse=True))]
