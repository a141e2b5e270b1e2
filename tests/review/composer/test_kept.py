"""What was filled in and refused is there again, for whoever left the page meanwhile."""

import html
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sandhi.review.kept import KeptForms
from tests.review.composer.passages import RUNS, WIN, place

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_the_form_of_a_passage_is_there_until_its_row_is(client: TestClient, match: "Copy") -> None:
    at = {**place(match.package, RUNS), "table": "moments"}
    refused = {
        **{**at, "action": "new", "cell.label": "Joshi bats", "cell.kind": "score"},
        **{"take.moment_sides.T9": "on", "cell.mood": "done"},
    }
    assert client.post("/compose", data=refused).status_code == 422
    client.get("/text/M1")
    assert "What was refused is filled in again" in (page := client.get("/compose", params=at).text)
    assert 'value="Joshi bats"' in page
    assert "data-follows" not in page  # by which another label would follow
    sent = {**refused, "by_hand": "cell.label take.moment_sides.T9"}
    for page in (client.post("/compose", data=sent).text, client.get("/compose", params=at).text):
        assert 'data-by-hand="cell.label take.moment_sides.T9"' in page
        assert "data-follows" in page  # the rest follows still
    given = {name: value for name, value in refused.items() if "T9" not in name}
    answer = client.post("/compose", data=given, follow_redirects=False)
    assert answer.status_code == 303
    assert "filled in again" not in client.get("/compose", params=at).text


def test_a_form_begins_anew_or_goes_over_to_a_passage_that_meets_its_own(
    client: TestClient, match: "Copy"
) -> None:
    short = "भारत ने रविवार को पुणे में"
    at = {**place(match.package, short), "table": "moments"}
    words = {"take.moment_sides.T1": "on", "words.moment_sides.T1": short}
    client.post("/compose", data={**at, "action": "new", "cell.label": "India wins", **words})
    wider, label = {**at, **place(match.package, WIN)}, 'value="India wins"'
    page = html.unescape(client.get("/compose", params=wider).text)
    assert label not in page
    assert f"/compose?seed=M1&start={wider['start']}&end={wider['end']}&table=moments&as=1" in page
    page = client.get("/compose", params={**wider, "as": "1"}).text
    assert label in page
    assert f'name="words.moment_sides.T1" value="{WIN}"' in page
    elsewhere = {**at, **place(match.package, RUNS), "as": "1"}
    assert label not in client.get("/compose", params=elsewhere).text
    assert label in client.get("/compose", params=at).text
    assert label not in client.get("/compose", params={**at, "anew": "1"}).text
    assert label not in client.get("/compose", params=at).text


def test_the_cells_of_a_sentence_are_there_again(client: TestClient) -> None:
    sent = {"item": "M1-3", "action": "accept", "cell.kind": "song"}
    assert client.post("/sentences/M1", data=sent).status_code == 422
    assert "filled in again" in client.get("/sentences/M1?key=M1-3").text
    assert "filled in again" not in client.get("/sentences/M1?key=M1-2").text
    assert "filled in again" not in client.get("/sentences/M1?key=M1-3&anew=1").text


def test_the_cells_of_a_candidate_are_there_again(client: TestClient, match: "Copy") -> None:
    name = html.unescape(client.get("/").text.partition('name="item" value="')[2])
    name = name.partition('"')[0]
    sent = {"item": name, "action": "accept", "cell.form": "nickname"}
    assert client.post("/decide", data=sent).status_code == 422
    assert "filled in again" in client.get("/").text
    assert "filled in again" not in client.get("/", params={"item": name, "anew": "1"}).text


def test_of_many_forms_the_last_are_kept() -> None:
    kept = KeptForms[str]()
    for number in range(150):
        kept.keep(number, f"form {number}")
    kept.keep(60, "form 60, again")
    assert (kept.at(49), kept.at(50)) == (None, "form 50")
    assert kept.last_first()[:2] == ["form 60, again", "form 149"]
