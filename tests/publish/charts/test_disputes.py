"""Which disputes the rows of a chart take part in: also by the passages that speak of them."""

from contextlib import closing
from xml.etree import ElementTree

from sandhi.package import Package
from sandhi.publish.charts.disputes import disputes_of, open_disputes
from sandhi.publish.charts.draw import PublishedChart
from sandhi.publish.database import build
from sandhi.publish.sqlite.reading import Reader
from tests.conftest import Copy
from tests.publish.charts.drawings import SVG
from tests.site.discrepancies.test_other_packages import doubt


def test_a_row_that_is_in_no_dispute_yet_has_none_on_a_chart(cricket: Copy) -> None:
    doubt(cricket)
    disputes = {"doubts": {"role": "dispute"}}
    cricket.describe("datapackage.json", lambda found: found["sandhi"]["tables"].update(disputes))
    cricket.edit("doubtful", 0, doubt_id="")
    build(cricket.package, path := cricket.root / "sandhi.db")
    with closing(Reader.open(path)) as reader:
        assert disputes_of(cricket.package, reader, {"R2", "M2"}, ()) == {"M2": ["D1"]}


def test_an_event_is_disputed_by_the_passages_that_tell_of_it(
    charts: dict[str, PublishedChart], package: Package
) -> None:
    events = package.cells("event_mentions").set_index("mention_id")["event_id"]
    resolutions = package.cells("discrepancies").set_index("discrepancy_id")["resolution"]
    disputes: dict[str, set[str]] = {}
    members = package.cells("discrepancy_members")
    for record, dispute in zip(members["record_id"], members["discrepancy_id"], strict=True):
        if record in events.index:
            disputes.setdefault(events[record], set()).add(dispute)
    document = charts["timeline"].document
    assert "X0005" in document.disputes["E0001"]
    assert {key: {*its} for key, its in document.disputes.items()} == disputes
    # What is open comes first, and has a ring that leads there.
    is_open = {
        key: [resolutions[one] == "open" for one in its] for key, its in document.disputes.items()
    }
    assert all(its == sorted(its, reverse=True) for its in is_open.values())
    dated = {row["key"] for row in document.rows if row["earliest"]}
    ringed = {document.disputes[key][0] for key in dated & {*is_open} if any(is_open[key])}
    led = {
        link.attrib["href"].removeprefix("/id/")
        for drawing in charts["timeline"].figure.drawings
        for link in ElementTree.fromstring(drawing.wide).iter(f"{SVG}a")
        if link.attrib["href"].startswith("/id/X")
    }
    assert led
    assert led == ringed


def test_what_no_package_calls_settled_is_open(cricket: Copy) -> None:
    doubt(cricket)
    disputes: dict[str, object] = {"role": "dispute"}
    cricket.describe(
        "datapackage.json", lambda found: found["sandhi"]["tables"].update(doubts=disputes)
    )
    build(cricket.package, path := cricket.root / "sandhi.db")
    with closing(Reader.open(path)) as reader:
        assert open_disputes(cricket.package, reader) == {"D1", "D2"}
        disputes["open"] = {"state": ["new"]}
        cricket.describe(
            "datapackage.json", lambda found: found["sandhi"]["tables"].update(doubts=disputes)
        )
        assert open_disputes(cricket.package, reader) == set()
