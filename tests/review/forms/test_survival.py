"""Every field of a form that is refused comes back as it was sent, on each page."""

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import RUNS, WIN, faults, place
from tests.review.forms.filled import fields_of, filled_in
from tests.review.test_composer_keys import with_column

FORMS: list[dict[str, str]] = [
    {},
    {"cell.kind": "catch", "term.kind": "catch"},  # a new type
    {"cell.kind": "score"},  # of which other rows are offered
    {"key.moment_sides.+": "T9", "role.moment_sides.+": "loser", "words.moment_sides.+": "x"},
    {"key.moment_sides.+": "T2"},  # who is offered, too
    {"key.moment_sides.+": "T9", "key.moment_sides.+2": "T2", "role.moment_sides.+2": "loser"},
    {"take.moment_sides.T1": "on", "take.moment_sides.T2": "on"},
    {"words.moment_sides.T1": "", "role.moment_sides.T1": "loser"},  # of whom nobody ticked it
]


@pytest.mark.parametrize("given", FORMS)
@pytest.mark.parametrize("ticked", [True, False])
def test_a_passage(client: TestClient, match: "Copy", given: dict[str, str], ticked: bool) -> None:
    at = {**place(match.package, WIN), "table": "moments"}
    sent = filled_in(client.get("/compose", params=at).text, "rows", **given)
    if not ticked:
        sent = {name: one for name, one in sent.items() if not name.startswith("take.")} | given
    for _ in range(2):  # what was refused may be refused again
        answer = client.post("/compose", data={**sent, "action": "new", "other": ""})
        assert answer.status_code == 422
        back = fields_of(answer.text, "rows")
        assert {name: back.get(name) for name in sent} == sent | {"base": back["base"]}
        assert {name for name in back if name.startswith("take.")} == {
            name for name in sent if name.startswith("take.")
        }
        sent = back
    kept = fields_of(client.get("/compose", params=at).text, "rows")
    assert kept == back


def test_a_mention_of_a_known_row(client: TestClient, match: "Copy") -> None:
    at = {**place(match.package, RUNS), "table": "moments"}
    sent = filled_in(client.get("/compose", params=at).text, "rows", other="MO999")
    answer = client.post("/compose", data={**sent, "action": "known"})
    assert faults(answer)
    back = fields_of(answer.text, "rows")
    assert {name: back.get(name) for name in sent} == sent


@pytest.mark.parametrize("table", ["sides", "scores"])
def test_a_row_of_any_table(client: TestClient, match: "Copy", table: str) -> None:
    at = {**place(match.package, "पुणे में भारत"), "table": table}
    sent = filled_in(client.get("/compose", params=at).text, "rows")
    if table == "sides":
        sent["also"] = "on"
    answer = client.post("/compose", data={**sent, "action": "new"})
    assert answer.status_code == 422
    back = fields_of(answer.text, "rows")
    assert {name: back.get(name) for name in sent} == sent


def test_a_candidate(client: TestClient) -> None:
    sent = filled_in(client.get("/").text, "accept", **{"cell.side_id": "T9"})
    assert any(name.startswith("cell.") for name in sent)
    answer = client.post("/decide", data={**sent, "action": "accept"})
    assert answer.status_code == 422
    for page in (answer.text, client.get("/").text):
        back = fields_of(page, "accept")
        assert {name: back.get(name) for name in sent} == sent


@pytest.mark.parametrize("ticked", [True, False])
def test_the_names_within_a_candidate(client: TestClient, match: "Copy", ticked: bool) -> None:
    longer = {"side_id": "T3", "seed_id": "M2", "start": "8", "end": "23", "name": "Team"}
    row = {**longer, "quote": "श्रीलंका की टीम", "home": "false"}
    match.write("sides", [*match.rows("sides"), row])
    address = {"item": "M2.8.23.name"}
    sent = filled_in(client.get("/", params=address).text, "accept", **{"cell.side_id": "T9"})
    assert sent["item"] == address["item"]
    (inner,) = [name for name in sent if name.startswith("inner.")]
    if not ticked:
        del sent[inner]
    answer = client.post("/decide", data={**sent, "action": "accept"})
    assert answer.status_code == 422
    for page in (answer.text, client.get("/", params=address).text):
        assert (inner in fields_of(page, "accept")) is ticked


def test_a_sentence(client: TestClient, match: "Copy") -> None:
    with_column(match, "sentences", "translation", {})
    page = client.get("/sentences/M1?key=M1-3").text
    sent = filled_in(page, "accept", **{"cell.translation": "Ours\u200b"})
    answer = client.post("/sentences/M1", data={**sent, "action": "accept"})
    assert answer.status_code == 422
    for text in (answer.text, client.get("/sentences/M1?key=M1-3").text):
        back = fields_of(text, "accept")
        assert {name: back.get(name) for name in sent} == sent
