"""The run ends by naming the files that cost most."""

from tests.harness.conftest import Pytest
from tests.harness.measuring.costs import SHOWN

# The files are written once: by the process that begins the others.
PLUGIN = f"""
import os, pathlib
pytest_plugins += ["tests.harness.measuring.costs"]
for n in range(0 if "PYTEST_XDIST_WORKER" in os.environ else {SHOWN + 2}):
    file = pathlib.Path(__file__).parent / f"test_{{n}}.py"
    file.write_text("def test_nothing():\\n    pass\\n")
"""
BUSY = "def test_busy():\n    assert sum(range(5_000_000))\n"


def test_the_dearest_file_is_named_first_and_no_more_than_so_many(small_suite: Pytest) -> None:
    ran = small_suite(BUSY, "-n2", "-pno:cacheprovider", conftest=PLUGIN)
    assert ran.returncode == 0
    heading = "seconds of the processor; the dearest files"
    _, _, end = ran.stdout.partition(heading)
    dearest = [line for line in end.splitlines() if ".py" in line]
    assert dearest[0].endswith(" test_small.py")
    assert len(dearest) == SHOWN
