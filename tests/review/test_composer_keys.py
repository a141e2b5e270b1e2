"""What the composer spares a curator: keys, drafts, other names, and the way there and back."""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.curate.editing.other_names import with_other_name
from sandhi.package import DESCRIPTOR, Package
from sandhi.review.composer.drafting import Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.pages.layout import shortcuts
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.prose.drafts import drafts
from sandhi.review.composer.shape import shape_of
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy

WIN = "भारत ने रविवार को पुणे में श्रीलंका को 24 रन से हराया"
RUNS = "मीरा जोशी ने 71 रन बनाए"
SAYING = "कप्तान नीलू परेरा ने कहा, “हमने अच्छी गेंदबाज़ी की, पर रन कम पड़ गए।”"
SAID = "हमने अच्छी गेंदबाज़ी की"


def everything(match: "Copy") -> dict[str, bytes]:
    return {
        str(path.relative_to(match.root)): path.read_bytes()
        for path in (match.root / DESCRIPTOR, *Path(match.root / "data").iterdir())
    }


def at(match: "Copy", quote: str, seed: str) -> dict[str, str]:
    start = match.package.texts[seed].index(quote)
    return {"seed": seed, "start": str(start), "end": str(start + len(quote))}


def proposed(package: Package, quote: str, seed: str, chosen: str = "") -> Proposal:
    shape, start = shape_of(package, "moments"), package.texts[seed].index(quote)
    passage = passage_at(package, seed, start, start + len(quote))
    return proposal(package, shape, Learnt(package, shape), passage, chosen)


def compose(client: TestClient, **fields: str) -> Response:
    answer = client.post("/compose", data=fields, follow_redirects=False)
    assert isinstance(answer, Response)
    return answer


def declare(match: "Copy", **declared: object) -> None:
    match.describe(
        DESCRIPTOR,
        lambda descriptor: descriptor["sandhi"]["compose"]["moments"].update(declared),
    )


def with_column(match: "Copy", table: str, column: str, cells: Mapping[str, str]) -> None:
    """Add a column of text to a table, with a cell for some of its keys."""

    def add(schema: dict[str, list[dict[str, object]]]) -> None:
        field = {"name": column, "type": "string", "title": column, "description": "Added."}
        schema["fields"].append({**field, "example": "x"})

    match.describe(f"schemas/{table}.json", add)
    header, *lines = match.file(table).read_text("utf-8").splitlines()
    lines = [f'{line},"{cells.get(line.partition(",")[0], "")}"' for line in lines]
    text = "\n".join([f"{header},{column}", *lines, ""])
    match.file(table).write_text(text, encoding="utf-8", newline="")


def test_each_field_has_a_letter_of_its_own() -> None:
    fields = [("a", "Mention actors"), ("b", "Label"), ("c", "Class"), ("d", "Label two")]
    assert shortcuts(fields) == {"a": "n", "b": "l", "c": "c", "d": "w"}
    many = shortcuts((str(number), "Label") for number in range(40))
    assert len(many) == len({*many.values()}) == 19
    assert not {*many.values()} & {*"abemoqt"}


def test_the_form_says_by_which_keys_it_is_filled_in(client: TestClient, match: "Copy") -> None:
    page = client.get("/compose", params={**at(match, WIN, "M1"), "table": "moments"}).text
    # Of two, that which needs a field is meant where it is filled in.
    keys = re.findall(r'data-key="([a-z])"(?! data-needs)', page)
    assert len(keys) == len({*keys})
    sides = page[page.index("<legend>Moment sides") :]
    assert 'name="take.moment_sides.T1" data-pick="1"' in sides
    assert 'id="moment_sides-other+" data-pick="0"' in sides
    types = re.findall(r'type=(\w+)" data-pick="(\d)"', page)
    assert types == [("win", "1"), ("score", "2")]


