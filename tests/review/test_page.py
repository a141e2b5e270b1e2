"""The review page, asked in-process: what it shows, what it writes, whom it lets in."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.package.trust import state_file
from sandhi.review.app import review_app
from sandhi.review.skips import SkippedCandidates

if TYPE_CHECKING:
    from tests.conftest import Copy

TOKEN = "a-token-for-tests"


def item(html: str) -> str:
    """The candidate that a page shows."""
    match = re.search(r'name="item" value="([^"]+)"', html)
    assert match, html
    return match[1]


def cells(html: str) -> dict[str, str]:
    """What the form for the new row would send as it stands."""
    inputs = re.findall(r'<input[^>]* name="(cell\.[^"]+)" value="([^"]*)"', html)
    selects = re.findall(r'<select[^>]* name="(cell\.[^"]+)".*?</select>', html, re.DOTALL)
    chosen = {}
    for name in selects:
        block = html[html.index(f'name="{name}"') :]
        fields = re.search(
            r'<option value="([^"]*)"[^>]* selected', block[: block.index("</select>")]
        )
        chosen[name] = fields[1] if fields else ""
    return {**dict(inputs), **chosen}


def decide(page: TestClient, action: str, **form: str) -> str:
    html = page.get("/").text
    answer = page.post("/decide", data={"item": item(html), "action": action, **form})
    assert isinstance(answer, Response)
    return answer.text


def test_a_candidate_is_shown_in_its_sentence_with_the_translation(page: TestClient) -> None:
    html = page.get("/").text
    assert "<mark>पुतिन</mark>" in html
    assert "3 open, 0 decided" in html
    assert "TASS reported on Saturday that Putin had signed the law" in html
    assert "(Vladimir Putin)" in html


def test_the_rows_of_a_seed_are_brought_back_one_by_one(page: TestClient, gaps: "Copy") -> None:
    shown = page.get("/").text
    written = {"cell.office": "President of Russia"}  # which goes before what was proposed
    html = decide(page, "accept", **{**cells(shown), **written})
    assert f"“पुतिन” accepted as {gaps.rows('actor_mentions')[-1]['mention_id']}" in html
    gone = page.post("/decide", data={"item": item(shown), "action": "skip"})
    assert (gone.status_code, "has been decided already" in gone.text) == (409, True)
    form = {**cells(html), "cell.note": "The Tuesday before publication."}
    html = decide(page, "accept", **form)
    assert f"accepted as {gaps.rows('dates')[-1]['date_id']}" in html
    html = decide(page, "exclude", reason="identifier")  # a number comes after the time beside it
    assert f"excluded as {gaps.rows('exclusions')[-1]['exclusion_id']}" in html
    assert "Nothing is left to decide" in html
    mention, date, out = (
        gaps.rows(table)[-1] for table in ("actor_mentions", "dates", "exclusions")
    )
    assert (mention["quote"], mention["actor_id"], mention["form"]) == ("पुतिन", "A0008", "name")
    assert mention["office"] == "President of Russia"
    assert (date["edtf"], date["basis"]) == ("2024-11-05", "seed_relative")
    assert (out["quote"], out["kind"], out["reason"]) == ("अनुच्छेद 51", "number", "identifier")
    assert gaps.report("actor_mentions", "exclusions", "dates").findings == []


def test_a_row_that_cannot_stand_is_not_written_and_its_faults_are_told(
    page: TestClient, gaps: "Copy"
) -> None:
    before = gaps.file("actor_mentions").read_bytes()
    form = {**cells(page.get("/").text), "cell.actor_id": "A9999"}
    html = decide(page, "accept", **form)
    assert "Nothing was written" in html
    assert "actor_id: “A9999” is no key of actors" in html
    assert 'value="A9999"' in html  # what was written is still there to be mended
    assert gaps.file("actor_mentions").read_bytes() == before


def test_a_skipped_candidate_is_not_shown_again_and_nothing_is_written(
    page: TestClient, gaps: "Copy"
) -> None:
    before = {file.name: file.read_bytes() for file in (gaps.root / "data").iterdir()}
    first = item(page.get("/").text)
    html = decide(page, "skip")
    assert "skipped" in html
    assert item(html) != first
    assert {file.name: file.read_bytes() for file in (gaps.root / "data").iterdir()} == before


def test_undo_takes_back_the_last_decision_to_the_byte_and_no_work_of_others(
    page: TestClient, gaps: "Copy"
) -> None:
    before = gaps.file("actor_mentions").read_bytes()
    shown = page.get("/").text
    decide(page, "accept", **cells(shown))
    assert gaps.file("actor_mentions").read_bytes() != before
    html = decide(page, "undo")
    assert "undone: “पुतिन” accepted" in html
    assert gaps.file("actor_mentions").read_bytes() == before
    assert item(html) == item(shown)
    decide(page, "accept", **cells(shown))
    gaps.edit("actor_mentions", 0, office="somebody else's work")
    changed = gaps.file("actor_mentions").read_bytes()
    html = decide(page, "undo")
    assert "has been changed by somebody else" in html
    assert gaps.file("actor_mentions").read_bytes() == changed


def test_nothing_is_reached_without_the_token(gaps: "Copy") -> None:
    app = review_app(gaps.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as stranger:
        for path in ("/", "/?token=wrong", "/static/review.css", "/style/site.css", "/nowhere"):
            assert stranger.get(path).status_code == 403
        assert stranger.post("/decide", data={"action": "undo"}).status_code == 403


def test_another_sites_page_and_another_host_name_are_refused(page: TestClient) -> None:
    elsewhere = {"Origin": "http://example.org"}
    assert page.post("/decide", data={"action": "undo"}, headers=elsewhere).status_code == 403
    assert page.get("/", headers={"Host": "example.org"}).status_code == 421


def test_no_answer_is_stored_and_no_page_loads_anything_from_elsewhere(page: TestClient) -> None:
    answer = page.get("/")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert not re.findall(r'(?:src|href)="(?!/|data:)', answer.text)


def nothing(_: "Copy") -> None:
    pass


def save(match: "Copy") -> None:
    match.edit("sides", 0, name="Bharat")


def spoil(match: "Copy") -> None:
    match.edit("sentences", 0, start="first")
    with open(match.file("sides"), "ab") as file:  # noqa: PTH123
        file.write(b"one,cell\n")


@pytest.mark.parametrize("kind", [IndexError, ValueError, TypeError, ZeroDivisionError])
@pytest.mark.parametrize(
    ("meanwhile", "status", "said"),
    [
        (nothing, 500, "Something is wrong with this page, and not with the package"),
        (save, 409, "data/sides.csv has been changed meanwhile"),
        (spoil, 409, "cannot be read as it is"),
    ],
)
def test_a_fault_of_ours_is_logged_and_one_of_a_file_is_told(
    client: TestClient,
    match: "Copy",
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: type[Exception],
    meanwhile: Callable[["Copy"], None],
    status: int,
    said: str,
) -> None:
    def fail(*_: object) -> None:
        meanwhile(match)
        raise kind("what nobody should see")

    monkeypatch.setattr("sandhi.review.app.around", fail)
    answer = client.get("/")
    assert (answer.status_code, said in answer.text) == (status, True), answer.text
    assert "nobody should see" not in answer.text
    assert bool([one for one in caplog.records if one.exc_info]) == (status == 500)


def test_what_was_skipped_stays_so_in_later_sittings_until_it_is_brought_back(
    client: TestClient, match: "Copy"
) -> None:
    first = item(client.get("/").text)
    client.post("/decide", data={"item": first, "action": "skip"})
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as later:
        html = later.get("/", params={"token": TOKEN}).text
        assert '<a href="#skipped">1 skipped</a>, 0 decided' in html
        assert item(html) != first
        html = later.post("/decide", data={"item": first, "action": "bring back"}).text
        assert item(html) == first
        html = later.post("/decide", data={"action": "undo"}).text
        assert "1 skipped" in html
        html = later.post("/decide", data={"action": "bring all back"}).text
        assert "skipped</a>" not in html


def test_of_what_two_sittings_skip_nothing_is_lost(tmp_path: Path) -> None:
    one, other = SkippedCandidates(tmp_path), SkippedCandidates(tmp_path)
    assert one.change({"a": "x"}) == other.change({"b": "y"}) == ""
    assert SkippedCandidates(tmp_path).quotes == {"a": "x", "b": "y"}
    one.change({"a": None})
    assert SkippedCandidates(tmp_path).quotes == {"b": "y"}


@pytest.mark.parametrize("kept", ["[" * 100_000, '{"a": "\\ud800"}', '{"a": 1}', "[]", "\0", ""])
def test_what_is_kept_of_skips_may_be_broken(tmp_path: Path, kept: str) -> None:
    SkippedCandidates(tmp_path).change({})
    state_file(tmp_path, "skipped").write_text(kept, encoding="utf-8")
    assert SkippedCandidates(tmp_path).change({"b": "y"}) == ""
    assert SkippedCandidates(tmp_path).quotes == {"b": "y"}


def test_what_cannot_be_kept_is_skipped_for_the_sitting(tmp_path: Path) -> None:
    file = state_file(tmp_path, "skipped")
    file.mkdir(parents=True)  # where a file is to be
    skips = SkippedCandidates(tmp_path)
    assert skips.change({"a": "x"})
    assert [*file.parent.iterdir()] == [file]
    file.rmdir()
    assert skips.change({"b": "y"}) == ""
    assert SkippedCandidates(tmp_path).quotes == {"a": "x", "b": "y"}
