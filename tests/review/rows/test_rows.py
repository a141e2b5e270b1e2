"""A row of whichever table, set right, withdrawn or added on a page of its own."""

import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from tests.review.composer.passages import WIN, everything, faults, place
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy


def answered(client: TestClient, address: str, action: str, **cells: str) -> tuple[int, str]:
    """The status of what a form is answered with, and where that leads, or what keeps it."""
    form = {"action": action, **{f"cell.{name}": one for name, one in cells.items()}}
    answer = client.post(address, data=form, follow_redirects=False)
    return answer.status_code, answer.headers.get("location") or faults(answer)[0]


def test_a_row_is_set_right_where_it_is_listed_and_what_hangs_on_it_goes_with_it(
    client: TestClient, match: "Copy"
) -> None:
    before, at = everything(match), place(match.package, "भारत ने")
    page = client.get("/mend", params=at).text
    assert 'href="/row/moments/MO001" data-pick="' in page  # at the passage, by a digit
    assert "Written in this sitting" not in page
    row = client.get("/row/moments/MO001").text
    form = fields_of(row, "row")
    assert (form["cell.label"], form["cell.mood"]) == ("India beat Sri Lanka", "done")
    assert form["cell.quote"] == match.rows("moments")[0]["quote"]
    assert all(key in row for key in ("MM001", "MS002", "ML001")), "what goes with it is told"
    # A cell, or its passage by the words.
    said = answered(client, "/row/moments/MO001", "write", label="India wins", quote=WIN)
    assert said == (303, f"/text/M1?at={at['start']}")
    changed = match.rows("moments")[0]
    assert (changed["label"], changed["start"], changed["mood"]) == (
        *("India wins", at["start"], "done"),
    )
    assert 'href="/row/moments/MO001"' in client.get("/mend").text  # written a moment ago
    client.post("/decide", data={"action": "undo", "page": "/mend"})
    assert everything(match) == before
    said = answered(client, "/row/moments/MO001", "withdraw")
    assert said == (303, "/text/M1?at=21")
    (left,) = match.rows("moments")  # whose key closes the gap, and whose mentions are left
    assert (left["moment_id"], left["label"]) == ("MO001", "Sri Lanka makes 148")
    assert len(match.rows("moment_mentions")) == 2
    client.post("/decide", data={"action": "undo"})
    assert everything(match) == before


def test_a_row_is_added_to_whichever_table_at_the_passage_that_was_selected(
    client: TestClient, match: "Copy"
) -> None:
    page = client.get("/mend", params=place(match.package, "रविवार")).text
    address = re.search(r'href="(/row/side_mentions\?[^"]+)"', page)
    assert address, page
    form = fields_of(client.get(address[1].replace("&amp;", "&")).text, "row")
    assert form["cell.quote"] == "रविवार"
    given = {name.removeprefix("cell."): one for name, one in form.items() if "." in name}
    given |= {"side_id": "T1", "form": "title"}
    status, where = answered(client, "/row/side_mentions", "add", **given)
    assert (status, where) == (303, f"/text/M1?at={given['start']}")
    added = match.rows("side_mentions")[-1]
    assert (added["naming_id"], added["quote"], added["form"]) == ("SM002", "रविवार", "title")
    # Of a table of terms the key is words, and asked for.
    said = answered(client, "/row/moment_kinds", "add", kind="toss", label="A toss", definition="…")
    assert said == (303, "/mend")
    assert "toss" in {row["kind"] for row in match.rows("moment_kinds")}


@pytest.mark.parametrize(
    ("address", "action", "cells", "why"),
    [
        ("/row/moments/MO001", "write", {}, "nothing is written otherwise"),
        ("/row/moments/MO001", "write", {"mood": "tea"}, "is none of done, hoped"),
        ("/row/moments/MO001", "write", {"tea": "x"}, "moments has no such column"),
        ("/row/moments/MO001", "write", {"moment_id": "MO009"}, "moment_id is the key"),
        ("/row/moments/MO001", "write", {"quote": "tea"}, "quote: "),
        ("/row/moments/MO001", "add", {"label": "x"}, "nothing that is done with a row"),
        ("/row/moment_kinds", "add", {"kind": "toss"}, "label: it must be filled in"),
    ],
)
def test_what_cannot_stand_is_refused(
    client: TestClient,
    match: "Copy",
    address: str,
    action: str,
    cells: dict[str, str],
    why: str,
) -> None:
    before = everything(match)
    status, told = answered(client, address, action, **cells)
    assert (status, why in told) == (422, True), told
    assert everything(match) == before


@pytest.mark.parametrize(
    "address", ["/row/ledger", "/row/seeds", "/row/tea", "/row/moments/MO999", "/mend?seed=M9"]
)
def test_what_is_no_row_has_no_page(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 409


def test_the_check_is_asked_on_the_page_and_leads_to_the_row(
    client: TestClient, match: "Copy"
) -> None:
    assert 'href="/row/moments' not in client.get("/mend?check=1").text
    rows = match.rows("moments")
    match.write("moments", [{**rows[0], "mood": "tea"}, *rows[1:]])
    found = client.get("/mend?check=1").text
    assert re.search(
        r'href="/row/moments/MO001" data-pick="[1-9]".*?mood \(“tea”\)', found, re.DOTALL
    )
    assert "To be mended: mood (“tea”)" in client.get("/row/moments/MO001").text
