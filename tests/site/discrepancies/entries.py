"""Discrepancies as the index and their pages show them."""

import re
from html import unescape

from tests.site.conftest import Get
from tests.site.pages.html import unspanned

PAGE = "/discrepancies"


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", unspanned(html))).split())


def plain(html: str) -> str:
    """What stands between tags, to the character."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def entries(page: str) -> dict[str, str]:
    """The HTML of each discrepancy in the index, by its key."""
    parts = re.findall(r'<li id="([^"]+)">(<h3>.*?)</li>', page, re.DOTALL)
    return dict(parts)


async def listed(get: Get, address: str) -> dict[str, str]:
    """The HTML of each discrepancy of an index, on whichever of its pages."""
    found: dict[str, str] = {}
    while address:
        page = (await get(address)).text
        found |= entries(page)
        (address,) = re.findall('<a rel="next" href="([^"]+)"', page) or [""]
        address = unescape(address)
    return found


async def pages(get: Get, *keys: str) -> dict[str, str]:
    """What the page of each discrepancy says, by its key."""
    found = {}
    for key in keys:
        page = (await get(f"/sandhi/discrepancies/{key}")).text
        found[key] = page[page.index("<main") : page.index("</main>")]
    return found


def marked(html: str) -> str:
    """What is marked, as one text."""
    return unescape("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html)))
