"""What the rules of any package may ask of whole columns at once.

Unless it says otherwise, an answer is a boolean Series on the index of the first column (or table)
asked about, and never NA: what cannot be compared, for want of a value, is left out as False.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas import DataFrame, Series

from sandhi import edtf as edtf_dates
from sandhi.text import Span, announces

ANCHOR = ["seed_id", "start", "end"]
MONTHS = dict(
    enumerate(
        """
        January February March April May June July August September October November December
        """.split(),
        start=1,
    )
)
_TEXT = np.dtypes.StringDType()


def holds(comparison: "Series[bool]") -> "Series[bool]":
    """Where a comparison holds: False where a value is missing, in place of NA."""
    return comparison.fillna(False).astype(bool)


def same(left: Series, right: Series) -> "Series[bool]":
    """Whether two columns agree: the same value in both, or none in either."""
    return holds(left.eq(right)) | (left.isna() & right.isna())


def look_up(keys: Series, table: DataFrame, key: str, column: str) -> Series:
    """For each key, the cell of the (first) row that has it; NA where none has."""
    values = table[column].set_axis(table[key])
    return at(keys, values[values.index.notna() & ~values.index.duplicated()])


def at(keys: Series, values: Series) -> Series:
    """For each key, the value that has it as index; NA, of the values' type, where none has."""
    return values.reindex(keys).set_axis(keys.index)


def distinct(keys: Series, table: DataFrame, key: str, column: str) -> "Series[int]":
    """For each key, how many different cells its rows have in a column; 0 where it has no row."""
    cells = table.groupby(key)[column].nunique()
    return at(keys, cells).fillna(0).astype(int)


def occurs_in_any(part: Series, keys: Series, texts: DataFrame) -> "Series[bool]":
    """Whether the text of a column stands in one of the texts that another table has for the key.

    The two columns of ``texts`` are the key and the text.
    """
    whole = texts.set_axis(["key", "whole"], axis=1)
    pairs = DataFrame({"part": part, "key": keys, "row": part.index}).merge(whole, on="key")
    rows = pairs.loc[occurs_in(pairs["part"], pairs["whole"]), "row"]
    return Series(part.index.isin(rows), index=part.index)


def occurs_in(part: Series, whole: Series) -> "Series[bool]":
    """Whether the text of one column stands in that of the other, row by row.

    Where a line ends is no matter: a cell has in one line what a source may have in two.
    """
    stands = place_in(part, whole) >= 0
    if not stands.all():
        rest = ~stands
        parts, wholes = (_in_one_line(texts[rest]) for texts in (part, whole))
        stands[rest] = place_in(parts, wholes) >= 0
    return stands


def _in_one_line(texts: Series) -> Series:
    return texts.astype("string").str.replace(r"\s+", " ", regex=True)


def place_in(part: Series, whole: Series) -> "Series[int]":
    """At which code point the text of one column first stands in that of the other, else -1."""
    parts = np.asarray(part.fillna(""), dtype=_TEXT)
    wholes = np.asarray(whole.fillna(""), dtype=_TEXT)
    return Series(np.strings.find(wholes, parts), index=part.index, dtype=int)


def parses(edtf: Series) -> "Series[bool]":
    """Whether each date is one that `sandhi.edtf.bounds` can read; an empty cell is let through."""
    pairs = [*zip(edtf.tolist(), edtf.isna().tolist(), strict=True)]
    readable = {text: _is_edtf(text) for text, is_empty in pairs if not is_empty}
    verdicts = [is_empty or readable[text] for text, is_empty in pairs]
    return Series(verdicts, index=edtf.index, name=edtf.name, dtype=bool)


def why_not_edtf(text: str) -> str:
    """Why a date cannot be read, in half a sentence."""
    try:
        edtf_dates.bounds(text)
    except ValueError as error:
        return str(error)
    return text


def bounds(edtf: Series) -> DataFrame:
    """First and last day of each date, as columns ``earliest`` and ``latest`` of datetime64[s].

    NaT where an interval is open, and where there is no date or none that parses.
    """
    texts = zip(edtf.tolist(), parses(edtf) & edtf.notna(), strict=True)
    days = [edtf_dates.bounds(text) if reads else (None, None) for text, reads in texts]
    pairs = np.array(days, dtype="datetime64[s]").reshape(-1, 2)
    return DataFrame({"earliest": pairs[:, 0], "latest": pairs[:, 1]}, index=edtf.index)


