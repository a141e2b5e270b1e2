"""The styles draw what is there, and weigh little: a fold shows whether it is open itself."""

import gzip
import re
from pathlib import Path

import pytest

import sandhi.site
from tests.site.conftest import Get

MOST_OF_PAGE, MOST_OF_STYLES = 100_000, 40_000  # bytes, compressed
STYLES = sorted((Path(sandhi.site.__file__).parent / "static").glob("*.css"))
# What follows the state of a fold, or draws its marker, is about its own summary alone.
REACHES_INNER = re.compile(r"\[open\]\s+[^>,{]*summary|[\w\])]\s+summary::")


def test_the_marker_of_a_fold_is_that_of_its_own_state() -> None:
    assert REACHES_INNER.search(".dispute[open] summary::before")
    assert REACHES_INNER.search(".dispute summary::before")
    assert not REACHES_INNER.search(".dispute[open] > summary::before")
    reaching = {
        f"{style.name}: {found[0]}"
        for style in STYLES
        for found in REACHES_INNER.finditer(style.read_text("utf-8"))
    }
    assert not reaching


@pytest.mark.parametrize(
    "path",
    ["/", "/sandhi/events", "/sandhi/events/E0001", "/seeds/S004", "/search?q=treaty",
     "/discrepancies", "/questions/how-many-soldiers", "/timeline?tab=table", "/network",
     "/codebook/events", "/downloads", "/cite?key=E0001", "/history/E0001"],
)  # fmt: skip
async def test_a_page_weighs_little(get: Get, path: str) -> None:
    page = await get(path)
    assert len(gzip.compress(page.content)) < MOST_OF_PAGE
    linked = re.findall(r'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', page.text)
    files = [(await get(one)).content for one in dict.fromkeys(linked)]
    assert files
    assert sum(len(gzip.compress(one)) for one in files) < MOST_OF_STYLES
