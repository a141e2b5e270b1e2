"""Which texts are dates of EDTF, though nothing declares that their column has any."""

import re

from sandhi.edtf import bounds

# What tells a date from any other text: a month at least, or an interval.
_END = r"(?:\.\.|[0-9]{4}(?:-[0-9X]{2}){0,2}[?~%]?)?"
_DATED = re.compile(rf"(?=.*[-/]){_END}(?:/{_END})?")


def is_date(text: str) -> bool:
    """Whether a text is a date or an interval of EDTF, more exact than a lone year."""
    if not _DATED.fullmatch(text):
        return False
    try:
        bounds(text)
    except ValueError:
        return False
    return True
