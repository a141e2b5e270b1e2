"""A type that is defined while its first row is composed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.conftest import compose as compose
from tests.review.composer.passages import RUNS, WIN, faults, place
from tests.review.test_composer_keys import with_column

TERM = {"term.label": "A catch", "term.definition": "A ball is caught."}


@pytest.mark.parametrize("named", [{"term.kind": "catch"}, {"cell.kind": "catch"}])
def test_its_key_stands_beside_it_or_in_the_field_of_the_type(
    compose: Callable[..., Response], match: "Copy", named: dict[str, str]
) -> None:
    given = {"cell.label": "Two catches", "cell.mood": "done", "cell.kind": "", **TERM, **named}
    answer = compose("दो कैच पकड़े", **given)
    assert answer.status_code == 303, faults(answer)
    assert match.rows("moments")[-1]["kind"] == "catch"
    assert "catch" in {row["kind"] for row in match.rows("moment_kinds")}


def test_a_key_alone_that_there_is_defines_nothing(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    given = {"cell.label": "Runs", "cell.mood": "done", "cell.kind": "score", "term.kind": "score"}
    answer = compose(RUNS, **given)
    assert answer.status_code == 303, faults(answer)
    assert len(match.rows("moment_kinds")) == 2


def test_what_it_says_of_its_rows_reaches_the_first(client: TestClient, match: "Copy") -> None:
    with_column(match, "moment_kinds", "mood", {})
    term = {**TERM, "term.kind": "catch", "term.mood": "hoped"}
    form = {**place(match.package, RUNS), "table": "moments", "action": "new", **term}
    assert client.post("/follow", data=form).json()["cells"]["mood"] == "hoped"
    given = {**form, "cell.label": "A catch", "cell.mood": ""}
    answer = client.post("/compose", data=given, follow_redirects=False)
    assert answer.status_code == 303, faults(answer)
    assert match.rows("moments")[-1]["mood"] == "hoped"


def test_until_it_is_there_all_is_as_for_the_type_before(client: TestClient, match: "Copy") -> None:
    form = {**place(match.package, WIN), "table": "moments", "action": "new", "base": "win"}
    before = client.post("/follow", data={**form, "cell.kind": "win"}).json()["cells"]
    after = client.post("/follow", data={**form, "cell.kind": "catch"}).json()["cells"]
    assert before["day"]
    assert after == before
