"""Datasette, loaded without what the site never asks for: that took half of the start of a server.

Datasette 0.65 reads a registry of units of measurement when it is imported, and with it what else
of arrays is installed (NumPy, SciPy, Dask), for columns to which its metadata give a unit; ours
give none. Its client for HTTP brings a command of its own, with all that colours a terminal. Who
imports them afterwards gets them as they are.
"""

import sys
from types import ModuleType


class NoUnits:
    """Stands for the registry of units, of which nothing is asked where no column has one."""


_UNITS, _COMMAND = "datasette.vendored.pint", "httpx._main"
_spared = {_UNITS, _COMMAND} - sys.modules.keys()
if _UNITS in _spared:
    sys.modules[_UNITS] = ModuleType(_UNITS)
    vars(sys.modules[_UNITS])["UnitRegistry"] = NoUnits
if _COMMAND in _spared:
    sys.modules[_COMMAND] = None  # type: ignore[assignment]  # not there: httpx does without

import datasette.app  # noqa: E402, F401

for _name in _spared:
    del sys.modules[_name]
