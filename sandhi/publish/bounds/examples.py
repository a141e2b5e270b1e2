"""Examples of what a package declares: a price, and a view, question, chart or export of prices."""

import json
from collections.abc import Mapping

from sandhi.check.rule import Example

HEADER = """-- Prices, readable
-- One row per price.
--
-- price_id: key of the price
"""
SOUND = f"{HEADER}\nSELECT price_id FROM prices\n"  # a view or a worked question that runs
_TEA = {"value": "tea", "label": "Tea", "description": "In leaves."}
_ENUMERATION = {"name": "article", "constraints": {"enum": ["tea"]}, "categories": [_TEA]}


def declared_example(
    kind: str, text: str, name: str = "prices-readable.sql", others: Mapping[str, str] | None = None
) -> Example:
    """A price of tea, and a file of that name in the folder of a kind; ``others`` lie beside it."""
    folder = f"schemas/{kind}"
    files = {name: text, **(others or {})}
    return Example(
        package={"sandhi": {kind: folder}},
        tables={"prices": [{"price_id": "P1", "article": "tea", "sold": "2024-06-19"}]},
        schema={"name": "prices", "fields": [_ENUMERATION]},
        files={f"{folder}/{file}": content for file, content in files.items()},
    )


def chart_example(name: str = "prices-by-day", label: str = "article") -> Example:
    """A chart of that name, whose lines are called by a column."""
    chart = {
        **{"kind": "timeline", "title": "Prices", "subtitle": "Every price.", "filters": {}},
        **{"values": {"status": "prices.article"}, "lanes": {"status": "Article"}},
        "columns": {"key": "Price"},
        "periods": [{"title": "2024", "first": "2024-01-01", "last": "2024-12-31"}],
    }
    sql = (
        "-- Prices\n-- Every price.\n\n"
        f'SELECT price_id AS "key", {label} AS label, article AS status, sold AS earliest, '
        "sold AS latest FROM prices\n"
    )
    return declared_example("charts", json.dumps(chart), f"{name}.json", {f"{name}.sql": sql})
