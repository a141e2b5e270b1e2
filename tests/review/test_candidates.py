"""The page of candidates on a small package: what one key decides, and what it must not hide."""

import html as html_escapes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from sandhi.package import Package, Trust
from sandhi.package.opening.memory import Memory
from sandhi.review.app import review_app
from sandhi.review.composer.passage import row_cells
from sandhi.review.queue import PartialQueue, items, open_items
from sandhi.table import csv_text
from tests.review.composer.passages import anchor
from tests.review.conftest import TOKEN
from tests.review.test_page import item

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def client(match: "Copy") -> Iterator[TestClient]:
    """The page over the package on cricket, in which the side of Sri Lanka has a long name too."""
    sides = match.rows("sides")
    longer = {"side_id": "T3", "seed_id": "M2", "start": "8", "end": "23", "name": "Team"}
    match.write("sides", [*sides, {**longer, "quote": "श्रीलंका की टीम", "home": "false"}])
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


NAMES = {
    "भारत": "M1.9.13.name",
    "श्रीलंका": "M2.8.16.name",
    "श्रीलंका की टीम": "M2.8.23.name",
    "रविवार": "M1.29.35.date",
}


def opened(client: TestClient, quote: str) -> str:
    """The page of the candidate with a quote."""
    html = str(client.get("/", params={"item": NAMES[quote]}).text)
    assert f"<mark>{quote}</mark>" in html
    return html


def reasons(html: str) -> list[str]:
    block = re.search(r'<select id="reason".*?</select>', html, re.DOTALL)
    assert block
    return re.findall(r'<option value="([^"]*)"', block[0])


def test_a_name_within_a_longer_one_is_accepted_with_it(client: TestClient, match: "Copy") -> None:
    html = opened(client, "श्रीलंका की टीम")
    (inner,) = re.findall(r'name="(inner\.[^"]+)" checked', html)
    sent = {"item": item(html), "action": "accept", "cell.form": "name"}
    client.post("/decide", data={**sent, "cell.side_id": "T3", inner: "on"})
    rows = match.rows("side_mentions")[-2:]
    assert [(row["quote"], row["side_id"]) for row in rows] == [
        ("श्रीलंका की टीम", "T3"),
        ("श्रीलंका", "T2"),
    ]


def test_a_name_within_a_longer_one_stays_open_where_that_alone_is_coded(
    client: TestClient, match: "Copy"
) -> None:
    html = opened(client, "श्रीलंका की टीम")
    sent = {"item": item(html), "action": "accept", "cell.form": "name", "cell.side_id": "T3"}
    client.post("/decide", data=sent)
    html = opened(client, "श्रीलंका")
    assert 'name="item" value="M2.8.16.name"' in html


def test_what_was_skipped_is_counted_and_listed(client: TestClient) -> None:
    html = client.get("/").text
    first = item(html)
    html = client.post("/decide", data={"item": first, "action": "skip"}).text
    assert '<a href="#skipped">1 skipped</a>, 1 decided' in html
    assert f'href="/?item={first}"' in html
    assert item(client.get("/", params={"item": first}).text) == first


def test_with_nothing_but_skipped_ones_left_the_page_says_so(client: TestClient) -> None:
    html = client.get("/").text
    while 'name="item"' in html:
        html = client.post("/decide", data={"item": item(html), "action": "skip"}).text
    assert "Nothing is left but what you skipped" in html
    assert "Nothing is left to decide" not in html


def test_only_reasons_that_suit_the_kind_are_offered(client: TestClient, match: "Copy") -> None:
    suiting = {"article": ["number"], "sequence": ["date"], "place": ["name"]}

    def declare(descriptor: dict[str, dict[str, dict[str, object]]]) -> None:
        descriptor["sandhi"]["coverage"]["reasons"] = suiting

    match.describe("datapackage.json", declare)
    html = opened(client, "श्रीलंका")
    assert reasons(html) == ["", "place"]
    answer = client.post(
        "/decide", data={"item": item(html), "action": "exclude", "reason": "article"}
    )
    assert answer.status_code == 422
    assert "no name is left out as “article”" in answer.text


