"""Sentences parted and joined on their page: written together with what refers to them, or not."""

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.conftest import TOKEN
from tests.review.test_composer_keys import with_column

if TYPE_CHECKING:
    from tests.conftest import Copy, Row

RUNS = "मीरा जोशी ने 71 रन बनाए और दो कैच पकड़े।"


def everything(match: "Copy") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(match.root / "data").iterdir()}


def send(client: TestClient, action: str, item: str, at: object = "", **cells: str) -> Response:
    given = {f"cell.{name}": value for name, value in cells.items()}
    seed = item.partition("-")[0]
    data = {"item": item, "action": action, "at": str(at), **given}
    answer = client.post(f"/sentences/{seed}", data=data, follow_redirects=False)
    assert isinstance(answer, Response)
    return answer


def sentences(match: "Copy", seed: str = "M1") -> list[tuple[str, str, str]]:
    rows = match.rows("sentences")
    return [
        (row["sentence_id"], row["quote"], row["kind"]) for row in rows if row["seed_id"] == seed
    ]


def with_a_label(match: "Copy", label: str) -> None:
    first, *others = match.rows("moments")
    match.write("moments", [{**first, "label": label}, *others])


def test_a_sentence_is_parted_before_a_word_and_those_after_go_along(
    client: TestClient, match: "Copy"
) -> None:
    with_a_label(match, "India beat Sri Lanka, as M1-2, M1-3 and M1-4 say")
    before, cut = everything(match), match.package.texts["M1"].index("और दो")
    answer = send(client, "part", "M1-3", cut)
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == "/sentences/M1?key=M1-3"
    assert sentences(match)[2:] == [
        ("M1-3", "मीरा जोशी ने 71 रन बनाए", "body"),
        ("M1-4", "और दो कैच पकड़े।", "body"),
        ("M1-5", "यह भी पढ़ें: हॉकी टीम का ऐलान", "promo"),
    ]
    assert match.rows("moments")[0]["label"] == "India beat Sri Lanka, as M1-2, M1-3 and M1-5 say"
    assert len(sentences(match, "M2")) == 2
    assert {finding.rule for finding in match.findings()} == {"coverage"}
    client.post("/decide", data={"action": "undo", "page": "/sentences/M1"})
    assert everything(match) == before


def test_what_was_parted_is_joined_again(client: TestClient, match: "Copy") -> None:
    with_a_label(match, "India beat Sri Lanka, as M1-3 and M1-4 say")
    before = everything(match)
    send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    assert send(client, "join", "M1-3").status_code == 303
    assert everything(match) == before


def test_what_is_typed_goes_to_the_first_of_the_two(client: TestClient, match: "Copy") -> None:
    cut = match.package.texts["M1"].index("और दो")
    send(client, "part", "M1-3", cut, kind="headline")
    assert [kind for _, _, kind in sentences(match)[2:4]] == ["headline", "headline"]


def test_sentences_of_a_new_text_are_parted_before_they_have_a_kind(
    client: TestClient, match: "Copy"
) -> None:
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    assert send(client, "part", "M1-1", len("पुणे में ")).status_code == 303
    assert [quote for _, quote, _ in sentences(match)[:3]] == [
        "पुणे में",
        "भारत की जीत",
        "भारत ने रविवार को पुणे में श्रीलंका को 24 रन से हराया।",
    ]


def test_the_page_says_where_each_word_begins(client: TestClient, match: "Copy") -> None:
    page = client.get("/sentences/M1?key=M1-3").text
    assert "".join(re.findall(r'class="word"[^>]*>([^<]*)<', page)) == RUNS.replace(" ", "")
    at = match.package.texts["M1"].index("और")
    assert f'data-start="{at}"' in page
    assert 'data-key="j"' in page
    assert 'data-key="j"' not in client.get("/sentences/M1?key=M1-4").text


