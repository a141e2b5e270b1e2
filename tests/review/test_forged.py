"""Forged requests to the review page: none writes a byte, and each is told why in a sentence."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from sandhi.text import UNWRITABLE
from tests.harness.extent import some
from tests.review.conftest import TOKEN, without_some_rows
from tests.review.forgeries import ACTIONS, ADDRESS, CELLS, EXCLUDED, FORM, MISSHAPEN, STRANGE
from tests.review.test_page import cells, item

if TYPE_CHECKING:
    from tests.conftest import Copy


pytestmark = pytest.mark.no_cover


class Sitting(NamedTuple):
    """The page over a package of which every byte is known."""

    client: TestClient
    root: Path
    before: dict[str, bytes]
    form: dict[str, str]

    def post(self, **options: Any) -> Response:
        answer = self.client.post("/decide", follow_redirects=False, **options)
        assert isinstance(answer, Response)
        return answer

    def is_untouched(self) -> bool:
        return self.before == files(self.root)


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def sitting(original: "Copy", tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    root = tmp_path_factory.mktemp("forged") / "package"
    shutil.copytree(original.root, root)
    without_some_rows(type(original)(root, original.known))
    app = review_app(root, ["S003"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=True) as client:
        client.get("/", params={"token": TOKEN})
        html = client.get("/").text
        form = {"item": item(html), "action": "accept", **cells(html)}
        yield Sitting(client, root, files(root), form)


def told_in_a_sentence(answer: Response) -> None:
    assert answer.headers["content-type"].startswith(("text/plain", "text/html"))
    assert "Traceback" not in answer.text
    if answer.headers["content-type"].startswith("text/plain"):
        assert answer.text.count("\n") <= 1
        assert len(answer.text) < 500
    else:
        assert "Nothing was written" in answer.text


@pytest.mark.parametrize(("what", "options", "status"), STRANGE, ids=[name for name, *_ in STRANGE])
def test_a_request_from_elsewhere_is_refused(
    sitting: Sitting, what: str, options: dict[str, Any], status: int
) -> None:
    given = {"data": sitting.form} if "content" not in options else {}
    answer = sitting.post(**given, **options)
    assert answer.status_code == status, what
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


@pytest.mark.parametrize(("what", "options"), MISSHAPEN, ids=[name for name, _ in MISSHAPEN])
def test_a_form_that_no_page_sends_is_refused(
    sitting: Sitting, what: str, options: dict[str, Any]
) -> None:
    answer = sitting.post(**options)
    assert answer.status_code == 400, what
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


@pytest.mark.parametrize(("what", "forged"), some(CELLS, 10))
def test_a_row_that_the_check_would_refuse_is_not_written(
    sitting: Sitting, what: str, forged: dict[str, str]
) -> None:
    answer = sitting.post(data={**sitting.form, **forged})
    assert answer.status_code == 422, what
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


def test_what_no_page_can_say_is_shown_as_a_sign(sitting: Sitting) -> None:
    (name, value), *_ = [pair for pair in sitting.form.items() if pair[0].startswith("cell.")]
    answer = sitting.post(data={**sitting.form, name: f"{value}\x1f\uffff"})
    assert answer.status_code == 422
    assert f"{value}\ufffd\ufffd" in answer.text
    assert not UNWRITABLE.search(answer.text)


@pytest.mark.parametrize("forged", EXCLUDED, ids=repr)
def test_an_exclusion_that_the_check_would_refuse_is_not_written(
    sitting: Sitting, forged: dict[str, str]
) -> None:
    answer = sitting.post(data={"item": sitting.form["item"], "action": "exclude", **forged})
    assert answer.status_code == 422
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_that_there_is_not_is_refused(sitting: Sitting, action: str) -> None:
    answer = sitting.post(data={"item": sitting.form["item"], "action": action})
    assert answer.status_code == 422
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


@pytest.mark.parametrize(
    "name", ["", "S003", "S003.0.1.name", "../x", "S999.0.1.number", "9" * 999]
)
def test_a_candidate_that_there_is_not_is_refused(sitting: Sitting, name: str) -> None:
    answer = sitting.post(data={**sitting.form, "item": name})
    assert answer.status_code == 409
    told_in_a_sentence(answer)
    assert sitting.is_untouched()


def test_the_forgeries_are_as_many_as_they_were() -> None:
    rows = len(CELLS) + len(EXCLUDED) + len(ACTIONS)
    assert rows >= 39
    assert len(STRANGE) + len(MISSHAPEN) + rows >= 119


def test_the_form_that_is_forged_would_be_accepted_as_it_stands(sitting: Sitting) -> None:
    here = {"Content-Type": FORM, "Origin": ADDRESS, "Sec-Fetch-Site": "same-origin"}
    answer = sitting.post(content=urlencode(sitting.form), headers=here)
    assert answer.status_code == 303
    assert not sitting.is_untouched()
    assert "accepted as" in sitting.client.get("/").text
    assert sitting.post(data={"action": "undo"}).status_code == 303
    assert sitting.is_untouched()


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("data/actor_mentions.csv", b"mention_id,seed_id\n\xff\xfe"),
        ("data/actor_mentions.csv", b""),
        ("data/sentences.csv", b"sentence_id,seed_id,start\nx,S003,y\n"),
        ("data/exclusions.csv", b'exclusion_id,"unclosed\n'),
        ("data/actors.csv", b"\x00"),
        ("datapackage.json", b"{"),
        ("datapackage.json", b'{"resources": []}'),
        ("schemas/actor_mentions.json", b"[]"),
        ("schemas/dates.py", b"raise RuntimeError\n"),
    ],
)
def test_a_broken_package_is_told_in_a_sentence(sitting: Sitting, path: str, broken: bytes) -> None:
    file, client = sitting.root / path, sitting.client
    whole = file.read_bytes() if file.exists() else None
    for decided in (True, False):
        file.write_bytes(broken)
        before = files(sitting.root)
        answer = client.post("/decide", data=sitting.form) if decided else client.get("/")
        assert answer.status_code in (
            (409, 422) if decided or path != "schemas/dates.py" else (200,)
        )
        assert "Traceback" not in answer.text
        assert files(sitting.root) == before
        file.write_bytes(whole) if whole else file.unlink()
        assert item(client.get("/").text) == sitting.form["item"]  # it goes on once that is mended


def test_two_reviews_at_once_do_not_log_each_other_out(gaps: "Copy") -> None:
    one, two = (
        review_app(gaps.root, ["S003"], token, Trust.GIVEN) for token in ("token-one", "token-two")
    )
    with TestClient(one, base_url=ADDRESS) as first:
        first.get("/", params={"token": "token-one"})
        with TestClient(two, base_url="http://127.0.0.1:8003") as second:
            second.cookies = first.cookies  # browsers keep the cookies of all ports in one place
            second.get("/", params={"token": "token-two"})
            first.cookies = second.cookies
            assert [first.get("/").status_code, second.get("/").status_code] == [200, 200]
