"""A hint that tells no event is left out from the text, by what stands beside it."""

import html
import re
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy

HINT = re.compile(r'<a href="(/text/S004[^"]*clause=[^"]*)" data-key="h"')


def test_the_first_hint_is_selected_and_left_out_as_what_it_is(real: "Copy") -> None:
    real.write("events", [row for row in real.rows("events") if row["seed_id"] != "S004"])
    mentions = [row for row in real.rows("event_mentions") if row["seed_id"] != "S004"]
    real.write("event_mentions", mentions)
    app = review_app(real.root, ["S004"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        before = client.get("/text/S004").text
        hint = HINT.search(before)
        assert hint
        page = client.get(html.unescape(hint[1])).text
        form = fields_of(page, "compose")
        assert (form["kind"], form["reason"]) == ("clause", "no_event")
        answer = client.post("/exclude", data=form, follow_redirects=False)
        assert answer.status_code == 303, answer.text
        row = real.rows("exclusions")[-1]
        text = real.package.texts["S004"]
        assert row["quote"] == text[int(form["start"]) : int(form["end"])]
        assert (row["kind"], row["reason"]) == ("clause", "no_event")
        after = client.get("/text/S004").text
        assert after.count("May tell of") == before.count("May tell of") - 1
        # So is a clause of which nobody says why, if no such words were left out otherwise.
        client.post("/decide", data={"action": "undo"})
        client.post("/exclude", data={**form, "kind": "", "reason": ""})
        row = real.rows("exclusions")[-1]
        assert (row["start"], row["kind"], row["reason"]) == (form["start"], "clause", "no_event")
