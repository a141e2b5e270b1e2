"""What a package says of one of its tables or views to this tool alone."""

from typing import Any

from sandhi.package import Package

# For what the tool adds to the package's own.
_DEFAULTS: dict[str, dict[str, Any]] = {
    "records": {
        "label": "label",
        "search": ["key", "label", "quote", "words"],
        "columns": ["label", "table", "quote", "seed_id"],
        "facets": ["table", "seed_id"],
    },
    "evidence": {
        "columns": ["key", "label", "table", "quote", "sentence", "translation"],
        "facets": ["table", "seed_id"],
    },
    "meta": {"hidden": True},
}


def settings(package: Package, name: str) -> dict[str, Any]:
    """Return the settings of a table or view: ``sandhi.tables.NAME`` of the descriptor."""
    own: dict[str, Any] = package.settings.get("tables", {}).get(name, {})
    return _DEFAULTS.get(name, {}) | own
