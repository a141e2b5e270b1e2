"""Drafts of labels that no other row has, where no two rows may have the same."""

from collections.abc import Iterator, Mapping

from sandhi.package import Package
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.review.composer.shape import Shape


def with_own_labels(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    drafted: Mapping[str, str],
) -> dict[str, str]:
    """The drafts; one that is another row's is told apart by what that row has not, in brackets.

    This is the place, or the day, and else the sentence: of two that count the same, each is said.
    Where rows have mentions, what is called the same is the same, and a passage is one more of it.
    """
    if shape.mention:
        return {**drafted}
    schema = package.schemas[shape.table]
    own_labels: dict[str, str] = {}
    for name, text in drafted.items():
        others = {row[name]: row for row in row_cells(package, shape.table)}
        own_labels[name] = text
        if text in others and schema.field(name).constraints.get("unique"):
            apart = _told_apart(package, shape, passage, cells, others[text])
            ways = (f"{text} ({one})" for one in apart)
            own_labels[name] = next((way for way in ways if way not in others), "")
    return own_labels


def _told_apart(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    other: Mapping[str, str],
) -> Iterator[str]:
    """What a row has otherwise than another one: where it is, when, and in which sentence."""
    bounds, settings = shape.composed.bounds, package.settings
    named_tables = {one.table for one in settings.names}
    for column, target in package.schemas[shape.table].references.items():
        if target in named_tables and cells.get(column) and cells[column] != other[column]:
            yield package.labels.of(target, cells[column])
    for column in bounds.of if bounds else ():
        if cells.get(column) and cells[column] != other[column]:
            yield cells[column]
    yield passage.sentence_id
    yield f"{passage.sentence_id}, {passage.span.start}"
