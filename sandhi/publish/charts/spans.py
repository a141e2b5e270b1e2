"""Dates and stretches of time as people write them."""

from datetime import date, timedelta


def span(first: date | None, last: date | None) -> str:
    """Return the words for the time between two days; without one it is open, without both empty.

    Whole months and years are told as such.
    """
    if first is None or last is None:
        if last:
            return f"not after {_day(last)}"
        return f"from {_day(first)} on" if first else ""
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _from_to(f"{first:%b}", f"{last:%b %Y}", first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return _from_to(f"{first.day} {first:%b}", _day(last), first, last)


def month(begin: str) -> str:
    """Return the words for a month, as 2024-06, or for a year."""
    return f"{date.fromisoformat(f'{begin}-01'):%b %Y}" if "-" in begin else begin


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _from_to(begin: str, end: str, first: date, last: date) -> str:
    """A first and a last time, with the year once if it is the same."""
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{begin} – {end}" if first.year == last.year else f"{begin} {first.year} – {end}"
