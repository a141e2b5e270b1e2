"""Passages made into rows: what is proposed, what is written together, what is refused."""

import html as html_escapes
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.check.finding import Finding
from sandhi.package import Package, Trust
from sandhi.review.app import review_app
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import passage_at, pieces
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.sentences import proposed_kind
from sandhi.review.trial import asks_for_a_supplement
from sandhi.text import Span
from tests.review.conftest import TOKEN

if TYPE_CHECKING:
    from tests.conftest import Copy

WIN = "भारत ने रविवार को पुणे में श्रीलंका को 24 रन से हराया"
HEADLINE = "पुणे में भारत की जीत"
RUNS = "मीरा जोशी ने 71 रन बनाए"


@pytest.fixture
def client(match: "Copy") -> Iterator[TestClient]:
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


def place(package: Package, quote: str, seed: str = "M1") -> dict[str, str]:
    start = package.texts[seed].index(quote)
    return {"seed": seed, "start": str(start), "end": str(start + len(quote))}


def anchor(package: Package, quote: str, seed: str) -> dict[str, str]:
    at = place(package, quote, seed)
    return {"seed_id": at.pop("seed"), **at, "quote": quote}


@pytest.fixture
def compose(client: TestClient, match: "Copy") -> Callable[..., Response]:
    """Send the composer's form for a passage."""

    def send(quote: str, table: str = "moments", **fields: str) -> Response:
        given = {**place(match.package, quote), "table": table, "action": "new", **fields}
        answer = client.post("/compose", data=given, follow_redirects=False)
        assert isinstance(answer, Response)
        return answer

    return send


def faults(answer: Response) -> list[str]:
    block = re.search(r'class="faults".*?</ul>', answer.text, re.DOTALL)
    assert block, answer.text
    return [html_escapes.unescape(one) for one in re.findall(r"<li>(.*?)</li>", block[0])]


def everything(match: "Copy") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(match.root / "data").iterdir()}


def test_all_that_the_package_with_moments_lacks_is_coverage(match: "Copy") -> None:
    assert {finding.rule for finding in match.report().findings} == {"coverage"}


def test_the_shape_follows_from_the_roles(match: "Copy") -> None:
    package = match.package
    assert composed_tables(package) == ["moments", "sides", "scores"]
    shape = shape_of(package, "moments")
    assert (shape.type, shape.vocabulary) == ("kind", "moment_kinds")
    assert (shape.mention, shape.mention_of) == ("moment_mentions", "moment_id")
    assert [(join.table, join.to, join.role) for join in shape.joins] == [
        ("moment_sides", "side_id", "role"),
        ("mention_sides", "side_id", "role"),
        ("moment_links", "other_id", "how"),
    ]


def test_what_is_not_declared_is_composed_of_what_the_front_shows(cricket: "Copy") -> None:
    package = cricket.package
    assert composed_tables(package) == ["scores"]
    shape = shape_of(package, "scores")
    assert (shape.type, shape.mention, shape.joins) == ("", "", ())


def test_a_row_is_proposed_from_its_passage_and_from_rows_like_it(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "moments")
    at = place(package, WIN)
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    wanted = {
        "kind": "win",
        "mood": "done",
        "day_id": "DY01",
        "day": "2025-03-02",
        "day_first": "2025-03-02",
        "day_last": "2025-03-02",
        "label": "",
        "moment_id": "",
    }
    assert {name: proposed.cells[name] for name in wanted} == wanted
    parts = [offer for offer in proposed.offers if offer.join.table == "moment_sides"]
    assert [(part.key, part.role, part.taken, part.quote) for part in parts] == [
        ("T1", "winner", True, WIN),
        ("T2", "loser", True, WIN),
    ]


def test_what_stands_beside_the_passage_is_offered_and_not_ticked(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "moments")
    at = place(package, "श्रीलंका को 24 रन से हराया")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    parts = {offer.key: offer for offer in offers if offer.join.table == "moment_sides"}
    assert (parts["T1"].taken, parts["T1"].quote) == (False, "भारत")
    assert parts["T2"].taken


