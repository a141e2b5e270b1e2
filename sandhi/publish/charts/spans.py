"""Dates and stretches of time as people write them, in the language that is asked for."""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any

from babel.dates import get_day_names, get_month_names

from sandhi.package.labels import MONTHS
from sandhi.publish.languages.asked import ENGLISH, language
from sandhi.publish.languages.interface import gettext


def span(first: date | None, last: date | None) -> str:
    """Return the words for the time between two days; without one it is open, without both empty.

    Whole months and years are told as such.
    """
    if first is None or last is None:
        if last:
            return gettext("not after %s") % _day(last)
        return gettext("from %s on") % _day(first) if first else ""
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _from_to(_month(first), f"{_month(last)} {last.year}", first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return _from_to(f"{first.day} {_month(first)}", _day(last), first, last)


def days_later(day: date, days: int) -> date:
    """Return the day so many days later, or the first or last one of the years 1 to 9999."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def month(begin: str) -> str:
    """Return the words for a month, as 2024-06, or for a year."""
    if "-" not in begin:
        return begin
    day = date.fromisoformat(f"{begin}-01")
    return f"{_month(day)} {day.year}"


@cache
def time_locale(code: str) -> dict[str, Any]:
    """The locale of a language in which the axes of charts have their days, as D3 asks for it."""
    if code == ENGLISH:
        return {}
    days = [get_day_names("wide", "format", code)[day] for day in (6, *range(6))]
    months = _months(code)
    forms = {"dateTime": "%c", "date": "%x", "time": "%X", "periods": ["AM", "PM"]}
    return {**forms, "days": days, "shortDays": days, "months": months, "shortMonths": months}


@cache
def _months(code: str) -> list[str]:
    """The months in a language; in full, but in English, since not all are cut short alike."""
    if code == ENGLISH:
        return MONTHS
    return [str(get_month_names("wide", "format", code)[number]) for number in range(1, 13)]


def _month(day: date) -> str:
    return _months(language())[day.month - 1]


def _day(day: date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _from_to(begin: str, end: str, first: date, last: date) -> str:
    """A first and a last time, with the year once if it is the same."""
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{begin} – {end}" if first.year == last.year else f"{begin} {first.year} – {end}"
