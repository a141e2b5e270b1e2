"""When rows were, in words, with what a text has instead where that was corrected."""

from collections.abc import Collection

from markupsafe import Markup

from sandhi.site.elements.values.cells import corrected_html
from sandhi.site.elements.values.dates import date_html
from sandhi.site.store import Store


def row_days(store: Store, keys: Collection[str]) -> dict[str, Markup]:
    """Return when rows were that have days of their own, by key."""
    tables = store.contents.tables
    written_days = {
        key: value
        for dated in store.contents.dated
        for key, cells in store.rows.corrected(tables, dated.table, keys).items()
        for value in cells.values()
    }
    days = store.index.days([*keys])
    return {key: day_html(day, written_days.get(key)) for key, day in days.items()}


def day_html(day: str, written_day: str | None) -> Markup:
    """Return a day in words, and before it the one that a text has instead, if it has another."""
    if written_day is None:
        return date_html(day)
    return corrected_html(date_html(written_day), date_html(day))
