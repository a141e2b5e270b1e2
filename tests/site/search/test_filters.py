"""Results are narrowed by what they are and by days, and turned over in pages."""

import re
from html import unescape
from urllib.parse import parse_qsl

from tests.conftest import Copy
from tests.harness.extent import some
from tests.site.conftest import Get
from tests.site.search.hits import ask, keys, leads, total


def filters(page: str) -> dict[str, int]:
    """The filters that a page offers, and how many hits each says it leaves."""
    offered = re.findall(
        r'<li><a href="/search\?([^"]*)"[^>]*>.*?</a> <span class="count">([0-9,]+)</span>', page
    )
    return {unescape(path): int(count.replace(",", "")) for path, count in offered}


async def test_filters_narrow_and_tell_how_many_hits_they_leave(get: Get) -> None:
    page = await ask(get, "संधि")
    offered = filters(page)
    assert {name for path in offered for name, _ in parse_qsl(path)} == {"q", "table", "seed"}
    for path, count in some(offered.items(), 6):
        assert total((await get(f"/search?{path}")).text) == count


async def test_a_filter_that_is_on_leads_back(get: Get) -> None:
    page = await ask(get, "संधि", table="events")
    assert 'aria-current="true"' in page
    assert {"q": "संधि"} in [dict(parse_qsl(path)) for path in filters(page)]


async def test_dates_narrow_to_rows_that_may_be_of_those_days(get: Get, original: Copy) -> None:
    found = keys(await ask(get, "treaty", **{"from": "2024-11-01", "to": "2024-11-30"}))
    events = {row["event_id"]: row for row in original.rows("events")}
    assert events.keys() & {*found}
    for key in events.keys() & {*found}:
        assert (events[key]["earliest"] or "0") <= "2024-11-30"
        assert (events[key]["latest"] or "9") >= "2024-11-01"
    assert len(found) < total(await ask(get, "treaty"))


async def test_pages_hold_every_hit_once(get: Get) -> None:
    first = await ask(get, "minister")
    found: list[str] = []
    for page in range(1, 2 + total(first) // 20):
        found += leads(await ask(get, "minister", page=page))
    assert len(found) == len({*found}) == total(first)
    assert 'rel="next"' in first
    assert leads(await ask(get, "minister", page=9999)) == []
