"""The limits that constraints set, as the values of a typed column are compared with them."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from sandhi.package import Field


def limit_of(field: Field, limit: Any) -> Any:
    """Return the limit that a constraint sets, comparable with the column's values."""
    if field.type not in ("date", "datetime"):
        return limit
    if isinstance(limit, list):
        return [*_moments(limit)]
    return _moment(limit) if isinstance(limit, str) else limit


def _moments(texts: Iterable[str]) -> Iterator[pd.Timestamp]:
    """The dates or moments among texts; what is none is no value of any row, and no limit."""
    for text in texts:
        try:
            yield _moment(text)
        except ValueError:
            continue


def _moment(text: str) -> pd.Timestamp:
    """A date or a moment as columns hold them: without a zone, on the clock of UTC."""
    moment = pd.Timestamp(text)
    return moment.tz_convert("UTC").tz_localize(None) if moment.tzinfo else moment
