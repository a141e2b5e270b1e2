"""No code of a package runs before its user has trusted it, whichever command is called."""

import marshal
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import cache_from_source
from pathlib import Path

import click
import pytest
import uvicorn

from sandhi.check.registry import all_rules, rules_of
from sandhi.check.run import check
from sandhi.cli import main
from sandhi.package import Package, PackageError, Trust, UntrustedError
from sandhi.package.trust import forget
from sandhi.static_site.extent import Omission, SiteExtent
from tests.conftest import CRICKET, ROOT, Copy, Run
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
# Those that ask for more than the small package declares: they are tried on the real one.
ASKING = {"agreement", "coverage", "review"}


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


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_runs_code_that_is_not_trusted(
    name: str, package: Copy, canary: Canary, tmp_path: Path
) -> None:
    if name in ("export-site", "serve"):  # of what is built
        command(package.root, "build", "--no-rules")
    ran = command(package.root, *called(name, package, tmp_path))
    assert not canary.ran
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


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_runs_code_takes_the_decision_on_it(
    name: str, package: Copy, canary: Canary, tmp_path: Path
) -> None:
    if name in ("export-site", "serve"):  # of what is built
        command(package.root, "build", "--no-rules")
    ran = command(package.root, "--trust", *called(name, package, tmp_path))
    assert ran.code < 2, ran.err
    assert canary.ran == (name in RUNNING)
    if canary.ran:
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
    from sandhi.check.registry import withheld as unread

    assert len(unread(withheld)) == own


def test_trust_is_remembered_by_folder(strange: Copy, canary: Canary, tmp_path: Path) -> None:
    assert command(strange.root, "trust").code == 0
    assert not canary.ran
    assert command(strange.root, "check").code == 0
    assert canary.ran
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(strange.root, elsewhere)
    assert command(elsewhere, "check").code == 2
    assert command(strange.root, "trust", "--revoke").code == 0
    assert command(strange.root, "check").code == 2


def test_trust_takes_the_folder_as_its_argument(strange: Copy, tmp_path: Path) -> None:
    assert command(CRICKET, "trust", str(strange.root)).code == 0
    assert command(strange.root, "check").code == 0


