"""The frame around the tool: set-up, requirements, licences and what a clone holds."""

import ast
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

import sandhi

ROOT = Path(__file__).resolve().parents[1]
# Texts as their publishers had them: those of today, and those that tests read.
SEEDS = {ROOT / "seeds", *ROOT.glob("tests/packages/*/seeds")}
TARGETS = "help setup check build serve wheel test quick lint format readme bench clean".split()
EXTRAS = ("check", "site", "suggest", "dask")
REQUIREMENTS = ["requirements", *(f"requirements-{of}" for of in EXTRAS)]


def run(
    *command: str | Path, cwd: Path = ROOT, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with another PATH if one is given, and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment if path is None else {**environment, "PATH": path},
        capture_output=True,
        encoding="utf-8",
    )


def tracked() -> list[Path]:
    """List the files that a commit of everything would hold."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    assert listed.returncode == 0, listed.stderr
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.exists())


def pins(name: str) -> dict[str, str]:
    """Read which version a requirements file pins of each package under which condition."""
    return dict(
        line.removesuffix("\\").strip().split("==", 1)
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if re.match(r"[a-z]", line)
    )


def names_asked_for(name: str) -> set[str]:
    """Read which packages a file of our own asks for."""
    lines = (ROOT / name).read_text("utf-8").splitlines()
    return {re.split(r"[^a-z0-9-]", line)[0] for line in lines if re.match(r"[a-z]", line)}


def imports(path: Path) -> set[str]:
    """Read which packages a module imports, anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    return {name.split(".")[0] for name in names}


@pytest.mark.needs("make")
def test_help_lists_every_target_on_one_line() -> None:
    shown = run("make").stdout.splitlines()[1:]
    assert [line.split()[0] for line in shown] == TARGETS
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


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    entries = re.split(r"\n(?=[a-z])", (ROOT / name).read_text("utf-8"))
    assert len(entries) > 20
    for entry in entries:
        assert re.match(
            r"[a-z0-9-]+==[0-9][^ ]* (?:; .+ )?\\\n    --hash=sha256:[0-9a-f]{64}", entry
        )


def test_development_runs_on_the_very_versions_that_users_run() -> None:
    """Under whatever condition: what only some machines need, the tests may need on all."""
    development, users = (
        {name: version.partition(" ;")[0] for name, version in pins(file).items()}
        for file in ("requirements-dev.txt", "requirements.txt")
    )
    assert users.items() <= development.items()


@pytest.mark.parametrize("name", [*REQUIREMENTS, "requirements-dev"])
def test_what_is_asked_for_is_what_is_pinned(name: str) -> None:
    pinned = pins("requirements-dev.txt" if name == "requirements-dev" else "requirements.txt")
    assert names_asked_for(f"{name}.in") <= pinned.keys()


def test_the_extras_ask_for_what_their_files_do() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    dynamic = settings["dynamic"]
    assert dynamic["dependencies"]["file"] == ["requirements.in"]
    extras = {name: of["file"] for name, of in dynamic["optional-dependencies"].items()}
    assert extras.keys() == {*EXTRAS, "all"}
    assert {*extras["all"]} == {f"{name}.in" for name in REQUIREMENTS} - {"requirements.in"}


@pytest.mark.needs("git")
def test_the_tool_imports_no_library_that_it_does_not_ask_for() -> None:
    modules = [path for path in tracked() if path.suffix == ".py"]
    tool = [path for path in modules if not path.is_relative_to(ROOT / "tests")]
    imported = set().union(*map(imports, tool))
    libraries = imported - sys.stdlib_module_names - {"sandhi", "schemas", "benchmarks", "tests"}
    assert len(libraries) > 5
    packages = packages_distributions()
    named = {packages[library][0].lower().replace("_", "-") for library in libraries}
    assert named <= set().union(*(names_asked_for(f"{name}.in") for name in REQUIREMENTS))


@pytest.mark.needs("git")
def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    foreign = re.compile(r"pypi\.org|pythonhosted|index-url|/(?:root|home|Users)/")
    naming = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != Path(__file__).resolve()
        and (match := foreign.search(path.read_text("utf-8", errors="replace")))
    ]
    assert naming == []


@pytest.mark.needs("git")
def test_text_files_are_utf_8_with_lf_and_a_last_line_end() -> None:
    files = [path for path in tracked() if path.parent not in SEEDS]
    assert len(files) > 50
    for path in files:
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, path
        assert not text or (text.endswith("\n") and not text.endswith("\n\n")), path


@pytest.mark.needs("git")
def test_git_converts_no_byte_of_a_seed() -> None:
    for seed in (file for folder in SEEDS for file in folder.iterdir()):
        attribute = run("git", "check-attr", "text", seed.relative_to(ROOT)).stdout
        assert attribute.endswith("text: unset\n")


def test_every_place_that_names_the_version_names_the_same() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    package = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    assert citation["version"] == package["version"] == sandhi.__version__
    assert f"## {sandhi.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_citation_file_describes_the_same_dataset_as_the_package() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    package = json.loads((ROOT / "datapackage.json").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["type"] == "dataset"
    assert [author["name"] for author in citation["authors"]] == ["Sandhi contributors"]
    assert citation["title"] == package["title"]
    assert citation["license"] in [licence["name"] for licence in package["licenses"]]


def test_the_licence_of_the_code_is_the_apache_licence_to_the_letter() -> None:
    terms = (ROOT / "LICENSE").read_bytes().split(b"-" * 80 + b"\n")[1]
    canonical = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30"
    assert hashlib.sha256(terms).hexdigest() == canonical


@pytest.mark.needs("git")
def test_an_installed_copy_has_every_file_of_the_tool(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for path in tracked():
        if path.parent == ROOT or path.is_relative_to(ROOT / "sandhi"):
            copy = source / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    for folder in ("data", "schemas", "seeds"):
        shutil.copytree(ROOT / folder, source / folder)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "-qq"]
    made = run(*pip, "--no-deps", "--no-build-isolation", "-w", tmp_path, source)
    assert made.returncode == 0, made.stderr
    assert not (source / "build").exists()
    wanted = {str(path.relative_to(source)) for path in source.glob("sandhi/**/*.*")}
    dataset = ["datapackage.json", "CHANGELOG.md", "CITATION.cff", "LICENSE"]
    for pattern in ("data/*.csv", "seeds/*.txt", "schemas/**/*.json", "schemas/**/*.sql"):
        dataset += [str(path.relative_to(source)) for path in source.glob(pattern)]
    wanted |= {f"sandhi/dataset/{name}" for name in dataset}
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert {name for name in archive.namelist() if name.startswith("sandhi/")} == wanted
