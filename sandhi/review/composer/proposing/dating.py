"""When what a row tells is: by a date that a curator names, by what it tells of, by publication."""

from collections.abc import Mapping, Sequence

from sandhi.curate.editing.bounds import with_bounds
from sandhi.language import Window, language
from sandhi.package import Package
from sandhi.review.composer.attribution import said_in
from sandhi.review.composer.passage import SelectedPassage, rows_by_seed, rows_in
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.shape import Shape, composed_tables, shape_of, values_to_come
from sandhi.suggest.sources import seed_source
from sandhi.text import Span


def taken_over(package: Package, shape: Shape, curator_cells: Mapping[str, str]) -> dict[str, str]:
    """What the row of a date gives to the others of its columns, where a curator names that row."""
    cells: dict[str, str] = {}
    for table, columns in shape.composed.fill.items():
        key = package.schemas[table].primary_key
        for column, choices in columns.items():
            row = package.rows(table).get(curator_cells.get(column, "")) if key in choices else None
            if row:
                cells |= {
                    name: next((_text(row[one]) for one in of if row[one]), "")
                    for name, of in columns.items()
                }
    return cells


def date_of_undated(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    joined: Sequence[Offer],
    typed: str = "",
) -> dict[str, str]:
    """The date of a row in whose sentence no time is told, by the rows to which it is linked.

    It is not before any of these can be, nor after the publication; what is to come is not before
    either, and who tells of it tells so before the publication. Of rows that have no links, it is
    when the saying is in which the passage stands, else when the text was published. What is told
    to come bounds nothing that is said of it before. Of a date that a curator has ``typed`` it is
    what stands beside it.
    """
    declared, bounds = shape.composed.undated, shape.composed.bounds
    published = published_on(package, passage)
    if declared is None or bounds is None or published is None:
        return {}
    if date := cells[declared.column]:
        basis = _basis_of(package, shape, passage, date, joined) if date == typed else {}
        return {name: one for name, one in basis.items() if not cells.get(name)}
    earliest, last = (day.isoformat() for day in published)
    column, to_come = package.settings.of(shape.table).mood or "", values_to_come(package, shape)
    is_to_come = cells.get(column) in to_come
    rows = package.rows(shape.table)
    linked = [rows[one.key] for one in joined if one.is_taken and one.join in shape.links]
    # What was not over when the text was published, or may never be, is told of before it is.
    bounding = [
        begin
        for begin, end, is_ahead in (
            (
                _text(row.get(bounds.first)),
                _text(row.get(bounds.last)),
                _text(row.get(column)) in to_come,
            )
            for row in linked
        )
        if is_to_come or (not is_ahead and (begin < earliest or "" < end <= last))
    ]
    first = max(bounding, default="")
    if not shape.links:
        day = earliest if earliest == last else f"{earliest}/{last}"
        return {declared.column: _said_before(package, passage, last) or day, **declared.cells}
    if is_to_come:
        first = max(first, _told_on(package, shape, passage, last))
        date = f"{first or earliest}/.."
    else:
        first = first if first <= last else ""
        date = first if first == last else f"{first or '..'}/{last}"
    return {declared.column: date, **(declared.cells if first else declared.published)}


def basis_of_typed(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    before: Mapping[str, str],
) -> dict[str, str]:
    """What stands beside a date that a curator types where neither text nor links tell it.

    It is told by what else the text tells, where that begins or ends on one of its days; else it
    stays as it was before.
    """
    declared, bounds = shape.composed.undated, shape.composed.bounds
    if declared is None or bounds is None or any(cells.get(name) for name in declared.cells):
        return {}
    ends = {*cells[declared.column].split("/")} - {"..", ""}
    rows = package.rows(shape.table)
    mentions = rows_by_seed(package, shape.mention) if shape.mention else {}
    told_keys = {row[shape.mention_of] for row in mentions.get(passage.seed_id, ())} & rows.keys()
    days = {_text(rows[key].get(one)) for key in told_keys for one in (bounds.first, bounds.last)}
    cells_of = declared.cells if ends & days else before
    return {name: cells_of.get(name, "") for name in declared.cells}


def date_of_whole(
    package: Package, shape: Shape, passage: SelectedPassage, whole: Mapping[str, object]
) -> dict[str, str]:
    """The date of a row without a time of its own that is a part of one of a single day.

    The text must have that day, as the words to which the date then leads; else it has none. Of
    what goes on when the text is published, it is any day up to then.
    """
    declared, bounds = shape.composed.undated, shape.composed.bounds
    published = published_on(package, passage)
    if declared is None or bounds is None or not whole.get(bounds.first):
        return {}
    day, last = _text(whole[bounds.first]), _text(whole.get(bounds.last))
    if published and day < published[0].isoformat() <= (last or published[1].isoformat()):
        end = min(filter(None, [last, published[1].isoformat()]))
        return {declared.column: f"{day}/{end}", **declared.cells}
    if day != last:
        return {}
    for table, columns in shape.composed.fill.items():
        choices = columns.get(declared.column, ())
        rows = [row for row in package.rows(table).values() if row["seed_id"] == passage.seed_id]
        of_day = [row for row in rows if any(_text(row[one]) == day for one in choices)]
        key = package.schemas[table].primary_key
        of_day.sort(key=lambda row: any(row[key] == cell for cell in whole.values()))
        if of_day:
            taken_cells = {
                name: next((_text(of_day[-1][one]) for one in of if of_day[-1][one]), "")
                for name, of in columns.items()
            }
            return {**taken_cells, **declared.cells}
    return {}


