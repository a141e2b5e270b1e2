"""When what a row tells is proposed to have been, and what stands beside a date that is typed."""

from typing import TYPE_CHECKING, Any

import pytest

from sandhi.package import DESCRIPTOR
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.dating import date_of_undated
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.test_composer_keys import RUNS, at, declare, proposed, with_column


def test_a_row_without_a_time_lies_between_its_links_and_the_publication(match: "Copy") -> None:
    published = {"mood": "done"}
    declare(match, undated={"column": "day", "cells": {"mood": "hoped"}, "published": published})
    link = {"link_id": "ML002", "seed_id": "M1", "start": "21", "end": "74", "how": "part"}
    win = match.rows("moments")[0]
    row = {**link, "quote": win["quote"], "moment_id": "MO001", "other_id": "MO002"}
    match.write("moment_links", [*match.rows("moment_links"), row])
    match.write("days", [])
    match.write("moments", [{**one, "day_id": ""} for one in match.rows("moments")])
    mention = {
        **{"mention_id": "MM005", "seed_id": "M1", "moment_id": "MO001"},
        **{"modality": "told", "word": "own"},
    }
    start = match.package.texts["M1"].index("71 रन")
    inner = {**mention, "start": str(start), "end": str(start + 5), "quote": "71 रन"}
    match.write("moment_mentions", [*match.rows("moment_mentions"), inner])
    for column in ("published_earliest", "published_latest"):
        with_column(match, "seeds", column, {"M1": "2025-03-04"})
    cells = proposed(match.package, RUNS, "M1", "win").cells
    assert (cells["day"], cells["mood"]) == ("2025-03-02/2025-03-04", "hoped")
    cells = proposed(match.package, "पुणे में भारत", "M1", "win").cells  # no link
    assert (cells["day"], cells["mood"]) == ("../2025-03-04", "done")
    # What is over only after the publication bounds nothing that is said of it before.
    first, *others = match.rows("moments")
    ahead = {"day": "2025-03-04/2025-03-05", "day_first": "2025-03-04", "day_last": "2025-03-05"}
    match.write("moments", [first | ahead, *others])
    cells = proposed(match.package, RUNS, "M1", "win").cells
    assert (cells["day"], cells["mood"]) == ("../2025-03-04", "done")


@pytest.mark.parametrize(("mood", "day"), [("done", "2025-03-02"), ("hoped", "..")])
def test_a_saying_is_not_dated_by_what_it_says_will_be(match: "Copy", mood: str, day: str) -> None:
    declare(match, undated={"column": "day"}, moods={"future": {"mood": "hoped"}})

    def with_mood(descriptor: Any) -> None:
        descriptor["sandhi"]["tables"]["moments"]["mood"] = "mood"

    match.describe(DESCRIPTOR, with_mood)
    for column in ("published_earliest", "published_latest"):
        with_column(match, "seeds", column, {"M1": "2025-03-04"})
    first, *others = match.rows("moments")
    match.write("moments", [first | {"mood": mood}, *others])
    package = match.package
    shape, at_ = shape_of(package, "moments"), at(match, "पुणे में भारत", "M1")
    passage = passage_at(package, "M1", int(at_["start"]), int(at_["end"]))
    link = Offer(shape.links[0], "MO001", "", "part", "", is_taken=True)
    cells = dict.fromkeys(package.schemas["moments"].names, "")
    assert date_of_undated(package, shape, passage, cells, [link])["day"] == f"{day}/2025-03-04"


@pytest.fixture
def undated_match(match: "Copy") -> "Copy":
    """Rows without a day have that of a link (hoped), or of the publication (done)."""
    cells = {"cells": {"mood": "hoped"}, "published": {"mood": "done"}}
    fill = {"days": {"day": ["edtf"], "mood": ["basis"], "day_id": ["day_id"]}}
    declare(match, undated={"column": "day", **cells}, fill=fill)
    with_column(match, "days", "basis", {"DY01": "hoped"})
    for column in ("published_earliest", "published_latest"):
        with_column(match, "seeds", column, {"M1": "2025-03-04"})
    return match


@pytest.mark.parametrize(
    ("day", "beside"),
    [
        ("../2025-03-04", ("done", "")),  # the day of publication
        ("2025-03-02", ("hoped", "DY01")),  # that of an expression of the text
        ("2025-03-07", ("hoped", "")),  # that of what it tells of
        ("2025-02", ("hoped", "")),  # as it was before one was typed
    ],
)
def test_what_stands_beside_a_date_follows_it(
    undated_match: "Copy", day: str, beside: tuple[str, str]
) -> None:
    first, *others = undated_match.rows("moments")
    undated_match.write("moments", [first | {"day": "2025-03-07"}, *others])
    package = undated_match.package
    shape, place = shape_of(package, "moments"), at(undated_match, RUNS, "M1")
    passage = passage_at(package, "M1", int(place["start"]), int(place["end"]))
    link = Offer(shape.links[0], "MO001", "", "part", "", is_taken=True)
    cells = proposal(
        package,
        shape,
        Learnt(package, shape),
        passage,
        "score",
        curator_cells={"day": day},
        joined=[link],
    ).cells
    assert (cells["day"], cells["mood"], cells["day_id"]) == (day, *beside)
