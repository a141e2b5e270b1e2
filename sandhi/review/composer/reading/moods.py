"""How real a passage makes what it tells, by its own words and by what its sentence sets it in."""

from collections.abc import Mapping

from sandhi.curate.editing.bounds import with_bounds
from sandhi.language import Mood, Setting, language
from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.review.composer.proposing.dating import published_on
from sandhi.review.composer.reading.heads import heads_of_type, types_by_head
from sandhi.review.composer.shape import Shape
from sandhi.text import Span


def setting_of(passage: SelectedPassage) -> Setting | None:
    """In what its sentence sets a passage: a fear, a permission, a condition; None in nothing."""
    begin, text = passage.sentence.start, passage.sentence_quote
    start, end = max(passage.span.start - begin, 0), max(passage.span.end - begin, 0)
    return language(passage.language).setting(text[:start], passage.quote, text[end:])


def mood_of(passage: SelectedPassage) -> Mood | None:
    """In which mood what a passage tells is; None where it is told as what is, or was."""
    setting = setting_of(passage)
    return setting.mood if setting else language(passage.language).mood(passage.quote)


def cells_of_mood(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    curator_cells: Mapping[str, str],
) -> dict[str, str]:
    """What the tense of a passage makes of its row, or a date that begins after the publication.

    Where no tense says it, or the curator says otherwise, rows like it do; while the type is open,
    the tense alone says how real it is.
    """
    moods, bounds = shape.composed.moods, shape.composed.bounds
    column = package.settings.of(shape.table).mood or ""
    if moods is None:
        return {}
    is_untyped = bool(shape.type) and not cells[shape.type]
    if not is_untyped and any(cells[name] not in values for name, values in moods.of.items()):
        return {}
    # Who denies it, no tense says; but that there is none may be what its type tells.
    code, type_ = language(passage.language), cells.get(shape.type, "")
    own_heads = heads_of_type(package, shape, passage, type_) if type_ else []
    if code.is_negated(passage.quote) and not any(map(code.is_negated, own_heads)):
        return {} if column in curator_cells else {column: ""}
    mood = mood_of(passage)
    if mood is Mood.FUTURE and _is_feared(package, shape, passage):
        mood = Mood.POTENTIAL
    published = published_on(package, passage)
    is_later = False
    if bounds and published and mood is not Mood.POTENTIAL:
        first = with_bounds(package, shape.table, cells)[bounds.first]
        is_later = first > published[1].isoformat()
    is_future = is_later or mood is Mood.FUTURE
    of_mood = {Mood.POTENTIAL: moods.potential, Mood.CONDITIONAL: moods.conditional}
    mood_cells = (of_mood.get(mood) if mood else None) or (moods.future if is_future else {})
    if is_untyped:  # of what it is, nothing follows from that yet
        mood_cells = {name: one for name, one in mood_cells.items() if name == column}
    if column in mood_cells and curator_cells.get(column, mood_cells[column]) != mood_cells[column]:
        return {}
    # How real it is stands whatever else of it the curator says, or empties.
    return {name: one for name, one in mood_cells.items() if name not in curator_cells}


def _is_feared(package: Package, shape: Shape, passage: SelectedPassage) -> bool:
    """Whether a passage is said to be feared: half of what those of its type tell only may be."""
    column, moods = package.settings.of(shape.table).mood or "", shape.composed.moods
    text, at = passage.sentence_quote, passage.span.start - passage.sentence.start
    sayings = [one for one in language(passage.language).sayings(text) if one.end <= at]
    if not (sayings and moods and column):
        return False
    frame = Span(passage.sentence.start, passage.sentence.start + sayings[-1].end)
    saying = passage._replace(span=frame, quote=passage.text[slice(*frame)])
    types, rows = types_by_head(package, shape, saying), package.rows(shape.table)
    values = [
        str(rows[row[link.to]][column])
        for link in shape.links
        for row in row_cells(package, link.table)
        if str(rows.get(row[link.of], {}).get(shape.type)) in types and row[link.to] in rows
    ]
    return bool(values) and 2 * values.count(moods.potential.get(column, "")) >= len(values)
