"""What a new name is the name of: its kind by the words around it, and the whole it belongs to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sandhi.language import language
from sandhi.package import ANCHOR, Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.passage import (
    SelectedPassage,
    named_places,
    passage_at,
    row_cells,
    sentence_rows,
)
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.proposing.parts.whole_names import (
    named_within,
    whole_beside,
    wholes_before,
    wholes_of_name,
)
from sandhi.review.composer.reading.english_names import english_title
from sandhi.review.composer.reading.groups import is_of_several
from sandhi.review.composer.reading.name_signs import sign_of, sign_of_row
from sandhi.review.composer.shape import Shape, composed_tables

_ANY_ENDING = "*"
_OFFICE = "office"  # the sign of a name that follows one
_OPENING = " '\"‘“"  # what may stand between a name and what says what it is
_STEM = 3  # letters with which a word begins, whatever its ending
_ENOUGH = 300  # rows, the last ones, that tell what others of their table have
_MOSTLY = 0.65  # the share of those who are several that are of one kind
_ALIKE = 0.8  # the share of rows from which on they have what others of their sign, or wholes, have


def of_new_name(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """The cells of a new row of names that its place in the sentence tells.

    Its enumerated columns have what is declared of the word with which it ends, or else what nearly
    all rows have whose name ends in the same word, or bears the same sign: that it ends in the word
    for a body, say. Who follows an office is by that; who begins with a number by others that do;
    and who bears no sign, by what is said before it. It is a part of whoever is named within it, or
    before it by what it is, if such are wholes of others; of one word with which
    names of such mostly end, of the one that its text names last: the army. It has with that what
    parts mostly have: a country, say. Of a country or its capital there is what the world calls it.
    """
    rows = row_cells(package, shape.table)
    fields = package.schemas[shape.table].fields
    enumerated = [one.name for one in fields if "enum" in one.constraints]
    likes = _rows_alike(package, shape, passage, rows)
    cells = {name: likes.usual(name) for name in enumerated} | _declared(shape, passage)
    others = [one.name for one in fields if one.name not in enumerated]
    world = _of_the_world(passage, likes.rows, others)
    of_whole = _of_whole(package, shape, passage, cells, likes)
    return {name: one for name, one in {**cells, **world, **of_whole}.items() if one}


class _Alike(NamedTuple):
    """The rows whose names are like a new one: that end in its word, and that are so otherwise.

    ``least`` is the share of these that must agree; ``is_titled`` tells that the name says what it
    is, or is said to be that.
    """

    of_word: Sequence[Mapping[str, str]]
    rows: Sequence[Mapping[str, str]]
    least: float
    is_titled: bool

    def usual(self, column: str) -> str:
        """What nearly all have in a column: those of its word, else the others."""
        ways = ((self.of_word, _ALIKE), (self.rows, self.least))
        return next(filter(None, (most((row[column] for row in one), at) for one, at in ways)), "")


def _rows_alike(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    rows: Sequence[Mapping[str, str]],
) -> _Alike:
    counted, described = _of_number(passage, rows), _of_description(package, shape, passage, rows)
    # Who is called by an office alone is of the kind of those who are named after one.
    is_office = not counted and bool(language(passage.language).office(passage.quote))
    sign = _OFFICE if is_office else sign_of(passage)
    signed = [row for row in rows if sign and sign == sign_of_row(package, row)]
    of_word = counted or [
        row for row in rows if _last_word(row["quote"]) == _last_word(passage.quote)
    ]
    several = [] if counted else _of_several(passage, rows)
    like = signed or of_word or described or several
    least = _MOSTLY if like is several else _ALIKE
    is_titled = _is_title(passage, sign) or like is described
    return _Alike(of_word if sign != _OFFICE else [], like, least, is_titled)


def _of_whole(
    package: Package,
    shape: Shape,
    passage: SelectedPassage,
    cells: Mapping[str, str],
    likes: _Alike,
) -> dict[str, str]:
    """Of whom a new one is a part, with what parts mostly share with that; nothing of no part."""
    schema, rows = package.schemas[shape.table], row_cells(package, shape.table)
    columns = [name for name, target in schema.references.items() if target == shape.table]
    by_key = {row[schema.primary_key]: row for row in rows}
    parts = [row for row in rows if columns and row[columns[0]] in by_key]

    def kind(row: Mapping[str, str]) -> list[str]:
        return [row[name] for name in cells]

    kinds = [kind(by_key[row[columns[0]]]) for row in parts]
    whole = next(wholes_of_name(package, shape, passage, is_titled=likes.is_titled), "")
    if not columns or (whole and parts and kind(by_key[whole]) not in kinds):
        return {}  # of such as this one nobody is a part: of two states, say
    parts_of_word = sum(bool(row[columns[0]]) for row in likes.of_word)
    is_bare = len(passage.quote.split()) == 1 and 2 * parts_of_word > len(likes.of_word)
    if not whole and parts and is_bare:
        whole = whole_beside(package, shape, passage, lambda key: kind(by_key[key]) in kinds)
    if not whole:
        return {}
    shared = {columns[0]: whole}
    fixed = {*ANCHOR, schema.primary_key, *columns, *cells}
    for name in (name for name in schema.names if name not in fixed):
        same = sum(bool(row[name]) and row[name] == by_key[row[columns[0]]][name] for row in parts)
        if parts and same >= _ALIKE * len(parts):
            shared[name] = by_key[whole][name]
    return shared


def _declared(shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """The cells that the package declares of names that end in a word; with * however it ends."""
    last, cells = passage.quote.split()[-1:], dict[str, str]()
    for word, of_word in shape.composed.cells.items():
        stem = word.removesuffix(_ANY_ENDING)
        if any(one == word or (stem != word and one.startswith(stem)) for one in last):
            cells |= of_word
    return cells


def _of_number(
    passage: SelectedPassage, rows: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """The rows whose names begin with a number, of a name that does: both sides are several."""
    code = language(passage.language)

    def is_counted(quote: str) -> bool:
        return bool(quote.split()) and code.numeral(quote.split()[0]) is not None

    return [row for row in rows if is_counted(row["quote"])] if is_counted(passage.quote) else []


def _of_several(
    passage: SelectedPassage, rows: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """The rows of several who are named by what they are, of a name that is such: experts."""
    code = passage.language
    is_such = is_of_several(passage.quote, code)
    return [row for row in rows if is_of_several(row["quote"], code)] if is_such else []


def _of_description(
    package: Package, shape: Shape, passage: SelectedPassage, rows: Sequence[Mapping[str, str]]
) -> list[Mapping[str, str]]:
    """The rows whose names end as what stands before a name says what it is: the news agency X."""
    before = passage.text[passage.sentence.start : passage.span.start].rstrip(_OPENING)
    end = passage.sentence.start + len(before)
    is_name = any(span.end == end for _, span in named_places(package, passage, shape.table))
    return (
        [] if is_name else [row for row in rows if _last_word(row["quote"]) == _last_word(before)]
    )


def _of_the_world(
    passage: SelectedPassage, like: Sequence[Mapping[str, str]], columns: Sequence[str]
) -> dict[str, str]:
    """What is known of the country, or the capital, that a passage is the name of: code and name.

    The columns are those that have it of nearly all ``like`` rows, which name others of the kind.
    """
    code = language(passage.language)
    country = code.country_name(passage.quote)
    if country is None:
        return {}
    others = [(row, code.country_name(row["quote"])) for row in like]
    others = [(row, one) for row, one in others if one]
    known_cells: dict[str, str] = {}
    for column in columns:
        for at, value in enumerate(country):
            same = sum(row[column] == one[at] for row, one in others if one)
            if others and same >= _ALIKE * len(others):
                known_cells[column] = value
    return known_cells


def table_of_place(package: Package, passage: SelectedPassage) -> str:
    """The table of names like a new one by which something is said to be, or to go; else empty.

    They are like it that bear the same sign: of a capital, say.
    """
    code, after = language(passage.language), passage.text[passage.span.end : passage.sentence.end]
    sign = sign_of(passage) if code.is_scene(after) or code.is_goal(after) else ""
    counted = _tables_by_sign(package).get(sign) if sign else None
    return counted.most_common(1)[0][0] if counted else ""


@memoized
def _tables_by_sign(package: Package) -> dict[str, Counter[str]]:
    """How many rows of each table whose rows are composed have a name that bears each sign."""
    counted: dict[str, Counter[str]] = {}
    named_tables = {names.table for names in package.settings.names}
    for table in filter(named_tables.__contains__, composed_tables(package)):
        for row in row_cells(package, table)[-_ENOUGH:]:
            if sign := sign_of_row(package, row):
                counted.setdefault(sign, Counter())[table] += 1
    return counted


def office_before(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, str]:
    """What a new mention of a name says of the office before it, in the column that has offices.

    That is the one of free text that nearly all mentions fill which follow an office. Of whom it is
    is told with it, where one stands before it who is a whole of others: a state.
    """
    code = language(passage.language)
    title = code.office(passage.text[passage.sentence.start : passage.span.start])
    if not title:
        return {}
    columns = _columns_of_offices(package, shape.mention)
    whole = next(wholes_before(package, shape, passage), "")
    of = f" of {Naming(package, shape).called(shape.table, whole)}" if whole else ""
    title = title if whole else english_title(package, passage, title) or title
    return dict.fromkeys(columns[:1], f"{title}{of}")


def longest_form(package: Package, shape: Shape, passage: SelectedPassage) -> SelectedPassage:
    """Where the text first has the longest form of a new name: by the surname alone, the full one.

    It is one that bears a sure sign of a name there, and ends in the words of the passage; the
    passage itself, where there is none, or several of different words, or rows have no mentions.
    """
    kinds, words = language(passage.language).name_signs, passage.quote.split()
    longer: dict[tuple[str, ...], SelectedPassage] = {}
    for _, span, row in sentence_rows(package, passage.seed_id) if shape.mention else ():
        if passage.quote not in row["quote"]:
            continue
        for sentence in language(passage.language).sentences(row["quote"]):
            for place, sign in sentence.name_signs():
                start, end = (at + span.start for at in place)
                form = tuple(passage.text[start:end].split())
                is_longer = len(form) > len(words) and [*form[-len(words) :]] == words
                if kinds[sign].is_strong and is_longer and form not in longer:
                    longer[form] = passage_at(package, passage.seed_id, start, end)
    longest = [
        one for form, one in longer.items() if all(form[-len(other) :] == other for other in longer)
    ]
    return longest[0] if longest else passage


@memoized
def _columns_of_offices(package: Package, table: str) -> list[str]:
    """The columns of free text that nearly all mentions fill which follow an office."""
    schema = package.schemas[table]
    of_table = row_cells(package, table)[-_ENOUGH:]
    rows = [one for one in of_table if sign_of_row(package, one) == _OFFICE]
    fixed = {schema.primary_key, *ANCHOR, *schema.references}
    free = [one.name for one in schema.fields if "enum" not in one.constraints]
    return [
        name
        for name in free
        if name not in fixed and rows and sum(bool(row[name]) for row in rows) >= _ALIKE * len(rows)
    ]


def own_words(package: Package, shape: Shape, passage: SelectedPassage) -> SelectedPassage:
    """A passage without the names of others within it, which say nothing of what it is itself."""
    quote = passage.quote
    for _, span in named_within(package, shape, passage):
        quote = quote.replace(passage.text[slice(*span)], " ")
    return passage._replace(quote=quote if quote.strip() else passage.quote)


def _is_title(passage: SelectedPassage, sign: str) -> bool:
    """Whether a sign is what somebody is called by beside the name."""
    kinds = language(passage.language).name_signs
    return sign in kinds and kinds[sign].is_strong


def _last_word(quote: str) -> str:
    """How the last word of a name begins, whatever its ending: people, of the people."""
    return quote.split()[-1][:_STEM] if quote.split() else ""