@pytest.mark.parametrize(
    ("action", "item", "at", "status", "why"),
    [
        ("part", "M1-3", "76", 409, "before one of its words, and not the first"),
        ("part", "M1-3", "79", 409, "before one of its words"),  # within a word
        ("part", "M1-3", "2", 409, "before one of its words"),  # in another sentence
        ("part", "M1-3", "999999999", 409, "before one of its words"),
        ("part", "M1-3", "9" * 20, 422, "choose the word"),
        ("part", "M1-3", "-1", 422, "choose the word"),
        ("part", "M1-3", "", 422, "choose the word"),
        ("join", "M1-4", "", 409, "M1-4 is the last sentence of M1"),
        ("join", "M1-9", "", 409, "M1 has no sentence"),
        ("delete", "M1-3", "", 422, "is nothing that is done with a sentence"),
        ("join", "M1-3", "", 422, "facts-stand-in-coded-sentences"),
    ],
)
def test_a_forged_cut_writes_nothing(
    client: TestClient, match: "Copy", action: str, item: str, at: str, status: int, why: str
) -> None:
    before = everything(match)
    kind = {"kind": "promo"} if "facts" in why else {}
    answer = send(client, action, item, at, **kind)
    assert (answer.status_code, why in html.unescape(answer.text)) == (status, True), answer.text
    assert everything(match) == before


def test_cells_that_the_check_would_refuse_are_not_cut(client: TestClient, match: "Copy") -> None:
    before, cut = everything(match), match.package.texts["M1"].index("और दो")
    for cells in ({"kind": "song"}, {"kind": ""}, {"quote": "x"}, {"sentence_id": "M1-9"}):
        assert send(client, "part", "M1-3", cut, **cells).status_code == 422, cells
    assert everything(match) == before


def test_published_sentences_stay_as_they_are_cut(client: TestClient, match: "Copy") -> None:
    ledger = match.root / "data" / "ledger.csv"
    header = "table,key,version,what\n"
    ledger.write_text(f"{header}sentences,M1-4,1.0.0,added\n", encoding="utf-8", newline="")
    before = everything(match)
    answer = send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    assert answer.status_code == 409
    assert "M1-4 of sentences is published since 1.0.0" in answer.text
    assert everything(match) == before


def with_columns(match: "Copy", **columns: dict[str, object]) -> None:
    """Give sentences further columns; those named after a table are keys of it."""

    def add(schema: dict[str, list[object]]) -> None:
        for name, how in columns.items():
            title = {"title": name, "description": f"{name}.", "example": "1"}
            target = how.pop("target", None)
            schema["fields"].append({"name": name, "type": "string", **title, **how})
            if target:
                reference = {"resource": target, "fields": [f"{str(target)[:-1]}_id"]}
                schema["foreignKeys"].append({"fields": [name], "reference": reference})

    rows: list[Row] = [{**row, **dict.fromkeys(columns, "")} for row in match.rows("sentences")]
    match.describe("schemas/sentences.json", add)
    names = ",".join(rows[0])
    match.file("sentences").write_text(f"{names}\n", encoding="utf-8")
    match.write("sentences", rows)


def test_sentences_that_refer_to_others_go_along(client: TestClient, match: "Copy") -> None:
    with_columns(match, after={"target": "sentences"})
    for number, after in enumerate(["", "M1-1", "M1-2", "M1-3", "M1-4"]):
        match.edit("sentences", number, after=after)
    before = everything(match)
    answer = send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    assert answer.status_code == 303, answer.text
    rows = [(row["sentence_id"], row["after"]) for row in match.rows("sentences")]
    assert rows[:6] == [
        ("M1-1", ""),
        ("M1-2", "M1-1"),
        ("M1-3", "M1-2"),
        ("M1-4", ""),
        ("M1-5", "M1-3"),
        ("M2-1", "M1-5"),
    ]
    assert send(client, "join", "M1-3").status_code == 303
    assert everything(match) == before


