"""Passages that differ, marked one after the other; the row that is made of them, with sides."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.composer.passages import everything, faults
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def articles(real: "Copy") -> Iterator[TestClient]:
    app = review_app(real.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


def marked(client: TestClient, row: dict[str, str]) -> str:
    """What the text says once the passage of a row is marked."""
    at = {"seed": row["seed_id"], "start": row["start"], "end": row["end"]}
    answer = client.post("/differ", data={**at, "action": "mark"})
    assert answer.url.path == f"/text/{row['seed_id']}"
    return str(answer.text)


def test_two_passages_are_marked_and_what_they_disagree_on_is_written_with_them(
    articles: TestClient, real: "Copy"
) -> None:
    before = everything(real)
    assert "a passage is selected and marked" in articles.get("/differ").text
    figures = {row["figure_id"]: row for row in real.rows("figures")}
    one, other = figures["F0005"], figures["F0022"]
    assert 'data-key="y"' not in marked(articles, one)
    assert "2 passages are marked: say in what they differ <kbd>y</kbd>" in marked(articles, other)
    form = fields_of(articles.get("/differ").text, "dispute")
    ticked = {name for name, value in form.items() if name.startswith("take.") and value == "on"}
    # Three claim the first number, in the same words.
    assert ticked == {f"take.figures/{key}" for key in ("F0004", "F0005", "F0006", "F0022")}
    # As it is with most disputes of two figures; and both labels are the draft of its own.
    assert form["cell.weight"] == "substantive"
    assert form["cell.label"].endswith(f", or {other['label']}?")
    refused = articles.post("/differ", data={**form, "action": "write"})
    assert (refused.status_code, "assessment" in faults(refused)[0]) == (422, True)
    assert everything(real) == before
    for key in ("F0004", "F0006"):
        del form[f"take.figures/{key}"]
    given = {"cell.kind": "scope", "cell.resolution": "open"}
    given |= {"cell.assessment": "They count another thing, and we do not decide."}
    answer = articles.post("/differ", data={**form, **given, "action": "write"})
    assert answer.status_code == 200, faults(answer)
    key = real.rows("discrepancies")[-1]["discrepancy_id"]
    sides = [row for row in real.rows("discrepancy_members") if row["discrepancy_id"] == key]
    assert {row["record_id"]: row["quote"] for row in sides} == {
        "F0005": one["quote"],
        "F0022": other["quote"],
    }
    assert 'name="take.' not in articles.get("/differ").text  # nothing is marked any longer
    articles.post("/decide", data={"action": "undo"})
    assert everything(real) == before
    marked(articles, one)
    assert articles.post("/differ", data={"action": "forget"}).status_code == 200
    assert 'name="take.' not in articles.get("/differ").text


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"action": "write", "take.figures/F9999": "on"}, 422),
        ({"action": "write"}, 422),
        ({"action": "tea"}, 422),
        ({"action": "mark", "seed": "S9", "start": "1", "end": "2"}, 409),
        ({"action": "mark", "seed": "S001", "start": "x", "end": "2"}, 400),
        ({"action": "mark", "tea": "1"}, 400),
    ],
)
def test_what_cannot_be_is_refused(
    articles: TestClient, real: "Copy", form: dict[str, str], status: int
) -> None:
    before = everything(real)
    assert articles.post("/differ", data=form).status_code == status
    assert everything(real) == before


def test_codes_of_states_are_looked_up_by_names_in_both_languages(articles: TestClient) -> None:
    page = articles.get("/row/states").text
    assert '<option value="DEU">Germany, जर्मनी (DEU)</option>' in page
    assert '<option value="276">Germany, जर्मनी (DEU)</option>' in page
    assert '<option value="A0002">Russia, रूस' in page
    assert "rest on RF0001" in page  # where the others have theirs from
    # A state that has none yet leads there, and what most others rest on, once it has.
    assert "It has no row of States" not in articles.get("/row/actors/A0002").text
