"""What a text may tell of, and no row does: hints that do not flood."""

from typing import TYPE_CHECKING

from sandhi.review.composer.passage import row_cells
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
