"""Rules of every anchored table. Each judges the rows that the rules above it have let pass."""

from collections.abc import Mapping

import numpy as np
from pandas import DataFrame, Series

from sandhi.anchors import EQUAL, Integers, divergences, parting, places, verified
from sandhi.check.rule import rule
from sandhi.package import Package, TableSchema
from sandhi.text import cluster_boundaries

Texts = Mapping[str, str]


def _length(row: Series, texts: Texts) -> str:
    return f"{row['start']} to {row['end']} in a text of {len(texts[row['seed_id']])}"


@rule("end", mend="Let the offsets be found anew from the quote.", explain=_length)
def anchors_lie_within_their_seed(anchors: DataFrame, texts: Texts) -> "Series[bool]":
    """An anchor lies within its seed and is not empty: 0 ≤ start < end ≤ length."""
    # A seed that is not there, or a bound that is no number, is told as a breach of structure.
    judged = anchors["seed_id"].isin(texts) & anchors[["start", "end"]].notna().all(axis="columns")
    return ~judged | places(anchors, texts).within


def _divergence(row: Series, texts: Texts) -> str:
    quote, text = row["quote"], texts[row["seed_id"]][row["start"] : row["end"]]
    at = parting(quote, text)
    found, instead = _opening(quote[at:]), _opening(text[at:])
    return f"{found} where the seed has {instead}, from character {at + 1} of the quote on"


def _opening(text: str) -> str:
    """The first characters of a text, as escapes where they cannot be seen."""
    if not text:
        return "nothing"
    return f"“{text[:20]}”" if text[:20].isprintable() else ascii(text[:20])


@rule(
    "quote",
    mend="Copy the quote from the seed, and let its offsets be found anew.",
    explain=_divergence,
)
def quotes_are_the_text(anchors: DataFrame, texts: Texts) -> "Series[bool]":
    """A quote is the seed's text from start to end, character for character."""
    return Series(divergences(anchors, texts) == EQUAL, index=anchors.index)


@rule(mend="Take in the whole of the character, with all its signs, or none of it.")
def anchors_keep_characters_whole(anchors: DataFrame, texts: Texts) -> DataFrame:
    """An anchor begins and ends between two characters as people see them (grapheme clusters)."""
    # A text has one boundary more than code points; the first one serves rows not judged.
    boundary = np.concatenate([[True], *map(cluster_boundaries, texts.values())])
    place, sure = places(anchors, texts), verified(anchors, texts)
    offsets = {"start": 1 + place.start + place.seed, "end": 1 + place.end + place.seed}
    return DataFrame(
        {column: ~sure | boundary[offset * sure] for column, offset in offsets.items()},
        index=anchors.index,
    )


@rule("quote", mend="Leave the white space outside.", explain=lambda row: ascii(row["quote"]))
def quotes_have_no_white_space_at_their_edges(anchors: DataFrame, texts: Texts) -> "Series[bool]":
    """A quote neither begins nor ends with white space."""
    edges = anchors["quote"].str.contains(r"^\s|\s\Z").fillna(False).astype(bool)
    return ~(edges & verified(anchors, texts))


def _kinds(row: Series, sentences: DataFrame) -> str:
    of_seed = sentences[sentences["seed_id"] == row["seed_id"]]
    over = of_seed[(of_seed["start"] < row["end"]) & (of_seed["end"] > row["start"])]
    return f"“{row['quote']}” in a sentence of kind {' and '.join(over['kind'].unique())}"


@rule(
    "quote",
    mend="Anchor the fact in the article's own text, or leave it uncoded.",
    explain=_kinds,
)
def facts_stand_in_coded_sentences(
    anchors: DataFrame, sentences: DataFrame, schema: TableSchema, package: Package, texts: Texts
) -> "Series[bool]":
    """No fact is anchored in a sentence of a kind that holds none (`no_facts_in`)."""
    kinds = package.settings.no_facts_in
    if not kinds or not package.settings.of(schema.name).states_facts:
        return Series(True, index=anchors.index)
    before = _letters_before(sentences[sentences["kind"].isin(kinds)], texts)
    place = places(anchors, texts)
    touched = before[place.end * place.within] > before[place.start * place.within]
    return Series(~touched, index=anchors.index)


def _letters_before(sentences: DataFrame, texts: Texts) -> Integers:
    """How many code points of the sentences lie before each offset of the texts, end to end."""
    place = places(sentences, texts)
    change = np.zeros(sum(map(len, texts.values())) + 1, dtype=np.int64)
    np.add.at(change, place.start[place.within], 1)
    np.add.at(change, place.end[place.within], -1)
    return np.concatenate(([0], np.cumsum(np.cumsum(change)[:-1] > 0)))


@rule(mend="Keep one of the rows.")
def no_row_is_told_twice(anchors: DataFrame, schema: TableSchema) -> DataFrame:
    """No two rows of an anchored table without a unique key are the same in all but their key."""
    rest = [name for name in schema.names if name != schema.primary_key]
    twice = anchors[rest].duplicated() & (not schema.unique_keys)
    return DataFrame({schema.primary_key: ~twice})
