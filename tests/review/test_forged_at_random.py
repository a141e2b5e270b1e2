"""Forged forms drawn at random: whatever is written, the check lets stand; else nothing is.

A few run with all the other tests; `make thorough` tries many more.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

from sandhi.check.finding import Finding
from sandhi.check.run import check
from sandhi.package import Trust
from sandhi.publish.rules import RULES
from sandhi.review.app import review_app
from tests.harness.extent import examples, some
from tests.review.conftest import TOKEN
from tests.review.forging import Forger, Form, encoded, forms

if TYPE_CHECKING:
    from tests.conftest import Copy

EXAMPLES = examples(8, 1_000)

STATUSES = (303, 400, 409, 413, 422)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def client(match: "Copy") -> Iterator[TestClient]:
    app = review_app(match.root, [], TOKEN, Trust.GIVEN, RULES)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        yield client


def pages(match: "Copy") -> Iterator[str]:
    """Addresses of pages with every kind of form, for passages of several kinds."""
    yield "/"
    yield "/row/moments/MO001"
    yield "/row/side_mentions?seed_id=M1&start=21&end=25&quote=भारत"
    for seed, text in match.package.texts.items():
        yield f"/text/{seed}"
        key = next(row["sentence_id"] for row in match.rows("sentences") if row["seed_id"] == seed)
        yield f"/sentences/{seed}?key={key}"
        for quote in some(("भारत", "71 रन", "रविवार", "कप्तान", "148 रन पर सिमट गई"), 2):
            at = text.find(quote)
            for table in ("moments", "sides", "scores") if at >= 0 else ():
                yield f"/compose?seed={seed}&start={at}&end={at + len(quote)}&table={table}"


def data(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*.*")}


def errors(root: Path) -> set[tuple[str, str, str | None, str | None]]:
    def place(one: Finding) -> tuple[str, str, str | None, str | None]:
        return one.rule, one.table, one.key, one.column

    return {place(one) for one in check(root, trust=Trust.GIVEN, rules_on_the_whole=RULES).errors}


def sent(client: TestClient, form: Form) -> Response:
    answer = client.post(
        form.action, content=encoded(form.pairs), headers=FORM, follow_redirects=False
    )
    assert isinstance(answer, Response)
    return answer


def fault(client: TestClient, root: Path, form: Form, known: set[object]) -> str:
    """What is amiss with the answer to a form, or with what it wrote; nothing where all is well."""
    before = data(root)
    try:
        answer = sent(client, form)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    after = data(root)
    text = answer.text
    if answer.status_code not in STATUSES:
        return f"status {answer.status_code}"
    if answer.status_code != 303:
        if after != before:
            return f"status {answer.status_code}, and yet something was written"
        told = "Nothing was written" in text or "Refused" in text
        technical = "Traceback" in text or "cannot be read as it is" in text
        return "" if told and not technical else f"not told: {answer.status_code} {text[:300]}"
    if after == before:
        return ""
    refused = errors(root) - known
    undone = client.post("/decide", data={"action": "undo"}, follow_redirects=False)
    if undone.status_code != 303 or data(root) != before:
        return f"not undone: {undone.status_code}"
    return f"written, and refused by the check: {sorted(refused, key=str)}" if refused else ""


def test_forged_forms_write_nothing_that_the_check_refuses(
    client: TestClient, match: "Copy"
) -> None:
    known = [one for page in pages(match) for one in forms(client, page)]
    assert {one.action for one in known} == {
        *("/decide", "/compose", "/row/moments/MO001", "/row/side_mentions"),
        *(f"/sentences/{seed}" for seed in match.package.texts),
    }
    standing: set[object] = {*errors(match.root)}
    wrong = []
    for number in range(EXAMPLES):
        form = Forger(number, known).forged()
        if what := fault(client, match.root, form, standing):
            shown = [(name, value[:80]) for name, value in form.pairs]
            wrong.append(f"{number}: {what}\n    {form.action} {shown}")
    assert wrong == []


def moment(client: TestClient, match: "Copy", **fields: str) -> Form:
    """The form for a new moment, filled in, with some fields otherwise."""
    at = next(page for page in pages(match) if page.startswith("/compose") and "moments" in page)
    new = next(one for one in forms(client, at) if ("action", "new") in one.pairs)
    filled = {
        **{"cell.label": "X", "cell.kind": "win", "cell.mood": "done"},
        **{"mention.modality": "told", "mention.word": "own"},
    }
    given = {name.replace("__", "."): value for name, value in fields.items()}
    return new._replace(pairs=tuple({**dict(new.pairs), **filled, **given}.items()))


def test_what_is_forged_would_be_written_as_it_stands(client: TestClient, match: "Copy") -> None:
    assert sent(client, moment(client, match)).status_code == 303


@pytest.mark.parametrize("fields", [{"action": "delete"}, {"known": "MO001"}, {"action": ""}])
def test_a_composition_is_of_a_new_row_or_of_one_that_is_named(
    client: TestClient, match: "Copy", fields: dict[str, str]
) -> None:
    answer = sent(client, moment(client, match, **fields))
    assert (answer.status_code, "whether the row is new" in answer.text) == (400, True)


def test_a_term_has_a_key_that_the_whole_package_can_bear(match: "Copy") -> None:
    """Its key is the curator's own word, which rules on the package as a whole judge."""
    match.describe(
        "schemas/moment_kinds.json", lambda raw: raw["fields"][0]["constraints"].pop("pattern")
    )
    app = review_app(match.root, [], TOKEN, Trust.GIVEN, RULES)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        before = data(match.root)
        whole = moment(client, match, cell__kind="")
        for key, rule in {
            **{"..": "keys-make-addresses", "score.json": "keys-make-addresses"},
            **{"T1": "keys-are-of-one-table", "MO003": "keys-are-of-one-table"},
        }.items():
            term = {"term.kind": key, "term.label": "A tie", "term.definition": "Nobody wins."}
            form = whole._replace(pairs=tuple({**dict(whole.pairs), **term}.items()))
            answer = sent(client, form)
            assert (answer.status_code, rule in answer.text) == (422, True), key
        assert data(match.root) == before
