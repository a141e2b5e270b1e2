"""The translation of a sentence that another has most of in a row: a draft, to be mended."""

from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.composer.passages import with_line
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy


def shown(real: "Copy", text: str) -> str:
    with_line(real, text)
    app = review_app(real.root, [], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        return str(client.get("/sentences/S004", params={"key": "S004-99"}).text)


def test_a_sentence_that_another_has_most_of_has_its_translation_as_a_draft(real: "Copy") -> None:
    other = max(real.rows("sentences"), key=lambda row: len(row["quote"]))
    html = shown(real, f"कल सुबह {other['quote']}")
    assert fields_of(html, "accept")["cell.translation"] == other["translation"]
    assert f"that of {other['sentence_id']}" in html


def test_one_with_the_same_words_in_another_order_has_none(real: "Copy") -> None:
    other = max(real.rows("sentences"), key=lambda row: len(row["quote"]))
    html = shown(real, " ".join(reversed(other["quote"].split())))
    assert fields_of(html, "accept")["cell.translation"] == ""
