"""Every library that is needed is asked for, pinned and hashed."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.repository.clone import tracked

EXTRAS = ("check", "site", "suggest", "dask")
REQUIREMENTS = ["requirements", *(f"requirements-{of}" for of in EXTRAS)]


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
