"""The dataset in a program or a notebook, in one line: what ``sandhi`` itself gives.

They are those of the dataset that this tool came with; ``open`` gives any other package the same.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from sandhi.api.dataset import OpenDataset as OpenDataset
from sandhi.api.rows import DatasetRow
from sandhi.api.texts import DatasetText
from sandhi.files import PackageError
from sandhi.package import DESCRIPTOR

if TYPE_CHECKING:
    from pandas import DataFrame

# In a wheel the dataset lies in the tool, in a checkout beside it.
_PLACES = (Path(__file__).parents[1] / "dataset", Path(__file__).parents[2])


def open(directory: str | Path) -> OpenDataset:
    """Open the dataset package in a folder; PackageError where that is none.

    No code that it brings is run.

    >>> open("tests/packages/cricket").title
    'A cricket match'
    """
    return OpenDataset.of(Path(directory))


@cache
def bundled_dataset() -> OpenDataset:
    """The dataset that this tool came with; PackageError where it came with none."""
    for place in _PLACES:
        if (place / DESCRIPTOR).is_file():
            return OpenDataset.of(place)
    raise PackageError(
        "this copy of sandhi came without its dataset; open a package with sandhi.open(DIR)"
    )


@overload
def load(name: str, as_: Literal["pandas"] = "pandas") -> "DataFrame": ...
@overload
def load(name: str, as_: str) -> Any: ...
def load(name: str, as_: str = "pandas") -> Any:
    """Load a table or a view of the dataset that this tool came with (``OpenDataset.load``)."""
    return bundled_dataset().load(name, as_)


def seed(key: str) -> DatasetText:
    """Return a source text of the dataset that this tool came with (``OpenDataset.seed``)."""
    return bundled_dataset().seed(key)


def row(key: str) -> DatasetRow:
    """Return a row of the dataset that this tool came with, of any table (``OpenDataset.row``)."""
    return bundled_dataset().row(key)


def search(words: str, limit: int = 20) -> "DataFrame":
    """Search the dataset that this tool came with (``OpenDataset.search``)."""
    return bundled_dataset().search(words, limit)
