"""Checks, builds and serves dataset packages whose every row is anchored in its source.

In a program or a notebook it gives the dataset that it came with, or any other package:

>>> import sandhi
>>> dataset = sandhi.open("tests/packages/cricket")
>>> dataset.tables
['scores', 'sides', 'sentences', 'seeds']
>>> dataset.load("scores")["runs"].tolist()
[71, 148]
>>> dataset.row("R1").quote
'71 रन'

Of the dataset that it came with the same is ``sandhi.load("scores")``, ``sandhi.row("R1")``,
``sandhi.seed("M1")`` and ``sandhi.search("words")``. Nothing is loaded before it is asked for.
"""

__version__ = "0.10.0"
__all__ = ["OpenDataset", "load", "open", "row", "search", "seed"]

TYPE_CHECKING = False  # as in ``typing``, which is not loaded for that
if TYPE_CHECKING:
    from sandhi.api import OpenDataset as OpenDataset
    from sandhi.api import load as load
    from sandhi.api import open as open
    from sandhi.api import row as row
    from sandhi.api import search as search
    from sandhi.api import seed as seed


def __getattr__(name: str) -> object:
    """Load what a program asks for when it does."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from sandhi import api

    return getattr(api, name)
