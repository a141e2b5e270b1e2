"""With which word our prose is likely to go on, and of what a new row is a part."""

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.wording import Wording, wording, words_of_prose
from sandhi.review.composer.shape import shape_of
from tests.review.composer.passages import WIN, place

if TYPE_CHECKING:
    from tests.conftest import Copy


def test_words_of_names_and_of_like_sentences_are_likelier_than_others(original: "Copy") -> None:
    package = original.package

    def words_on(seed: str, quote: str) -> Wording:
        start = package.texts[seed].index(quote)
        return wording(package, passage_at(package, seed, start, start + len(quote)))

    (words, after), (others, _) = words_on("S000", "संधि"), words_on("S003", "सैनिक")
    assert words["treaty"] > others["treaty"]
    assert after["^ North"]["Korea"] > after["^ North"]["Korean"]
    assert after["North"]["Korea"] > after["North"]["Korean"]


def test_a_text_goes_on_as_the_translation_of_its_sentence_does(match: "Copy") -> None:
    package, at = match.package, place(match.package, WIN)
    passage = passage_at(package, at["seed"], int(at["start"]), int(at["end"]))
    words, after = wording(
        package, passage._replace(translation="The hosts rejoice, the hosts sing")
    )
    assert "rejoice" not in wording(package, passage).words
    assert words["rejoice"] > 0
    assert {"rejoice", "sing"} <= after["hosts"].keys()
    assert after["The hosts"]["rejoice"] > after["hosts"]["rejoice"]


def test_the_page_asks_for_the_words_of_its_passage(client: TestClient, match: "Copy") -> None:
    at = place(match.package, WIN)
    answer = client.get("/wording", params=at)
    assert {"India", "Lanka"} <= answer.json()["words"].keys()
    assert client.get("/wording", params={**at, "start": "x"}).status_code == 409


def test_marks_at_the_edges_are_no_part_of_a_word() -> None:
    assert words_of_prose("“Aid,” says N. Korea’s envoy – twice.") == [
        *("Aid", "says", "N", "Korea’s", "envoy", "twice")
    ]


@pytest.mark.parametrize(
    ("key", "whole"),
    [("E0065", "E0064"), ("E0076", "E0002"), ("E0094", "E0098")],
)
def test_a_row_is_proposed_as_part_of_one_that_was_told(
    original: "Copy", key: str, whole: str
) -> None:
    package = original.package
    shape, row = shape_of(package, "events"), package.rows("events")[key]
    passage = passage_at(package, str(row["seed_id"]), int(str(row["start"])), int(str(row["end"])))
    proposed = proposal(package, shape, Learnt(package, shape), passage, str(row["event_type"]))
    assert proposed.cells["part_of"] == whole == row["part_of"]


def test_what_mostly_stands_alone_is_part_of_nothing(original: "Copy") -> None:
    package = original.package
    shape, row = shape_of(package, "events"), package.rows("events")["E0002"]
    passage = passage_at(package, str(row["seed_id"]), int(str(row["start"])), int(str(row["end"])))
    kind = str(row["event_type"])
    assert proposal(package, shape, Learnt(package, shape), passage, kind).cells["part_of"] == ""