def bounds_agree(table: DataFrame, edtf: Series, earliest: str, latest: str) -> DataFrame:
    """Whether two columns of a table hold the first and the last day of a date, column by column.

    A date that does not parse is let through: that is another rule's finding.
    """
    days = bounds(edtf)
    unread = ~parses(edtf)
    return DataFrame(
        {
            earliest: same(table[earliest], days["earliest"]) | unread,
            latest: same(table[latest], days["latest"]) | unread,
        }
    )


def written_out(days: Series) -> Series:
    """Each day as English prose writes it, such as 19 June 2024; NA where there is none."""
    day, year = days.dt.day.astype("Int64"), days.dt.year.astype("Int64")
    month = days.dt.month.map(MONTHS).astype("string")
    dates: Series = day.astype("string") + " " + month + " " + year.astype("string")
    return dates


def overlap(left: DataFrame, right: DataFrame) -> "Series[bool]":
    """Whether two spans of time share a day, row by row.

    Each has the columns ``earliest`` and ``latest``; a bound that is missing is open.
    """
    are_apart = (left["earliest"] > right["latest"]) | (right["earliest"] > left["latest"])
    return ~holds(are_apart)


def overlap_counts(spans: DataFrame, by: list[str]) -> "Series[int]":
    """How many rows of the same group share a day with each row, itself included.

    ``spans`` has the columns ``earliest`` and ``latest`` (an open bound is missing) and those of
    ``by``, in which empty cells make a group too. No pairs are formed: whoever has begun by a row's
    last day, and had not ended before its first, overlaps it.
    """
    group = spans.groupby(by, dropna=False).ngroup().to_numpy()
    earliest, latest = spans["earliest"].to_numpy(), spans["latest"].to_numpy()
    days = np.unique(np.concatenate([earliest, latest]))
    days = days[~np.isnat(days)]
    width = len(days) + 2
    first = group * width + np.where(np.isnat(earliest), 0, np.searchsorted(days, earliest) + 1)
    last = group * width + np.where(np.isnat(latest), width - 1, np.searchsorted(days, latest) + 1)
    begin_counts = np.searchsorted(np.sort(first), last, side="right")
    end_counts = np.searchsorted(np.sort(last), first, side="left")
    return Series(begin_counts - end_counts, index=spans.index)


def acyclic(table: DataFrame, key: str, parent: str) -> "Series[bool]":
    """Whether each row can go up from parent to parent without coming back to itself."""
    place = table[[key]].assign(place=np.arange(len(table)))
    above = look_up(table[parent], place, key, "place")
    step = np.append(above.fillna(-1).to_numpy(dtype=np.int64), -1)  # -1: nothing above
    # Each round doubles how far a row has gone up: after as many as there are rows, only those
    # that lie on a cycle are still stood upon.
    for _ in range(len(table).bit_length()):
        step = step[step]
    on_cycle = np.isin(np.arange(len(table)), step)
    return Series(~on_cycle, index=table.index)


def holds_any(outer: DataFrame, inner: DataFrame, by: list[str]) -> "Series[bool]":
    """Whether each anchor is or holds one of ``inner`` with the same cells in ``by``."""
    pairs = _pairs(outer, inner, by)
    is_inside = (pairs["start"] <= pairs["start_inner"]) & (pairs["end_inner"] <= pairs["end"])
    return Series(outer.index.isin(pairs.loc[is_inside, "row"]), index=outer.index)


def touches_any(outer: DataFrame, inner: DataFrame, by: list[str]) -> "Series[bool]":
    """Whether each anchor shares text with one of ``inner`` with the same cells in ``by``."""
    pairs = _pairs(outer, inner, by)
    shares_text = (pairs["start"] < pairs["end_inner"]) & (pairs["start_inner"] < pairs["end"])
    return Series(outer.index.isin(pairs.loc[shares_text, "row"]), index=outer.index)


def holders(inner: DataFrame, outer: DataFrame, by: list[str]) -> "Series[int]":
    """In how many anchors of ``outer``, with the same cells in ``by``, each of ``inner`` lies."""
    pairs = _pairs(inner, outer, by)
    is_inside = (pairs["start_inner"] <= pairs["start"]) & (pairs["end"] <= pairs["end_inner"])
    return (
        inner.index.to_series()
        .map(pairs.loc[is_inside, "row"].value_counts())
        .fillna(0)
        .astype(int)
    )


