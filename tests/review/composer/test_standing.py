"""What the page proposes stands: its own rules never refuse what it has filled in itself."""

import html
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from httpx import Response
from starlette.testclient import TestClient

from sandhi.package import DESCRIPTOR
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.pages.layout import mention_entries
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.fitting import ALONE, fitting_roles
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offices import refused_values
from sandhi.review.composer.shape import shape_of
from sandhi.review.queue import items
from tests.review.composer.passages import anchor, faults, place

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

SAID = "हमने अच्छी गेंदबाज़ी की"


def sources(package: "Package", table: str, quote: str, seed: str) -> list[Offer]:
    """Those on whose word a passage is offered to rest."""
    shape, at = shape_of(package, table), place(package, quote, seed)
    passage = passage_at(package, seed, int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage).offers
    return [one for one in offers if one.join in shape.sources]


def test_words_that_a_line_ends_in_are_shown_by_what_their_field_holds(
    client: TestClient, match: "Copy"
) -> None:
    path = match.root / "seeds/colombo.txt"
    path.write_text(path.read_text("utf-8").replace("नीलू परेरा", "नीलू\nपरेरा"), encoding="utf-8")
    text = match.package.texts["M2"]
    for table in ("sentences", "mention_sides"):
        rows = match.rows(table)
        of_seed = [one for one in rows if one["seed_id"] == "M2"]
        for row in of_seed:
            row["quote"] = text[int(row["start"]) : int(row["end"])]
        match.write(table, rows)
    given = {**place(match.package, SAID, "M2"), "table": "moments"}
    page = client.get("/compose", params=given).text
    field = re.search(r'name="words.mention_sides.T2" value="([^"]*)"', page)
    assert field
    words = field[1].replace("\n", "")  # as a field of one line has it
    source = {"take.mention_sides.T2": "on", "words.mention_sides.T2": words}
    sent = {**given, "action": "", "known": "MO002", **source}
    answer = client.post("/compose", data=sent, follow_redirects=False)
    assert answer.status_code == 303, faults(answer)
    assert match.rows("mention_sides")[-1]["quote"] == "कप्तान नीलू\nपरेरा ने कहा"


def test_a_spelling_that_stands_twice_is_made_known_by_the_first_of_them(
    compose: Callable[..., Response], client: TestClient, match: "Copy"
) -> None:
    names = {"table": "side_mentions", "form": "quote", "record": "side_id"}
    match.describe(DESCRIPTOR, lambda descriptor: descriptor["sandhi"]["names"].append(names))
    answer = compose(
        *("रन", "sides"), **{"action": "", "known": "T1", "also": "on", "mention.form": "name"}
    )
    assert answer.status_code == 303, faults(answer)
    told = html.unescape(client.get("/text/M1").text)
    assert "still to be done: quote (“रन” (name" in told
    assert "रन" in {*match.package.settings.other_names}
    left = [one.start for one in items(match.package, ["M1"]) if one.quote == "रन"]
    assert left == [match.package.texts["M1"].index("71 रन") + 3]


def test_whose_name_stands_beside_a_colon_is_said_to_say_it(match: "Copy") -> None:
    headline = "श्रीलंका हार गई: भारत"
    text = match.root / "seeds/colombo.txt"
    text.write_text(text.read_text("utf-8") + headline, encoding="utf-8")
    at, rows = anchor(match.package, headline, "M2"), match.rows("sentences")
    match.write("sentences", [*rows, {**rows[-1], "sentence_id": "M2-3", **at}])
    offers = sources(match.package, "moments", "श्रीलंका हार गई", "M2")
    assert [(one.key, one.quote) for one in offers if one.is_taken] == [("T1", "भारत")]


