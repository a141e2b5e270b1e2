"""How what stands in a descriptor, and what the page says of it, are told in a line."""

import json
from typing import Any


def excerpt(value: Any) -> str:
    """A value as the descriptor has it, cut where it is long."""
    return json.dumps(value, ensure_ascii=False)[:80]


def plain(words: str) -> str:
    """Words of the page as a line of a terminal has them."""
    return words.replace("`", "")


# What the patterns of the standard ask for, by what tells each from the others.
_PATTERNS = {
    "(?!file:)": "write a path below the package's folder, with / and without .. or ~, or an "
    "address that begins with https:// or http://",
    "^(.+)/(.+)$": "write it as text/csv",
    "[a-fA-F0-9]{32}": "write the digest of the file, after its method and a colon",
    "(?!en$)": "name a language beside English by its code, such as hi",
    "[-a-zA-Z0-9._]": "write it in letters, digits, ., _ and -",
}
# What the patterns of settings ask for, whole.
_PATTERNS_OF_SETTINGS = {
    "^-?[^-]": "name a column, after - to begin with the last",
    r"\S": "write words, or take it out",
}
_AT_LEAST = {"minItems": "item", "minProperties": "property", "minLength": "character"}


def demand_of(error: Any) -> str:
    """What a JSON Schema asks for where a value is not as it has it, for whoever knows none."""
    limit = error.validator_value
    match error.validator:
        case "type":
            return f"write a JSON {limit if isinstance(limit, str) else ' or '.join(limit)}"
        case "minItems" | "minProperties" | "minLength" as name if limit == 1:
            return f"write one {_AT_LEAST[name]} at the least, or take it out"
        case "minimum":
            return f"write {limit} or more"
        case "maximum":
            return f"write {limit} or less"
        case "uniqueItems":
            return "write each item once"
        case "required":
            return f"add {', '.join(name for name in limit if name not in error.instance)}"
        case "enum":
            return f"write {' or '.join(map(json.dumps, limit))}"
        case "format":
            return f"write it in the form of {limit}"
        case "pattern":
            if limit in _PATTERNS_OF_SETTINGS:
                return _PATTERNS_OF_SETTINGS[limit]
            mends = (words for part, words in _PATTERNS.items() if part in limit)
            return next(mends, f"write it as the pattern {limit} has it"[:120])
    return str(error.message) if len(error.message) < 120 else f"{error.validator} is not kept"
