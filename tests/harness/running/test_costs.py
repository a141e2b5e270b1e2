"""The run ends by naming the files that cost most."""

from tests.harness.conftest import Pytest
from tests.harness.running.costs import SHOWN

PLUGIN = 'pytest_plugins += ["tests.harness.running.costs"]\n'
BUSY = "def test_busy():\n    assert sum(range(5_000_000))\n"


def test_the_dearest_file_is_named_first_and_no_more_than_so_many(small_suite: Pytest) -> None:
    plugin = f'{PLUGIN}\nfor n in range({SHOWN + 2}):\n    (__import__("pathlib").Path(__file__)'
    plugin += '.parent / f"test_{n}.py").write_text("def test_nothing():\\n    pass\\n")\n'
    ran = small_suite(BUSY, "-n2", "-pno:cacheprovider", conftest=plugin)
    assert ran.returncode == 0
    heading = "seconds of the processor; the dearest files"
    _, _, end = ran.stdout.partition(heading)
    dearest = [line for line in end.splitlines() if ".py" in line]
    assert dearest[0].endswith(" test_small.py")
    assert len(dearest) == SHOWN
