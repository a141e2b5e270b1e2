"""``make quick`` runs what changed files can touch, the nearest first, and never nothing."""

import re
import subprocess
from itertools import islice
from pathlib import Path

import pytest

from tests.harness.conftest import Pytest
from tests.harness.extent import some
from tests.harness.running import quick
from tests.harness.running.nearness import (
    DATASET,
    DIRECT,
    EVERY_FILE,
    FAR,
    FROZEN,
    ITSELF,
    REAL,
    Nearness,
    ranks,
)

ROOT = Path(__file__).parents[3]
TESTS = ROOT / "tests"
FILES = sorted(TESTS.rglob("test_*.py"))


def near(*changed: str, fixtures: tuple[str, ...] = ()) -> dict[str, int]:
    """The distance of each file of tests that is reached."""
    nearness = Nearness(changed)
    distances = {str(file.relative_to(TESTS)): nearness.of(file, fixtures) for file in FILES}
    return {file: distance for file, distance in distances.items() if distance is not None}


def test_a_module_reaches_what_imports_it_and_the_tests_of_its_folder_first() -> None:
    reached = near("sandhi/coverage/account.py")
    assert reached["coverage/test_account.py"] == DIRECT
    assert reached["coverage/test_coverage_command.py"] == DIRECT
    assert reached["check/engine/test_run.py"] > DIRECT
    assert "test_text.py" not in reached


def test_a_module_that_much_is_built_on_reaches_much_and_its_own_test_first() -> None:
    reached = near("sandhi/text.py")
    assert reached["test_text.py"] == min(reached.values())
    assert len(reached) > len(FILES) / 2


def test_a_template_counts_as_the_modules_of_its_folder() -> None:
    template = next((ROOT / "sandhi" / "site").rglob("*.html")).relative_to(ROOT)
    assert near(str(template))["site/pages/test_rows.py"] == DIRECT


def test_a_table_reaches_the_tests_of_the_real_package_and_its_own_first() -> None:
    for fixture, folder in ((DATASET, "data"), (REAL, f"{FROZEN}/data")):
        reached = near(f"{folder}/places.csv", fixtures=(fixture,))
        assert reached["rules/test_places.py"] == DIRECT
        reached = near(f"{folder}/events.csv", fixtures=(fixture,))
        assert reached["rules/events/test_types.py"] == DIRECT
        assert reached["curate/anchoring/test_locate.py"] == FAR
    assert near("schemas/places.py", fixtures=(REAL,))["rules/test_places.py"] == DIRECT
    assert near("schemas/events/types.py", fixtures=(REAL,))["rules/events/test_types.py"] == DIRECT


def test_rows_of_the_dataset_reach_no_test_of_the_tool() -> None:
    reached = near("data/exclusions.csv", fixtures=(REAL,))
    assert "curate/anchoring/test_locate.py" not in reached
    assert "test_text.py" not in near("data/events.csv")


def test_what_a_test_names_it_reads() -> None:
    assert near("README.md")["test_readme.py"] == DIRECT


def test_a_changed_test_comes_before_all_and_a_changed_helper_reaches_its_folder() -> None:
    assert near("tests/test_text.py")["test_text.py"] == ITSELF
    folder = {str(file.relative_to(TESTS)) for file in (TESTS / "curate").rglob("test_*.py")}
    assert {file for file, at in near("tests/curate/conftest.py").items() if not at} == folder
    assert len(near("tests/conftest.py")) == len(FILES)


def test_every_module_of_the_tool_is_reached_by_tests_of_its_own() -> None:
    for module in some(sorted((ROOT / "sandhi").rglob("*.py")), 80):
        nearness = Nearness([str(module.relative_to(ROOT))])
        reached = (file for file in FILES if nearness.of(file, (REAL, "sandhi")) is not None)
        assert len([*islice(reached, 2)]) == 2, module


def test_any_other_file_is_looked_at_by_the_tests_of_the_repository() -> None:
    every = {str(file.relative_to(TESTS)) for file in FILES if file.parent.name == EVERY_FILE}
    assert len(every) > 1
    assert near("docs/" + "n" * 9) == dict.fromkeys(every, FAR)


def test_the_nearest_run_first_and_of_equals_one_of_each_file_in_turn() -> None:
    distances = [("a", FAR), ("a", FAR), ("b", FAR), ("c", DIRECT), ("d", ITSELF), ("d", ITSELF)]
    assert ranks(distances) == [4, 5, 3, 0, 2, 1]


@pytest.mark.needs("git")
def test_what_differs_from_the_main_branch_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "ROOT", tmp_path)
    assert quick.changed() == []  # no repository

    def git(*arguments: str) -> None:
        person = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *person, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    for name in ("kept", "mended", "mended later", "removed"):
        (tmp_path / name).write_text("1\n", encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "Begin")
    assert quick.changed() == []
    (tmp_path / "mended").write_text("2\n", encoding="utf-8")
    assert quick.changed() == ["mended"]
    git("switch", "--create", "branch")
    git("commit", "--all", "--message", "Mend")
    (tmp_path / "mended later").write_text("2\n", encoding="utf-8")
    (tmp_path / "removed").unlink()
    (tmp_path / "नया").write_text("1\n", encoding="utf-8")
    assert quick.changed() == ["mended", "mended later", "removed", "नया"]


SMALL = """
import pathlib, pytest

@pytest.mark.parametrize("number", range(20))
def test_until_it_is_late(number):
    if number == 4:
        pathlib.Path("late").touch()

@pytest.mark.slow
def test_slow():
    pass

@pytest.mark.needs("chromium")
def test_in_a_browser():
    pass
"""
NOTHING_CHANGED = """
import pathlib, types
from tests.harness.running import quick
quick.changed = lambda: []
quick.time = types.SimpleNamespace(time=lambda: 5.0 * pathlib.Path("late").exists())
"""
LEFT = (
    r"(\d+) tests run, nearest first; left to `make test`: (\d+) for want of time, "
    r"1 slow ones, 1 in a browser\."
)


@pytest.mark.parametrize("processes", ["0", "2"])
def test_the_run_ends_in_time_and_says_what_is_left(small_suite: Pytest, processes: str) -> None:
    options = ("-n", processes, "--quick", "1", "--maxschedchunk", "1")
    ran = small_suite(SMALL, *options, conftest=NOTHING_CHANGED)
    assert "quick: no changed file, so that every test counts" in ran.stdout
    counts = re.search(LEFT, ran.stdout)
    assert counts
    count, late = map(int, counts.groups())
    assert 0 < count < 20
    assert count + late == 20
    assert ran.returncode == 0


def test_a_run_of_nothing_has_failed(small_suite: Pytest) -> None:
    ran = small_suite(SMALL, "-n0", "--quick", "-1", conftest=NOTHING_CHANGED)
    assert "0 tests run" in ran.stdout
    assert ran.returncode == pytest.ExitCode.NO_TESTS_COLLECTED
