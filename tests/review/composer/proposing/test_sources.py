"""On whose word a passage is proposed to rest, and who is proposed to say something."""

from typing import TYPE_CHECKING, Any

import pytest

from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.dating import date_of_undated
from sandhi.review.composer.proposing.sources import nearby_sayers
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy
from tests.review.composer.passages import anchor, place

CAPTAIN = "नीलू परेरा"
PITCH = "मैदान गीला था"


def with_text(match: "Copy", *added: str) -> "Package":
    """The package whose text M2 goes on with some sentences; the captain is a name of T2."""
    path = match.root / "seeds/colombo.txt"
    path.write_text(path.read_text("utf-8") + "".join(added), encoding="utf-8")
    sentences = match.rows("sentences")
    rows = [
        {**sentences[-1], "sentence_id": f"M2-{at}", **anchor(match.package, one.strip(), "M2")}
        for at, one in enumerate(added, 3)
    ]
    match.write("sentences", [*sentences, *rows])
    text = match.package.texts["M2"]
    captain = {"seed_id": "M2", "quote": CAPTAIN, "side_id": "T2", "form": "name"}
    named = [
        {**captain, "naming_id": f"SM00{at}", "start": str(start), "end": str(start + len(CAPTAIN))}
        for at, start in enumerate(starts(text, CAPTAIN), 2)
    ]
    match.write("side_mentions", [*match.rows("side_mentions"), *named])
    return match.package


