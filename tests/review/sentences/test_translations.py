"""A translation of a whole text stands beside its sentences, and is nobody's until it is taken."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from sandhi.review.sentences.translations import MOST, drafts
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of
from tests.review.test_composer_keys import with_column

if TYPE_CHECKING:
    from tests.conftest import Copy

LINES = [
    "India’s victory in Pune",
    "India beat Sri Lanka by 24 runs in Pune on Sunday.",
    "Meera Joshi made 71 runs and took two catches.",
    "Also read: the hockey team is announced",
]
WHOLE = f"{LINES[0]}\n{LINES[1]} {LINES[2]}\n{LINES[3]}\n"


@pytest.fixture
def texts(match: "Copy") -> "Copy":
    """The package on cricket, whose sentences have translations, and none yet."""
    with_column(match, "sentences", "translation", {})
    # What lacks a kind is asked for.
    match.write("sentences", [{**row, "kind": ""} for row in match.rows("sentences")])
    return match


def opened(match: "Copy") -> TestClient:
    app = review_app(match.root, [], TOKEN, Trust.GIVEN)
    client = TestClient(app, base_url="http://127.0.0.1:8002")
    client.get("/", params={"token": TOKEN})
    return client


@pytest.fixture
def client(texts: "Copy") -> Iterator[TestClient]:
    with opened(texts) as client:
        yield client


def give(client: TestClient, text: str) -> str:
    answer = client.post("/translation/M1", data={"translation": text})
    assert answer.status_code == 200, answer.text
    return str(answer.text)


def draft(client: TestClient, key: str) -> str:
    page = client.get(f"/sentences/M1?key={key}").text
    return fields_of(page, "accept")["cell.translation"]


def everything(match: "Copy") -> dict[str, bytes]:
    files = (path for path in match.root.rglob("*") if path.is_file())
    return {str(path.relative_to(match.root)): path.read_bytes() for path in files}


@pytest.mark.parametrize("text", [WHOLE, "\n".join(LINES), WHOLE.replace("\n", "\r\n")])
def test_each_sentence_has_its_draft_and_nothing_is_written(
    client: TestClient, texts: "Copy", text: str
) -> None:
    before = everything(texts)
    assert "4 of 4 sentences have a draft" in give(client, text)
    assert [draft(client, f"M1-{number}") for number in (1, 2, 3, 4)] == LINES
    assert everything(texts) == before


def test_a_draft_is_taken_as_it_is_or_mended(client: TestClient, texts: "Copy") -> None:
    give(client, WHOLE)
    sent = {"item": "M1-1", "action": "accept", "cell.kind": "headline"}
    client.post("/sentences/M1", data={**sent, "cell.translation": "India wins in Pune"})
    assert texts.rows("sentences")[0]["translation"] == "India wins in Pune"
    assert draft(client, "M1-1") == "India wins in Pune"  # what is taken is no draft any longer
    assert [row["translation"] for row in texts.rows("sentences")[1:]] == [""] * 5


def test_that_a_sentence_has_no_kind_yet_is_told_on_its_own_page(
    client: TestClient, texts: "Copy"
) -> None:
    for key, line in (("M1-1", LINES[0]), ("M1-2", LINES[1])):  # the first begins at 0
        sent = {"item": key, "action": "accept", "cell.kind": "", "cell.translation": line}
        page = client.post("/sentences/M1", data=sent).text
        assert f"{key} changed; it is open yet: Kind to be filled in" in page
        assert f"<h1>{key}</h1>" in page
        page = client.post("/sentences/M1", data={**sent, "cell.kind": "body"}).text
        assert "open yet" not in page


def test_it_outlives_a_sitting_until_it_is_taken_away(client: TestClient, texts: "Copy") -> None:
    give(client, WHOLE)
    with opened(texts) as later:
        assert draft(later, "M1-2") == LINES[1]
        assert "it is taken away" in give(later, " ")
        assert draft(later, "M1-2") == ""


def test_what_is_not_certain_says_so(client: TestClient) -> None:
    joined = f"{LINES[1][:-1]}, and {LINES[2]}"
    assert "2 of which not with certainty" in give(client, f"{LINES[0]}\n{joined}\n{LINES[3]}")
    for key in ("M1-2", "M1-3"):
        page = client.get(f"/sentences/M1?key={key}").text
        assert "Not certain:" in page
        assert "it is for M1-2 and M1-3 together" in page
        assert draft(client, key) == joined
    assert "Not certain:" not in client.get("/sentences/M1?key=M1-1").text


def test_to_cut_a_sentence_writes_no_draft(client: TestClient, texts: "Copy") -> None:
    give(client, WHOLE)
    form = fields_of(client.get("/sentences/M1?key=M1-3").text, "accept")
    at = texts.package.texts["M1"].index("और दो")
    client.post("/sentences/M1", data={**form, "action": "part", "at": str(at)})
    assert [row["translation"] for row in texts.rows("sentences")] == [""] * 7
    form = fields_of(client.get("/sentences/M1?key=M1-3").text, "accept")
    client.post("/sentences/M1", data={**form, "action": "join"})
    assert [row["translation"] for row in texts.rows("sentences")] == [""] * 6
    assert draft(client, "M1-3") == LINES[2]


def test_a_place_before_a_colon_is_a_sentence_where_that_of_the_text_is(real: "Copy") -> None:
    rows = [row for row in real.rows("sentences") if row["seed_id"] == "S003"]
    assert rows[1]["kind"] == "dateline"
    text = " ".join(row["translation"] for row in rows)
    every = drafts(real.package, "S003", text)
    certain = [row for row in rows if not every[row["sentence_id"]].doubt]
    assert len(certain) >= len(rows) / 2
    assert all(every[row["sentence_id"]].text == row["translation"] for row in certain)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({}, 400),
        ({"translation": "x", "item": "M1-1"}, 400),
        ({"translation": "x" * (MOST + 1)}, 409),
    ],
)
def test_what_no_page_sends_is_refused(
    client: TestClient, data: dict[str, str], status: int
) -> None:
    assert client.post("/translation/M1", data=data).status_code == status
    assert client.post("/translation/M9", data={"translation": "x"}).status_code == 409


def test_one_that_cannot_be_kept_is_told(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    answer = client.post("/translation/M1", data={"translation": WHOLE})
    assert answer.status_code == 409
    assert "cannot be kept" in answer.text
