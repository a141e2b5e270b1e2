"""What a row of SQL may hold so that a page, a chart and every download can: text and numbers."""

from collections.abc import Sequence
from math import isfinite


def oddity(row: Sequence[object]) -> str:
    """Why a row is none that a page and every download can hold; empty where it is one."""
    for cell in row:
        if isinstance(cell, str):
            if "\0" in cell:
                return "it yields text with U+0000"
        elif isinstance(cell, bytes):
            return "it yields bytes (a BLOB), which are neither text nor number"
        elif isinstance(cell, float) and not isfinite(cell):
            return "it yields an infinite number"
    return ""
