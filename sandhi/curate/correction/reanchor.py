"""A corrected seed: what becomes of its anchors, and which of them a person must settle."""

from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sandhi.anchors import anchors_match
from sandhi.coverage.account import languages
from sandhi.curate.canonical import format_change, rewritten
from sandhi.curate.changes import Change
from sandhi.curate.correction.realign import GONE, Alignment, align, new_start, replacement_span
from sandhi.curate.keys import numbering
from sandhi.curate.seeds import content
from sandhi.files import PackageError, read_bytes
from sandhi.language import language
from sandhi.package import Package
from sandhi.text import Span, span_in, whole_number

if TYPE_CHECKING:
    from pandas import DataFrame


class Doubt(NamedTuple):
    """An anchor whose text or neighbourhood has changed; ``line`` is that of its row.

    ``proposed`` is where a person may find it in the new text; None where nothing is left of it.
    """

    table: str
    line: int
    key: str
    start: int
    end: int
    proposed: Span | None


def passages(doubts: Iterable[Doubt]) -> list[list[Doubt]]:
    """Doubts in the order of the text, those of the same passage together."""
    ordered = sorted(doubts, key=_span)
    return [list(alike) for _, alike in groupby(ordered, key=_span)]


def _span(doubt: Doubt) -> tuple[int, int]:
    return doubt.start, doubt.end


class Moved(NamedTuple):
    """A table some of whose anchors are in a corrected seed.

    In ``cells`` those that are certain are at their new offsets: ``certain`` of them, of which
    ``shifted`` have others than before. Those in doubt are as they were.
    """

    cells: "DataFrame"
    certain: int
    shifted: int
    doubts: list[Doubt]


def files_read(package: Package, seed: str) -> dict[str, bytes]:
    """The bytes, by path, of every file that the correction of a seed may change.

    PackageError where one is not as it should be: a seed that is not the one that was coded, or a
    table that is not canonical, so that more would change than is shown.
    """
    tables = [table for table, schema in package.schemas.items() if schema.anchored]
    read: dict[str, bytes] = {}
    for change in (format_change(package, table) for table in ("seeds", *tables)):
        if change.before != change.after:
            raise PackageError(f"{change.path} is not in canonical form; run `sandhi fmt` first")
        read[change.path] = change.after
    path, digest = _seed(package, seed)
    read[path] = read_bytes(package.root, path)
    if content(read[path], package.texts[seed])["sha256"] != digest:
        raise PackageError(
            f"{path} is not the text that was coded; put it back, and give the corrected one as "
            "another file"
        )
    return read


def _seed(package: Package, seed: str) -> tuple[str, str]:
    """The path and the hash of a seed."""
    seeds = package.cells("seeds")
    row = seeds.loc[_line(seeds, seed), ["path", "sha256"]]
    return str(row["path"]), str(row["sha256"])


def _line(seeds: "DataFrame", seed: str) -> int:
    """The line of a seed; PackageError where none or several rows have its key."""
    lines = seeds.index[seeds["seed_id"] == seed]
    if len(lines) != 1:
        raise PackageError(
            f"seeds has {len(lines)} rows with the key {seed!r}; mend what `sandhi check` finds "
            "before you re-anchor"
        )
    return int(lines[0])


def anchors_moved(package: Package, seed: str, text: str) -> dict[str, Moved]:
    """Each table with anchors in a seed, when they are moved to a new text of it.

    Rows without offsets stay without. PackageError where an anchor does not quote the old text.
    """
    alignment = align(package.texts[seed], text)
    of_tables = {
        table: _moved(package, table, seed, alignment)
        for table, schema in package.schemas.items()
        if schema.anchored
    }
    return {table: moves for table, moves in of_tables.items() if moves.certain or moves.doubts}


