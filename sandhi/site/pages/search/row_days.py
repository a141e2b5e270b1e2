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
    return {
        key: corrected_html(date_html(written_days[key]), date_html(day))
        if key in written_days
        else date_html(day)
        for key, day in store.index.days([*keys]).items()
    }
