"""Rows without offsets: what a curator wrote instead, and the places in the seeds that it can mean.

Such a row has a quote, perhaps a ``seed_id``, and neither ``start`` nor ``end``; or, where the
quote stands more than once, ``#2`` as ``start`` for its second occurrence, say. Occurrences are
counted in the order of the texts, those as whole words first, then those inside of words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sandhi.curate.locate import MOST, Occurrence, TooManyPlaces, nearest, occurrences, only
from sandhi.printing import in_context, visible
from sandhi.text import whole_number

if TYPE_CHECKING:
    from pandas import DataFrame

_NUMBER = re.compile(r"#([1-9][0-9]*)")


def without_offsets(cells: "DataFrame") -> list[int]:
    """The lines of a table's rows that have no offsets, or a number in place of ``start``."""
    lacking = (cells["start"] == "") | (cells["end"] == "") | cells["start"].str.startswith("#")
    return [int(line) for line in cells.index[lacking]]


def keys_by_anchor(cells: "DataFrame") -> dict[tuple[str, str, str], str]:
    """The keys of a table's rows by their seed, start and end."""
    anchors = cells[["seed_id", "start", "end"]].itertuples(index=False, name=None)
    return dict(zip(anchors, cells.iloc[:, 0], strict=True))


class Unplaceable(ValueError):
    """A quote that cannot be placed; says why, and how to mend it."""


def candidates(quote: str, seed: str, start: str, texts: Mapping[str, str]) -> Sequence[Occurrence]:
    """The places that a row without offsets can mean: one, if that is beyond doubt.

    ``seed`` and ``start`` are its cells, empty or not. Unplaceable where there is no such place.
    """
    if seed and seed not in texts:
        raise Unplaceable(f"there is no seed {seed}; write one of {', '.join(texts)}")
    sought = {seed: texts[seed]} if seed else texts
    try:
        places = occurrences(quote, sought)
    except TooManyPlaces:
        where = seed or "the seeds"
        raise Unplaceable(
            f"it stands at more than {MOST:,} places in {where}; copy more of the sentence"
        ) from None
    if not places:
        raise Unplaceable(_nowhere(quote, sought))
    number = _NUMBER.fullmatch(start)
    if number:
        chosen = whole_number(number[1])
        if chosen is None or chosen > len(places):
            raise Unplaceable(f"it occurs {len(places)} times, so there is no {start[:20]}")
        return [places[chosen - 1]]
    if start:
        raise Unplaceable(f"start is {start!r}; empty it, or write #2 for the second occurrence")
    unambiguous = only(places)
    return [unambiguous] if unambiguous else places


def _nowhere(quote: str, texts: Mapping[str, str]) -> str:
    where = next(iter(texts)) if len(texts) == 1 else "the seeds"
    if not quote:
        return f"there is no quote; copy one from {where}"
    if any(quote in text for text in texts.values()):
        return f"in {where} it cuts a character in two; take whole ones, letters with their signs"
    near = nearest(quote, texts)
    if near is None:
        return f"it does not stand in {where}, nor does anything like it; copy it from there"
    text = texts[near.seed]
    ours, theirs = quote[near.at :], text[near.start + near.at : near.end]
    return (
        f"it does not stand in {where}: from character {near.at + 1} on it has {_first(ours)} "
        f"where {near.seed} has {_first(theirs)}, in {in_context(text, near.start, near.end)}; "
        "copy it from there"
    )


def _first(text: str) -> str:
    """The beginning of a text; and its first code point, which tells look-alikes apart."""
    return f"“{visible(text[:20])}” (U+{ord(text[0]):04X})" if text else "nothing"