@pytest.mark.parametrize(
    ("who", "quote", "label"),
    [
        ("They", SAID, "They bowled well"),
        ("We", SAID, ""),  # the captain's own words, and none of ours
        ("We", SAYING, "Captain Neelu Perera says, “We bowled well, but fell short of runs.”"),
    ],
)
def test_a_label_is_drafted_from_what_the_passage_says(
    match: "Copy", who: str, quote: str, label: str
) -> None:
    declare(match, drafts=["label"])
    told = f"Meanwhile, captain Neelu Perera said, “{who} bowled well, but fell short of runs.”"
    with_column(match, "sentences", "translation", {"M2-2": told})
    drafted = proposed(match.package, quote, "M2")
    assert (drafted.cells["label"], {*drafted.drafted}) == (label, {"label"})


def test_a_number_is_told_by_its_sentence_after_who_says_so(match: "Copy") -> None:
    told = {
        "M1-3": "Meera Joshi made 71 runs.",
        "M2-2": "Perera said that they fell short of runs.",
    }
    with_column(match, "sentences", "translation", told)
    captain = at(match, "कप्तान नीलू परेरा", "M2")
    row = {"naming_id": "SM002", "seed_id": captain.pop("seed"), **captain}
    row |= {"quote": "कप्तान नीलू परेरा", "side_id": "T2", "form": "title"}
    match.write("side_mentions", [*match.rows("side_mentions"), row])
    package = match.package
    shape = shape_of(package, "moments")._replace(mention="", mention_of="", sources=())
    for quote, seed, label in (
        ("71", "M1", "Meera Joshi makes 71 runs"),
        ("रन कम", "M2", "Sri Lanka: they fall short of runs"),
    ):
        start = package.texts[seed].index(quote)
        passage = passage_at(package, seed, start, start + len(quote))
        composed = replace(shape.composed, drafts=("label",))
        of_number = shape._replace(composed=composed)
        assert drafts(package, of_number, passage, {shape.type: "feat"}, ()) == {"label": label}


def test_without_a_translation_a_label_is_put_together(match: "Copy") -> None:
    declare(match, drafts=["label"])
    win = proposed(match.package, WIN, "M1", "win")
    assert win.cells["label"] == "A win: India, Sri Lanka, 2025-03-02"


def test_who_speaks_in_the_sentence_before_is_offered_and_not_ticked(match: "Copy") -> None:
    text = match.package.texts["M2"]
    begin = text.index("पर रन कम")
    *others, last = match.rows("sentences")
    halves = [
        {**last, "end": str(begin - 1), "quote": text[int(last["start"]) : begin - 1]},
        {**last, "sentence_id": "M2-3", "start": str(begin), "quote": text[begin:].rstrip()},
    ]
    match.write("sentences", [*others, *halves])
    offers = proposed(match.package, "रन कम", "M2").offers
    (source,) = [one for one in offers if one.join.table == "mention_sides"]
    assert (source.key, source.is_taken, source.quote) == ("T2", False, "कप्तान नीलू परेरा ने कहा")


def test_words_of_another_sentence_show_on_whose_word_a_passage_rests(
    client: TestClient, match: "Copy"
) -> None:
    fields = {
        **{"take.mention_sides.T1": "on", "role.mention_sides.T1": "claimant"},
        "words.mention_sides.T1": "पुणे में भारत",
    }
    given = {**at(match, RUNS, "M1"), "table": "moments", "action": "", "known": "MO001"}
    answer = compose(client, **given, **fields)
    assert answer.status_code == 303, answer.text
    source = match.rows("mention_sides")[-1]
    assert (source["start"], source["end"], source["mention_id"]) == ("0", "13", "MM005")


