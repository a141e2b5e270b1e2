"""The styles draw what is there: a fold shows whether it is open itself, not what it stands in."""

import re
from pathlib import Path

import sandhi.site

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
