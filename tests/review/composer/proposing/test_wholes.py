"""Of which row a new one is proposed to be a part, and what of it no rule lets stand."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.fitting import columns_that_stand, first_that_stands
from sandhi.review.composer.reading.wholes import wholes
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.mark.parametrize(
    ("date", "whole"),
    [
        ("2024-06-19", "E0002"),
        ("../2024-06-19", ""),  # it may have been before the visit of that day
        ("2024-06-20", ""),
        ("2024-11-09", "E0007"),  # the first that the rules let stand, and not the first of all
    ],
)
def test_no_whole_is_proposed_that_a_rule_refuses(original: "Copy", date: str, whole: str) -> None:
    cells = {"date": date, "status": "occurred"}
    keys = ["E0002", "E0007"]
    assert first_that_stands(original.package, "events", "part_of", keys, cells) == whole


def test_no_label_stands_that_a_rule_refuses(original: "Copy") -> None:
    cells = {"status": "possible", "label": "Kim visits Moscow", "summary": "Kim may visit Moscow."}
    columns = ["label", "summary"]
    assert columns_that_stand(original.package, "events", cells, columns) == ["summary"]
    cells["label"] = "Kim might visit Moscow"
    assert columns_that_stand(original.package, "events", cells, columns) == columns


def test_what_no_time_dates_has_the_day_of_its_whole(original: "Copy") -> None:
    package, shape = original.package, shape_of(original.package, "events")
    (row,) = [one for one in row_cells(package, "events") if one["event_id"] == "E0075"]
    passage = passage_at(package, row["seed_id"], int(row["start"]), int(row["end"]))
    learnt = Learnt(package, shape)
    cells = proposal(package, shape, learnt, passage, row["event_type"]).cells
    dated = ("part_of", "date", "date_basis", "date_id")
    if cells["part_of"] != row["part_of"]:
        cells = proposal(
            *(package, shape, learnt, passage, row["event_type"]),
            curator_cells={"part_of": row["part_of"]},
        ).cells
    assert [cells[name] for name in dated] == [row[name] for name in dated]


@pytest.mark.parametrize(("date", "is_ranked"), [("2024-06-19", True), ("2022", False), ("", True)])
def test_of_what_is_of_another_year_nothing_is_a_part(
    original: "Copy", date: str, is_ranked: bool
) -> None:
    package, shape = original.package, shape_of(original.package, "events")
    (row,) = [one for one in row_cells(package, "events") if one["event_id"] == "E0075"]
    passage = passage_at(package, row["seed_id"], int(row["start"]), int(row["end"]))
    whole = package.rows("events")[row["part_of"]]
    assert str(whole["earliest"]).startswith("2024")
    assert str(whole["latest"]).startswith("2024")
    ranked = wholes(package, shape, passage, {**row, "date": date}, [])
    assert (row["part_of"] in ranked["part_of"]) is is_ranked