CHANGES = {
    "a module edited": lambda root: (root / "schemas" / "scores.py").open("a").write("# more\n"),
    "a module added": lambda root: (root / "schemas" / "sides" / "more.py").write_text(""),
    "a module of another table": lambda root: (root / "schemas" / "seeds.py").write_text(""),
    "a module renamed": lambda root: (root / "schemas" / "sides" / "names.py").rename(
        root / "schemas" / "sides" / "labels.py"
    ),
    "a module taken away": lambda root: (root / "schemas" / "sides" / "names.py").unlink(),
    "a helper beside them": lambda root: (root / "schemas" / "helper.py").write_text(""),
    "a compiled helper": lambda root: (root / "schemas" / "helper.pyc").write_bytes(b""),
    "a library beside them": lambda root: (root / "schemas" / "sides" / "fast.so").write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_to_the_code_asks_anew(change: str, strange: Copy, canary: Canary) -> None:
    command(strange.root, "trust")
    CHANGES[change](strange.root)
    ran = command(strange.root, "check")
    assert ran.code == 2
    assert "has changed since it was trusted" in ran.err
    assert not canary.ran


def test_a_change_to_data_asks_nothing(strange: Copy) -> None:
    command(strange.root, "trust")
    strange.edit("scores", 0, runs="72")
    assert command(strange.root, "check").code == 1


def test_what_was_trusted_once_in_a_folder_stays_so(strange: Copy) -> None:
    command(strange.root, "trust")
    module = strange.root / "schemas" / "scores.py"
    before = module.read_text("utf-8")
    module.write_text(before + "# more\n", encoding="utf-8")
    command(strange.root, "trust")
    assert command(strange.root, "check").code == 0
    module.write_text(before, encoding="utf-8")
    assert command(strange.root, "check").code == 0


def test_a_package_without_code_never_asks(cricket: Copy, state: Path) -> None:
    (cricket.root / "schemas" / "scores.py").unlink()
    for arguments in (["check"], ["rules"], ["build"]):
        assert command(cricket.root, *arguments).code == 0
    assert "needs no trust" in command(cricket.root, "trust").out
    assert not state.exists()


def test_a_compiled_file_never_runs_in_the_place_of_its_source(
    strange: Copy, canary: Canary, tmp_path: Path
) -> None:
    """One that says of itself that it is not to be compared with its source."""
    module = strange.root / "schemas" / "scores.py"
    (strange.root / "schemas" / "sides" / "names.py").unlink()
    module.write_text(module.read_text("utf-8").replace(canary.code, ""), encoding="utf-8")
    bad = tmp_path / "bad.py"
    bad.write_text(canary.code, encoding="utf-8")
    compiled = Path(cache_from_source(str(module)))
    py_compile.compile(
        str(bad), str(compiled), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    assert marshal.loads(compiled.read_bytes()[16:])  # it is one that Python would take
    assert command(strange.root, "--trust", "check").code == 0
    assert not canary.ran


def test_no_compiled_file_is_left_behind(strange: Copy) -> None:
    command(strange.root, "--trust", "check")
    assert not [*strange.root.rglob("__pycache__")]


@pytest.mark.parametrize("where", ["schemas/scores.py", "schemas/sides/names.py"])
def test_a_module_that_leads_out_of_the_package_is_refused(
    where: str, strange: Copy, canary: Canary, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.py"
    outside.write_text(canary.code, encoding="utf-8")
    (strange.root / where).unlink()
    (strange.root / where).symlink_to(outside)
    ran = command(strange.root, "--trust", "check")
    assert (ran.code, canary.ran) == (2, False)
    assert "leaves the package" in ran.err


def test_both_decisions_at_once_are_refused(strange: Copy, canary: Canary) -> None:
    for arguments in (["--trust", "check", "--no-rules"], ["check", "--no-rules", "--trust"]):
        ran = command(strange.root, *arguments)
        assert ran.code == 2
        assert "exclude each other" in ran.err
    assert not canary.ran


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_trust_that_cannot_be_remembered_is_told_in_a_line(strange: Copy, state: Path) -> None:
    state.mkdir(mode=0o500)
    ran = command(strange.root, "trust")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


def test_trust_without_a_place_to_remember_it_is_told_in_a_line(strange: Copy, state: Path) -> None:
    state.write_text("in the way")
    ran = command(strange.root, "trust")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "set XDG_STATE_HOME" in ran.err


def test_what_is_remembered_of_another_folder_is_no_trust(strange: Copy, state: Path) -> None:
    command(strange.root, "trust")
    (file,) = (state / "sandhi" / "trusted").iterdir()
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(["/elsewhere", *lines[1:], ""]), encoding="utf-8")
    assert command(strange.root, "check").code == 2


def test_whoever_uses_the_library_decides_too(strange: Copy, canary: Canary) -> None:
    with pytest.raises(UntrustedError, match=r"was never trusted"):
        check(strange.root)
    with pytest.raises(PackageError):
        rules_of(Package.open(strange.root))
    assert not canary.ran
    assert rules_of(Package.open(strange.root, Trust.WITHHELD))["sides"]
    assert not canary.ran
    Package.open(strange.root).code.trust()
    check(strange.root)
    assert canary.ran
    assert forget(strange.root)
    assert not forget(strange.root)


@pytest.mark.parametrize("name", ["click", "json", "pandas"])
def test_no_module_in_the_folder_that_one_stands_in_is_imported(
    name: str, strange: Copy, canary: Canary
) -> None:
    (strange.root / f"{name}.py").write_text(canary.code, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "sandhi", "check", "--no-rules"],
        cwd=strange.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not canary.ran


def test_this_projects_own_targets_say_openly_that_they_trust(sandhi: Run) -> None:
    for path in ("Makefile", ".pre-commit-config.yaml"):
        lines = (ROOT / path).read_text("utf-8").splitlines()
        running = [line for line in lines if "/sandhi check" in line or "/sandhi build" in line]
        assert running
        assert all("--trust" in line for line in running)
