"""A mention of a known row, written with parts in that row and links from it."""

from typing import TYPE_CHECKING

from starlette.testclient import TestClient

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import RUNS, WIN, everything, faults, place
from tests.review.forms.filled import fields_of

TITLE = "भारत ने रविवार को पुणे में"


def asked(client: TestClient, match: "Copy", quote: str, key: str) -> dict[str, str]:
    """The form for a mention of a row with more of it."""
    at = {**place(match.package, quote), "table": "moments"}
    shown = fields_of(client.get("/compose", params=at).text, "rows")
    answer = client.post("/compose", data={**shown, "other": "", "more": key})
    assert answer.status_code == 200, faults(answer)
    assert f"({key})" in answer.text
    return fields_of(answer.text, "rows")


def test_what_the_passage_tells_beyond_is_ticked(client: TestClient, match: "Copy") -> None:
    before = everything(match)
    form = asked(client, match, TITLE, "MO002")
    assert everything(match) == before  # it is asked for, and not written yet
    assert not [name for name in form if name.startswith("take.")]
    row = match.rows("moments")[-1]
    assert form["cell.label"] == row["label"]  # as it stands, to be changed
    given = {"take.moment_sides.T1": "on", "role.moment_sides.T1": "winner"}
    given |= {"key.moment_links.+": "MO001", "role.moment_links.+": "part"}
    answer = client.post(
        "/compose", data={**form, **given, "action": "known"}, follow_redirects=False
    )
    assert answer.status_code == 303, faults(answer)
    assert match.rows("moments")[-1] == row  # nothing in it was said otherwise
    mention, part, link = (
        match.rows(name)[-1] for name in ("moment_mentions", "moment_sides", "moment_links")
    )
    assert [row["moment_id"] for row in (mention, part, link)] == ["MO002"] * 3
    assert (part["side_id"], part["role"], part["quote"]) == ("T1", "winner", TITLE)
    assert (link["other_id"], link["how"]) == ("MO001", "part")
    client.post("/decide", data={"action": "undo"})
    assert everything(match) == before


def test_what_the_passage_tells_otherwise_is_changed(client: TestClient, match: "Copy") -> None:
    form = asked(client, match, TITLE, "MO002")
    given = {**form, "cell.label": "All out for 148", "action": "known"}
    answer = client.post("/compose", data=given, follow_redirects=False)
    assert answer.status_code == 303, faults(answer)
    assert match.rows("moments")[-1]["label"] == "All out for 148"
    assert "MO002: label is All out for 148 now" in client.get("/text/M1").text


def test_what_the_row_has_already_is_not_offered(client: TestClient, match: "Copy") -> None:
    form = asked(client, match, WIN, "MO001")
    assert not [name for name in form if name.startswith(("role.moment_sides.T1", "take."))]
    assert [name for name in asked(client, match, WIN, "MO002") if name == "role.moment_sides.T1"]


def test_without_it_a_mention_brings_none_of_what_is_ticked(
    client: TestClient, match: "Copy"
) -> None:
    at = {**place(match.package, TITLE), "table": "moments"}
    shown = fields_of(client.get("/compose", params=at).text, "rows")
    assert "take.moment_sides.T1" in shown  # for a new row
    answer = client.post(
        "/compose", data={**shown, "other": "", "known": "MO001"}, follow_redirects=False
    )
    assert answer.status_code == 303, faults(answer)
    assert len(match.rows("moment_sides")) == 2


def test_what_is_refused_is_there_again(client: TestClient, match: "Copy") -> None:
    form = asked(client, match, RUNS, "MO001")
    given = {"key.moment_sides.+": "T9", "role.moment_sides.+": "loser"}
    answer = client.post("/compose", data={**form, **given, "action": "known"})
    assert faults(answer) == ["Moment sides, side_id: “T9” is no key of sides"]
    for page in (
        answer.text,
        client.get("/compose", params={**place(match.package, RUNS), "table": "moments"}).text,
    ):
        back = fields_of(page, "rows")
        assert {name: back.get(name) for name in given} == given
        assert back["more"] == "MO001"
    answer = client.post("/compose", data={**form, "action": "known", "more": "MO999"})
    assert answer.status_code == 422