def _moved(package: Package, table: str, seed: str, alignment: Alignment) -> Moved:
    typed, cells = package.table(table), package.cells(table)
    rows = typed[(typed["seed_id"] == seed) & typed["start"].notna() & typed["end"].notna()]
    _refuse_unverified(package, table, rows)
    spans = rows[["start", "end"]].astype("int64")
    begin = [new_start(alignment, *span) for span in spans.itertuples(index=False, name=None)]
    spans["begin"] = begin
    sure = spans[spans["begin"] != GONE]
    cells.loc[sure.index, "start"] = sure["begin"].astype("str")
    cells.loc[sure.index, "end"] = (sure["begin"] + sure["end"] - sure["start"]).astype("str")
    keys = cells[package.schemas[table].primary_key]
    doubts = [
        Doubt(table, line, keys[line], start, end, replacement_span(alignment, start, end))
        for line, start, end, _ in spans.drop(sure.index).itertuples(name=None)
    ]
    return Moved(cells, len(sure), int((sure["begin"] != sure["start"]).sum()), doubts)


def _refuse_unverified(package: Package, table: str, rows: "DataFrame") -> None:
    unverified = rows.index[~anchors_match(rows, package.texts)]
    if len(unverified):
        raise PackageError(
            f"{package.paths[table]}:{unverified[0]}: the quote is not the seed's text from "
            "start to end; mend what `sandhi check` finds before you re-anchor"
        )


def correction(
    package: Package,
    seed: str,
    data: bytes,
    read: Mapping[str, bytes],
    moves: Mapping[str, Moved],
    accepted: Collection[Doubt],
) -> tuple[list[Change], list[Change]]:
    """The changes that replace a seed by ``data``, and what of them people need to see.

    Of the doubts those that are accepted get the offsets and the quote that are proposed. The
    others keep their old quote and lose their offsets, so that the quote can be corrected and
    placed anew. A sentence that is new gets a row. That offsets have shifted is not shown.
    """
    text = data.decode("utf-8")
    seeds = package.cells("seeds")
    line = _line(seeds, seed)
    facts = content(data, text)
    seeds.loc[line, list(facts)] = list(facts.values())
    path, _ = _seed(package, seed)
    frame = [
        Change(path, read[path], data),
        rewritten(package, "seeds", read[package.file("seeds")], seeds),
    ]
    changes, displayed = [*frame], [*frame]
    for table, table_moves in moves.items():
        before = read[package.file(table)]
        after = rewritten(package, table, before, _settled(table_moves, text, accepted))
        if table == "sentences":
            settled = _settled(table_moves, text, accepted)
            new = _new_sentences(package, seed, text, settled, table_moves.doubts)
            after = rewritten(package, table, before, settled, new)
        shifted = rewritten(package, table, before, table_moves.cells)
        changes.append(after)
        displayed.append(after._replace(before=shifted.after))
    return changes, displayed


def _settled(moves: Moved, text: str, accepted: Collection[Doubt]) -> "DataFrame":
    cells = moves.cells.copy()
    for doubt in moves.doubts:
        if doubt in accepted and doubt.proposed:
            start, end = doubt.proposed
            anchor = {"start": str(start), "end": str(end), "quote": text[start:end]}
        else:
            anchor = {"start": "", "end": ""}
        cells.loc[doubt.line, list(anchor)] = list(anchor.values())
    return cells


def _new_sentences(
    package: Package, seed: str, text: str, settled: "DataFrame", doubts: Iterable[Doubt]
) -> list[dict[str, str]]:
    """The rows of the sentences of a corrected text that none of the old ones has become.

    They have the next keys of the seed.
    """
    key = package.schemas["sentences"].primary_key
    of_seed = settled[(settled["seed_id"] == seed)]
    covered = np.zeros(len(text), dtype=np.bool_)
    for row in of_seed[["start", "end"]].to_dict("records"):
        if span := span_in(row):
            covered[slice(*span)] = True
    for doubt in doubts:
        if doubt.proposed:
            covered[slice(*doubt.proposed)] = True
    numbers = [whole_number(one.rpartition("-")[2]) or 0 for one in of_seed[key]]
    form = numbering(package.schemas["sentences"])
    digits = form.digits if form else 2
    spans = language(languages(package).get(seed, "")).sentence_spans(text)
    new = [span for span in spans if not covered[slice(*span)].any()]
    return [
        dict.fromkeys(package.schemas["sentences"].names, "")
        | {key: f"{seed}-{number:0{digits}}", "seed_id": seed, "quote": text[slice(*span)]}
        | {"start": str(span.start), "end": str(span.end)}
        for number, span in enumerate(new, max(numbers, default=0) + 1)
    ]
