"""Of which type a number may be: by what it counts, and by what its clause tells of that."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sandhi.language import ClauseRelation, Number, language
from sandhi.package import ANCHOR, Package, PackageError
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import SelectedPassage, passage_at, row_cells
from sandhi.review.composer.proposing.dating import published_on
from sandhi.review.composer.reading.heads import places_of_heads
from sandhi.review.composer.shape import Shape
from sandhi.suggest.candidates import as_sentence, candidates
from sandhi.text import Span, span_in

_UNIT, _ORDINAL = "unit", "ordinal"
_STEM = 4  # letters with which a noun begins, whatever its ending
_ENOUGH = 300  # rows, the last ones, that tell in which unit a noun is counted


def is_of_numbers(package: Package, shape: Shape) -> bool:
    """Whether the rows of a table are what numbers are coded as."""
    return package.settings.suggest.get("number") == shape.table


def number_in(passage: SelectedPassage) -> Number | None:
    """The number that a passage holds, placed in its sentence; None where it holds none."""
    begin = passage.sentence.start
    for sentence in language(passage.language).sentences(passage.sentence_quote):
        for number in sentence.numbers():
            start, end = (begin + at for at in number.as_written)
            if passage.span.start <= start and end <= passage.span.end:
                return number
    return None


def unit_counted(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """The unit in which the number of a passage counts, where the words beside it tell it.

    It is that of which the text has the name; of what is counted off, that of ordinals; else that
    in which the same noun was always counted.
    """
    unit = _unit(package, shape, passage)
    return {_UNIT: unit} if unit and _UNIT in package.schemas[shape.table].names else {}


def _unit(package: Package, shape: Shape, passage: SelectedPassage) -> str:
    number, units = number_in(passage), _units(package, shape)
    if number is None:
        return ""
    if number.class_ == _ORDINAL and _ORDINAL in units:
        return _ORDINAL  # the third year is no length of time
    if number.unit and (not units or number.unit in units):
        return number.unit
    if number.class_ == _ORDINAL:
        return ""
    counted = _units_of_nouns(package, shape.table).get(_noun(passage, number), Counter())
    return next(iter(counted)) if len(counted) == 1 else ""


def fitting_measures(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The types of which the number in a passage can be, by what it counts.

    What is counted off is of none in which there are so many; nor are men and months counted alike.
    """
    number = number_in(passage) if shape.type else None
    terms = package.rows(shape.vocabulary) if shape.vocabulary else {}
    if number is None or not _units(package, shape):
        return [*terms]
    unit = _unit(package, shape, passage)
    of_words = _units_by_name(package, shape.table)

    def fits(type_: str) -> bool:
        own_unit = str(terms[type_].get(_UNIT) or "")
        if unit or number.class_ == _ORDINAL:
            return own_unit == unit
        # A noun that was never counted yet is in no unit that texts call by its name.
        return own_unit != _ORDINAL and not (number.counted and own_unit in of_words)

    return [*filter(fits, terms)]


def whole_of_number(package: Package, shape: Shape, passage: SelectedPassage) -> Mapping[str, str]:
    """The number coded last before one whose sentence begins "of these"; empty where it does not.

    It counts alike: of 37 who were killed, three are people as well.
    """
    number = number_in(passage)
    opens = language(passage.language).relation_of(passage.sentence_quote)
    if number is None or opens is not ClauseRelation.PART:
        return {}
    begin = passage.neighbour(passage.previous).sentence.start if passage.previous else 0
    before = [
        (int(row["start"]), row)
        for row in row_cells(package, shape.table)
        if row["seed_id"] == passage.seed_id and row["start"].isdecimal()
    ]
    near = [(at, row) for at, row in before if begin <= at < passage.sentence.start]
    whole = max(near, key=lambda one: one[0], default=(0, {}))[1]
    counts = whole.get("value", "")
    is_less = not counts.isdecimal() or number.value is None or number.value < int(counts)
    return whole if is_less else {}


def cells_of_whole_number(
    package: Package, shape: Shape, whole: Mapping[str, str]
) -> dict[str, str]:
    """What a part of a number has with the whole: of which row it is, where, and when."""
    if not whole:
        return {}
    schema, bounds = package.schemas[shape.table], shape.composed.bounds
    names = [
        name
        for name, target in schema.references.items()
        if target not in ("seeds", shape.table, shape.vocabulary) and name not in ANCHOR
    ]
    key = whole[schema.primary_key]
    parts = {name: key for name, target in schema.references.items() if target == shape.table}
    return {**{name: whole[name] for name in (*names, *(bounds.of if bounds else ()))}, **parts}


def measures_told(
    package: Package, shape: Shape, passage: SelectedPassage, types: Sequence[str]
) -> list[str]:
    """Those of some types of which the words after a number tell, the nearest first.

    Where none do, they are the words before it in its sentence, if what it counts is known.
    """
    code, begin = language(passage.language), passage.span.start
    rest = passage.text[begin : passage.sentence.end]
    ends = (clause.end for clause in code.clauses(rest) if begin + clause.end > passage.span.end)
    after = rest[: next(ends, len(rest))]
    before = passage.text[passage.sentence.start : begin]
    places = places_of_heads(package, shape, passage.language, after)
    if told_after := [type_ for _, _, type_ in sorted(places) if type_ in types]:
        return told_after
    number = number_in(passage)
    if number is None or (number.counted and not _unit(package, shape, passage)):
        return []
    told_before = places_of_heads(package, shape, passage.language, before)
    return [type_ for _, _, type_ in sorted(told_before, reverse=True) if type_ in types]


def _units(package: Package, shape: Shape) -> list[str]:
    """The units in which the types of a table's rows can be; empty where they have none."""
    if not shape.vocabulary or _UNIT not in package.schemas[shape.vocabulary].names:
        return []
    return [*package.schemas[shape.vocabulary].field(_UNIT).constraints.get("enum", ())]


def _noun(passage: SelectedPassage, number: Number) -> str:
    """How the noun begins that a number counts; empty where it counts none."""
    if number.counted is None:
        return ""
    fold = language(passage.language).fold
    return fold(passage.sentence_quote[slice(*number.counted)])[:_STEM]


@memoized
def _numbers_of_rows(package: Package, table: str) -> list[tuple[str, str, str]]:
    """Of the last rows of a table: the noun that each counts, its unit by name, and its unit."""
    of_rows: list[tuple[str, str, str]] = []
    for row in row_cells(package, table)[-_ENOUGH:]:
        if number_and_noun := _number_of_row(package, row):
            of_rows.append((*number_and_noun, row.get(_UNIT, "")))
    return of_rows


def _number_of_row(package: Package, row: Mapping[str, str]) -> tuple[str, str] | None:
    if (span := span_in(row)) is None:
        return None
    try:
        passage = passage_at(package, row["seed_id"], *span)
    except PackageError:  # a row that stands nowhere, which the check tells
        return None
    number = number_in(passage)
    if number is None or number.class_ == _ORDINAL:
        return None
    return _noun(passage, number), number.unit or ""


@memoized
def _units_of_nouns(package: Package, table: str) -> dict[str, Counter[str]]:
    """The units in which each noun was counted that is the name of none."""
    units: dict[str, Counter[str]] = {}
    for noun, of_words, unit in _numbers_of_rows(package, table):
        if noun and unit and not of_words:
            units.setdefault(noun, Counter())[unit] += 1
    return units


@memoized
def _units_by_name(package: Package, table: str) -> frozenset[str]:
    """The units that the texts call by their names, such as months."""
    return frozenset(unit for _, of_words, unit in _numbers_of_rows(package, table) if of_words)


def counted_cells(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
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
