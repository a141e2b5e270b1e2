"""What a text may tell of, and no row does: hints that do not flood."""

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer import passage
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.reading import untold
from sandhi.review.composer.reading.untold import UntoldClause, hint, untold_clauses
from sandhi.table import csv_text

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

MOST_FALSE = 0.1  # the share of hints that may be false where everything is coded


def without(package: "Package", *gone: str) -> "Package":
    """The package without the rows of events, and their mentions, in which some words stand."""
    tables = {}
    for table in ("events", "event_mentions"):
        names, rows = package.schemas[table].names, row_cells(package, table)
        left = [row for row in rows if not any(words in row["quote"] for words in gone)]
        tables[table] = csv_text(names, [[row[name] for name in names] for row in left]).encode()
    return package.with_files(tables)


def hints(package: "Package") -> list[UntoldClause]:
    return [one for seed in package.texts for one in untold_clauses(package, seed)]


def test_of_what_is_coded_hardly_anything_is_hinted_at(original: "Copy") -> None:
    every = hints(without(original.package, ""))
    assert len(every) > 80  # else next to nothing would be found, and nothing be false
    assert len(hints(original.package)) <= MOST_FALSE * len(every)


def test_what_is_not_coded_is_hinted_at(original: "Copy") -> None:
    words = "लेनदेन से इनकार किया है"
    before = hints(original.package)
    told = [one for one in hints(without(original.package, words)) if one not in before]
    assert ("answer",) in {one.types for one in told if words in hint(one)}


def test_what_is_left_out_as_a_clause_is_hinted_at_no_longer(original: "Copy") -> None:
    package = without(original.package, "लेनदेन से इनकार किया है")
    names, rows = package.schemas["exclusions"].names, row_cells(package, "exclusions")
    first, *others = hints(package)
    cells = {"exclusion_id": "N9999", "seed_id": first.sentence_id.partition("-")[0]}
    cells |= {"start": str(first.span.start), "end": str(first.span.end), "quote": first.quote}
    for kind, left in (("clause", others), ("name", [first, *others])):
        out = {**cells, "kind": kind, "reason": "no_event" if kind == "clause" else "fixed"}
        lines = [[row[name] for name in names] for row in [*rows, out]]
        assert hints(package.with_files({"exclusions": csv_text(names, lines).encode()})) == left


def test_rows_are_gone_through_once_however_many_texts_there_are(
    original: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    package, gone_through = without(original.package, "ड्यूमा"), Counter[str]()

    def counting(package: "Package", table: str) -> list[dict[str, str]]:
        gone_through[table] += 1
        return row_cells(package, table)

    for module in (passage, untold):
        monkeypatch.setattr(module, "row_cells", counting, raising=False)
    assert hints(package)
    assert set(gone_through.values()) == {1}


def test_a_page_of_a_text_is_asked_for_its_own_sentences_alone(original: "Copy") -> None:
    package = without(original.package, "")
    every = [*untold_clauses(package, "S001")]
    asked = {every[1].sentence_id, every[-1].sentence_id}
    rows = [row for row in passage.sentence_rows(package, "S001") if row[0] in asked]
    of_some = [*untold_clauses(package, "S001", rows)]
    assert of_some == [one for one in every if one.sentence_id in asked]
    assert len(of_some) < len(every)
