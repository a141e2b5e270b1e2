"""The rows of a table that a passage may be about already, the likeliest first."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from sandhi.language import is_function_word, language
from sandhi.package import ANCHOR, Package
from sandhi.package.forms import name_forms
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import (
    SelectedPassage,
    named_places,
    named_rows,
    row_cells,
    rows_in,
)
from sandhi.review.composer.proposing.offices import words_before
from sandhi.review.composer.reading.heads import types_by_head, types_pointed_at
from sandhi.review.composer.shape import Shape, is_named
from sandhi.suggest.likely import likely_records
from sandhi.text import span_in, tokens

SHOWN = 9  # one for each digit key
_ALIKE = 5  # of these, how many are like the passage, whatever the text has told of before
_NEAR = 2  # how many of which it told last, and as many of which it told most often
_LEAST = 0.1  # below this a row is like the passage in nothing that tells
_PART, _BEGUN = 0.8, 0.6  # what a name within it adds, and the share of one that begins so
_SHORT = 3  # so many words are no more than what they point at: this step
_TAKEN_UP = 2  # so many of the rows at which a passage may point back come first
_SAME = 9.0  # what the very words add: they come before what is a part of them, or they of
_OF_TYPE = 0.5  # what it adds that a row is of the type of which the passage reports
_NAMED, _DAY, _NAME = 0.5, 0.2, 2.0  # what like actors, a day and the name itself add to words


class KnownRow(NamedTuple):
    """A row that a passage may be about: its key, its label, and the passage most like that one."""

    key: str
    label: str
    quote: str
    seed_id: str
    type: str
    is_here: bool


def known_rows(
    package: Package, shape: Shape, learnt: Learnt, passage: SelectedPassage
) -> list[KnownRow]:
    """Up to SHOWN rows like a passage: in words, in who takes part, in days; or named by it.

    Named is also whoever was named after the same words, such as an office.

    Among the last are some of which the text told just before, or often: it may go on with one.
    ``is_here`` tells of a row that is coded at the very passage.
    """
    best: dict[str, tuple[float, str, str]] = {}
    keys_here: set[str] = set()
    for coded, score in learnt.scores(passage):
        if score > best.get(coded.key, (0.0,))[0]:
            text = package.texts[coded.seed_id][coded.start : coded.end]
            best[coded.key] = score, text, coded.seed_id
        if (coded.seed_id, coded.start, coded.end) == (passage.seed_id, *passage.span):
            keys_here.add(coded.key)
    fold = language(passage.language).fold
    own_words = fold(passage.quote)
    scores = {
        key: score + _SAME * bool(shape.type and fold(text) == own_words)
        for key, (score, text, _) in best.items()
    }
    for part in shape.parts:
        named_keys = {*named_rows(package, passage, part.target)}
        of_row: dict[str, set[str]] = {}
        for row in row_cells(package, part.table):
            of_row.setdefault(row[part.of], set()).add(row[part.to])
        for key, members in of_row.items():
            shared = len(named_keys & members) / len(named_keys | members) if named_keys else 0
            scores[key] = scores.get(key, 0) + _NAMED * shared * bool(scores.get(key))
    for key in _on_days_of(package, shape, passage):
        scores[key] = scores.get(key, 0) + _DAY
    for key, span in named_rows(package, passage, shape.table).items():
        if passage.holds(span):
            is_whole = span == passage.span or shape.type
            scores[key] = scores.get(key, 0) + (_NAME if is_whole else _PART)
    for key, share in _alike_in_name(package, shape, passage).items():
        scores[key] = scores.get(key, 0) + share * _NAME
    for record in likely_records(package, passage.quote, passage.language):
        if record.key in package.rows(shape.table) and record.column in _keys_of(package, shape):
            scores[record.key] = scores.get(record.key, 0) + _NAME
    told_types = types_by_head(package, shape, passage)
    typed = package.rows(shape.table)
    for key in scores.keys() & typed.keys() if told_types else ():
        scores[key] += _OF_TYPE * (str(typed[key].get(shape.type) or "") in told_types)
    for key, many in _bearers(package, shape, passage).items():
        scores[key] = scores.get(key, 0) + _NAME * many / (many + 1)
    rows = package.rows(shape.table)
    ordered = sorted(
        (key for key in scores if scores[key] >= _LEAST and key in rows),
        key=lambda key: (-scores[key], key),
    )
    keys_before = [key for key in _told_before(package, shape, passage) if key in rows]
    taken_up = _taken_up(package, shape, passage, keys_before)
    ordered = [*dict.fromkeys([*taken_up, *ordered])]
    others = [key for key in dict.fromkeys(keys_before) if key not in ordered[:_ALIKE]]
    often = [key for key, _ in Counter(keys_before).most_common() if key in others]
    nearby = [*others[:_NEAR], *often[:_NEAR]]
    return [
        KnownRow(
            key,
            package.labels.of(shape.table, key),
            *best.get(key, (0.0, "", ""))[1:],
            str(rows[key].get(shape.type) or ""),
            key in keys_here,
        )
        for key in [*dict.fromkeys([*ordered[:_ALIKE], *nearby, *ordered])][:SHOWN]
    ]


def _alike_in_name(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, float]:
    """The rows that have the words of a passage as a name, in whichever column; or begin so.

    Of a name that begins with another, such as that of a country, those are like it that begin
    with the same and go on: of the same country, whatever its forces are called.
    """
    if not is_named(package, shape):
        return {}
    fold = language(passage.language).fold
    quote = fold(passage.quote)
    shares: dict[str, float] = {}
    for row in row_cells(package, shape.table):
        if any(fold(cell) == quote for name, cell in row.items() if name not in ANCHOR):
            shares[row[package.schemas[shape.table].primary_key]] = 1.0
    begun = {
        fold(passage.text[slice(*span)])
        for _, span in named_places(package, passage, shape.table)
        if span.start == passage.span.start and span.end < passage.span.end
    }
    for form, column, key in name_forms(package):
        is_of_table = column in _keys_of(package, shape) and key in package.rows(shape.table)
        if is_of_table and any(fold(form).startswith(f"{one} ") for one in begun):
            shares[key] = max(shares.get(key, 0.0), _BEGUN)
    return shares


def _bearers(package: Package, shape: Shape, passage: SelectedPassage) -> dict[str, int]:
    """Who was named after the words of a passage: how many of them, with those before it, agree.

    After the foreign minister Joshi was named so, the foreign minister may be Joshi.
    """
    if not is_named(package, shape):
        return {}
    words = words_before(package, passage.seed_id, passage.span.end)
    least = sum(1 for _ in tokens(passage.quote))
    bearers: dict[str, int] = {}
    for row in row_cells(package, shape.mention):
        if (span := span_in(row)) is None:
            continue
        title = words_before(package, row["seed_id"], span.start)
        pairs = zip(reversed(words), reversed(title), strict=False)
        many = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        if many >= least and not is_function_word(title[-1]):
            key = row[shape.mention_of]
            bearers[key] = max(many, bearers.get(key, 0))
    return bearers


def _told_before(package: Package, shape: Shape, passage: SelectedPassage) -> list[str]:
    """The rows that the mentions before a passage in its text are of, the nearest first.

    There are none where rows have no type: names are offered by their forms alone.
    """
    if not (shape.mention and shape.type):
        return []
    before = [
        (span.start, row[shape.mention_of])
        for row in row_cells(package, shape.mention)
        if row["seed_id"] == passage.seed_id
        and (span := span_in(row))
        and span.start < passage.span.start
    ]
    return [key for _, key in sorted(before, reverse=True)]


def _taken_up(
    package: Package, shape: Shape, passage: SelectedPassage, keys_before: Sequence[str]
) -> list[str]:
    """The rows told last that a passage points back at: those of the type of which its noun is.

    A short passage that points by a noun of no type means what was told last.
    """
    types, is_pointing = types_pointed_at(package, shape, passage)
    rows = package.rows(shape.table)
    of_types = [key for key in keys_before if str(rows[key].get(shape.type) or "") in types]
    is_short = len(passage.quote.split()) <= _SHORT
    keys = of_types if types else keys_before if is_pointing and is_short else []
    return [*dict.fromkeys(keys)][:_TAKEN_UP]


def _keys_of(package: Package, shape: Shape) -> set[str]:
    """The columns that hold keys of the table's rows: its own, and that of its mentions."""
    return {package.schemas[shape.table].primary_key, shape.mention_of}


def _on_days_of(package: Package, shape: Shape, passage: SelectedPassage) -> set[str]:
    """The rows whose bounds share a day with an expression of time in the passage or sentence."""
    bounds = shape.composed.bounds
    windows = []
    for table in shape.composed.fill:
        of_table = package.settings.compose.get(table)
        if bounds is None or of_table is None or of_table.bounds is None:
            continue
        first, last = of_table.bounds.first, of_table.bounds.last
        windows += [(row[first], row[last]) for _, row in rows_in(package, table, passage)]
    days = [(first, last) for first, last in windows if first and last]
    if bounds is None or not days:
        return set()
    key = package.schemas[shape.table].primary_key
    return {
        row[key]
        for row in row_cells(package, shape.table)
        if row[bounds.first]
        and row[bounds.last]
        and any(first <= row[bounds.last] and row[bounds.first] <= last for first, last in days)
    }
