"""Who is counted in a passage and is nobody yet: made a row from the form, and one comes back."""

import html
import re
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.composer.passages import faults, with_lines
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy

KILLED = "64 मजदूर मारे गए"


def test_who_was_killed_is_made_a_row_from_the_form_and_takes_part(real: "Copy") -> None:
    package = with_lines(real, [(f"{KILLED}।", "64 workers were killed.")])
    start = package.texts["S004"].rindex(KILLED)
    at = {"seed": "S004", "start": str(start), "end": str(start + len(KILLED))}
    app = review_app(real.root, ["S004"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        page = client.get("/compose", params={**at, "table": "events"}).text
        offered = re.search(r'<span lang="hi">मजदूर</span>: <a href="([^"]+)" data-key="9"', page)
        assert offered, page
        form = client.get(html.unescape(offered[1])).text
        assert "Back to the row" in form
        given = fields_of(form, "rows")
        names = ("cell.name", "cell.name_hi", "cell.form_hi")
        assert [given[name] for name in names] == ["Workers", "मजदूर", "मजदूर"]
        given |= {"cell.kind": "group", "cell.description": "Workers; no seed lists them."}
        answer = client.post("/compose", data={**given, "action": "new"}, follow_redirects=False)
        assert answer.status_code == 303, faults(answer)
        assert answer.headers["location"].startswith("/compose?seed=S004&")
        back = client.get(answer.headers["location"]).text
        key = real.rows("actors")[-1]["actor_id"]
        assert f'name="take.event_actors.{key}" data-pick="1" checked' in back
        assert 'data-key="9"' not in back  # nobody is left
        # No other page is gone back to than one of ours.
        odd = {**at, "table": "actors", "page": "//example.org"}
        assert "example.org" not in client.get("/compose", params=odd).text
