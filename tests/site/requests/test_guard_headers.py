"""The site answers readers alone, and has browsers refuse what its pages do not need."""

import re

import pytest
from datasette.app import Datasette

from sandhi.site.requests.guard import HEADERS, LONGEST
from sandhi.site.store import contents
from tests.harness.extent import some
from tests.site.conftest import Get

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
async def test_only_reading_is_answered(site: Datasette, method: str) -> None:
    for address in ("/", "/sandhi/events", "/search?q=a", "/-/static-plugins/sandhi.site/site.css"):
        answer = await site.client.request(method, address)
        assert answer.status_code == 405
        assert answer.headers["allow"] == "GET, HEAD"
        assert "GET and HEAD" in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=a",
        "/sandhi",
        "/sandhi/events",
        "/sandhi/events.json",
        "/sandhi/events.csv?_stream=on",
        "/sandhi/events/E0001",
        "/sandhi/who-acts-with-whom",
        "/sandhi.db",
        "/-/static-plugins/sandhi.site/site.css",
        "/-/settings",
        "/nothing",
        "/sandhi?sql=select+1",
        "/" + "x" * LONGEST,
    ],
)
async def test_every_answer_has_the_headers(get: Get, address: str) -> None:
    answer = await get(address)
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value]
    assert answer.headers["content-security-policy"] == POLICY


async def test_an_address_that_is_too_long_is_refused(get: Get) -> None:
    for address in ("/" + "x" * LONGEST, "/search?q=" + "x" * LONGEST):
        answer = await get(address)
        assert answer.status_code == 414
        assert "too long" in answer.text
        assert "x" * 100 not in answer.text  # nor is it echoed
    assert (await get("/search?q=" + "x" * 10_000)).status_code == 200


async def test_a_head_is_answered_as_its_get_without_a_body(site: Datasette) -> None:
    for address in ("/", "/sandhi/events", "/search?q=a", "/nothing", "/sandhi/events.csv"):
        got, head = await site.client.get(address), await site.client.head(address)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers["content-length"] == got.headers["content-length"]
        assert head.headers.get("etag") == got.headers.get("etag")


async def test_tables_behind_an_index_are_no_pages(get: Get) -> None:
    for name in ("records_fts", "records_fts_data", "records_fts_words", "records_fts_vocabulary"):
        for ending in ("", ".json", ".csv"):
            assert (await get(f"/sandhi/{name}{ending}")).status_code == 403


@pytest.mark.no_cover
async def test_no_page_has_a_style_or_a_script_that_the_policy_stops(
    get: Get, site: Datasette
) -> None:
    known = contents(site)
    names = [*known.tables, *(question.name for question in known.questions), "events/E0001"]
    pages = ["/", "/search?q=a", "/codebook", "/nothing", *(f"/sandhi/{name}" for name in names)]
    for address in some(pages, 12):
        html = (await get(address)).text
        assert not re.search(r"<style|<[^>]*\s(?:style|on\w+)=|javascript:", html), address
        assert not re.search(
            r"<script(?![^>]*\s(?:src=\"/|type=\"application/ld\+json\"))", html
        ), address
