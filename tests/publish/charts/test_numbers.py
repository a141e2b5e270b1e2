"""Numbers beside a chart: quantities have their thousands set apart, keys and years do not."""

from pathlib import Path

from sandhi.publish.charts.rows import table
from tests.conftest import Copy
from tests.publish.charts.test_declarations import KINDS, declare, published

COLUMNS = dict.fromkeys("key article year runs balls value score_id".split(), "A column")
SLOTS = {
    "year": "SELECT 2025 AS year",
    "runs": "SELECT 12000 AS runs",
    "half": "SELECT 1500.0",
}


def test_numbers_that_name_something_stand_as_they_are(cricket: Copy, tmp_path: Path) -> None:
    how, sql = KINDS["claims"]
    title = {"title": "{year}: {runs}, {half}", "slots": SLOTS}
    more = "4200 AS balls, 2025 AS year, 5300 AS runs, 1234 AS score_id"
    sql = sql.replace("seed_id AS article", f"{more}, 1100 AS article")
    sql = sql.replace("runs AS value", "9000 AS value")
    common = {"subtitle": "In two reports.", "filters": {}, "columns": COLUMNS}
    declare(cricket, {"kind": "claims", **how, **common, **title}, f"-- Runs\n-- R.\n\n{sql}\n")
    document = published(cricket, tmp_path).document
    assert document.title == "2025: 12,000, 1,500"
    naming = {"score_id", "year"}
    (row, *_) = table(document, document.rows, naming)
    shown = [cells[0].text for cells in row[1:]]
    assert shown == ["1100", "2025", "5,300", "4,200", "9,000", "1234"]