def widened_anchors(inner: DataFrame, outer: DataFrame) -> DataFrame:
    """Each anchor of ``inner``, widened to all of ``outer`` that it shares text with."""
    pairs = _pairs(inner, outer, [])
    shares_text = (pairs["start"] < pairs["end_inner"]) & (pairs["start_inner"] < pairs["end"])
    pairs_by_row = pairs[shares_text].groupby("row")
    first = pairs_by_row["start_inner"].min().reindex(inner.index).fillna(inner["start"])
    last = pairs_by_row["end_inner"].max().reindex(inner.index).fillna(inner["end"])
    # An anchor may itself go beyond what it shares text with.
    start = first.where(holds(first < inner["start"]), inner["start"])
    end = last.where(holds(last > inner["end"]), inner["end"])
    return inner.assign(start=start, end=end)


def words_after(outer: DataFrame, inner: DataFrame) -> "Series[int]":
    """How many words of each quote stand after the last of ``inner`` in it; all where none is."""
    pairs = _pairs(outer, inner, [])
    is_inside = (pairs["start"] <= pairs["start_inner"]) & (pairs["end_inner"] <= pairs["end"])
    ends = pairs[is_inside].groupby("row")["end_inner"].max().reindex(outer.index)
    offsets = (ends - outer["start"]).fillna(0).astype(int)
    quotes = outer["quote"].fillna("")
    counts = [len(text[at:].split()) for text, at in zip(quotes, offsets, strict=True)]
    return Series(counts, index=outer.index, dtype=int)


def announces_any(inner: DataFrame, outer: DataFrame) -> "Series[bool]":
    """Whether each anchor stands alone beside a colon, at an end of one of ``outer`` that holds it.

    So a headline says who says what it tells. ``outer`` has quotes.
    """
    rows = outer[[*ANCHOR, "quote"]].dropna().rename(columns={"quote": "whole"})
    pairs = inner[ANCHOR].assign(row=inner.index).merge(rows, on="seed_id", suffixes=("", "_outer"))
    is_inside = (pairs["start_outer"] <= pairs["start"]) & (pairs["end"] <= pairs["end_outer"])
    columns = ["row", "start", "end", "start_outer", "whole"]
    announcing = [
        row
        for row, start, end, begin, whole in pairs.loc[is_inside, columns].itertuples(index=False)
        if announces(whole, Span(start - begin, end - begin))
    ]
    return Series(inner.index.isin(announcing), index=inner.index)


def among(table: DataFrame, rows: DataFrame, columns: list[str]) -> "Series[bool]":
    """Whether the cells of a row in some columns stand, together, in a row of another table."""
    of_table, of_other = _numbered(table, rows, columns)
    return Series(np.isin(of_table, of_other), index=table.index)


def records(*tables: DataFrame) -> DataFrame:
    """The rows of several anchored tables: ``record_id`` (the key, which stands first), anchor."""
    columns = ["record_id", *ANCHOR]
    rows = [table[[table.columns[0], *ANCHOR]].set_axis(columns, axis=1) for table in tables]
    return pd.concat(rows, ignore_index=True)


def _is_edtf(text: str) -> bool:
    try:
        edtf_dates.bounds(text)
    except ValueError:
        return False
    return True


def _pairs(outer: DataFrame, inner: DataFrame, by: list[str]) -> DataFrame:
    """Every pair of anchors in one seed that agree in ``by``; ``row`` is the outer one's index."""
    of_outer, of_inner = _numbered(outer, inner, ["seed_id", *by])
    order = np.argsort(of_inner, kind="stable")
    first, last = (np.searchsorted(of_inner[order], of_outer, side) for side in ("left", "right"))
    counts = last - first
    left = np.repeat(np.arange(len(outer)), counts)
    # Within those of an outer one, from its first on.
    right = order[np.arange(len(left)) - np.repeat(counts.cumsum() - counts - first, counts)]
    return DataFrame(
        {
            "row": outer.index[left],
            **{name: outer[name].array[left] for name in ANCHOR[1:]},
            **{f"{name}_inner": inner[name].array[right] for name in ANCHOR[1:]},
        }
    )


def _numbered(
    table: DataFrame, other: DataFrame, columns: list[str]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """A number for each row of two tables, the same where the cells in these columns are the same.

    To merge them, or to make indexes of them, takes ten times as long where they are small.
    """
    numbers = np.zeros(len(table) + len(other), dtype=np.int64)
    for column in columns:
        cells = [one[column].to_numpy(dtype=object) for one in (table, other)]
        of_column, distinct = pd.factorize(np.concatenate(cells), use_na_sentinel=False)
        numbers, _ = pd.factorize(numbers * len(distinct) + of_column)
    return numbers[: len(table)], numbers[len(table) :]
