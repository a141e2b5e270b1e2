"""What is said of one who is named: an office, by the word before the name; the name's own form."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import TypeAlias

from sandhi.coverage.account import languages
from sandhi.language import Case, is_function_word, language
from sandhi.package import ANCHOR, Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.attribution import told_by_nobody
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import (
    SelectedPassage,
    begins_with_name,
    passage_at,
    row_cells,
)
from sandhi.review.composer.proposing.fitting import Referring, fitting_values
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.new_names import office_before
from sandhi.review.composer.proposing.sources import resting_on
from sandhi.review.composer.shape import Shape, composed_tables, is_named, shape_of
from sandhi.suggest.names import NamedRecord
from sandhi.suggest.suggestions import Suggestion
from sandhi.text import span_in, tokens

_Titled: TypeAlias = tuple[Sequence[str], Mapping[str, str]]
_STEM = 4  # letters with which a word begins, whatever its ending
_FIELD = 2  # so many words of it are an office and its field: defence minister
_OFFICE = "office"  # the sign of a name that follows one
_TITLE = 4  # so many words of what somebody is stand before the name
_REACH = 60  # characters before a name among which its word is looked for


def usual_mention(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    cells: Mapping[str, str],
    rests_on_others: bool,
    passage: SelectedPassage,
) -> dict[str, str]:
    """The usual cells of a mention of a row with these cells at a passage (``Learnt.mention``)."""
    refused = refused_values(package, shape, cells)
    words = " ".join(
        passage.text[slice(*span)]
        for source in (shape.sources if rests_on_others else ())
        for span in resting_on(package, passage, source.target).values()
    )
    usual = learnt.mention(
        *(cells, rests_on_others, passage.quote, refused),
        code=passage.language,
        saying=words,
        by_nobody=told_by_nobody(passage) and not rests_on_others,
    )
    if is_named(package, shape):
        key = cells.get(package.schemas[shape.table].primary_key, "")
        said_before = said_beside(package, shape.mention, key, passage.seed_id, passage.span.start)
        usual |= said_before or office_before(package, shape, passage)
        usual |= form_of_description(package, shape.mention, passage)
    return usual


def form_of_description(package: Package, table: str, passage: SelectedPassage) -> dict[str, str]:
    """The enumerated cells that most rows of ``table`` have whose words say what somebody is.

    They say whose that is, and begin with nobody's name: leader of the land. Empty of other words.
    """
    if not _is_description(package, passage.quote, passage.language):
        return {}
    codes = languages(package)
    rows = [
        row
        for row in row_cells(package, table)
        if _is_description(package, row["quote"], codes.get(row["seed_id"], ""))
    ]
    names = [one.name for one in package.schemas[table].fields if "enum" in one.constraints]
    cells = {name: most(row[name] for row in rows) for name in names}
    return {name: value for name, value in cells.items() if value}


def _is_description(package: Package, quote: str, code: str) -> bool:
    words = quote.split()
    rests = (" ".join(words[at:]) for at in range(1, len(words) - 1))
    is_whose = any(language(code).case(f" {rest}") is Case.OF for rest in rests)
    return is_whose and not begins_with_name(package, quote, code)


def refused_values(
    package: Package, shape: Shape, cells: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """The values of each enumerated column that the rules refuse to a mention of such a row."""
    refused = {}
    for field in package.schemas[shape.mention].fields:
        values = frozenset(map(str, field.constraints.get("enum", ())))
        place = Referring(shape.mention, shape.table, shape.mention_of, "", "", field.name)
        refused[field.name] = values and values - fitting_values(package, place, cells, [""])[""]
    return refused


def said_beside(package: Package, table: str, key: str, seed: str, start: int) -> dict[str, str]:
    """The cells of free text that most rows of ``table`` have which name the one with a ``key``.

    Only those rows count before which the same word stands as before ``start`` in ``seed``: there,
    and only there, is the same said of whoever it is. Where there are none, two offices are one
    that have the same word before them: defence minister, defence secretary. Empty where no word
    does, or no such row is, or where theirs was said by more words than stand here: dictator of
    Ruritania, where there stands dictator alone.
    """
    word = _word_before(package, seed, start)
    title = words_before(package, seed, start)
    of_word = _by_word(package, table).get((key, word), []) if word else []
    rows = [cells for own_title, cells in of_word if _are_said(own_title, title, cells)]
    if word and not of_word and (field := _field_of_office(package, seed, start)):
        rows = _by_field(package, table).get((key, field), [])
    return {
        name: value
        for name in (rows[0] if rows else ())
        if (value := most(row[name] for row in rows))
    }


def form_of_part(package: Package, table: str, record: NamedRecord, quote: str) -> dict[str, str]:
    """The enumerated cells that most rows of ``table`` have which name one.

    Those count first whose words hold the ``quote``, which is a part of a name.
    """
    naming_rows = [row for row in row_cells(package, table) if row[record.column] == record.key]
    rows = [row for row in naming_rows if quote in row["quote"]] or naming_rows
    fields = package.schemas[table].fields
    names = [one.name for one in fields if "enum" in one.constraints]
    return {name: most(row[name] for row in rows) for name in names}


@memoized
def _by_word(package: Package, table: str) -> dict[tuple[str, str], list[_Titled]]:
    """The free cells of the rows of a table, by whom they name and the word before them.

    With them are the words of the title that stands there.
    """
    schema, by_word = package.schemas[table], dict[tuple[str, str], list[_Titled]]()
    of = package.settings.of(table).of or ""
    fixed = {schema.primary_key, *ANCHOR, *schema.references}
    fields = (one for one in schema.fields if one.name not in fixed)
    free = [one.name for one in fields if "enum" not in one.constraints]
    for row in row_cells(package, table):
        if span := span_in(row):
            word = _word_before(package, row["seed_id"], span.start)
            title = words_before(package, row["seed_id"], span.start)
            by_word.setdefault((row[of], word), []).append(
                (title, {name: row[name] for name in free})
            )
    return by_word


@memoized
def _by_field(package: Package, table: str) -> dict[tuple[str, str], list[Mapping[str, str]]]:
    """The free cells of the rows of a table, by whom they name and the field of the office."""
    by_field: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    of = package.settings.of(table).of or ""
    for row in row_cells(package, table):
        if span := span_in(row):
            field = _field_of_office(package, row["seed_id"], span.start)
            word = _word_before(package, row["seed_id"], span.start)
            of_word = _by_word(package, table).get((row[of], word), [])
            by_field.setdefault((row[of], field), []).extend(cells for _, cells in of_word)
    return by_field


def _are_said(own_title: Sequence[str], title: Sequence[str], cells: Mapping[str, str]) -> bool:
    """Whether as many words stand before a name as ours have that were said by a title."""
    ours = max((len(_content(cell.lower().split())) for cell in cells.values()), default=0)
    pairs = zip(reversed(_content(own_title)), reversed(_content(title)), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0][:_STEM] == pair[1][:_STEM], pairs))
    return same >= min(ours, len(_content(own_title)))


def _content(words: Sequence[str]) -> list[str]:
    return [word for word in words if not is_function_word(word)]


def _field_of_office(package: Package, seed: str, start: int) -> str:
    """The word before the office that stands before a name; empty where none does."""
    text, code = package.texts.get(seed, ""), language(languages(package).get(seed, ""))
    title = words_before(package, seed, start)
    if len(title) < _FIELD or is_function_word(title[-_FIELD]):
        return ""
    begin = max(start - _REACH, 0)
    around = code.sentences(text[begin : start + _REACH])
    signs = (one for sentence in around for one in sentence.name_signs())
    is_office = any(one.sign == _OFFICE and one.place.start == start - begin for one in signs)
    return title[-_FIELD] if is_office else ""


def _word_before(package: Package, seed: str, start: int) -> str:
    """The word before a place, folded; empty where it is parted, or a function word."""
    words = words_before(package, seed, start)
    return "" if not words or is_function_word(words[-1]) else words[-1]


def words_before(package: Package, seed: str, start: int) -> list[str]:
    """The last words before a place, folded, up to where anything but white space parts them."""
    before = package.texts.get(seed, "")[max(start - _REACH, 0) : start]
    fold, words, end = language(languages(package).get(seed, "")).fold, list[str](), len(before)
    for token in reversed([*tokens(before)]):
        if before[token.end : end].strip() or len(words) == _TITLE:
            break
        words.insert(0, fold(before[slice(*token)]))
        end = token.start
    return words


def office_of_mention(package: Package, table: str, suggestion: Suggestion) -> dict[str, str]:
    """The office that stands before a name, where the composer would propose it for a mention."""
    seed, candidate = suggestion.source.seed_id or "", suggestion.candidate
    before = package.texts[seed][max(0, candidate.start - _REACH) : candidate.start]
    if not language(suggestion.source.language).office(before):
        return {}
    shapes = (shape_of(package, one) for one in composed_tables(package))
    shape = next((one for one in shapes if one.mention == table), None)
    if shape is None:
        return {}
    passage = passage_at(package, seed, candidate.start, candidate.end)
    return office_before(package, shape, passage)
