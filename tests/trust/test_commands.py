"""No code of a package runs before its user has trusted it, whichever command is called."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
import uvicorn

from sandhi.check.registry import all_rules
from sandhi.check.rule import Context
from sandhi.check.run import check
from sandhi.cli import main
from sandhi.package import Package, Trust
from sandhi.publish.rules.sentences import words_are_declared
from sandhi.static_site.extent import Omission, SiteExtent
from tests.conftest import ROOT, Copy, Run
from tests.harness.extent import some
from tests.trust.conftest import Canary, command

assert isinstance(main, click.Group)
COMMANDS = main.list_commands(click.Context(main))

# How each command is called so that it does its work on the package of the tests.
ARGUMENTS: dict[str, Sequence[str]] = {
    "add-seed": ["{text}", "--set", "headline=पुणे"],
    "add-table": ["grounds", "name:string"],
    "agreement": [],
    "anchor": [],
    "build": ["--force"],
    "check": [],
    "cite": [],
    "coverage": [],
    "diff": ["{package}", "{package}"],
    "export": ["--format", "csv", "{new}"],
    "export-site": ["{new}"],
    "fmt": [],
    "init": ["{new}"],
    "new": [
        "sides",
        "--occurrence",
        "2",
        "--set",
        "quote=श्रीलंका",
        "--set",
        "name=Lanka",
        "--set",
        "home=false",
    ],
    "reanchor": ["M1", "{text}"],
    "rekey": ["R1"],
    "release": ["1.0.0", "--dry-run"],
    "review": [],
    "resolve": ["{cited}", "{package}"],
    "rules": [],
    "serve": ["--port", "0"],
    "set": ["T1", "name", "Bharat"],
    "suggest": [],
    "trust": [],
    "verify": ["R1", "--digest", "0" * 64],
    "verify-release": ["{package}"],
    "withdraw": ["R1"],
}
# The commands that run rules of the package, as they themselves show below.
RUNNING = {"build", "check", "export", "release", "rules"}
# Those that run them if they may, and say so if they may not, when what they do is done.
TELLING = {"add-seed", "set"}
# Those that ask for more than the small package declares: they are tried on the real one.
ASKING = {"agreement", "coverage", "review"}
TRIED = [
    *sorted(RUNNING | TELLING),
    *some((one for one in COMMANDS if one not in RUNNING | TELLING), 6),
]


@pytest.fixture
def package(
    request: pytest.FixtureRequest, strange: Copy, canary: Canary, original: Copy, tmp_path: Path
) -> Copy:
    """A package on which a command does its work, with a mark in its code."""
    if request.getfixturevalue("name") not in ASKING:
        return strange
    real = original.into(tmp_path / "real")
    for module in real.root.rglob("*.py"):
        module.unlink()
    shutil.copytree(ROOT / "codings", real.root / "codings", dirs_exist_ok=True)
    (real.root / "schemas" / "places.py").write_text(canary.code, encoding="utf-8")
    return real


# A search is run again on a database that is built for it.
CITED = f"Rows of scores where “runs__gt=1” of cricket, 2 rows, SHA-256 {'0' * 64}."


def released(package: Copy) -> None:
    """Make of a package what may be released but for its code: committed, with words on it."""
    (package.root / "CHANGELOG.md").write_text("## 1.0.0 (2026-01-01)\n\nThe first.\n", "utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (
        ["init", "--quiet"],
        ["add", "."],
        ["commit", "--quiet", "--allow-empty", "-m", "All"],
    ):
        subprocess.run([*git, *words], cwd=package.root, check=True)


def called(name: str, package: Copy, tmp_path: Path) -> list[str]:
    text = tmp_path / "text.txt"
    text.write_text("पुणे में 71 रन बने।\n", encoding="utf-8")
    cited = tmp_path / "cited.txt"
    cited.write_text(CITED, encoding="utf-8")
    if name == "release":
        released(package)
    places = {
        "text": text,
        "new": tmp_path / "new",
        "cited": cited,
        "package": package.root,
    }
    return [name, *(part.format(**places) for part in ARGUMENTS[name])]


@pytest.fixture(autouse=True)
def without_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve nobody, and write a site without what its pages lead to."""
    monkeypatch.setattr(uvicorn.Server, "run", lambda self, sockets: None)
    monkeypatch.setattr(SiteExtent, "place", lambda *_: Omission.SERVER)


