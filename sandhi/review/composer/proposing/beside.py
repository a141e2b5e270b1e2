"""What is said of one who is named: an office, by the word before the name; the name's own form."""

from collections.abc import Mapping

from sandhi.coverage.account import languages
from sandhi.language import is_function_word, language
from sandhi.package import ANCHOR, Package
from sandhi.package.opening.memory import memoized
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.proposing.resting import resting_on
from sandhi.review.composer.shape import Shape, is_named
from sandhi.suggest.names import NamedRecord
from sandhi.text import tokens

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
    words = " ".join(
        passage.text[slice(*span)]
        for source in (shape.sources if rests_on_others else ())
        for span in resting_on(package, passage, source.target).values()
    )
    usual = learnt.mention(
        cells, rests_on_others, passage.quote, code=passage.language, saying=words
    )
    if is_named(package, shape):
        key = cells.get(package.schemas[shape.table].primary_key, "")
        usual |= said_beside(package, shape.mention, key, passage.seed_id, passage.span.start)
    return usual


def said_beside(package: Package, table: str, key: str, seed: str, start: int) -> dict[str, str]:
    """The cells of free text that most rows of ``table`` have which name the one with a ``key``.

    Only those rows count before which the same word stands as before ``start`` in ``seed``: there,
    and only there, is the same said of whoever it is. Empty where no word does, or no such row is.
    """
    word = _word_before(package, seed, start)
    rows = _by_word(package, table).get((key, word), []) if word else []
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
def _by_word(package: Package, table: str) -> dict[tuple[str, str], list[Mapping[str, str]]]:
    """The free cells of the rows of a table, by whom they name and the word before them."""
    schema, by_word = package.schemas[table], dict[tuple[str, str], list[Mapping[str, str]]]()
    of = package.settings.of(table).of or ""
    fixed = {schema.primary_key, *ANCHOR, *schema.references}
    fields = (one for one in schema.fields if one.name not in fixed)
    free = [one.name for one in fields if "enum" not in one.constraints]
    for row in row_cells(package, table):
        if row["start"].isdecimal():
            word = _word_before(package, row["seed_id"], int(row["start"]))
            by_word.setdefault((row[of], word), []).append({name: row[name] for name in free})
    return by_word


def _word_before(package: Package, seed: str, start: int) -> str:
    """The word before a place, folded; empty where it is parted, or a function word."""
    before = package.texts.get(seed, "")[max(start - _REACH, 0) : start]
    for token in [*tokens(before)][-1:]:
        if before[token.end :] == " ":
            word = language(languages(package).get(seed, "")).fold(before[slice(*token)])
            return "" if is_function_word(word) else word
    return ""
