"""A test of the tool that reads what the dataset holds today fails, and is told what to use."""

from tests.harness import dataset, frozen
from tests.harness.conftest import Pytest

PLUGIN = 'pytest_plugins += ["tests.harness.dataset"]\n'
READING = f"""
def test_reads():
    assert open({str(dataset.ROOT / "data" / "events.csv")!r}).read(1)

def test_reads_nothing():
    pass
"""


def test_a_test_that_reads_the_dataset_fails_alone(small_suite: Pytest) -> None:
    ran = small_suite(READING, "-n0", conftest=PLUGIN)
    assert ran.returncode == 1
    assert "opened data/events.csv; tests of the tool read the frozen package" in ran.stdout
    assert "2 passed, 1 error" in ran.stdout


def test_so_does_a_module_that_reads_it_when_it_is_collected(small_suite: Pytest) -> None:
    seed = next((dataset.ROOT / "seeds").iterdir())
    ran = small_suite(f"open({str(seed)!r}).close()\n{READING}", "-n0", conftest=PLUGIN)
    assert ran.returncode == 2
    assert f"opened seeds/{seed.name}; tests of the tool" in ran.stdout


def test_the_frozen_package_may_be_read(small_suite: Pytest) -> None:
    read = f"def test_reads():\n    assert open({str(frozen.RELEASE / 'data' / 'events.csv')!r})"
    assert small_suite(f"{read}\n", "-n0", conftest=PLUGIN).returncode == 0
