"""Whose a source text is: the licence of a dataset is not one of the texts that it speaks of."""

from collections.abc import Mapping
from typing import Any

UNSTATED = "Rights remain with its publisher: the licence of the dataset is not for this text."


def rights(descriptor: Mapping[str, Any], path: str) -> str:
    """Return what the ``sources`` of a descriptor say of the text at a path; else ``UNSTATED``."""
    sources = descriptor.get("sources")
    for source in sources if isinstance(sources, list) else ():
        if isinstance(source, dict) and path and source.get("path") == path and source.get("title"):
            return str(source["title"])
    return UNSTATED
