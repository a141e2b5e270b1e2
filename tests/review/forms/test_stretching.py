"""A passage that stops within its clause is told as such, and taken on to the end of that."""

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.review.composer.pages.layout import whole_clause
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import place

DENIED = "रूस और उत्तर कोरिया दोनों ने किसी भी हथियार लेनदेन से इनकार किया है"


@pytest.mark.parametrize(
    ("seed", "quote", "whole", "table"),
    [
        ("S000", "युद्ध के बढ़ने का खतरा", "युद्ध के बढ़ने का खतरा है", "events"),
        ("S002", "रूस और उत्तर कोरिया दोनों ने", DENIED, "events"),
        ("S002", DENIED, None, "events"),
        ("S002", "किसी भी हथियार लेनदेन", None, "events"),  # a noun phrase, which ends anywhere
        ("S000", "युद्ध के बढ़ने का खतरा", None, "figures"),
        ("S002", "रूस और उत्तर कोरिया दोनों ने", None, "actors"),
    ],
)
def test_it_is_taken_on_to_its_verb(
    original: "Copy", seed: str, quote: str, whole: str | None, table: str
) -> None:
    package = original.package
    at = place(package, quote, seed)
    passage = passage_at(package, seed, int(at["start"]), int(at["end"]))
    span = whole_clause(package, shape_of(package, table), passage)
    assert (span and package.texts[seed][slice(*span)]) == whole


def test_the_page_leads_there_at_once(client: TestClient, match: "Copy") -> None:
    at = place(match.package, "कप्तान नीलू परेरा ने", "M2")
    page = client.get("/compose", params={**at, "table": "moments"}).text
    assert "The passage stops within its clause" in page
    whole = place(match.package, "मीरा जोशी ने 71 रन बनाए", "M1")
    page = client.get("/compose", params={**whole, "table": "moments"}).text
    assert "stops within" not in page
