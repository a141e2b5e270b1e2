"""What is proposed for a passage, and what is offered beside it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.language import Mood, language
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import composed_tables, shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import RUNS, WIN, anchor, faults, place


def constantly(answer: object) -> Callable[[object], Any]:
    """What gives one answer, whatever it is asked."""
    return lambda _: answer


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
    assert [(part.key, part.role, part.is_taken, part.quote) for part in parts] == [
        ("T1", "winner", True, WIN),
        ("T2", "loser", True, WIN),
    ]


def test_what_a_row_in_the_sentence_gives_is_not_proposed_without_one(match: "Copy") -> None:
    def fill(descriptor: Any) -> None:
        descriptor["sandhi"]["compose"]["moments"]["fill"]["days"]["mood"] = ["edtf"]

    match.describe("datapackage.json", fill)
    package = match.package
    at = place(package, RUNS)
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    shape = shape_of(package, "moments")
    cells = proposal(package, shape, Learnt(package, shape), passage, "score").cells
    assert (cells["kind"], cells["mood"], cells["day"]) == ("score", "", "")


def test_what_stands_beside_the_passage_is_offered_and_not_ticked(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "moments")
    at = place(package, "श्रीलंका को 24 रन से हराया")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    parts = {offer.key: offer for offer in offers if offer.join.table == "moment_sides"}
    assert (parts["T1"].is_taken, parts["T1"].quote) == (False, WIN)  # not the bare name
    assert parts["T2"].is_taken


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
        assert (source.key, source.is_taken) == ("T2", wanted), quote
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
    parts = {one.key: one.is_taken for one in offers if one.join.table == "moment_sides"}
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
    # Words of every day are no name of another either, and a name is one.
    assert sides.mention({"side_id": "T1"}, False, "टीमों") == {"form": "title"}
    assert sides.mention({"side_id": "T1"}, False, "भारत") == {"form": "name"}


def test_the_same_words_coded_before_bring_the_whole_row(match: "Copy") -> None:
    package = match.package
    shape = shape_of(package, "scores")
    at = place(package, "71 रन")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    proposed = proposal(package, shape, Learnt(package, shape), passage)
    assert proposed.earlier == "R1"
    assert (proposed.cells["runs"], proposed.cells["side_id"]) == ("71", "T1")


@pytest.mark.parametrize(
    ("seed", "quote", "as_of"),
    [
        ("S000", "हजारों सैनिक", "2024-06-19"),
        ("S001", "लगभग 11 उत्तर कोरियाई सैनिक", "2024-11-12/2024-11-14"),
    ],
)
def test_the_same_words_bring_no_label_that_none_else_may_have_and_elsewhere_no_time(
    original: "Copy",
    monkeypatch: pytest.MonkeyPatch,
    seed: str,
    quote: str,
    as_of: str,
) -> None:
    package = original.package
    shape = shape_of(package, "figures")
    learnt, war = Learnt(package, shape), package.rows("figures")["F0007"]
    earlier = {name: str(cell or "") for name, cell in war.items()} | {"as_of": "2024-06-19"}
    monkeypatch.setattr(learnt, "same_words", lambda _: earlier)
    start = package.texts[seed].index(quote)
    passage = passage_at(package, seed, start, start + len(quote))
    proposed = proposal(package, shape, learnt, passage)
    cells = proposed.cells
    assert (cells["measure"], cells["as_of"]) == (earlier["measure"], as_of)
    assert cells["label"] != earlier["label"]
    assert {*proposed.drafted} == {"label"}


def test_a_mention_of_a_known_row_is_one_button(
    compose: Callable[..., Response], match: "Copy", client: TestClient
) -> None:
    html = client.get("/compose", params={**place(match.package, RUNS), "table": "moments"}).text
    assert 'name="known" value="MO001" data-pick="1"' in html
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


def test_what_is_to_come_by_its_date_or_its_tense_has_the_cells_of_that(
    match: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = ["win"]

    def declare(descriptor: Any) -> None:
        moods = {
            "of": {"kind": kinds},
            "future": {"mood": "hoped"},
            "conditional": {"mood": "hoped"},
        }
        descriptor["sandhi"]["compose"]["moments"]["moods"] = moods

    def proposed() -> tuple[str, str]:
        package = match.package
        shape = shape_of(package, "moments")
        at = place(package, WIN)
        passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
        cells = proposal(package, shape, Learnt(package, shape), passage, "win").cells
        return cells["day_first"], cells["mood"]

    day = date(2025, 3, 3)
    source = SimpleNamespace(published=(day, day))
    monkeypatch.setattr("sandhi.review.composer.proposing.dating.seed_source", lambda *_: source)
    match.describe("datapackage.json", declare)
    assert proposed() == ("2025-03-02", "done")
    days = match.rows("days")
    match.write("days", [{**days[0], "edtf": "2025-03-09"}])
    assert proposed() == ("2025-03-09", "hoped")
    kinds[:] = ["score"]
    match.describe("datapackage.json", declare)
    assert proposed() == ("2025-03-09", "done")
    kinds[:] = ["win"]
    match.describe("datapackage.json", declare)
    match.write("days", days)
    for mood in (Mood.FUTURE, Mood.CONDITIONAL):
        own = replace(language("hi"), mood=constantly(mood))
        monkeypatch.setattr("sandhi.review.composer.reading.moods.language", constantly(own))
        assert proposed() == ("2025-03-02", "hoped")
