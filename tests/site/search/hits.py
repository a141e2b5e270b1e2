"""What a page of results shows: where its hits lead, their keys, marks and number."""

import re
from html import unescape
from urllib.parse import urlencode

from tests.site.conftest import Get

HIT = re.compile(
    r'<(li|section)\b[^>]*>(?:\s*<p class="where[^"]*">.*?</p>)?\s*<h2><a href="([^"]+)">.*?</\1>',
    re.DOTALL,
)


async def ask(get: Get, query: str, **filters: object) -> str:
    answer = await get("/search?" + urlencode({"q": query, **filters}))
    assert answer.status_code == 200
    page: str = answer.text
    return page


def leads(page: str) -> list[str]:
    """Where the hits lead, in order."""
    return [path for _, path in HIT.findall(page)]


def keys(page: str) -> list[str]:
    """The keys of the hits that are rows, in order."""
    return [path.split("/")[3] for path in leads(page) if path.count("/") == 3]


def members(page: str) -> list[set[str]]:
    """What each hit is, and is as well: the keys of rows."""
    return [{*re.findall(r'href="/sandhi/\w+/([^"]+)"', hit[0])} for hit in HIT.finditer(page)]


def marks(page: str) -> set[str]:
    return {unescape(mark) for mark in re.findall("<mark>(.*?)</mark>", page)}


def total(page: str) -> int:
    (number,) = re.findall(r'role="status"><strong>([0-9,]+) hits?<', page)
    return int(number.replace(",", ""))
