"""Datasette, loaded without the libraries that it only looks for.

Its copy of Pint, for quantities with units, takes in arrays of NumPy and Dask, and Babel's names,
where they are installed, and goes without where they are not. Nothing here has such columns, and to
load all of them takes longer than to load the site.
"""

import sys
from importlib import import_module

# What Pint tries to import, each of which it can miss.
_LOOKED_FOR = ("babel", "dask", "mip", "numpy", "uncertainties")


def load_datasette() -> None:
    """Import Datasette as where none of these is installed; what is loaded already stays so."""
    hidden = [name for name in _LOOKED_FOR if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: not to be imported
    try:
        import_module("datasette.app")
    finally:
        for name in hidden:
            del sys.modules[name]


load_datasette()
