"""A passage of a text that nobody proposed, left out with a reason."""

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.review.reasons import left_out_as
from sandhi.suggest.candidates import Candidate
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import everything, faults, place
from tests.review.forms.filled import fields_of

SUITS = {"reasons": {"sequence": ["date"], "article": ["number"]}}


@pytest.fixture(autouse=True)
def _suiting(match: "Copy") -> None:
    match.describe("datapackage.json", lambda package: package["sandhi"]["coverage"].update(SUITS))


@pytest.mark.parametrize(
    ("quote", "given", "left_out"),
    [
        ("जोशी ने", {"reason": "place"}, ("name", "place")),
        ("दो कैच", {"reason": "place"}, ("number", "place")),  # what the coverage counts there
        ("दो कैच", {"reason": "place", "kind": "name"}, ("name", "place")),
        ("मीरा जोशी", {"reason": "sequence"}, ("date", "sequence")),  # which suits that alone
    ],
)
def test_it_is_a_row_with_its_kind(
    client: TestClient, match: "Copy", quote: str, given: dict[str, str], left_out: tuple[str, str]
) -> None:
    before = everything(match)
    at = place(match.package, quote)
    answer = client.post("/exclude", data={**at, **given}, follow_redirects=False)
    assert answer.status_code == 303, faults(answer)
    assert answer.headers["location"] == f"/text/M1?at={at['start']}"
    row = match.rows("exclusions")[-1]
    assert (row["quote"], row["kind"], row["reason"]) == (quote, *left_out)
    client.post("/decide", data={"action": "undo"})
    assert everything(match) == before


def test_the_same_words_are_left_out_for_the_same_reason(client: TestClient, match: "Copy") -> None:
    text = match.package.texts["M1"]
    first, second = text.index("पुणे"), text.rindex("पुणे")
    assert first != second
    for start, given in ((first, {"reason": "place"}), (second, {})):
        at = {"seed": "M1", "start": start, "end": start + len("पुणे")}
        client.post("/exclude", data={**at, **given})
    assert [row["reason"] for row in match.rows("exclusions")[-2:]] == ["place", "place"]


@pytest.mark.parametrize(
    ("words", "left_out"),
    [("बाद", ("date", "sequence")), ("के दौरान", ("date", "sequence")), ("समझौते", ("name", ""))],
)
def test_words_of_order_are_left_out_as_others_that_end_so(
    real: "Copy", words: str, left_out: tuple[str, str]
) -> None:
    start = real.package.texts["S002"].index(words)
    span = Span(start, start + len(words))
    passage = Candidate(*span, words, "", span, {}, "")
    assert left_out_as(real.package, passage, "S002", "", "") == left_out


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "is left out for a reason; choose one"),
        ({"reason": "sequence", "kind": "name"}, "no name is left out as “sequence”"),
        ({"reason": "place", "kind": "song"}, "is nothing that is left out"),
        ({"reason": "nothing"}, "is none of article, sequence, place"),
    ],
)
def test_what_is_refused_is_selected_again(
    client: TestClient, match: "Copy", given: dict[str, str], why: str
) -> None:
    at = place(match.package, "मीरा जोशी")
    answer = client.post("/exclude", data={**at, **given})
    assert answer.status_code == 422
    assert why in faults(answer)[0]
    assert f'data-from="{at["start"]}" data-to="{at["end"]}"' in answer.text
    back = fields_of(answer.text, "compose")
    if given.get("kind") != "song" and given.get("reason") != "nothing":
        assert {name: back[name] for name in given} == given


def test_what_no_page_sends_is_no_form(client: TestClient, match: "Copy") -> None:
    at = place(match.package, "मीरा")
    assert client.post("/exclude", data={**at, "evil": "1"}).status_code == 400
    assert client.post("/exclude", data={**at, "start": "x"}).status_code == 400
    assert client.post("/exclude", data={**at, "seed": "M9"}).status_code == 409
