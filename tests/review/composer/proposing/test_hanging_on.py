"""What a new row has of what it hangs on: a war, a meeting, a proposal, a fear."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.pages.layout import with_usual_roles
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import shape_of
from tests.review.composer.passages import with_line

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

WAR, MEETING = "E0042", "E0098"


def proposed(package: "Package", quote: str, type_: str, **cells: str) -> Proposal:
    """What is proposed for a passage of the last article, with some cells of the curator."""
    start = package.texts["S004"].rindex(quote)
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, "events")
    learnt = Learnt(package, shape)
    return proposal(package, shape, learnt, passage, type_, curator_cells=cells)


@pytest.mark.parametrize("quote", ["रूस सीमा पर गोलीबारी कर रहा है", "यूक्रेन में रूस के हमले हो रहे हैं"])
def test_what_belongs_to_a_war_that_goes_on_begins_with_it(real: "Copy", quote: str) -> None:
    cells = proposed(with_line(real, f"{quote}।"), quote, "fighting").cells
    assert (cells["part_of"], cells["date"], cells["date_basis"]) == (
        *(WAR, "2022-02-24/2025-06-06"),
        "event_relative",
    )


def test_what_others_do_is_no_part_of_a_meeting(real: "Copy") -> None:
    quote = "जापान और यूक्रेन की बातचीत"
    package = with_line(real, f"{quote} हुई।")
    cells = proposed(package, quote, "meeting").cells
    assert package.rows("events").get(cells["part_of"], {}).get("earliest") != "2025-06-04"
    with_date = proposed(package, quote, "meeting", date="2025-06-04").cells
    assert with_date["part_of"] in ("", cells["part_of"])  # nor is it with another date
    assert with_date["date_basis"] == "event_relative"  # a day of what the text tells


def test_what_is_proposed_dates_no_proposal(real: "Copy") -> None:
    quote = "जापान ने 22 अक्टूबर को यूक्रेन के साथ बैठक का प्रस्ताव रखा है"
    package = with_line(real, f"{quote}।")
    start = package.texts["S004"].rindex("22 अक्टूबर")
    day = {**dict.fromkeys(package.schemas["dates"].names, ""), "seed_id": "S004"}
    day |= {"date_id": "D0099", "start": str(start), "end": str(start + len("22 अक्टूबर"))}
    day |= {"quote": "22 अक्टूबर", "edtf": "2025-10-22", "basis": "seed_relative"}
    day |= {"earliest": "2025-10-22", "latest": "2025-10-22"}
    real.write("dates", [*real.rows("dates"), day])
    assert proposed(real.package, quote, "statement").cells["date"] == "../2025-06-06"
    assert proposed(real.package, quote, "meeting").cells["date"] == "2025-10-22"


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("अमेरिका ने चेतावनी दी है कि युद्ध बढ़ेगा।", "possible"),
        ("अमेरिका ने वादा किया है कि युद्ध बढ़ेगा।", "planned"),
    ],
)
def test_what_is_feared_may_be_and_is_not_planned(real: "Copy", line: str, status: str) -> None:
    assert proposed(with_line(real, line), "युद्ध बढ़ेगा", "war").cells["status"] == status


def test_who_only_carries_on_a_saying_leaves_it_its_own_word(original: "Copy") -> None:
    learnt = Learnt(original.package, shape_of(original.package, "events"))
    roles = ("", "claimant", "reporter")
    assert [learnt.is_claim("mention_actors", role) for role in roles] == [True, True, False]


def test_whoever_is_ticked_by_hand_has_a_role(real: "Copy") -> None:
    quote = "जापान ने यूक्रेन की यात्रा की"
    package = with_line(real, f"चीन, रूस और {quote}।")
    shape = shape_of(package, "events")
    offers = [
        one._replace(role="", is_taken=False)
        for one in proposed(package, quote, "visit").offers
        if one.join in shape.parts
    ]
    assert offers
    assert all(one.role for one in with_usual_roles(package, shape, "visit", offers))
    taken_offers = [one._replace(is_taken=True) for one in offers]
    assert not any(one.role for one in with_usual_roles(package, shape, "visit", taken_offers))
