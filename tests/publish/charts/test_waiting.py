"""A row of a membership may wait for its dispute."""

from contextlib import closing

from sandhi.publish.charts.disputes import disputes_of
from sandhi.publish.database import build
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.site.discrepancies.test_other_packages import doubt


def test_a_row_that_is_in_no_dispute_yet_has_none_on_a_chart(cricket: Copy) -> None:
    doubt(cricket)
    disputes = {"doubts": {"role": "dispute"}}
    cricket.describe("datapackage.json", lambda found: found["sandhi"]["tables"].update(disputes))
    cricket.edit("doubtful", 0, doubt_id="")
    build(cricket.package, path := cricket.root / "sandhi.db")
    with closing(Reader.open(path)) as reader:
        assert disputes_of(cricket.package, reader, {"R2", "M2"}, ()) == {"M2": ["D1"]}
