"""How what stands in a descriptor, and what the page says of it, are told in a line."""

import json
from typing import Any


def excerpt(value: Any) -> str:
    """A value as the descriptor has it, cut where it is long."""
    return json.dumps(value, ensure_ascii=False)[:80]


def plain(words: str) -> str:
    """Words of the page as a line of a terminal has them."""
    return words.replace("`", "")
