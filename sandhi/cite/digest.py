"""The digest of a row, by which a reader can tell years later that it is still the row cited."""

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring

from sandhi.cite.record import Value

# As RFC 8785 writes it, but for the order of names.
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest(values: Mapping[str, Value]) -> str:
    """Return the SHA-256, in lower-case hexadecimal, of a row in its canonical serialisation.

    That is the JSON of RFC 8785 (names sorted by their UTF-16 code units, no white space, UTF-8) of
    one object that gives, for each column whose cell is not empty, the cell's text:

    - text as it stands in the CSV, nothing normalised; dates likewise, as YYYY-MM-DD;
    - integers in decimal digits, numbers in the shortest decimal digits that read back as the same
      IEEE 754 double, without exponent and without zeros at the end; booleans as ``1`` and ``0``.

    So the order of the columns does not matter, nor does a column that is added later and is empty
    in the row. The same row read from the CSV and from the database has the same digest.
    """
    cells = [
        f"{in_json}:{encode_basestring(value if type(value) is str else _text(value))}"
        for name, in_json in _names(tuple(values))
        if (value := values[name]) not in (None, "")
    ]
    # The JSON of an object of texts, put together here: to begin with one takes Python longer.
    return hashlib.sha256(f"{{{','.join(cells)}}}".encode()).hexdigest()


def json_of_texts(texts: Mapping[str, str]) -> str:
    """The JSON of RFC 8785 of one object of texts."""
    members = [f"{in_json}:{encode_basestring(texts[name])}" for name, in_json in _names((*texts,))]
    return f"{{{','.join(members)}}}"


@lru_cache(maxsize=64)
def _names(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """The names of columns in their order, each as JSON too."""
    return [(name, encode_basestring(name)) for name in in_canonical_order(names)]


@lru_cache(maxsize=64)  # the rows of a table have the same names
def in_canonical_order(names: tuple[str, ...]) -> list[str]:
    """Names sorted as RFC 8785 sorts them, by their UTF-16 code units."""
    return sorted(names, key=lambda name: name.encode("utf-16-be"))


def _text(value: Value) -> str:
    if isinstance(value, float):
        digits = f"{Decimal(repr(value)):f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return str(value)
