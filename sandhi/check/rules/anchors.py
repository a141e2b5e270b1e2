"""Rules of every anchored table. Each judges the rows that the rules above it have let pass."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from pandas import DataFrame, Series

from sandhi.anchors import EQUAL, Booleans, Integers, Places, divergences, parting, places
from sandhi.check.example import Cell
from sandhi.check.rule import Context, Example, Kind, rule
from sandhi.language.boundaries import word_boundaries
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.text import Span, cluster_boundaries, tokens

TEXTS = {"M1": "नमस्ते दुनिया"}


def _anchored_price(start: int, end: int, quote: str, **cells: Cell) -> Example:
    """A price that is anchored in the one text."""
    row: dict[str, Cell] = {
        "price_id": "P1",
        "seed_id": "M1",
        "start": start,
        "end": end,
        "quote": quote,
    }
    return Example(tables={"prices": [row | cells]}, texts=TEXTS)


GREETING = _anchored_price(0, 6, "नमस्ते")


class AnchorsInTexts(NamedTuple):
    """The anchors of a table beside the texts: where they lie, and where their quotes part."""

    place: Places
    parted: Integers

    @property
    def sure(self) -> Booleans:
        """For each row, whether its bounds lie within its seed and its quote is the text there."""
        equal: Booleans = self.place.within & (self.parted == EQUAL)
        return equal


def _in_texts(context: Context) -> AnchorsInTexts:
    _ = context.texts  # which a rule declares to read
    return _of_table(context.package, context.table)


@lru_cache(maxsize=1)  # the rules of one table come one after the other
def _of_table(package: Package, table: str) -> AnchorsInTexts:
    anchors, texts = package.table(table), package.texts
    place = places(anchors, texts)
    return AnchorsInTexts(place, divergences(anchors, texts, place))


def _length(context: Context, row: Series, column: str) -> str:
    return f"{row['start']} to {row['end']} in a text of {len(context.texts[row['seed_id']])}"


@rule(
    table=Kind.ANCHORS,
    column="end",
    reads=("texts",),
    mend="Let the offsets be found anew from the quote.",
    why="An anchor that points outside of its seed points at nothing.",
    since="0.1.0",
    keeps=GREETING,
    breaks=_anchored_price(0, 99, "नमस्ते"),
    explain=_length,
    per_seed=True,
)
def anchors_lie_within_their_seed(context: Context) -> "Series[bool]":
    """An anchor lies within its seed and is not empty: 0 ≤ start < end ≤ length."""
    anchors, place = context.rows, _in_texts(context).place
    # A seed that is not there, or a bound that is no number, is a breach of structure.
    is_judged = anchors["start"].notna() & anchors["end"].notna() & (place.seed >= 0)
    return ~is_judged | place.within


def _divergence(context: Context, row: Series, column: str) -> str:
    quote, text = row["quote"], context.texts[row["seed_id"]][row["start"] : row["end"]]
    at = parting(quote, text)
    present, instead = _opening(quote[at:]), _opening(text[at:])
    return f"{present} where the seed has {instead}, from character {at + 1} of the quote on"


def _opening(text: str) -> str:
    """The first characters of a text, as escapes where they cannot be seen."""
    if not text:
        return "nothing"
    return f"“{text[:20]}”" if text[:20].isprintable() else ascii(text[:20])


@rule(
    table=Kind.ANCHORS,
    column="quote",
    reads=("texts",),
    mend="Copy the quote from the seed, and let its offsets be found anew.",
    why="The quote is the proof of the row; one that the source does not have proves nothing.",
    since="0.1.0",
    keeps=GREETING,
    breaks=_anchored_price(0, 6, "नमस्कार"),
    explain=_divergence,
    per_seed=True,
)
def quotes_are_the_text(context: Context) -> "Series[bool]":
    """A quote is the seed's text from start to end, character for character."""
    return Series(_in_texts(context).parted == EQUAL, index=context.rows.index)


@rule(
    table=Kind.ANCHORS,
    reads=("texts",),
    mend="Take in the whole of the character, with all its signs, or none of it.",
    why="Half a character is shown as another one, or as a broken sign.",
    since="0.1.0",
    keeps=GREETING,
    breaks=_anchored_price(0, 5, "नमस्त"),
    per_seed=True,
)
def anchors_keep_characters_whole(context: Context) -> DataFrame:
    """An anchor begins and ends between two characters as people see them (grapheme clusters)."""
    return _at_boundaries(context, cluster_boundaries)


def _at_boundaries(context: Context, boundaries: Callable[[str], Booleans]) -> DataFrame:
    """Whether both ends of an anchor lie where a text may be cut."""
    # A text has one boundary more than code points; the first one serves rows not judged.
    boundary = _boundaries(tuple(context.texts.values()), boundaries)
    of_table = _in_texts(context)
    place, sure = of_table.place, of_table.sure
    offsets = {"start": 1 + place.start + place.seed, "end": 1 + place.end + place.seed}
    return DataFrame(
        {column: ~sure | boundary[offset * sure] for column, offset in offsets.items()},
        index=context.rows.index,
    )


@lru_cache(maxsize=2)
def _boundaries(texts: tuple[str, ...], boundaries: Callable[[str], Booleans]) -> Booleans:
    """Where texts may be cut, end to end, after one place where anything may."""
    return np.concatenate([[True], *map(boundaries, texts)])


@lru_cache(maxsize=1)
def _tokens(text: str) -> list[Span]:
    return [*tokens(text)]


