"""The passages of all tables: where each lies, what it is about, and which words it has."""

from itertools import accumulate

import numpy as np
from pandas import DataFrame, Series, concat, factorize

from sandhi.anchors import Integers
from sandhi.package import ANCHOR, Package, Role
from sandhi.package.opening.memory import memoized
from sandhi.text import TOKEN


@memoized
def passages(package: Package) -> DataFrame:
    """The anchors of all tables but sentences, a row for each thing that an anchor is about.

    Columns are ``table``, ``line``, ``thing`` (a key: its own, that of what it speaks of, that of
    the record that takes part), ``seed_id``, ``start`` and ``end``; and ``first`` and ``last``, how
    many tokens of the seed begin before its start and before its end.
    """
    anchored = [name for name, one in package.schemas.items() if one.anchored]
    frames = [_passages_of(package, table) for table in anchored if table != "sentences"]
    return concat(frames, ignore_index=True)


def pair_numbers(column: Series, other_column: Series) -> Series:
    """A number for each pair of values of two columns: the same for the same, and never NA."""
    numbers, _ = factorize(column, use_na_sentinel=False)
    others, values = factorize(other_column, use_na_sentinel=False)
    pairs, _ = factorize(numbers * max(len(values), 1) + others)
    return Series(pairs, index=column.index)


@memoized
def _passages_of(package: Package, table: str) -> DataFrame:
    schema, settings = package.schemas[table], package.settings.of(table)
    cells, rows = package.cells(table), package.table(table)
    # Members of one dispute are passages about different things.
    leads = settings.record if settings.role is Role.MEMBERSHIP else settings.of
    is_whole = np.logical_and.reduce([rows[name].notna() for name in ANCHOR[:3]])
    seeds = rows[ANCHOR[0]].to_numpy(dtype=object)[is_whole]
    bounds = {name: rows[name][is_whole].to_numpy(dtype=np.int64) for name in ANCHOR[1:3]}
    of_anchors = {
        "line": rows.index.to_numpy()[is_whole],
        ANCHOR[0]: seeds,
        **bounds,
        **_tokens_before(package, seeds.tolist(), bounds),
    }
    things = [
        cells[name].to_numpy(dtype=object)[is_whole]
        for name in filter(None, (schema.primary_key, leads))
    ]
    columns = {name: np.tile(column, len(things)) for name, column in of_anchors.items()}
    return DataFrame({"table": table, "thing": np.concatenate(things), **columns})


def _tokens_before(
    package: Package, seeds: list[str], bounds: dict[str, Integers]
) -> dict[str, Integers]:
    """How many tokens of its seed begin before each anchor's start (``first``), and its end."""
    texts, begins = package.texts, _beginnings_of_tokens(package)
    lengths = np.array([*map(len, texts.values()), 0], dtype=np.int64)  # the last is of no seed
    before = np.concatenate(([0], np.cumsum(lengths[:-1])))  # each text, end to end
    places = {key: place for place, key in enumerate(texts)}
    seed = np.array([places.get(one, -1) for one in seeds], dtype=np.int64)
    counts = {}
    for offset, count in (("start", "first"), ("end", "last")):
        at = np.clip(bounds[offset], 0, lengths[seed]) + before[seed]
        counts[count] = np.searchsorted(begins, at) - np.searchsorted(begins, before[seed])
    return counts


@memoized
def _beginnings_of_tokens(package: Package) -> Integers:
    """Where the tokens of all seeds begin, their texts end to end."""
    texts = package.texts.values()
    before = accumulate(map(len, texts), initial=0)
    begins = [
        at + token.start()
        for text, at in zip(texts, before, strict=False)
        for token in TOKEN.finditer(text)
    ]
    return np.array(begins, dtype=np.int64)
