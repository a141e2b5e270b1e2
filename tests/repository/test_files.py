"""What a clone holds: files of one form, one version and licence, and what is installed of it."""

import dataclasses
import hashlib
import json
import pkgutil
import re
import shutil
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
import yaml

import sandhi
from sandhi.check.standard.schema_properties import OF_SCHEMAS
from sandhi.package.settings import Settings
from tests.conftest import ROOT
from tests.repository.clone import run, tracked

# Texts as their publishers had them: those of today, and those that tests read.
SEEDS = {ROOT / "seeds", *ROOT.glob("tests/packages/*/seeds")}


@pytest.mark.needs("git")
def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    foreign = re.compile(r"pypi\.org|pythonhosted|index-url|/(?:root|home|Users)/")
    naming = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != Path(__file__)
        and (match := foreign.search(path.read_text("utf-8", errors="replace")))
    ]
    assert naming == []


@pytest.mark.needs("git")
def test_what_documents_name_of_the_tests_is_there() -> None:
    named = re.compile(r"\btests/[\w/]+(?:\.py\b)?|(?<=python -m )tests\.[a-z_.]+[a-z]")
    places = [
        (path.relative_to(ROOT), place if "/" in place else f"{place.replace('.', '/')}.py")
        for path in tracked()
        if path.suffix in {".md", ".py", ""} and not path.is_relative_to(ROOT / "tests")
        for place in named.findall(path.read_text("utf-8"))
        # Such as tests/rules/test_TABLE.py, where a name is to be put.
        if not re.search("[A-Z]", place)
    ]
    assert len(places) > 50
    assert [(str(path), place) for path, place in places if not (ROOT / place).exists()] == []


@pytest.mark.needs("git")
def test_what_documents_name_of_the_tool_is_there() -> None:
    """A module or what is in one, a setting of the descriptor, or a file such as sandhi.db."""
    named = re.compile(r"(?<![\w./-])sandhi((?:\.[A-Za-z_]\w*)+)")
    settings = {setting.name for setting in dataclasses.fields(Settings)}
    settings |= {setting.name for setting in OF_SCHEMAS["tableSettings"]}
    known = settings | {"db", "fish", "service"}
    names = [
        (str(path.relative_to(ROOT)), name)
        for path in tracked()
        if path.suffix == ".md"
        for name in named.findall(path.read_text("utf-8"))
        if name.split(".")[1] not in known
    ]
    assert len(names) > 20
    lost = []
    for path, name in names:
        try:
            pkgutil.resolve_name(f"sandhi{name}")
        except (ImportError, AttributeError):
            lost.append((path, name))
    assert lost == []


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


def test_scripts_of_one_page_call_no_two_functions_the_same() -> None:
    """They share their names: the later one would stand in place of the other, without a word."""
    scripts = [*(ROOT / "sandhi" / "review" / "static").glob("*.js")]
    declared = re.compile(r"^(?:async )?function (\w+)", re.MULTILINE)
    names = Counter(name for path in scripts for name in declared.findall(path.read_text("utf-8")))
    assert len(names) > 20
    assert not [name for name, times in names.items() if times > 1]