def _cut_token(context: Context, row: Series, column: str) -> str:
    text, at = context.texts[row["seed_id"]], row[column]
    spans = _tokens(text)
    token = spans[bisect_left(spans, at, key=lambda span: span.start) - 1]
    return f"“{text[token.start : at]}|{text[at : token.end]}”"


@rule(
    table=Kind.ANCHORS,
    reads=("texts",),
    mend="Take in the whole of the word or numeral, or none of it.",
    why="Half a word is another word, and half a numeral another number.",
    since="0.1.0",
    keeps=GREETING,
    breaks=_anchored_price(2, 6, "स्ते"),
    explain=_cut_token,
    per_seed=True,
)
def anchors_keep_words_whole(context: Context) -> DataFrame:
    """An anchor cuts no word and no numeral, but where the script changes within one.

    Nor is a known word cut by what leaves out a postposition that is written on to it.
    """
    # What cuts a character is told by the rule above.
    return _at_boundaries(context, word_boundaries) | ~_at_boundaries(context, cluster_boundaries)


@rule(
    table=Kind.ANCHORS,
    column="quote",
    reads=("texts",),
    mend="Leave the white space outside.",
    why="Two anchors of the same words should have the same offsets.",
    since="0.1.0",
    keeps=GREETING,
    breaks=_anchored_price(0, 7, "नमस्ते "),
    explain=lambda context, row, column: ascii(row["quote"]),
    per_seed=True,
)
def quotes_have_no_white_space_at_their_edges(context: Context) -> "Series[bool]":
    """A quote neither begins nor ends with white space."""
    return ~(_edges(context) & _in_texts(context).sure)


def _edges(context: Context) -> "Series[bool]":
    """Whether a quote has white space at its edges."""
    quotes = context.cells["quote"]
    has_white_space = [quote != quote.strip() for quote in quotes.tolist()]
    return Series(has_white_space, index=quotes.index, dtype=bool)


def _kinds(context: Context, row: Series, column: str) -> str:
    sentences = context["sentences"]
    of_seed = sentences[sentences["seed_id"] == row["seed_id"]]
    over = of_seed[(of_seed["start"] < row["end"]) & (of_seed["end"] > row["start"])]
    return f"“{row['quote']}” in a sentence of kind {' and '.join(over['kind'].unique())}"


def _in_a_sentence(kind: str) -> Example:
    """A price in a sentence of some kind, where promotions hold no facts."""
    cells: dict[str, Cell] = {
        "sentence_id": "M1-1",
        "seed_id": "M1",
        "start": 0,
        "end": 13,
        "kind": kind,
    }
    return Example(
        package={"sandhi": {"no_facts_in": ["promo"]}},
        tables={**GREETING.tables, "sentences": [cells | {"quote": TEXTS["M1"]}]},
        texts=TEXTS,
    )


@rule(
    table=Kind.ANCHORS,
    column="quote",
    reads=("sentences", "texts"),
    mend="Anchor the fact in the article's own text, or leave it uncoded.",
    why="What a page says beside its article is not what the article says.",
    since="0.1.0",
    keeps=_in_a_sentence("body"),
    breaks=_in_a_sentence("promo"),
    explain=_kinds,
    per_seed=True,
)
def facts_stand_in_coded_sentences(context: Context) -> "Series[bool]":
    """No fact is anchored in a sentence of a kind that holds none (`no_facts_in`)."""
    index, package = context.rows.index, context.package
    if not package.settings.no_facts_in or not package.settings.of(context.table).states_facts:
        return Series(True, index=index)
    before, place = _without_facts(package), _in_texts(context).place
    is_touched = before[place.end * place.within] > before[place.start * place.within]
    return Series(~is_touched, index=index)


@memoized
def _without_facts(package: Package) -> Integers:
    """How many code points of sentences without facts lie before each offset of the texts."""
    sentences = package.table("sentences")
    kinds = package.settings.no_facts_in
    return _letters_before(sentences[sentences["kind"].isin(kinds)], package.texts)


def _letters_before(sentences: DataFrame, texts: Mapping[str, str]) -> Integers:
    """How many code points of the sentences lie before each offset of the texts, end to end."""
    place = places(sentences, texts)
    change = np.zeros(sum(map(len, texts.values())) + 1, dtype=np.int64)
    np.add.at(change, place.start[place.within], 1)
    np.add.at(change, place.end[place.within], -1)
    return np.concatenate(([0], np.cumsum(np.cumsum(change)[:-1] > 0)))


SECOND: dict[str, Cell] = {**GREETING.tables["prices"][0], "price_id": "P2"}


@rule(
    table=Kind.ANCHORS,
    mend="Keep one of the rows.",
    why="A row that stands twice is counted twice.",
    since="0.1.0",
    keeps=Example(
        tables={"prices": [*GREETING.tables["prices"], SECOND | {"article": "tea"}]}, texts=TEXTS
    ),
    breaks=Example(tables={"prices": [*GREETING.tables["prices"], SECOND]}, texts=TEXTS),
    per_seed=True,
)
def no_row_is_told_twice(context: Context) -> DataFrame:
    """No two rows of an anchored table without a unique key are the same in all but their key."""
    anchors, schema = context.rows, context.schema
    rest = [name for name in schema.names if name != schema.primary_key]
    once = True if schema.unique_keys else ~anchors[rest].duplicated()
    return DataFrame({schema.primary_key: once}, index=anchors.index, dtype=bool)


RULES = [
    anchors_lie_within_their_seed,
    quotes_are_the_text,
    anchors_keep_characters_whole,
    anchors_keep_words_whole,
    quotes_have_no_white_space_at_their_edges,
    facts_stand_in_coded_sentences,
    no_row_is_told_twice,
]