def starts(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


def proposed(package: "Package", quote: str, kind: str = "") -> Proposal:
    at = place(package, quote, "M2")
    passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
    shape = shape_of(package, "moments")
    return proposal(package, shape, Learnt(package, shape), passage, kind)


@pytest.mark.parametrize(
    ("sentences", "sources"),
    [
        (("\nउनके अनुसार, मैदान गीला था।",), {"T2": True}),  # who spoke before
        (("\nमैदान गीला था।", "\nकप्तान नीलू परेरा ने यह जानकारी दी।"), {"T2": True}),
        (("\nमैदान गीला था।", "\nकप्तान नीलू परेरा ने इस बात का दावा किया है।"), {"T2": True}),
        (("\nमैदान गीला था।", "\nनीलू परेरा ने इस बात का दावा किया है कि टीम हारी।"), {"T2": False}),
        (("\nमैदान गीला था, कप्तान नीलू परेरा ने बताया।",), {"T2": True}),
        (("\nनीलू परेरा की पुष्टि के अनुसार, मैदान गीला था।",), {"T2": True}),
        (("\nनीलू परेरा ने खेला, मैदान गीला था।",), {"T2": False}),
        (("\nनीलू परेरा के खाते से लिखा गया- मैदान गीला था।",), {"T2": True}),
        (("\nनीलू परेरा ने कहा, ‘‘वर्षा हुई.", " मैदान गीला था. ", "हम रुके.’’"), {"T2": True}),
        (('\nनीलू परेरा ने कहा, "वर्षा हुई।"', "\nखेल हुआ।", "\nमैदान गीला था।"), {"T2": False}),
        (
            ("\nनीलू परेरा ने कहा कि भारत ने बताया है कि मैदान गीला था।",),
            {"T1": True, "T2": True},  # one's saying holds the other's
        ),
        (
            ("\nनीलू परेरा ने कहा कि टीम हारी, लेकिन भारत ने कहा कि मैदान गीला था।",),
            {"T1": True, "T2": False},
        ),
    ],
)
def test_who_is_said_to_say_so_before_after_or_by_a_pronoun_is_ticked(
    match: "Copy", sentences: tuple[str, ...], sources: dict[str, bool]
) -> None:
    offers = proposed(with_text(match, *sentences), PITCH).offers
    sources_offered = {one.key: one.is_taken for one in offers if one.join.table == "mention_sides"}
    assert sources_offered == sources


@pytest.mark.parametrize(("gap", "sayers"), [(" ", {"T1", "T2"}), ("\n", {"T2"})])
def test_who_speaks_in_the_next_line_is_no_word_on_which_a_passage_rests(
    match: "Copy", gap: str, sayers: set[str]
) -> None:
    package = with_text(match, f" {PITCH}।", f"{gap}भारत ने कहा कि टीम हारी।")
    at = place(package, PITCH, "M2")
    passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
    (join,) = shape_of(package, "moments").sources
    assert nearby_sayers(package, passage, join).keys() == sayers


def test_who_speaks_within_what_is_said_does_not_say_it(match: "Copy") -> None:
    saying = "भारत ने कहा कि नीलू परेरा ने कहा है कि टीम हारी"
    winning = [{**one, "role": "winner"} for one in match.rows("moment_sides")]
    match.write("moment_sides", winning)
    package = with_text(match, f"\n{saying}।")
    parts = [one for one in proposed(package, saying).offers if one.join.table == "moment_sides"]
    assert {one.key: one.is_taken for one in parts} == {"T1": True, "T2": False}


def test_whose_spokesman_it_is_is_not_ticked_beside_who_speaks(match: "Copy") -> None:
    saying = "भारत के कोच नीलू परेरा ने कहा कि टीम हारी"
    package = with_text(match, f"\n{saying}।")
    parts = [one for one in proposed(package, saying).offers if one.join.table == "moment_sides"]
    assert {one.key: one.is_taken for one in parts} == {"T1": False, "T2": True}


def test_a_saying_verb_at_the_head_settles_the_type(match: "Copy") -> None:
    kinds = match.rows("moment_kinds")
    match.write("moment_kinds", [*kinds, {"kind": "speech", "label": "Speech", "definition": "-"}])
    package = with_text(match, "\nनीलू परेरा ने कहा कि भारत ने रविवार को पुणे में श्रीलंका को हराया।")
    first, *_ = match.rows("moments")
    said = anchor(package, "कप्तान नीलू परेरा ने कहा, “हमने अच्छी गेंदबाज़ी की", "M2")
    match.write("moments", [first, {**first, "moment_id": "MO003", **said, "kind": "speech"}])
    match.write("moment_mentions", match.rows("moment_mentions")[:2])
    for table in ("moment_links", "mention_sides"):
        match.write(table, [])
    quote = "नीलू परेरा ने कहा कि भारत ने रविवार को पुणे में श्रीलंका को हराया"
    assert proposed(match.package, quote).types[0] == "speech"
    assert proposed(match.package, quote.partition(" कि ")[2]).types[0] == "win"


def test_a_type_and_a_date_alone_make_no_label(match: "Copy") -> None:
    def describe(descriptor: Any) -> None:
        phrases = {"win": ["{winner} <beat, beaten> {loser}"]}
        descriptor["sandhi"]["compose"]["moments"] |= {"drafts": ["label"], "phrases": phrases}

    match.describe("datapackage.json", describe)
    assert proposed(with_text(match, f"\n{PITCH}।"), PITCH, "win").cells["label"] == ""


def test_a_number_is_claimed_by_who_claims_the_event_of_its_sentence(original: "Copy") -> None:
    """Of several each has a row of its own, and so is ticked once."""
    package = original.package
    rows = {one["figure_id"]: one for one in row_cells(package, "figures")}
    claims = [one for one in row_cells(package, "figure_actors") if one["role"] == "claimant"]
    several = [one for one in claims if one["figure_id"] in ("F0001", "F0002", "F0003")]
    gone = {one["figure_id"] for one in several[1:]}

    def without(table: str, key: str) -> bytes:
        names = package.schemas[table].names
        cells = [row for row in row_cells(package, table) if row[key] not in gone]
        return csv_text(names, [[row[name] for name in names] for row in cells]).encode()

    tables = ("figures", "figure_actors")
    tried = package.with_files({one: without(one, "figure_id") for one in tables})
    at = rows["F0001"]
    passage = passage_at(tried, at["seed_id"], int(at["start"]), int(at["end"]))
    shape = shape_of(tried, "figures")
    proposed_row = proposal(tried, shape, Learnt(tried, shape), passage)
    ticked = [one.key for one in proposed_row.offers if one.is_taken and one.role == "claimant"]
    assert ticked == [several[1]["actor_id"]]
    assert proposed_row.cells["measure"] == at["measure"]


def test_a_number_without_a_time_is_as_of_the_saying_in_which_it_is_told(original: "Copy") -> None:
    package = original.package
    (row,) = (one for one in row_cells(package, "figures") if one["figure_id"] == "F0017")
    days = [one for one in row_cells(package, "dates") if one["seed_id"] != row["seed_id"]]
    names = package.schemas["dates"].names
    content = csv_text(names, [[one[name] for name in names] for one in days]).encode()
    tried = package.with_files({"dates": content})
    passage = passage_at(tried, row["seed_id"], int(row["start"]), int(row["end"]))
    shape = shape_of(tried, "figures")
    cells = dict.fromkeys(tried.schemas["figures"].names, "")
    assert date_of_undated(tried, shape, passage, cells, ())["as_of"] == row["as_of"] < "2024-11-08"