def test_nobody_is_offered_as_a_source_by_a_bare_name(original: "Copy") -> None:
    quote = "रूस में लगभग 10,000 उत्तर कोरियाई सैनिक हैं"
    says = "एंथनी ब्लिंकन ने पिछले सप्ताह कहा था"
    offers = sources(original.package, "events", quote, "S003")
    shown = {one.key: one.quote for one in offers}
    assert shown["A0012"].endswith(says)
    assert shown["A0004"] == f"अमेरिकी विदेश मंत्री {says}"
    assert not {"A0001", "A0002", "A0033"} & shown.keys()  # after whom nobody says anything
    quote = "उत्तर कोरिया के साथ द्विपक्षीय संधि की पुष्टि करने"
    offers = sources(original.package, "events", quote, "S003")
    assert "राज्य मीडिया ने बताया" in {one.quote for one in offers}  # at the end, after a comma


def test_no_role_is_proposed_that_the_rules_refuse_to_whose_it_would_be(original: "Copy") -> None:
    package = original.package
    events = shape_of(package, "events")
    (source,), (part,) = events.sources, events.parts
    roles = fitting_roles(package, events.mention, source, {}, ["A0012", "A0019"])
    assert roles["A0012"] == {"claimant"}
    assert roles["A0019"] == {"claimant", "reporter"}
    cells = {events.type: "deployment"}
    # Nobody takes part alone, which is a reason not to propose it only for who is named alone.
    assert "participant" in fitting_roles(package, "events", part, cells, ["A0001"])["A0001"]
    fits = fitting_roles(package, "events", part, cells, ["A0001"], manners=[ALONE])["A0001"]
    assert "initiator" in fits
    assert "participant" not in fits


def test_no_form_is_proposed_that_the_rules_refuse_to_whom_it_names(original: "Copy") -> None:
    package = original.package
    shape, rows = shape_of(package, "actors"), package.rows("actors")
    cells = {name: str(value or "") for name, value in rows["A0030"].items()}
    odd = refused_values(package, shape, cells)["form"]
    assert odd == {"adjective", "metonym"}
    like_capitals = Learnt(package, shape).mention({**cells, "kind": "state"}, False, "मॉस्को", {})
    assert like_capitals.keys() == {"form"}
    (form,) = [
        one
        for one in mention_entries(package, shape, ["A0002", "A0030"])
        if one.field.name == "form"
    ]
    told = {value for value, meaning in form.choices if meaning.endswith("(Not for A0030.)")}
    assert told == odd


def test_who_has_a_part_in_what_may_be_told_is_at_hand(match: "Copy") -> None:
    text, said = match.root / "seeds/colombo.txt", "खेल खत्म हुआ। यह बात सबको पता है"
    text.write_text(text.read_text("utf-8") + said, encoding="utf-8")
    rows, package = match.rows("sentences"), match.package
    for number, quote in enumerate(said.split("। "), start=3):
        rows.append({**rows[-1], "sentence_id": f"M2-{number}", **anchor(package, quote, "M2")})
    match.write("sentences", rows)
    mention = {**match.rows("moment_mentions")[0], "mention_id": "MM009", "moment_id": "MO001"}
    mention |= anchor(package, "खेल खत्म हुआ", "M2")
    match.write("moment_mentions", [*match.rows("moment_mentions"), mention])
    naming = {**match.rows("side_mentions")[0], "naming_id": "SM002", "side_id": "T2"}
    naming |= anchor(package, "कप्तान नीलू परेरा", "M2")
    match.write("side_mentions", [*match.rows("side_mentions"), naming])
    part = {"part_id": "MS003", **anchor(package, "148 रन पर सिमट गई", "M2"), "moment_id": "MO002"}
    part |= {"side_id": "T2", "role": "winner"}  # MO002 tells of MO001, where T2 loses
    match.write("moment_sides", [*match.rows("moment_sides"), part])
    package, shape = match.package, shape_of(match.package, "moments")
    at = place(package, "यह बात सबको पता है", "M2")
    passage = passage_at(package, "M2", int(at["start"]), int(at["end"]))
    offers = proposal(package, shape, Learnt(package, shape), passage, "score").offers
    parts = [one for one in offers if one.join in shape.parts]
    links = [one for one in offers if one.join in shape.links and one.key == "MO001"]
    assert [one.is_taken for one in links] == [False]
    assert [(one.key, one.role, one.quote, one.is_taken) for one in parts] == [
        ("T2", "winner", "कप्तान नीलू परेरा", False)
    ]
