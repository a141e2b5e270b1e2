"""Which role is proposed for one who has a part in a new row."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import RUNS, anchor, place

SAYING = "कप्तान नीलू परेरा ने कहा, “हमने अच्छी गेंदबाज़ी की"
RULE = '''"""Rules of the parts."""

from pandas import Series

from sandhi.check import logic
from sandhi.check.rule import Context, rule


@rule(
    table="moment_sides",
    column="role",
    reads=("moments",),
    mend="Give the side another role.",
    why="Runs alone win nothing.",
    since="0.1.0",
    keeps={
        "moment_sides": [{"moment_id": "MO001", "role": "loser"}],
        "moments": [{"moment_id": "MO001", "kind": "score"}],
    },
    breaks={
        "moment_sides": [{"moment_id": "MO001", "role": "winner"}],
        "moments": [{"moment_id": "MO001", "kind": "score"}],
    },
)
def who_scores_does_not_win(context: Context) -> "Series[bool]":
    """Nobody wins by a score."""
    parts, moments = context["moment_sides"], context["moments"]
    kinds = logic.look_up(parts["moment_id"], moments, "moment_id", "kind")
    return ~(parts["role"].isin(["winner"]) & kinds.isin(["score"]))
'''


def roles(match: "Copy", quote: str, seed: str, kind: str) -> dict[str, str]:
    """The role that is proposed for each side whom a passage, or its sentence, names."""
    package = match.package
    at = place(package, quote, seed)
    passage = passage_at(package, seed, int(at["start"]), int(at["end"]))
    shape = shape_of(package, "moments")
    offers = proposal(package, shape, Learnt(package, shape), passage, kind).offers
    return {one.key: one.role for one in offers if one.join.table == "moment_sides"}


def named(match: "Copy", side: str, quote: str, seed: str) -> None:
    """Code a mention of a side, as which it is known."""
    row = {"naming_id": "SM002", **anchor(match.package, quote, seed), "side_id": side}
    match.write("side_mentions", [*match.rows("side_mentions"), {**row, "form": "title"}])


def test_no_role_is_proposed_that_a_rule_refuses_in_a_row_of_the_type(match: "Copy") -> None:
    named(match, "T1", "मीरा जोशी", "M1")
    assert roles(match, RUNS, "M1", "score") == {"T1": ""}  # of the others one won, and one lost
    (match.root / "schemas/moment_sides.py").write_text(RULE, encoding="utf-8")
    assert roles(match, RUNS, "M1", "win") == {"T1": "winner"}
    assert roles(match, RUNS, "M1", "score") == {"T1": "loser"}


def test_who_says_something_has_the_role_of_those_who_do_so(match: "Copy") -> None:
    named(match, "T2", "कप्तान नीलू परेरा", "M2")
    part = {"moment_id": "MO002", "side_id": "T2", "role": "winner"}
    other = anchor(match.package, RUNS, "M1")
    saying = anchor(match.package, "कप्तान नीलू परेरा ने कहा", "M2")
    winning = [{"part_id": f"MS00{number}", **other, **part} for number in (3, 4)]
    match.write("moment_sides", [*match.rows("moment_sides"), *winning])
    assert roles(match, SAYING, "M2", "score") == {"T2": "winner"}
    says = {"part_id": "MS005", **saying, **part, "role": "loser"}
    match.write("moment_sides", [*match.rows("moment_sides"), says])
    assert roles(match, SAYING, "M2", "score") == {"T2": "loser"}
    assert roles(match, SAYING, "M2", "win") == {"T2": "loser"}  # where none of the type does


def test_no_role_is_proposed_where_rows_of_others_do_not_agree(match: "Copy") -> None:
    named(match, "T2", "कप्तान नीलू परेरा", "M2")
    rows = [one for one in match.rows("moment_sides") if one["side_id"] != "T2"]
    others = [{**rows[0], "part_id": f"MS00{number}"} for number in (3, 4, 5)]
    match.write("moment_sides", [*rows, *others])
    assert roles(match, "148 रन पर सिमट गई", "M2", "win")["T2"] == "winner"
    divided = [{**one, "role": role} for one, role in zip(others, ("loser",) * 3, strict=True)]
    match.write("moment_sides", [*rows, *others[:1], *divided[1:]])
    assert roles(match, "148 रन पर सिमट गई", "M2", "win")["T2"] == ""


@pytest.mark.parametrize("says", [False, True])
def test_what_somebody_says_rests_on_a_word_but_not_that_he_says_it(
    match: "Copy", monkeypatch: pytest.MonkeyPatch, says: bool
) -> None:
    said = Span(0, 1) if says else None
    monkeypatch.setattr("sandhi.review.composer.proposing.sources.said_in", lambda _: said)
    named(match, "T2", "कप्तान नीलू परेरा", "M2")
    package = match.package
    at = place(package, "हमने अच्छी गेंदबाज़ी की", "M2")
    passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
    shape = shape_of(package, "moments")
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    (source,) = [one for one in offers if one.join.table == "mention_sides"]
    assert source.is_taken is not says


def test_who_has_a_part_in_what_a_passage_tells_has_the_role_of_such_in_it(match: "Copy") -> None:
    mention = {**match.rows("moment_mentions")[0], "mention_id": "MM009", "moment_id": "MO001"}
    within = anchor(match.package, "हमने अच्छी गेंदबाज़ी की", "M2")
    match.write("moment_mentions", [*match.rows("moment_mentions"), {**mention, **within}])
    assert roles(match, SAYING, "M2", "score") == {}
    (link,) = match.rows("moment_links")  # by which MO002 tells of MO001, where T2 loses
    at = anchor(match.package, "148 रन पर सिमट गई", "M2")
    part = {"part_id": "MS003", **at, "moment_id": link["moment_id"], "side_id": "T2"}
    match.write("moment_sides", [*match.rows("moment_sides"), {**part, "role": "winner"}])
    assert roles(match, SAYING, "M2", "score") == {"T2": "winner"}


def test_what_a_pronoun_says_is_said_by_who_spoke_before(match: "Copy") -> None:
    named(match, "T2", "कप्तान नीलू परेरा", "M2")
    text, said = match.root / "seeds/colombo.txt", "उन्होंने कहा कि भारत जीत गया"
    text.write_text(text.read_text("utf-8") + said, encoding="utf-8")
    sentences, at = match.rows("sentences"), anchor(match.package, said, "M2")
    match.write("sentences", [*sentences, {**sentences[-1], "sentence_id": "M2-3", **at}])
    package, shape = match.package, shape_of(match.package, "moments")
    passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    (part,) = [one for one in offers if (one.join.table, one.key) == ("moment_sides", "T2")]
    assert (part.is_taken, part.quote) == (True, "कप्तान नीलू परेरा ने कहा")


@pytest.mark.parametrize(
    ("seed", "quote", "actor", "role", "shown"),
    [
        # Who says so claims it, though whatever was counted before was of this one.
        ("S003", "लगभग 10,000 उत्तर कोरियाई सैनिक", "A0012", "claimant", "कहा था"),
        # Who is counted is shown with what is counted.
        ("S003", "लगभग 8,000", "A0033", "subject", "लगभग 8,000"),
    ],
)
def test_who_has_a_part_in_a_number(
    original: "Copy", seed: str, quote: str, actor: str, role: str, shown: str
) -> None:
    package = original.package
    parts = [row for row in row_cells(package, "figure_actors") if row["seed_id"] != seed]
    parts += [{**parts[-1], "figure_id": "F0010", "actor_id": actor, "role": "subject"}]
    names = package.schemas["figure_actors"].names
    content = csv_text(names, [[row[name] for name in names] for row in parts]).encode()
    tried = package.with_files({"figure_actors": content})
    shape, start = shape_of(tried, "figures"), tried.texts[seed].index(quote)
    passage = passage_at(tried, seed, start, start + len(quote))
    offers = proposal(tried, shape, Learnt(tried, shape), passage).offers
    (part,) = [one for one in offers if one.key == actor]
    assert part.role == role
    assert part.quote.endswith(shown)
