"""Stretches of time as charts tell them: in few words, in the language that is asked for."""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

from babel.dates import get_month_names

from sandhi.publish.languages.context import ENGLISH
from sandhi.publish.languages.dates import Point, stretch
from sandhi.publish.languages.interface import gettext


def span(first: date | None, last: date | None) -> str:
    """Return the words for the time between two days; without one it is open, without both empty.

    Whole months and years are told as such.
    """
    if first and last:
        parts = 3
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            parts = 1 if (first.month, last.month) == (1, 12) else 2
        return stretch(Point(first, parts, short=True), Point(last, parts, short=True))
    if last:
        return gettext("not after %s") % Point(last, short=True).in_words()
    return gettext("from %s on") % Point(first, short=True).in_words() if first else ""


def days_later(day: date, days: int) -> date:
    """Return the day so many days later, or the first or last one of the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month(begin: str) -> str:
    """Return the words for a month, as 2024-06, or for a year."""
    return (
        Point(date.fromisoformat(f"{begin}-01"), 2, short=True).in_words()
        if "-" in begin
        else begin
    )


@cache
def time_locale(code: str) -> dict[str, Any]:
    """The locale of a language in which the axes of charts have their days, as D3 asks for it."""
    if code == ENGLISH:
        return {}
    months = [str(get_month_names("wide", "format", code)[number]) for number in range(1, 13)]
    forms = {"dateTime": "%c", "date": "%x", "time": "%X", "periods": ["AM", "PM"]}
    days: list[str] = [""] * 7  # which no axis tells
    return {**forms, "days": days, "shortDays": days, "months": months, "shortMonths": months}
