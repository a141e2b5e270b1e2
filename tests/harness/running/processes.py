"""How many processes run the tests, where nobody says it (``-n``)."""

import os


def pytest_xdist_auto_num_workers() -> int:
    """Return half as many more as there are processors, which take a tenth of the time less.

    A third of the time a process waits: for a browser, or for what another one builds for all.
    """
    processors = os.cpu_count() or 1
    return processors + processors // 2