def test_every_command_is_tried() -> None:
    assert sorted(ARGUMENTS) == COMMANDS


@pytest.mark.parametrize("name", TRIED)
def test_no_command_runs_code_that_is_not_trusted(
    name: str, package: Copy, canary: Canary, tmp_path: Path
) -> None:
    if name in ("export-site", "serve"):  # of what is built
        command(package.root, "build", "--no-rules")
    ran = command(package.root, *called(name, package, tmp_path))
    assert not canary.ran
    if name in TELLING:
        assert ran.code == 0
        assert re.match(r"Whether the rules still hold was not asked: .*--trust this once", ran.err)
    if name in RUNNING:
        assert (ran.code, ran.out) == (2, "")
        lines = ran.err.splitlines()
        assert len(lines) == 1
        for part in (
            "schemas/scores.py, schemas/sides/names.py",
            f"2 modules of rules in {package.root}",
            f"`sandhi trust {package.root}`",
            "--trust",
            "--no-rules",
        ):
            assert part in lines[0]


@pytest.mark.parametrize("name", TRIED)
def test_a_command_that_runs_code_takes_the_decision_on_it(
    name: str, package: Copy, canary: Canary, tmp_path: Path
) -> None:
    if name in ("export-site", "serve"):  # of what is built
        command(package.root, "build", "--no-rules")
    ran = command(package.root, "--trust", *called(name, package, tmp_path))
    assert ran.code < 2, ran.err
    # What adds a seed puts the rules of the tables that it writes: these have none of their own.
    assert canary.ran == (name in RUNNING | TELLING - {"add-seed"})
    if name in RUNNING:
        canary.mark.unlink()
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        command(package.root, *called(name, package, tmp_path), "--trust")
        assert canary.ran
        canary.mark.unlink()
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        ran = command(package.root, *called(name, package, tmp_path), "--no-rules")
        assert not canary.ran
        assert ran.code == int(name == "release")  # which is of what was checked whole, or is none
        assert "package's own" in ran.out + ran.err


def test_the_check_says_how_many_rules_it_did_not_run(strange: Copy) -> None:
    lines = command(strange.root, "check", "--no-rules").out.splitlines()
    assert "1 rule of the package's own not run (--no-rules)." in lines
    skipped = check(strange.root, trust=Trust.WITHHELD).skipped
    assert [(one.rule, one.table) for one in skipped] == [("runs-are-in-the-quote", "scores")]
    whole = check(strange.root, trust=Trust.GIVEN)
    assert check(strange.root, trust=Trust.WITHHELD).rules == whole.rules - 1


def test_all_rules_of_this_package_are_counted_without_running_them(original: Copy) -> None:
    given, withheld = (
        Package.open(original.root, trust) for trust in (Trust.GIVEN, Trust.WITHHELD)
    )
    own = len(all_rules(given)) - len(all_rules(withheld))
    assert own > 100
    from sandhi.check.registry import withheld_rules as unread

    assert len(unread(withheld)) == own
    # What they say is said in other languages too, for words that are unknown without them.
    assert words_are_declared.judge
    assert [*words_are_declared.judge(Context(withheld, ""))] == []


def test_this_projects_own_targets_say_openly_that_they_trust(sandhi: Run) -> None:
    for path in ("Makefile", ".pre-commit-config.yaml"):
        lines = (ROOT / path).read_text("utf-8").splitlines()
        running = [line for line in lines if "/sandhi check" in line or "/sandhi build" in line]
        assert running
        assert all("--trust" in line for line in running)
