"""What follows from what a curator has said of a new row: its label, its other cells."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.check.finding import Finding
from sandhi.check.rule import Rule
from sandhi.language import Mood, language
from sandhi.package import DESCRIPTOR, Package
from sandhi.review import staging, trial
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.naming import Naming
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import HEADLINE, RUNS, WIN, everything, faults, place

BOTH = {"take.moment_sides.T1": "on", "take.moment_sides.T2": "on"}
ROLES = {"role.moment_sides.T1": "winner", "role.moment_sides.T2": "loser"}


@pytest.fixture
def phrased(match: "Copy") -> "Copy":
    """Labels of wins have a phrase, and what is hoped a mood."""

    def describe(descriptor: Any) -> None:
        phrases = {"win": ["{winner} <beat, beaten> {loser}", "{winner} <win, won>"]}
        own = {"drafts": ["label"], "phrases": phrases}
        descriptor["sandhi"]["compose"]["moments"].update(own)
        descriptor["sandhi"]["tables"]["moments"]["mood"] = "mood"

    match.describe(DESCRIPTOR, describe)
    hoped = {"moment_id": "MO003", "mood": "hoped", "label": "Lanka might win", "kind": "win"}
    *others, last = match.rows("moments")
    match.write("moments", [*others, last, {**last, **hoped}])
    return match


@pytest.fixture
def follow(client: TestClient, phrased: "Copy") -> Callable[..., Any]:
    """The cells that follow from a form."""

    def send(**fields: str) -> Response:
        given = {**place(phrased.package, WIN), "table": "moments", "action": "new", **fields}
        answer = client.post("/follow", data=given)
        assert isinstance(answer, Response)
        return answer

    return send


def test_the_label_follows_from_the_type_the_parts_and_the_mood(follow: Callable[..., Any]) -> None:
    win = {"cell.kind": "win", **ROLES}
    for fields, label in (
        ({**win, **BOTH}, "India beats Sri Lanka"),
        ({**win, "take.moment_sides.T1": "on"}, "India wins"),
        ({**win, **BOTH, "cell.mood": "hoped"}, "India might beat Sri Lanka"),
    ):
        assert follow(**fields).json()["cells"]["label"] == label


def test_what_is_said_is_not_answered_nor_overridden(follow: Callable[..., Any]) -> None:
    cells = follow(**{"cell.kind": "win", "cell.label": "Luck", "cell.mood": "hoped"}).json()[
        "cells"
    ]
    assert {"kind", "label", "mood"}.isdisjoint(cells)
    assert cells["day"] == "2025-03-02"


def test_what_no_page_asks_for_follows_from_nothing(follow: Callable[..., Any]) -> None:
    strange = {"take.nothing.T1": "on", "take.moment_sides.T9": "on", "cell.nothing": "x"}
    assert follow(**{"cell.kind": "nothing", **strange}).status_code == 200
    assert follow(table="seeds").status_code == 409


def test_a_cell_that_is_said_keeps_the_tense_from_saying_otherwise(
    phrased: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    def declare(descriptor: Any) -> None:
        moods = {"future": {"mood": "hoped", "day_id": ""}, "of": {"kind": ["win"]}}
        descriptor["sandhi"]["compose"]["moments"]["moods"] = moods

    phrased.describe(DESCRIPTOR, declare)
    ahead = replace(language("hi"), mood=lambda _: Mood.FUTURE)
    monkeypatch.setattr("sandhi.review.composer.reading.moods.language", lambda _: ahead)
    package = phrased.package
    shape, at = shape_of(package, "moments"), place(package, WIN)
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    learnt = Learnt(package, shape)
    for said, wanted in (
        ({}, ("hoped", "")),
        ({"mood": "done"}, ("done", "DY01")),
        ({"day_id": "DY01"}, ("hoped", "DY01")),  # what else is said leaves how real it is
    ):
        cells = proposal(package, shape, learnt, passage, "win", curator_cells=said).cells
        assert (cells["mood"], cells["day_id"]) == wanted


def test_what_rests_on_somebodys_word_is_proposed_as_such_rows_are(match: "Copy") -> None:
    said = match.rows("moment_mentions")[-1]
    anchor = {name: said[name] for name in ("seed_id", "start", "end", "quote")}
    *_, known = match.rows("moments")
    row = {**known, **anchor, "moment_id": "MO003", "mood": "hoped"}
    match.write("moments", [*match.rows("moments"), row])
    *others, _ = match.rows("moment_mentions")
    match.write("moment_mentions", [*others, {**said, "moment_id": "MO003"}])
    package = match.package
    learnt = Learnt(package, shape_of(package, "moments"))
    at = place(package, "पुणे में भारत")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))

    def mood(kind: str, rests: bool) -> str:
        return learnt.values(passage, {"kind": kind}, rests)["mood"]

    assert [mood("score", rests) for rests in (True, False)] == ["hoped", "done"]
    assert [mood("catch", rests) for rests in (True, False)] == ["hoped", "done"]
    assert [learnt.fills("day_id", kind) for kind in ("win", "score", "catch")] == [
        *(True, False),
        True,  # of which there is none yet
    ]


def test_what_is_told_as_on_a_word_without_a_name_rests_on_one(match: "Copy") -> None:
    *others, named = match.rows("moment_mentions")
    unnamed = {**named, "mention_id": "MM005", "moment_id": "MO003"}
    match.write("moment_mentions", [*others, named, unnamed])
    (*_, known) = match.rows("moments")
    place_of = {name: named[name] for name in ("seed_id", "start", "end", "quote")}
    row = {**known, **place_of, "moment_id": "MO003", "mood": "hoped"}
    match.write("moments", [*match.rows("moments"), row])
    package = match.package
    at = place(package, "पुणे में भारत")
    passage = passage_at(package, "M1", int(at["start"]), int(at["end"]))
    learnt = Learnt(package, shape_of(package, "moments"))
    moods = [learnt.values(passage, {"kind": "score"}, rests)["mood"] for rests in (True, False)]
    assert moods == ["hoped", "done"]


def test_a_source_without_a_role_has_the_usual_one(
    compose: Callable[..., Response], match: "Copy"
) -> None:
    named = {"key.mention_sides.+": "T1", "words.mention_sides.+": "भारत"}
    assert compose(RUNS, action="", known="MO001", **named).status_code == 303
    assert match.rows("mention_sides")[-1]["role"] == "claimant"


def test_labels_say_what_others_are_called_and_how_real_a_row_is(phrased: "Copy") -> None:
    package = phrased.package
    naming = Naming(package, shape_of(package, "moments"))
    assert [naming.called("sides", key) for key in ("T1", "T2")] == ["India", "Sri Lanka"]
    assert [naming.mood({"mood": mood}) for mood in ("done", "hoped")] == [None, Mood.POTENTIAL]
    assert naming.is_name("India")
    assert not naming.is_name("beat")


@pytest.mark.parametrize(
    ("name", "labels", "called", "where"),
    [
        ("Neelu Perera", ["Perera bats"], "Perera", "in Perera"),
        ("Goan fans", ["The Goan fans sing", "Goan fans at the gate"], "the Goan fans", ""),
        ("Lords Ground", ["Rain at the Lords Ground"], "the Lords Ground", "at the Lords Ground"),
        ("Match of two days (2025)", ["Rain ends the match"], "the match", "in the match"),
        ("Board of Control", ["The Control Room bats"], "Board of Control", ""),
        ("Fans of Goa", ["Some fans sing"], "fans of Goa", ""),  # fans, as prose has the word
    ],
)
def test_one_is_called_as_in_the_labels_in_which_it_is(
    match: "Copy", name: str, labels: list[str], called: str, where: str
) -> None:
    (side, *others) = match.rows("sides")
    match.write("sides", [{**side, "name": name}, *others])
    (first, *_) = match.rows("moments")
    keys = [f"MO01{number}" for number in range(len(labels))]
    rows = [{**first, "moment_id": k, "label": one} for k, one in zip(keys, labels, strict=True)]
    match.write("moments", rows)
    (part, *_) = match.rows("moment_sides")
    parts = [{**part, "part_id": f"MS1{key}", "moment_id": key} for key in keys]
    match.write("moment_sides", parts)
    naming = Naming(match.package, shape_of(match.package, "moments"))
    assert naming.called("sides", "T1") == called
    assert not where or naming.where("sides", "T1") == where


def test_what_would_be_refused_is_told_before_and_nothing_is_written(
    client: TestClient, match: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(match)
    row = {"cell.label": "Joshi makes 71", "cell.kind": "score", "cell.mood": "done"}
    form = {**place(match.package, RUNS), "table": "moments", "action": "new", **row}
    strange = {**form, "cell.mood": "never"}
    foreseen = client.post("/foresee", data=strange).json()["faults"]
    answer = client.post("/compose", data=strange, follow_redirects=False)
    assert foreseen == faults(answer)
    assert client.post("/foresee", data=form).json()["faults"] == []
    assert everything(match) == before
    tried = list[Package]()

    def trying(package: Package, other: Package, rules: Sequence[Rule] = ()) -> list[Finding]:
        tried.append(other)
        return trial.new_errors(package, other, rules)

    monkeypatch.setattr(staging, "new_errors", trying)
    assert client.post("/compose", data=form, follow_redirects=False).status_code == 303
    assert not tried  # it was when it was foreseen
    headline = {**form, **place(match.package, HEADLINE), "cell.label": "Win"}
    assert client.post("/foresee", data=headline).json()["faults"] == []
    client.post("/compose", data={**headline, "cell.label": "A win"}, follow_redirects=False)
    assert len(tried) == 2  # another label is tried anew
    assert client.post("/foresee", data={**form, "seed": "M9"}).status_code == 409
