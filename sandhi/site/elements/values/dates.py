"""Dates as people write them, out of EDTF (ISO 8601-2:2019, levels 0 and 1), which stays at hover.

The names of months are those of CLDR, in the language of the interface.
"""

import re
from datetime import date
from typing import NamedTuple

from babel.dates import format_date, format_skeleton
from markupsafe import Markup

from sandhi.edtf import bounds
from sandhi.site.elements.interface import gettext, language

# What tells a date from any other text: a month at least, or an interval.
_END = r"(?:\.\.|[0-9]{4}(?:-[0-9X]{2}){0,2}[?~%]?)?"
_DATED = re.compile(rf"(?=.*[-/]){_END}(?:/{_END})?")
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?([?~%]?)")


class _Time(NamedTuple):
    """A year, month or day: its first day, which of the three it is, and how sure it is."""

    day: date
    precision: str
    qualifier: str


def is_date(text: str) -> bool:
    """Whether a text is a date or an interval of EDTF, more exact than a lone year."""
    if not _DATED.fullmatch(text):
        return False
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def date_words(edtf: str) -> str:
    """Return an EDTF date or interval in words; the text itself where it is none."""
    begin, slash, end = edtf.replace("-XX", "").partition("/")
    if not slash:
        time = _time(edtf)
        return _qualified(_words(time), time.qualifier) if time else _by_bounds(edtf)
    first, last = _time(begin), _time(end)
    if first and last:
        return _qualified(_between(first, last), first.qualifier or last.qualifier)
    if last and begin in ("", ".."):
        return _qualified(gettext("by %s") % _words(last), last.qualifier)
    if first and end in ("", ".."):
        return _qualified(gettext("from %s on") % _words(first), first.qualifier)
    return _by_bounds(edtf)


def period_words(earliest: str, latest: str) -> str:
    """Return the words for the time between two days (ISO 8601), of which either may be empty."""
    if earliest and earliest == latest:
        return date_words(earliest)
    return date_words(f"{earliest or '..'}/{latest or '..'}") if earliest or latest else ""


def date_html(edtf: str) -> Markup:
    """Return a date in words, with its EDTF at hover and for programs."""
    words = date_words(edtf)
    if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", edtf):
        return Markup('<time datetime="{0}" title="{0}">{1}</time>').format(edtf, words)
    return Markup('<span class="date" title="EDTF {}">{}</span>').format(edtf, words)


def _time(text: str) -> _Time | None:
    """A plain date; None for any other, and for one that there is not."""
    part = _PART.fullmatch(text)
    if part is None:
        return None
    year, month, day, qualifier = part.groups()
    precision = "day" if day else "month" if month else "year"
    try:
        return _Time(date(int(year), int(month or 1), int(day or 1)), precision, qualifier)
    except ValueError:
        return None


def _words(time: _Time) -> str:
    if time.precision == "day":
        return str(format_date(time.day, "d MMM y", locale=language()))
    if time.precision == "month":
        return str(format_skeleton("yMMM", time.day, locale=language()))
    return str(time.day.year)


def _between(first: _Time, last: _Time) -> str:
    """A first and a last time, with what both have in common said once."""
    ends = _words(last)
    if first.precision != last.precision or first.precision == "year":
        return f"{_words(first)} – {ends}" if first.precision != "year" else f"{first.day.year}–{ends}"
    if first.day.year != last.day.year:
        return f"{_words(first)} – {ends}"
    if first.precision == "month":
        return f"{format_date(first.day, 'MMM', locale=language())} – {ends}"
    if first.day.month == last.day.month:
        return f"{first.day.day}–{ends}"
    return f"{format_date(first.day, 'd MMM', locale=language())} – {ends}"


def _qualified(words: str, qualifier: str) -> str:
    patterns = {"?": gettext("perhaps %s"), "~": gettext("about %s"), "%": gettext("perhaps about %s")}
    return patterns[qualifier] % words if qualifier else words


def _by_bounds(edtf: str) -> str:
    """The words for a date with digits left open, by the days between which it lies."""
    try:
        first, last = bounds(edtf)
    except ValueError:
        return edtf
    return period_words(first.isoformat() if first else "", last.isoformat() if last else "")
