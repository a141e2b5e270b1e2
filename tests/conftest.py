"""Copies of packages in which a test plants a defect, and the command run on them."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import hypothesis
import pytest
from click.testing import CliRunner
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from pandas import DataFrame

from sandhi.check.finding import Finding
from sandhi.check.run import Report, check
from sandhi.cli import main
from sandhi.package import Package, Trust
from sandhi.publish.database import BUILT
from sandhi.table import records, written
from sandhi.writing import disk

pytest_plugins = ["tests.harness.needs", "tests.harness.quick"]

ROOT = Path(__file__).parents[1]
KNOWN, PRINTED = "known.json", "build.txt"
CRICKET = ROOT / "tests" / "packages" / "cricket"

Row: TypeAlias = dict[str, str]
FindingPlaces: TypeAlias = set[tuple[str, str, str | None, str | None]]
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True)
class Copy:
    """A copy of a package, to be edited at will."""

    root: Path
    known: FindingPlaces

    @property
    def package(self) -> Package:
        """The package, read anew."""
        return Package.open(self.root, Trust.GIVEN)

    def file(self, table: str) -> Path:
        return self.root / "data" / f"{table}.csv"

    def rows(self, table: str) -> list[Row]:
        names, rows, _ = records(self.file(table).read_bytes())
        return [dict(zip(names, row, strict=True)) for row in rows]

    def write(self, table: str, rows: list[Row]) -> None:
        """Write a table in its canonical form."""
        names = records(self.file(table).read_bytes()).names
        text = written(names, [[row[name] for name in names] for row in rows])
        self.file(table).write_text(text, encoding="utf-8", newline="")

    def edit(self, table: str, number: int, **cells: str) -> str | None:
        """Change cells of a row, counted from 0; return the row's key."""
        rows = self.rows(table)
        rows[number] |= cells
        self.write(table, rows)
        return next(iter(rows[number].values())) or None

    def describe(self, path: str, edit: Callable[[Any], object]) -> None:
        """Change a JSON file of the package."""
        file = self.root / path
        descriptor = json.loads(file.read_text("utf-8"))
        edit(descriptor)
        file.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")

    def report(self, *tables: str) -> Report:
        return check(self.root, tables, trust=Trust.GIVEN)

    def findings(self, *tables: str) -> list[Finding]:
        """What check finds beyond what it knew of the package before."""
        return [
            finding for finding in self.report(*tables).findings if _cell(finding) not in self.known
        ]

    def finding_places(self, *tables: str) -> FindingPlaces:
        """Rule, table, key and column of each finding."""
        return {_cell(finding) for finding in self.findings(*tables)}


def place(finding: Finding) -> tuple[str, str, str | None, str | None, int | None, str]:
    """Where a finding is: rule, table, key, column, line, and what stands there."""
    row = (finding.key, finding.column, finding.line)
    return finding.rule, finding.table, *row, finding.evidence


def _cell(finding: Finding) -> tuple[str, str, str | None, str | None]:
    return finding.rule, finding.table, finding.key, finding.column


