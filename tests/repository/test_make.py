"""The targets of make: set-up without what it needs, and builds of what has changed."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.repository.clone import run

TARGETS = "help setup check build serve wheel test thorough quick lint format readme bench clean"


@pytest.mark.needs("make")
def test_help_lists_every_target_on_one_line() -> None:
    shown = run("make").stdout.splitlines()[1:]
    assert [line.split()[0] for line in shown] == TARGETS.split()
    assert all(len(line.split()) > 2 and len(line) <= 80 for line in shown)


@pytest.fixture
def folder_of_commands(tmp_path: Path) -> Path:
    """A PATH of its own: what `make` needs, and no Python."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("make", "sh", "find", "touch"):
        path = shutil.which(name)
        assert path
        (commands / name).symlink_to(path)
    return commands


@pytest.mark.needs("make")
@pytest.mark.parametrize(
    ("python", "refused", "advice"),
    [
        (None, "", "Python 3.11 or later is needed: install it"),
        ("python3", "version_info", "Python 3.11 or later is needed: install it"),
        ("python3.12", "ensurepip", "apt install python3.12-venv"),
    ],
    ids=["no Python", "an old Python", "a Python without venv"],
)
def test_setup_says_in_one_line_what_to_install(
    tmp_path: Path, folder_of_commands: Path, python: str | None, refused: str, advice: str
) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for name in ("pyproject.toml", "requirements.in", "requirements.txt"):
        (tmp_path / name).touch()
    if python:
        stub = folder_of_commands / python
        stub.write_text(f'#!/bin/sh\ncase "$*" in *{refused}*) exit 1 ;; esac\n')
        stub.chmod(0o755)
    tried = run("make", "setup", cwd=tmp_path, path=str(folder_of_commands))
    lines = [line for line in tried.stderr.splitlines() if not re.match(r"make|find:", line)]
    assert tried.returncode == 2
    assert len(lines) == 1
    assert advice in lines[0]
    assert not (tmp_path / ".venv").exists()


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A tree with files of every sort that a build reads, all older than its database."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    sources = ["pyproject.toml", "requirements.in", "requirements.txt", "datapackage.json"]
    sources += ["data/events.csv", "schemas/events.json", "schemas/views/wide.sql", "seeds/000.txt"]
    sources += ["sandhi/check/rule.py", "sandhi/site/page.html"]
    stamps = [".venv/.created", ".venv/.runtime", ".venv/.installed", "build/sandhi.db"]
    for name in sources + stamps:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    for path in tmp_path.rglob("*"):
        os.utime(path, (1000, 1000))
    for at, name in enumerate(stamps):
        os.utime(tmp_path / name, (2000 + at, 2000 + at))
    return tmp_path


def is_up_to_date(tree: Path) -> bool:
    """Ask make whether the database would be left as it is."""
    answer = run("make", "--question", "build", cwd=tree)
    assert answer.returncode in (0, 1), answer.stderr
    return answer.returncode == 0


@pytest.mark.needs("make")
def test_a_second_build_has_nothing_to_do(built: Path) -> None:
    assert is_up_to_date(built)


@pytest.mark.needs("make")
@pytest.mark.parametrize(
    "changed",
    [
        "datapackage.json",
        "data/events.csv",
        "schemas/events.json",
        "schemas/views/wide.sql",
        "seeds/000.txt",
        "sandhi/check/rule.py",
        "sandhi/site/page.html",
    ],
)
def test_a_changed_file_is_built_again(built: Path, changed: str) -> None:
    os.utime(built / changed, (3000, 3000))
    assert not is_up_to_date(built)


@pytest.mark.needs("make")
def test_a_removed_table_is_built_again(built: Path) -> None:
    (built / "data/events.csv").unlink()
    assert not is_up_to_date(built)


@pytest.mark.needs("make")
def test_caches_of_the_tool_are_no_reason_to_build_again(built: Path) -> None:
    (built / "sandhi/site/__pycache__").mkdir()
    (built / "sandhi/site/__pycache__/page.pyc").touch()
    assert is_up_to_date(built)


@pytest.mark.needs("make")
def test_continuous_integration_ends_with_the_exit_code_of_make_test(tmp_path: Path) -> None:
    stub = tmp_path / "make"
    stub.write_text('#!/bin/sh\ntest "$*" = test && test -f Makefile && exit 7\n')
    stub.chmod(0o755)
    path = os.pathsep.join([str(tmp_path), os.environ["PATH"]])
    assert run(ROOT / ".ci/run", cwd=tmp_path, path=path).returncode == 7
