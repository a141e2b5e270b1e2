"""The seeds' account: which of their expressions are coded, which are left out, which are open."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from pandas import DataFrame, Series

from sandhi.anchors import Booleans, Integers, places
from sandhi.coverage.expressions import Forms, expressions
from sandhi.package import ANCHOR, Package, PackageError
from sandhi.package.forms import name_forms
from sandhi.package.opening.memory import memoized
from sandhi.package.settings import Coverage

KINDS = ("number", "date", "name")
_WITHIN = ("outer_start", "outer_end")  # of the longer name in which a name stands
CODED, EXCLUDED, OPEN = "coded", "excluded", "open"


@dataclass(frozen=True)
class Account:
    """What the seeds must account for, and how they do.

    ``expressions`` has a row for each: ``seed_id``, ``start``, ``end``, ``quote``, ``kind``,
    ``sentence_id`` (NA outside of all sentences) and ``state`` (coded, excluded or open).
    ``sentences`` is the table of sentences with a column ``bare``: whether it must hold a coded
    anchor, and holds none. ``seeds`` are those that are accounted for, in order.
    """

    expressions: DataFrame
    sentences: DataFrame
    seeds: tuple[str, ...]

    def of(self, seeds: Collection[str]) -> "Account":
        """The account of some of the seeds."""
        expressions, sentences = (
            frame[frame["seed_id"].isin(seeds)] for frame in (self.expressions, self.sentences)
        )
        return Account(expressions, sentences, (*(one for one in self.seeds if one in seeds),))


def tables(package: Package) -> list[str]:
    """The tables that an account reads: none if the package declares no ``coverage``."""
    if not package.settings.coverage:
        return []
    tables_of_names = {names.table for names in package.settings.names}
    anchored = {name for name, schema in package.schemas.items() if schema.anchored}
    return [name for name in package.schemas if name in {*anchored, *tables_of_names, "seeds"}]


@memoized
def account(package: Package) -> Account:
    """Account for the seeds of a package, as it declares under ``coverage``.

    An expression is coded where it lies inside an anchor of one of the tables that are declared for
    its kind, and else excluded where it lies inside one of those declared as ``excluded``, which
    leaves out its kind; a name of something else within a longer one has an anchor of its own. A
    number that counts is not coded with the expression of time in which it stands. The
    ``sentences`` that are declared, by their kinds, must hold an anchor of a table that codes, or
    a clause that is left out as telling nothing, and so must those whose kind is not given yet.
    """
    declared = _declared(package)
    excluding = declared.excluded
    listed = _expressions(package)
    spans, sentences = listed.drop(columns=[*_WITHIN, "is_of_date"]), _sentences(package, declared)
    state = Series(OPEN, index=spans.index)
    of_date = listed["is_of_date"]
    for kind in KINDS:
        of_kind = spans["kind"].eq(kind)
        state[of_kind & _inside(spans, _left_out(package, kind), package)] = EXCLUDED
        tables_of_kind = {*declared.kinds.get(kind, ())} - {*excluding}
        if kind == "number":
            counting = tables_of_kind - _of_dates(package)
            dated = _anchors(package, [*tables_of_kind - counting])
            state[of_date & _inside(spans, _left_out(package, "date"), package)] = EXCLUDED
            state[of_date & _inside(spans, dated, package)] = CODED
            tables_of_kind = counting
        state[of_kind & _inside(spans, _anchors(package, [*tables_of_kind]), package)] = CODED
    # A word of time within a name that is accounted for, such as the far east, tells no time.
    names = spans[spans["kind"].eq("name") & state.ne(OPEN)]
    in_names = _inside(spans, names, package) if len(names) else False
    state[spans["kind"].eq("date") & state.eq(OPEN) & in_names] = CODED
    _open_inner_names(state, listed, package, declared)
    coding = _anchors(
        package,
        [
            name
            for name, schema in package.schemas.items()
            if schema.anchored and name not in {"sentences", *excluding}
        ],
    )
    # A sentence whose kind nobody has given yet may be one of them.
    required = sentences["kind"].isin(declared.sentences) | sentences["kind"].isna()
    settled = pd.concat([coding, _left_out_clauses(package)])
    bare = bool(declared.sentences) & required & ~_touched(sentences, settled, package)
    return Account(
        spans.assign(state=state, sentence_id=_sentence_ids(spans, sentences, package)),
        sentences.assign(bare=bare),
        (*package.texts,),
    )


def _of_dates(package: Package) -> set[str]:
    """The tables whose rows are expressions of time, and code no number but that of a date."""
    suggest = package.settings.suggest
    return {suggest["date"]} - {suggest.get("number")} if "date" in suggest else set()


def _left_out(package: Package, kind: str) -> DataFrame:
    """The anchors of what is left out as one of a kind, or in tables that do not tell kinds."""
    frames = [_left_out_in(package, table) for table in _declared(package).excluded]
    rows = pd.concat([DataFrame(columns=[*ANCHOR, "kind"]), *frames], ignore_index=True)
    of_rows = rows["kind"].astype("string").str.removeprefix("unknown_")
    anchors = rows.loc[of_rows.eq(kind).fillna(False) | ~of_rows.isin(KINDS), [*ANCHOR]]
    return anchors[places(anchors, package.texts).within]


def _left_out_clauses(package: Package) -> DataFrame:
    """The anchors of what is left out as something else than a number, a date or a name."""
    frames = [_left_out_in(package, table) for table in _declared(package).excluded]
    rows = pd.concat([DataFrame(columns=[*ANCHOR, "kind"]), *frames], ignore_index=True)
    kinds = rows["kind"].astype("string")
    is_clause = kinds.notna() & ~kinds.str.removeprefix("unknown_").isin(KINDS)
    anchors = rows.loc[is_clause.astype(bool), [*ANCHOR]]
    return anchors[places(anchors, package.texts).within]


@memoized
def _left_out_in(package: Package, table: str) -> DataFrame:
    """The anchors of a table of what is left out, each with its kind, if it has one."""
    return package.table(table).reindex(columns=[*ANCHOR, "kind"])


def _declared(package: Package) -> Coverage:
    """What a package declares; PackageError where that is nothing, or it lacks a table for it."""
    declared = package.settings.coverage
    if not declared:
        raise PackageError(
            "datapackage.json declares nothing at /sandhi/coverage; name there, for number, date "
            "and name each, the tables that code it"
        )
    for table in ("seeds", "sentences"):
        if table not in package.schemas:
            raise PackageError(f"the package has no table {table}, which coverage goes by; add it")
    return declared


def _sentences(package: Package, declared: Coverage) -> DataFrame:
    """The table of sentences with ``sentence_id`` and ``kind``, whichever columns it has.

    PackageError where it does not say which are of the kinds that are declared.
    """
    table = package.table("sentences")
    if "kind" not in table:
        if declared.sentences:
            raise PackageError(
                "datapackage.json at /sandhi/coverage/sentences names kinds, and sentences have no "
                "column kind; add it, or name none"
            )
        table["kind"] = Series(pd.NA, index=table.index, dtype="string")
    table = table.rename(columns={package.schemas["sentences"].primary_key: "sentence_id"})
    return table.astype({"sentence_id": "string"})  # as texts, which numbers may be, too


@memoized
def _expressions(package: Package) -> DataFrame:
    """Every expression that the seeds must account for."""
    forms = Forms(_forms(package))
    spoken = languages(package)
    rows = [
        (
            seed,
            one.start,
            one.end,
            text[one.start : one.end],
            one.kind,
            *(one.within or (None,) * 2),
            one.is_of_date,
        )
        for seed, text in package.texts.items()
        for one in expressions(text, forms, spoken.get(seed, ""))
    ]
    return DataFrame(rows, columns=[*ANCHOR, "kind", *_WITHIN, "is_of_date"])


@memoized
def languages(package: Package) -> dict[str, str]:
    """The code of the language of each seed; empty where none is stated."""
    seeds = package.cells("seeds").reindex(columns=["seed_id", "language"], fill_value="")
    return dict(seeds.itertuples(index=False, name=None))


def _forms(package: Package) -> dict[str, set[str]]:
    """The known forms of names, as the package declares them, and what each stands for."""
    forms: dict[str, set[str]] = {}
    for form, column, key in {*name_forms(package)}:
        forms.setdefault(form, set()).add(f"{column}={key}")
    return forms


def _open_inner_names(
    state: "Series[str]", listed: DataFrame, package: Package, declared: Coverage
) -> None:
    """Open again each name in a longer one that is coded by no passage shorter than that one."""
    inner = listed[listed["outer_start"].notna() & state.eq(CODED)]
    if inner.empty:
        return
    lengths = (inner["outer_end"] - inner["outer_start"]).to_numpy(dtype=np.int64)
    coding = _anchors(package, declared.kinds.get("name", ()))
    excluded = _left_out(package, "name")
    opened = ~_held_by_one(inner, coding, package, shorter_than=lengths)
    everything = np.full(len(inner), np.iinfo(np.int64).max)
    left_out = _held_by_one(inner, excluded, package, shorter_than=everything)
    state.loc[inner.index[opened & left_out]] = EXCLUDED
    state.loc[inner.index[opened & ~left_out]] = OPEN


def _held_by_one(
    spans: DataFrame, anchors: DataFrame, package: Package, shorter_than: Integers
) -> Booleans:
    """Whether each span lies inside one of the anchors that is shorter than its limit."""
    inner, outer = places(spans, package.texts), places(anchors, package.texts)
    order = np.argsort(outer.start, kind="stable")
    starts, ends = outer.start[order], outer.end[order]
    begins = np.cumsum([0, *map(len, package.texts.values())], dtype=np.int64)[inner.seed]
    # Those alone are looked at that begin in the span's seed, and not after it.
    first = np.searchsorted(starts, begins, side="left")
    last = np.searchsorted(starts, inner.start, side="right")
    is_held = [
        ((ends[one:other] >= end) & (ends[one:other] - starts[one:other] < limit)).any()
        for one, other, end, limit in zip(first, last, inner.end, shorter_than, strict=True)
    ]
    return np.array(is_held, dtype=np.bool_)


def _anchors(package: Package, names: Iterable[str]) -> DataFrame:
    """The anchors of some tables, those alone that lie within their seeds."""
    frames = [DataFrame(columns=list(ANCHOR)), *(_anchors_in(package, name) for name in names)]
    anchors = pd.concat(frames, ignore_index=True)
    return anchors[places(anchors, package.texts).within]


@memoized
def _anchors_in(package: Package, table: str) -> DataFrame:
    """The anchors of a table, which stay the same whatever else becomes of its rows."""
    return package.table(table)[list(ANCHOR)]


def _inside(spans: DataFrame, anchors: DataFrame, package: Package) -> Booleans:
    """Whether each span lies inside one of the anchors."""
    inner, outer = places(spans, package.texts), places(anchors, package.texts)
    order = np.argsort(outer.start, kind="stable")
    starts, ends = outer.start[order], np.maximum.accumulate(outer.end[order])
    last = np.searchsorted(starts, inner.start, side="right") - 1
    is_inside = np.zeros(len(spans), dtype=np.bool_)
    is_inside[last >= 0] = ends[last[last >= 0]] >= inner.end[last >= 0]
    return is_inside


def _touched(spans: DataFrame, anchors: DataFrame, package: Package) -> Booleans:
    """Whether each span shares a character with one of the anchors."""
    inner, outer = places(spans, package.texts), places(anchors, package.texts)
    begun = np.searchsorted(np.sort(outer.start), inner.end, side="left")
    ended = np.searchsorted(np.sort(outer.end), inner.start, side="right")
    return inner.within & (begun > ended)


def _sentence_ids(spans: DataFrame, sentences: DataFrame, package: Package) -> Any:
    """For each span the key of the sentence in which it begins; NA if there is none."""
    inner, outer = places(spans, package.texts), places(sentences, package.texts)
    order = np.argsort(outer.start, kind="stable")
    order = order[outer.within[order]]
    last = np.searchsorted(outer.start[order], inner.start, side="right") - 1
    keys = sentences["sentence_id"].to_numpy(dtype=object)[order]
    in_sentence = (last >= 0) & (len(order) > 0)
    in_sentence[in_sentence] = inner.start[in_sentence] < outer.end[order][last[in_sentence]]
    ids = np.full(len(spans), None, dtype=object)
    ids[in_sentence] = keys[last[in_sentence]]
    return Series(ids, index=spans.index, dtype="string")