# A slow machine is no failure, and a failure on one machine must be one on every other.
hypothesis.settings.register_profile("sandhi", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("sandhi")


class Compiled(BytecodeCache):
    """Templates compiled once, for each of the some hundred sites that tests open."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


@pytest.fixture(autouse=True, scope="session")
def compiled() -> Iterator[None]:
    """Have every environment of templates keep what it compiles in one place."""
    begin, kept = Environment.__init__, Compiled()

    def begin_with(self: Environment, *arguments: Any, **options: Any) -> None:
        begin(self, *arguments, **options)
        self.bytecode_cache = self.bytecode_cache or kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "__init__", begin_with)
        yield


@pytest.fixture(autouse=True, scope="session")
def parsed() -> Iterator[None]:
    """Have tables of the same bytes and schema parsed once: copies of a package differ in few.

    What a package hands out are copies on write, so that no test can change another's.
    """
    kept: dict[tuple[str, bytes, str], DataFrame] = {}

    def once(parse: Callable[[Package, str], DataFrame]) -> Callable[[Package, str], DataFrame]:
        def parsed(package: Package, table: str) -> DataFrame:
            file = package.root / package.paths[table]
            if table in package._tables or not file.is_file():
                return parse(package, table)
            key = (parse.__name__, file.read_bytes(), repr(package.schemas[table]))
            if key not in kept:
                kept[key] = parse(package, table)
            return kept[key].copy(deep=False)

        return parsed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Package, "_read", once(Package._read))
        patch.setattr(Package, "table", once(Package.table))
        yield


@contextlib.contextmanager
def made_once(folder: Path) -> Iterator[Path | None]:
    """The folder to fill, for the first process that asks for it; None once it is filled."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            yield None
            return
        made = folder.with_suffix(".made")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
        yield made
        made.rename(folder)


def _digest(*folders: Path) -> str:
    """One digest of the files in folders, of their names, and of the libraries that read them."""
    digest = hashlib.sha256(sys.version.encode() + (ROOT / "requirements.txt").read_bytes())
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                digest.update(f"{file.relative_to(folder)} {content}\n".encode())
    return digest.hexdigest()[:16]


def run_unmeasured(command: Sequence[str], folder: Path) -> str:
    """Run a command in a folder without measuring its coverage, and return what it printed."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    return subprocess.run(
        command,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ).stdout.strip("\n")


def _case(item: pytest.Item) -> int:
    """Which case of its test an item is, counted from 0."""
    spec = getattr(item, "callspec", None)
    return max(spec.indices.values(), default=0) if spec else 0


# Of a test with many cases one is measured: the others try other values on the same lines, but for
# those of a language, where each form goes another way, and takes no time.
WHOLLY_MEASURED = "language"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure no coverage, which takes as long again, where a test does not mean to check lines.

    The tests in a browser see pages, and those of rules the rules of the package. Slow ones come
    first, so that no process is left alone with one at the end.
    """
    for item in items:
        folders = {*item.path.relative_to(ROOT).parts}
        if {"browser", "rules"} & folders or (_case(item) and WHOLLY_MEASURED not in folders):
            item.add_marker(pytest.mark.no_cover)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def unsynced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk, but in the tests of what is left there when all ends at once."""
    if "writing" not in request.path.relative_to(ROOT).parts:
        monkeypatch.setattr(disk, "_sync", lambda _: None)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of what the processes of one run make once and share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def original(shared: Path) -> Copy:
    """The real package as it is while the tests run, with what check finds in it by itself."""
    with made_once(shared / "original") as root:
        if root is not None:
            for name in ("data", "schemas", "seeds", "codings"):
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / name, root / name, ignore=ignore)
            for name in ("datapackage.json", "CHANGELOG.md"):
                shutil.copy(ROOT / name, root)
            known = sorted(map(_cell, check(root, trust=Trust.GIVEN).findings), key=str)
            (root.parent / KNOWN).write_text(json.dumps(known), encoding="utf-8")
    known = json.loads((shared / KNOWN).read_text("utf-8"))
    return Copy(shared / "original", {(rule, *cell) for rule, *cell in known})


@pytest.fixture(scope="session")
def publication(original: Copy, shared: Path, pytestconfig: pytest.Config) -> Path:
    """The real package with its build, made once: by the first process that asks for it.

    Tests that are to be quick use what an earlier run of theirs has built from the same files.
    """
    home = shared
    if pytestconfig.getoption("--quick") and pytestconfig.cache:
        kept = pytestconfig.cache.mkdir("publication")
        home = kept / _digest(original.root, ROOT / "sandhi")
        home.mkdir(exist_ok=True)
        for other in kept.iterdir():
            if other != home:
                shutil.rmtree(other, ignore_errors=True)
    with made_once(home / "publication") as root:
        if root is not None:
            shutil.copytree(original.root, root, dirs_exist_ok=True)
            printed = run_unmeasured([sys.executable, "-m", "sandhi", "--trust", "build"], root)
            assert (root / BUILT).exists(), printed
            (root.parent / PRINTED).write_text(printed, encoding="utf-8")
    return home / "publication"


@pytest.fixture(scope="session")
def printed_by_build(publication: Path) -> str:
    """What `sandhi build` printed of the real package."""
    return (publication.parent / PRINTED).read_text("utf-8")


@pytest.fixture(scope="session")
def built(publication: Path) -> Path:
    """The database of the real package, with what is published beside it."""
    return publication / BUILT


@pytest.fixture
def real(original: Copy, tmp_path: Path) -> Copy:
    """A copy of the real package."""
    root = tmp_path / "package"
    shutil.copytree(original.root, root)
    return Copy(root, original.known)


@pytest.fixture
def cricket(tmp_path: Path) -> Copy:
    """A copy of a small package on another subject, with tables of its own and no findings."""
    root = tmp_path / "cricket"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    return Copy(root, set())


@pytest.fixture
def sandhi() -> Run:
    """Run the command with nobody at a terminal; in this process, so that much can be tried.

    The packages of tests are the project's own, so their code is trusted: --trust.
    """

    def run(*arguments: str | Path, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
        given = [*map(str, arguments)]
        with contextlib.chdir(cwd):
            ran = CliRunner().invoke(
                main, ["--trust", *given], prog_name="sandhi", catch_exceptions=False
            )
        return subprocess.CompletedProcess(given, ran.exit_code, ran.stdout, ran.stderr)

    return run


@pytest.fixture
def process() -> Run:
    """Run the command in a process of its own; the packages of tests are trusted: --trust."""

    def run(*arguments: str | Path, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "sandhi", "--trust", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