def test_no_reason_is_taken_for_granted(client: TestClient) -> None:
    html = opened(client, "श्रीलंका")
    block = html[html.index('<select id="reason"') :]
    assert "selected" not in block[: block.index("</select>")]
    answer = client.post("/decide", data={"item": item(html), "action": "exclude", "reason": ""})
    assert answer.status_code == 422
    assert "is left out for a reason; choose one" in html_escapes.unescape(answer.text)


def test_a_decision_has_worked_out_anew_what_its_row_touches_and_no_more(
    client: TestClient, match: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[tuple[str, tuple[Any, ...]]] = []
    new_memo = Memory._new_memo

    def noted(memory: Memory, package: Package, question: Any, before: Any) -> Any:
        named.append((question[0].__name__, question[1]))
        return new_memo(memory, package, question, before)

    monkeypatch.setattr(Memory, "_new_memo", noted)
    sent = {"item": item(opened(client, "श्रीलंका")), "action": "accept", "cell.form": "name"}
    for number in range(2):
        named.clear()
        opened(client, "श्रीलंका")
        assert number or named == []
        named.clear()
        answer = client.post("/decide", data={**sent, "cell.side_id": "T2"}, follow_redirects=False)
        assert answer.status_code == 303
        rules = [of for name, of in named if name == "_findings_of_rule"]
        touched = [of for of in rules if "side_mentions" in (of[0], *of[1].reads)]
        assert touched == rules
        assert rules
        # The first decision loads the rules, and reads the texts; they stay so.
        assert number == 0 or not {"_rules_of_module", "_lexicon", "texts"} & {*dict(named)}
        client.post("/decide", data={"action": "undo"})
    assert [row["quote"] for row in match.rows("side_mentions")] == ["भारत"]


def test_bounds_follow_from_the_date_as_it_is_edited(client: TestClient, match: "Copy") -> None:
    match.write("moments", match.rows("moments")[1:])

    def declare(descriptor: dict[str, dict[str, dict[str, object]]]) -> None:
        descriptor["sandhi"]["suggest"]["date"] = "moments"

    match.describe("datapackage.json", declare)
    html = opened(client, "रविवार")
    assert 'name="cell.day_first"' not in html
    sent = {"cell.label": "X", "cell.kind": "win", "cell.mood": "done", "cell.day": "2025-02"}
    client.post("/decide", data={"item": item(html), "action": "accept", **sent})
    row = match.rows("moments")[-1]
    assert (row["day_first"], row["day_last"]) == ("2025-02-01", "2025-02-28")


def test_all_of_one_form_are_accepted_at_once(client: TestClient, match: "Copy") -> None:
    match.write("side_mentions", [])
    html = opened(client, "भारत")
    assert "All 2 of this form" in html
    sent = {"item": item(html), "action": "accept all", "cell.form": "name", "cell.side_id": "T1"}
    html = client.post("/decide", data=sent).text
    assert [row["quote"] for row in match.rows("side_mentions")] == ["भारत", "भारत"]
    assert "accepted as SM001, SM002" in html
    client.post("/decide", data={"action": "undo"})
    assert match.rows("side_mentions") == []


def test_why_not_all_of_one_form_can_be_accepted_is_said(client: TestClient, match: "Copy") -> None:
    html = opened(client, "श्रीलंका")
    assert sum(f'data-{one}="f"' in html for one in ("key", "also", "lacks")) == 1
    match.describe("datapackage.json", lambda one: one["sandhi"]["suggest"].pop("name"))
    html = opened(client, "श्रीलंका")
    assert 'data-lacks="f">Nothing was sent: the package declares no table' in html


def test_what_the_coverage_counts_besides_is_asked_for_at_the_end(
    client: TestClient, match: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandhi.review.app.first_items", lambda *_: PartialQueue([], True))
    html = client.get("/").text
    assert "the coverage counts it" in html
    name = item(html)
    first = next(one for one in open_items(match.package, []) if one.name == name)
    reason = next(one for one in reasons(html) if one)
    client.post("/decide", data={"item": name, "action": "exclude", "reason": reason})
    row = match.rows("exclusions")[-1]
    assert (row["quote"], row["kind"], row["reason"]) == (first.quote, first.kind, reason)
    assert name not in {one.name for one in open_items(match.package, [])}


def test_all_of_the_same_words_are_left_out_by_one_key(client: TestClient, match: "Copy") -> None:
    html = opened(client, "श्रीलंका")
    (many,) = re.findall(r'value="exclude all" data-key="l">All (\d+) of these words', html)
    before = match.rows("exclusions")
    sent = {"item": item(html), "action": "exclude all", "reason": "place"}
    client.post("/decide", data=sent)
    added = match.rows("exclusions")[len(before) :]
    assert len(added) == int(many) > 1
    assert {(row["quote"], row["kind"], row["reason"]) for row in added} == {
        ("श्रीलंका", "name", "place")
    }
    assert len({row["exclusion_id"] for row in added}) == len(added)
    html = client.post("/decide", data={"item": "", "action": "undo"}).text
    assert match.rows("exclusions") == before
    opened(client, "श्रीलंका")


def test_the_reason_is_that_for_which_the_same_words_always_were_left_out(
    client: TestClient, match: "Copy"
) -> None:
    def reason() -> list[str]:
        return re.findall(r'<option value="([^"]*)" selected', opened(client, "श्रीलंका"))

    (before,) = match.rows("exclusions")
    assert reason() == []
    same = {**before, "quote": "श्रीलंका", "kind": "name", "reason": "place"}
    match.write("exclusions", [before, {**same, "exclusion_id": "N002"}])
    assert reason() == ["place"]
    other = {**same, "exclusion_id": "N003", "reason": "sequence"}
    match.write("exclusions", [before, {**same, "exclusion_id": "N002"}, other])
    assert reason() == []
    match.write("exclusions", [before, {**same, "exclusion_id": "N002"}])
    coded = {**match.rows("side_mentions")[0], **anchor(match.package, "श्रीलंका", "M1")}
    match.write("side_mentions", [*match.rows("side_mentions"), {**coded, "naming_id": "SM002"}])
    assert reason() == []


def test_a_name_of_what_no_row_refers_to_is_left_out_as_most_such_are(original: "Copy") -> None:
    package = original.package
    rows = row_cells(package, "exclusions")
    (out,) = [row for row in rows if row["quote"] == "कोरियाई प्रायद्वीप"]
    names = package.schemas["exclusions"].names
    kept = [[row[name] for name in names] for row in rows if row is not out]
    tried = package.with_files({"exclusions": csv_text(names, kept).encode()})
    found = {(one.quote, one.reason) for one in items(tried, [out["seed_id"]])}
    assert (out["quote"], "place") in found


def test_a_number_that_names_something_is_left_out_as_such(original: "Copy") -> None:
    package = original.package
    rows = row_cells(package, "exclusions")
    names = package.schemas["exclusions"].names
    kept = [[row[name] for name in names] for row in rows if row["reason"] != "identifier"]
    tried = package.with_files({"exclusions": csv_text(names, kept).encode()})
    found = [one.reason for one in items(tried, ["S003"]) if one.kind == "number"]
    assert found
    assert {*found} == {"identifier"}


def test_a_part_of_a_name_has_the_form_of_the_longer_ones(match: "Copy") -> None:
    def propose(descriptor: Any) -> None:
        own = descriptor["sandhi"]
        own["suggest"]["unknown_name"] = "side_mentions"
        own["names"].append({"table": "side_mentions", "form": "quote", "record": "side_id"})

    match.describe("datapackage.json", propose)
    mentions = match.rows("side_mentions")
    for number, (quote, form) in enumerate(
        [("कप्तान नीलू परेरा", "title"), ("टीम", "name"), ("रन", "name")], 2
    ):
        at = anchor(match.package, quote, "M2")
        mentions.append({"naming_id": f"SM00{number}", **at, "side_id": "T2", "form": form})
    match.write("side_mentions", mentions)
    text, more = match.root / "seeds/colombo.txt", "नीलू परेरा ने कहा कि भारत जीत गया"
    text.write_text(text.read_text("utf-8") + more, encoding="utf-8")
    *others, last = match.rows("sentences")
    at = anchor(match.package, more, "M2")
    match.write("sentences", [*others, last, {**last, "sentence_id": "M2-3", **at}])
    (found,) = [one for one in items(match.package, ["M2"]) if one.quote == "नीलू परेरा"]
    assert (found.row["side_id"], found.row["form"]) == ("T2", "title")