def test_who_is_said_to_say_it_is_ticked_with_the_words_that_say_so(match: "Copy") -> None:
    match.write("mention_sides", [])
    captain = {
        "naming_id": "SM002",
        **anchor(match.package, "कप्तान नीलू परेरा", "M2"),
        "side_id": "T2",
    }
    match.write("side_mentions", [*match.rows("side_mentions"), {**captain, "form": "title"}])
    package = match.package
    shape = shape_of(package, "moments")
    for quote, wanted in (
        ("हमने अच्छी गेंदबाज़ी की", True),
        ("अच्छी गेंदबाज़ी", False),  # a noun phrase: he who speaks presupposes it
        ("कप्तान नीलू परेरा ने कहा, “हमने अच्छी गेंदबाज़ी की", False),  # the saying itself
    ):
        at = place(package, quote, "M2")
        passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
        offers = proposal(package, shape, Learnt(package, shape), passage).offers
        (source,) = [one for one in offers if one.join.table == "mention_sides"]
        assert (source.key, source.taken) == ("T2", wanted), quote
        assert source.quote == "कप्तान नीलू परेरा ने कहा"


def test_who_is_named_within_a_longer_name_is_offered_and_not_ticked(match: "Copy") -> None:
    longer = {
        "naming_id": "SM002",
        **anchor(match.package, "मीरा जोशी ने 71 रन बनाए", "M1"),
        "form": "title",
    }
    inner = {
        "naming_id": "SM003",
        **anchor(match.package, "71", "M1"),
        "side_id": "T1",
        "form": "name",
    }
    rows = [*match.rows("side_mentions"), {**longer, "side_id": "T2"}, inner]
    match.write("side_mentions", rows)
    package = match.package
    shape = shape_of(package, "moments")
    at = place(package, RUNS)
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    parts = {one.key: one.taken for one in offers if one.join.table == "moment_sides"}
    assert parts == {"T1": False, "T2": True}


def test_a_mention_takes_its_form_from_the_same_words_coded_before(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "moments")
    learnt, of = Learnt(package, shape), {"moment_id": "MO002"}
    assert learnt.mention(of, True, "रन कम पड़ गए") == {"modality": "told", "word": "named"}
    title = {
        "naming_id": "SM002",
        **anchor(match.package, "टीम", "M2"),
        "side_id": "T2",
        "form": "title",
    }
    match.write("side_mentions", [*match.rows("side_mentions"), title])
    sides = Learnt(match.package, shape_of(match.package, "sides"))
    assert sides.mention({"side_id": "T2"}, False, "टीम") == {"form": "title"}
    assert sides.mention({"side_id": "T1"}, False, "टीम") == {"form": "name"}


def test_the_same_words_coded_before_bring_the_whole_row(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "scores")
    at = place(package, "71 रन")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    assert proposed.earlier == "R1"
    assert (proposed.cells["runs"], proposed.cells["side_id"]) == ("71", "T1")


def test_a_mention_of_a_known_row_is_one_button(
    compose: Callable[..., Response], match: "Copy", client: TestClient
) -> None:
    html = client.get("/compose", params={**place(match.package, RUNS), "table": "moments"}).text
    assert 'name="known" value="MO001" data-key="1"' in html
    answer = compose(RUNS, action="", known="MO001")
    assert answer.status_code == 303
    row = match.rows("moment_mentions")[-1]
    assert row["mention_id"] == "MM005"
    assert (row["quote"], row["moment_id"], row["modality"], row["word"]) == (
        *(RUNS, "MO001", "told"),
        "own",
    )
    assert {finding.rule for finding in match.findings()} == {"coverage"}


def test_a_known_row_that_is_not_offered_is_named(
    compose: Callable[..., Response], match: "Copy", client: TestClient
) -> None:
    html = client.get("/compose", params={**place(match.package, RUNS), "table": "moments"}).text
    assert '<option value="MO002">Sri Lanka makes 148</option>' in html
    assert compose(RUNS, action="known", other="MO002").status_code == 303
    row = match.rows("moment_mentions")[-1]
    assert (row["quote"], row["moment_id"]) == (RUNS, "MO002")
    assert len(match.rows("moments")) == 2
    assert faults(compose(RUNS, action="known")) == [
        "no row of moments is named; choose one from the list"
    ]


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


def test_all_but_white_space_can_be_selected() -> None:
    text = "“71 रन”,  24.5"
    words = [text[slice(*span)] for span, word in pieces(text, Span(0, len(text))) if word]
    assert words == ["“", "71", "रन", "”,", "24.5"]
    assert "".join(text[slice(*span)] for span, _ in pieces(text, Span(0, len(text)))) == text


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
