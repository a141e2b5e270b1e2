"""What is said, and by nobody who is named: written with one key in the form."""

import html
import json
import re
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from sandhi.package import Trust
from sandhi.review.app import review_app
from tests.review.composer.passages import anchor, faults, with_lines
from tests.review.conftest import TOKEN
from tests.review.forms.filled import fields_of

if TYPE_CHECKING:
    from tests.conftest import Copy

CRITICISED = "जापान की आलोचना होती रही है"


def test_what_nobody_named_says_is_written_where_the_mention_says_so(real: "Copy") -> None:
    package = with_lines(real, [(f"{CRITICISED}।", "Japan has been criticised.")])
    start = package.texts["S004"].rindex(CRITICISED)
    at = {"seed": "S004", "start": str(start), "end": str(start + len(CRITICISED))}
    named = real.rows("actor_mentions")
    cells = {**anchor(package, "जापान", "S004"), "start": str(start), "end": str(start + 5)}
    cells |= {"mention_id": "AM9999", "actor_id": "A0006", "form": "name", "office": ""}
    real.write("actor_mentions", [*named, cells])
    app = review_app(real.root, ["S004"], TOKEN, Trust.GIVEN)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": TOKEN})
        page = client.get("/compose", params={**at, "table": "events"}).text
        offered = re.search(r'data-key="7" data-sets="([^"]+)"', page)
        assert offered, page
        of_nobody = json.loads(html.unescape(offered[1]))
        assert of_nobody == {"mention.attribution": "unnamed"}
        given = {**fields_of(page, "rows"), "action": "new"}
        assert given["cell.event_type"] == "appraisal"
        refused = client.post("/compose", data=given, follow_redirects=False)
        assert [one for one in faults(refused) if "let its mention say so" in one]
        answer = client.post("/compose", data={**given, **of_nobody}, follow_redirects=False)
        assert answer.status_code == 303, faults(answer)
        assert real.rows("event_mentions")[-1]["attribution"] == "unnamed"
        assert real.rows("events")[-1]["status"] == "occurred"