def test_of_two_sentences_that_are_joined_the_first_keeps_what_is_no_text(
    client: TestClient, match: "Copy"
) -> None:
    with_columns(match, speaker={"target": "sides"}, loudness={"type": "integer"}, note={})
    side = match.rows("sides")[0]["side_id"]
    match.edit("sentences", 1, loudness="7", note="One.")
    match.edit("sentences", 2, speaker=side, loudness="7", note="Two.")
    answer = send(client, "join", "M1-2")
    assert answer.status_code == 303, answer.text
    joined = match.rows("sentences")[1]
    assert (joined["speaker"], joined["loudness"], joined["note"]) == (side, "7", "One. Two.")


def test_no_sentence_gets_a_key_that_a_release_has_held(client: TestClient, match: "Copy") -> None:
    ledger = match.root / "data" / "ledger.csv"
    header = "table,key,version,what\n"
    ledger.write_text(f"{header}sentences,M1-5,1.0.0,added\n", encoding="utf-8", newline="")
    answer = send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    assert (answer.status_code, "M1-5 of sentences is published" in answer.text) == (409, True)


def test_keys_that_are_not_numbered_by_their_text_stay(client: TestClient, match: "Copy") -> None:
    match.describe(
        "schemas/sentences.json", lambda schema: schema["fields"][0]["constraints"].pop("pattern")
    )
    match.edit("sentences", 0, sentence_id="M1-first")
    answer = send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    assert (answer.status_code, "M1-first is not numbered" in answer.text) == (409, True)


def test_a_page_that_another_has_overtaken_writes_to_no_other_sentence(
    client: TestClient, match: "Copy"
) -> None:
    (span,) = re.findall(r'name="span" value="([^"]+)"', client.get("/sentences/M1?key=M1-4").text)
    send(client, "part", "M1-3", match.package.texts["M1"].index("और दो"))
    before = everything(match)
    stale = {"item": "M1-4", "action": "accept", "span": span, "cell.kind": "headline"}
    answer = client.post("/sentences/M1", data=stale)
    assert answer.status_code == 409
    assert "M1-4 is another sentence since this page was opened; look at it again, as M1-5" in (
        html.unescape(answer.text)
    )
    assert f'name="span" value="{span}"' in answer.text  # with what was filled in
    assert everything(match) == before


RULE = '''"""Rules of the sentences."""

from pandas import Series

from sandhi.check.rule import Context, rule


@rule(
    table="sentences",
    column="translation",
    mend="Translate the numerals, too.",
    why="A number that is lost is looked for in vain.",
    since="0.1.0",
    keeps={"sentences": [{"quote": "24 रन", "translation": "24 runs"}]},
    breaks={"sentences": [{"quote": "24 रन", "translation": "runs"}]},
)
def translation_has_numerals(context: Context) -> "Series[bool]":
    """A translation of numerals has some."""
    quotes, texts = context["sentences"]["quote"], context["sentences"]["translation"]
    has_none = ~texts.fillna("").str.contains("[0-9]")
    return ~(quotes.str.contains("[0-9]") & has_none).astype(bool)
'''


@pytest.mark.parametrize("translation", ["", "India wins in Pune"])
def test_sentences_are_joined_before_both_are_translated(match: "Copy", translation: str) -> None:
    with_column(match, "sentences", "translation", {"M1-1": translation})
    (match.root / "schemas/sentences.py").write_text(RULE, encoding="utf-8")
    app = review_app(match.root, ["M1"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        answer = client.post("/sentences/M1", data={"item": "M1-1", "action": "join"})
    assert "M1-1 cut; still to be done:" in answer.text
    assert "[translation-has-numerals]" in answer.text
    assert match.rows("sentences")[0]["quote"].endswith("24 रन से हराया।")


def test_when_every_sentence_is_filled_in_a_key_leads_on(client: TestClient) -> None:
    page = client.get("/sentences/M1").text
    assert '<a href="/" data-key="c">' in page
