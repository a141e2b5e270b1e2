"""What is written of a form, together or not at all, and what is refused."""

import html as html_escapes
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.check.finding import Finding
from sandhi.package import Package, Trust
from sandhi.review.trial import asks_for_a_supplement

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import HEADLINE, RUNS, everything, faults


def test_a_row_its_mention_parts_sources_and_links_are_written_together(
    compose: Callable[..., Response], match: "Copy", client: TestClient
) -> None:
    before = everything(match)
    answer = compose(
        RUNS,
        **{
            "cell.label": "Joshi makes 71",
            "cell.kind": "score",
            "cell.mood": "done",
            "cell.day": "2025-03",
            "take.moment_sides.T1": "on",
            "role.moment_sides.T1": "winner",
            "take.mention_sides.T1": "on",
            "role.mention_sides.T1": "claimant",
            "words.mention_sides.T1": "मीरा जोशी",
            "key.moment_links.+": "MO001",
            "role.moment_links.+": "part",
        },
    )
    assert answer.status_code == 303, faults(answer)
    assert answer.headers["location"].startswith("/text/M1?at=")
    moment = match.rows("moments")[-1]
    assert (moment["moment_id"], moment["day_first"], moment["day_last"]) == (
        *("MO003", "2025-03-01"),
        "2025-03-31",
    )
    mention = match.rows("moment_mentions")[-1]
    assert (mention["mention_id"], mention["moment_id"], mention["word"]) == (
        *("MM005", "MO003"),
        "named",
    )
    assert match.rows("moment_sides")[-1]["moment_id"] == "MO003"
    source = match.rows("mention_sides")[-1]
    assert (source["mention_id"], source["quote"]) == ("MM005", "मीरा जोशी")
    link = match.rows("moment_links")[-1]
    assert (link["moment_id"], link["other_id"], link["quote"]) == ("MO003", "MO001", RUNS)
    assert {finding.rule for finding in match.findings()} == {"coverage"}
    client.post("/decide", data={"action": "undo", "page": "/text/M1"})
    assert everything(match) == before


def test_a_type_that_is_not_there_is_defined_on_the_spot(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    term = {"term.kind": "catch", "term.label": "A catch", "term.definition": "A ball is caught."}
    answer = compose("दो कैच पकड़े", **{"cell.label": "Two catches", "cell.mood": "done", **term})
    assert answer.status_code == 303, faults(answer)
    assert match.rows("moments")[-1]["kind"] == "catch"
    assert [row["kind"] for row in match.rows("moment_kinds")] == ["catch", "score", "win"]


def test_nothing_is_written_where_one_of_the_rows_cannot_stand(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    before = everything(match)
    right = {"cell.label": "X", "cell.kind": "score", "cell.mood": "done"}
    part = {"take.moment_sides.T9": "on", "role.moment_sides.T9": "winner"}
    answer = compose(RUNS, **right, **part)
    assert answer.status_code == 422
    assert faults(answer) == ["Moment sides, side_id: “T9” is no key of sides"]
    assert everything(match) == before
    assert 'value="X"' in answer.text  # what was typed is not lost


def test_what_the_rules_of_the_package_find_is_refused(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    before = everything(match)
    answer = compose("24 रन", "scores", **{"cell.side_id": "T1", "cell.runs": "25"})
    assert answer.status_code == 422
    assert "[runs-are-in-the-quote]" in faults(answer)[0]
    assert everything(match) == before


@pytest.mark.parametrize(
    ("table", "rule", "later"),
    [("actors", "state-has-its-codes", True), ("events", "state-has-its-codes", False)],
)
def test_what_can_be_made_only_after_a_row_is_asked_for_afterwards(
    real: "Copy", table: str, rule: str, later: bool
) -> None:
    package = Package.open(real.root, Trust.GIVEN)
    place = (table, "A0046", "actor_id", 47, "A0046", "", f"data/{table}.csv")
    assert asks_for_a_supplement(package, Finding(rule, "error", "", *place)) is later
    assert not asks_for_a_supplement(package, Finding("key-unique", "error", "", *place))


STRANGE = [
    ({"table": "seeds"}, "is no table that is made of passages"),
    ({"cell.seed_id": "M2"}, "is no column of moments to be filled in"),
    ({"cell.start": "3"}, "is no column of moments to be filled in"),
    ({"cell.nothing": "3"}, "is no column of moments to be filled in"),
    ({"mention.moment_id": "MO001"}, "is no column of moment_mentions to be filled in"),
    ({"take.seeds.M1": "on"}, "is no table that joins moments"),
    ({"known": "MO999", "action": ""}, "is no key of moments"),
    ({"other": "MO999", "action": "known"}, "is no key of moments"),
    (
        {"take.moment_sides.T1": "on", "words.moment_sides.T1": "फ़ुटबॉल"},
        "does not stand in M1",
    ),
    ({"cell.moment_id": "MO001", "cell.kind": "nothing"}, "is no key of moment_kinds"),
]


@pytest.mark.parametrize(("fields", "why"), STRANGE)
def test_a_forged_form_is_refused(
    compose: Callable[..., Response], match: "Copy", fields: dict[str, str], why: str
) -> None:
    before = everything(match)
    right = {"cell.label": "X", "cell.kind": "score", "cell.mood": "done"}
    answer = compose(RUNS, **{**right, **fields})
    assert answer.status_code in (409, 422)
    assert why in html_escapes.unescape(answer.text)
    assert everything(match) == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"start": "x"}, 400),
        ({"start": "-1"}, 400),
        ({"surprise": "1"}, 400),
        ({"take": "on"}, 400),
        ({"action": ""}, 400),
        ({"seed": "M9"}, 409),
        ({"start": "20"}, 409),  # white space
        ({"start": "9", "end": "9"}, 409),
        ({"end": "99999"}, 409),
        ({"start": "1"}, 409),  # within a character
    ],
)
def test_a_passage_that_is_none_is_refused(
    compose: Callable[..., Response], match: "Copy", fields: dict[str, str], status: int
) -> None:
    before = everything(match)
    assert compose(HEADLINE, **fields).status_code == status
    assert everything(match) == before


def test_the_key_that_a_form_names_is_never_taken(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    right = {"cell.label": "X", "cell.kind": "score", "cell.mood": "done"}
    assert compose(RUNS, **right, **{"cell.moment_id": "MO777"}).status_code == 303
    assert [row["moment_id"] for row in match.rows("moments")] == ["MO001", "MO002", "MO003"]
