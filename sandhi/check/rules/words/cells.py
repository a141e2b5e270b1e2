"""The cells of a table that hold words of the package's own, each text judged once."""

from collections.abc import Callable
from functools import lru_cache

from pandas import DataFrame, Series

from sandhi.check.context import CellTexts
from sandhi.check.example import Cell
from sandhi.check.prose import prose_columns
from sandhi.check.rule import Context, Example
from sandhi.package import Package


def price(words: str, seed: str = "नमस्ते दुनिया", **cells: Cell) -> Example:
    """A price of which we say something, beside a text of 600 words."""
    row: dict[str, Cell] = {"price_id": "P0001", "article": words}
    return Example(tables={"prices": [row | cells]}, texts={"M1": seed})


def each(context: Context, breach: Callable[[str], str]) -> DataFrame:
    """Whether each cell of our own words is without what breaks a rule; each text is read once."""
    return _texts_of(context.package, context.table).each(lambda text: not breach(text))


@lru_cache(maxsize=1)
def _texts_of(package: Package, table: str) -> CellTexts:
    return CellTexts(prose_columns(package, table), package.cells(table).index)


def odd(
    breach_in: Callable[[Context], Callable[[str], str]],
) -> Callable[[Context, Series, str], str]:
    """What stands in a cell that breaks a rule, by what breaks it in a table."""
    return lambda context, row, column: breach_in(context)(row[column])
