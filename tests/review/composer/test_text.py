"""The text that passages are selected in, and its sentences."""

import re
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from sandhi.review.composer.passage import pieces, row_cells, sentence_rows
from sandhi.review.sentences.likeness import proposed_kind
from sandhi.table import csv_text
from sandhi.text import Span
from tests.review.conftest import TOKEN

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import everything


def test_all_but_white_space_can_be_selected() -> None:
    text = "“71 रन”,  24.5 टीमने"
    words = [text[slice(*span)] for span, word in pieces(text, Span(0, len(text)), "hi") if word]
    assert words == ["“", "71", "रन", "”,", "24.5", "टीम", "ने"]
    assert "".join(text[slice(*span)] for span, _ in pieces(text, Span(0, len(text)), "hi")) == text


def test_the_text_marks_what_is_coded(client: TestClient) -> None:
    html = client.get("/text/M1").text
    assert re.search(r'class="word coded"[^>]*>भारत<', html)
    assert re.search(r'class="word"[^>]*>मीरा<', html)


def test_a_sitting_shows_its_own_seeds_alone(match: "Copy") -> None:
    app = review_app(match.root, ["M2"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        assert client.get("/text/M2").status_code == 200
        assert client.get("/text/M1").status_code == 409
        assert client.get("/sentences/M1").status_code == 409


def test_a_sentence_gets_the_kind_that_is_proposed(client: TestClient, match: "Copy") -> None:
    rows = match.rows("sentences")
    rows[2]["kind"] = ""
    match.write("sentences", rows)
    html = client.get("/sentences/M1").text
    assert "are of the kind body" in html
    sent = {"item": "M1-3", "action": "accept", "cell.kind": "body"}
    client.post("/sentences/M1", data=sent)
    assert match.rows("sentences")[2]["kind"] == "body"
    assert "Every sentence of M1 is filled in" in client.get("/sentences/M1").text
    client.post("/decide", data={"action": "undo", "page": "/sentences/M1"})
    assert match.rows("sentences")[2]["kind"] == ""


def test_the_headline_of_a_seed_is_proposed_as_such(match: "Copy") -> None:
    headline, body, *_ = match.rows("sentences")
    assert proposed_kind(match.package, headline, 0, 3) == "headline"
    assert proposed_kind(match.package, {**headline, "quote": body["quote"]}, 0, 3) != "headline"


def test_a_new_text_gets_its_sentences_before_anything_is_coded(match: "Copy") -> None:
    """What is open in a sentence was open before it had a kind: nothing keeps that from it."""
    match.describe(
        "datapackage.json",
        lambda descriptor: descriptor["sandhi"]["coverage"].update(sentences=["body"]),
    )
    match.write("side_mentions", [])
    match.write("moment_mentions", match.rows("moment_mentions")[1:])
    place = {"exclusion_id": "N002", "seed_id": "M1", "start": "9", "end": "13", "quote": "भारत"}
    left_out = {**place, "kind": "name", "reason": "place"}
    match.write("exclusions", [*match.rows("exclusions"), left_out])
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    app = review_app(match.root, ["M1"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        for number, kind in enumerate(("headline", "body", "body")):
            sent = {"item": f"M1-{number + 1}", "action": "accept", "cell.kind": kind}
            answer = client.post("/sentences/M1", data=sent)
            assert answer.status_code == 200
            assert match.rows("sentences")[number]["kind"] == kind
        sent = {"item": "M1-1", "action": "accept", "cell.kind": "body"}
        assert "M1-1 changed; still to be done:" in client.post("/sentences/M1", data=sent).text
        sent = {"item": "M1-2", "action": "accept", "cell.kind": "promo"}
        assert "facts-stand-in-coded-sentences" in client.post("/sentences/M1", data=sent).text
        assert [row["kind"] for row in match.rows("sentences")[:3]] == ["body"] * 3


@pytest.mark.parametrize(
    "cells", [{"cell.start": "1"}, {"cell.kind": "song"}, {"cell.sentence_id": "M1-9"}]
)
def test_a_forged_sentence_is_refused(
    client: TestClient, match: "Copy", cells: dict[str, str]
) -> None:
    before = everything(match)
    answer = client.post("/sentences/M1", data={"item": "M1-3", "action": "accept", **cells})
    assert answer.status_code == 422
    assert everything(match) == before


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("सीमा के पास दोनों सेनाओं का बड़ा साझा अभियान", "headline"),
        ("सीमा के पास दोनों सेनाओं का बड़ा साझा अभियान चल रहा है।", "body"),
    ],
)
def test_a_subheading_amid_a_text_is_one_by_its_lack_of_a_stop(
    original: "Copy", quote: str, kind: str
) -> None:
    every = row_cells(original.package, "sentences")
    every = [one if one["seed_id"] in ("S001", "S002") else {**one, "kind": ""} for one in every]
    lines = [[*one.values()] for one in every]
    tables = {"sentences": csv_text([*every[0]], lines).encode()}
    package = original.package.with_files(tables)
    rows = sentence_rows(package, "S001")
    row = {**rows[4][2], "sentence_id": "S001-99", "quote": quote, "kind": ""}
    assert proposed_kind(package, row, 4, len(rows)) == kind


def test_a_stop_after_one_word_makes_no_sentence_of_it(original: "Copy") -> None:
    package = original.package
    rows = sentence_rows(package, "S001")
    row = {**rows[4][2], "sentence_id": "S001-99", "quote": "ब्रसेल्स ।", "kind": ""}
    assert proposed_kind(package, row, 4, len(rows)) != "body"