def _basis_of(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    date: str,
    joined: Sequence[Offer],
) -> dict[str, str]:
    """What stands beside a date that a curator types: by the text, by a link, by the publication.

    By the text it is where one row alone of it gives that date; by the publication, where that is
    one of its ends.
    """
    declared, published = shape.composed.undated, published_on(package, passage)
    assert declared is not None
    assert published is not None
    rows = package.rows(shape.table)
    for table, columns in shape.composed.fill.items():
        choices = columns.get(declared.column, ())
        dated = [
            row
            for row in package.rows(table).values()
            if row.get("seed_id") == passage.seed_id
            and next((_text(row[one]) for one in choices if row[one]), "") == date
        ]
        if len(dated) == 1:
            return {
                name: next((_text(dated[0][one]) for one in of if dated[0][one]), "")
                for name, of in columns.items()
            }
    linked = [rows[one.key] for one in joined if one.is_taken and one.join in shape.links]
    if any(_text(row.get(declared.column)) == date for row in linked):
        return {**declared.cells}
    ends = {*date.split("/")} - {".."}
    is_of_text = bool(ends) and ends <= {day.isoformat() for day in published}
    return {**declared.published} if is_of_text else {}


def _told_on(package: Package, shape: Shape, passage: SelectedPassage, last: str) -> str:
    """From when on somebody tells what a passage does, by the words that say so in its sentence."""
    begin = passage.sentence.start
    ends = [begin + one.end for one in language(passage.language).sayings(passage.sentence_quote)]
    stop = max((one for one in ends if one <= passage.span.start), default=begin)
    for table in shape.composed.fill:
        bounds = (
            package.settings.compose[table].bounds if table in package.settings.compose else None
        )
        for span, row in rows_in(package, table, passage) if bounds else ():
            if (
                bounds
                and begin <= span.start
                and span.end <= stop
                and "" < row[bounds.last] <= last
            ):
                return row[bounds.first]
    return ""


def _said_before(package: Package, passage: SelectedPassage, day: str) -> str:
    """The date of the shortest coded saying, over before a day, in which a passage is said.

    Empty where there is none: what may have been said up to then is told as of then.
    """
    dates: list[tuple[int, str]] = []
    for table in composed_tables(package):
        shape, rows = shape_of(package, table), package.rows(table)
        dated, bounds = shape.composed.undated, shape.composed.bounds
        for span, row in (
            rows_in(package, shape.mention, passage) if shape.mention and dated else ()
        ):
            around = passage._replace(span=span, quote=passage.text[slice(*span)])
            speech = said_in(around)
            saying = rows.get(row[shape.mention_of], {})
            is_said = speech is not None and speech.holds(passage.span)
            if is_said and dated and bounds and "" < _text(saying.get(bounds.last)) < day:
                dates.append((span.length, _text(saying[dated.column])))
    return min(dates, default=(0, ""))[1]


def open_of_over(
    package: Package, shape: Shape, passage: SelectedPassage, cells: Mapping[str, str]
) -> dict[str, str]:
    """The date of what is to come, where the sentence has one that is over: from then on.

    It is when that was told, and not when it is.
    """
    declared, bounds = shape.composed.undated, shape.composed.bounds
    published = published_on(package, passage)
    if declared is None or bounds is None or published is None:
        return {}
    is_to_come = cells.get(package.settings.of(shape.table).mood or "") in values_to_come(
        package, shape
    )
    dated = with_bounds(package, shape.table, cells) if cells.get(declared.column) else {}
    first, last = dated.get(bounds.first, ""), dated.get(bounds.last, "")
    if not (is_to_come and first and "" < last <= published[1].isoformat()):
        return {}
    begin = cells[declared.column].partition("/")[0]
    return {**dict.fromkeys(shape.filled, ""), declared.column: f"{begin}/..", **declared.cells}


def since(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    time: Span,
    cells: Mapping[str, str],
) -> dict[str, str]:
    """The date of what is so since a time that is over: from then up to the publication.

    That time alone is not when it is, so that no row of a time stands beside it.
    """
    bounds, published = shape.composed.bounds, published_on(package, passage)
    after = passage.text[time.end : passage.sentence.end]
    if bounds is None or published is None or not language(passage.language).is_since(after):
        return {}
    column, last = bounds.of[0], published[1].isoformat()
    dated = with_bounds(package, shape.table, {**cells, **passage.anchor(time)})
    first = dated.get(bounds.first, "")
    if not first or not "" < dated.get(bounds.last, "") < last:
        return {}
    declared = shape.composed.undated
    cells_beside = declared.published if declared else {}
    return {**dict.fromkeys(shape.filled, ""), column: f"{first}/{last}", **cells_beside}


def published_on(package: Package, passage: SelectedPassage) -> Window | None:
    """The first and the last day on which the text may have been published."""
    return seed_source(package, passage.seed_id).published


def _text(value: object) -> str:
    return "" if value is None else str(value)