def test_an_other_name_is_declared_with_the_mention_that_has_it(
    client: TestClient, match: "Copy"
) -> None:
    before = everything(match)
    given = {**at(match, "टीम", "M2"), "table": "sides", "action": "", "known": "T2", "also": "on"}
    answer = compose(client, **given, **{"mention.form": "title"})
    assert answer.status_code == 303, answer.text
    assert match.package.settings.other_names == ("टीम",)
    assert match.rows("side_mentions")[-1]["quote"] == "टीम"
    client.post("/decide", data={"action": "undo"})
    assert everything(match) == before


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"table": "moments", "known": "MO001"}, 422),  # whose mentions are no names
        ({"table": "sides", "known": "T9"}, 422),
        ({"table": "sides", "known": "T2", "mention.form": "nickname"}, 422),
    ],
)
def test_no_other_name_is_declared_where_the_mention_cannot_stand(
    client: TestClient, match: "Copy", fields: dict[str, str], status: int
) -> None:
    before = everything(match)
    answer = compose(client, **at(match, "टीम", "M2"), action="", also="on", **fields)
    assert answer.status_code == status
    assert "Nothing was written" in html.unescape(answer.text)
    assert everything(match) == before


@pytest.mark.parametrize(
    "declared", ['["भारत"]', '[\n        "\\"ए\\"]",\n        "बी"\n      ]', "[]"]
)
def test_nothing_else_of_the_descriptor_changes(match: "Copy", declared: str) -> None:
    path = match.root / DESCRIPTOR
    text = path.read_text("utf-8")
    assert text.count('"sandhi": {') == 1
    text = text.replace('"sandhi": {', f'"sandhi": {{"other_names":   {declared},')
    path.write_text(text, encoding="utf-8", newline="")
    change = with_other_name(match.package, 'टी"म')
    assert change
    after = json.loads(change.after)
    assert after["sandhi"]["other_names"] == [*json.loads(declared), 'टी"म']
    if declared != "[]":
        added = change.after.decode("utf-8")
        assert added.startswith(text[: text.index(declared) + len(declared) - 10].rstrip()[:-1])
        assert added.endswith(text[text.index(declared) + len(declared) :])
    path.write_bytes(change.after)
    assert with_other_name(match.package, 'टी"म') is None


def test_a_candidate_goes_to_the_composer_and_back(client: TestClient, match: "Copy") -> None:
    page = client.get("/").text
    link = re.search(r'href="(/compose\?[^"]*)" data-key="c"', page)
    assert link, page
    address = html.unescape(link[1])
    form = client.get(address).text
    assert '<input type="hidden" name="page" value="/">' in form
    rows = form[: form.index("</form>")]
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', rows))
    answer = compose(client, **fields, action="", known="T1")
    assert (answer.status_code, answer.headers.get("location")) == (303, "/")


def test_a_label_is_drafted_of_what_somebody_is_said_to_say(match: "Copy") -> None:
    declare(match, drafts=["label"])
    package = match.package
    shape = shape_of(package, "moments")
    text = "टैस ने कहा कि नीलू परेरा ने कहा कि हमने अच्छी गेंदबाज़ी की"
    span = Span(text.index(SAID), len(text))
    passage = passage_at(package, "M2", 0, 7)._replace(
        span=span,
        quote=SAID,
        sentence=Span(0, len(text)),
        sentence_quote=text,
        translation="TASS said that Perera said that they bowled well.",
    )
    assert drafts(package, shape, passage, {shape.type: "feat"}, ()) == {
        "label": "They bowled well"
    }


def test_a_time_that_is_told_is_not_when_somebody_tells_it(match: "Copy") -> None:
    day = {**match.rows("days")[0], "day_id": "DY02", "edtf": "2025-03-09"}
    start = match.package.texts["M2"].index(SAID)
    place = {"start": str(start), "end": str(start + len(SAID)), "quote": SAID}
    match.write("days", [*match.rows("days"), {**day, "seed_id": "M2", **place}])
    for quote, wanted in (
        (SAID, "2025-03-09"),
        (f"कप्तान नीलू परेरा ने कहा, “{SAID}", ""),
    ):
        cells = proposed(match.package, quote, "M2", "score").cells
        assert cells["day"] == wanted, quote
