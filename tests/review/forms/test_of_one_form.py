"""What is decided with one candidate, of all that have its form."""

from typing import TYPE_CHECKING

from sandhi.review.composer.passage import row_cells
from sandhi.review.queue import QueueItem, around, within_each
from sandhi.review.texts.contexts import SentenceContext
from sandhi.table import csv_text
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy

NOWHERE = SentenceContext("M1-01", "", "", "", "", "")


def name(start: int, quote: str, of: str, reason: str = "", kind: str = "name") -> QueueItem:
    end, row = start + len(quote), {"side_id": of}
    place = f"M1.{start}.{end}.{kind}", kind, "M1", start, end, quote
    return QueueItem(*place, "", reason, "side_mentions", row, [of], NOWHERE)


def test_with_all_of_one_form_go_the_names_within_each() -> None:
    first, second = name(0, "लंका की टीम", "T3"), name(50, "लंका की टीम", "T3")
    inner = [name(0, "लंका", "T2"), name(50, "लंका", "T2")]
    own = name(8, "टीम", "T3")  # the same side by a part of its name, which is no second mention
    others = [first, second, *inner, own]
    assert around(first, others) == ([inner[0]], [second], [second])
    assert within_each(first, [second], [inner[0]], others) == inner
    assert within_each(first, [second], [], others) == []
    assert within_each(first, [], [inner[0]], others) == [inner[0]]


def test_what_is_likely_to_be_something_else_goes_not_with_them() -> None:
    first, second = name(0, "लंका", "T2"), name(20, "लंका", "T2")
    place = name(40, "लंका", "T2", "place")
    part = name(65, "लंका", "T2")
    longer = name(60, "नीलू लंका", "", kind="unknown_name")
    others = [first, second, place, part, longer]
    assert around(first, others).same_row == [second]
    assert around(part, others).same_row == []
    assert around(first, others).same_words == [second, place, part]


def test_of_one_passage_a_name_and_a_number_are_left_out(original: "Copy") -> None:
    package = original.package
    rows = row_cells(package, "exclusions")
    start = package.texts["S000"].index("दोनों देशों")
    both = Span(start, start + len("दोनों देशों"))
    item = name(0, "दोनों देशों", "")._replace(
        kind="number", seed_id="S000", start=both.start, end=both.end, core=Span(start, start + 5)
    )
    anchor = {"seed_id": "S000", "start": str(both.start), "end": str(both.end)}
    assert item.left_out_at(package, "exclusions") == {**anchor, "quote": "दोनों देशों"}
    out = {**rows[0], **anchor, "quote": "दोनों देशों", "kind": "name", "exclusion_id": "N9999"}
    names = package.schemas["exclusions"].names
    cells = [[row[one] for one in names] for row in (*rows, out)]
    tried = package.with_files({"exclusions": csv_text(names, cells).encode()})
    assert item.left_out_at(tried, "exclusions")["quote"] == "दोनों"
