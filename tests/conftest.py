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

from sandhi.check.finding import Finding
from sandhi.check.run import Report, check, check_opened
from sandhi.cli import main
from sandhi.package import Package, Trust
from sandhi.publish.database import BUILT
from sandhi.table import csv_text, records
from sandhi.writing import disk
from tests.harness import frozen
from tests.harness.copies.editions import edition
from tests.harness.extent import examples

pytest_plugins = [
    "tests.harness.measuring.costs",
    "tests.harness.measuring.coverage",
    "tests.harness.measuring.imports",
    "tests.harness.running.extent",
    "tests.harness.dataset",
    "tests.harness.memory",
    "tests.harness.running.needs",
    "tests.harness.running.quick",
]

ROOT = Path(__file__).parents[1]
PRINTED = "build.txt"
CRICKET = ROOT / "tests" / "packages" / "cricket"

Row: TypeAlias = dict[str, str]
FindingPlaces: TypeAlias = set[tuple[str, str, str | None, str | None]]
Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True)
class Copy:
    """A copy of a package, to be edited at will."""

    root: Path
    known: FindingPlaces
    origin: Path | None = None  # the package that it was copied from, where nobody changes that

    @property
    def package(self) -> Package:
        """The package, read anew.

        What rests on files that are as those of its origin is not worked out again.
        """
        copied = edition(self.origin, self.root) if self.origin else None
        return copied or Package.as_it_stands(self.root, Trust.GIVEN)

    def into(self, root: Path) -> "Copy":
        """Copy it once more."""
        shutil.copytree(
            self.root, root, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
        )
        return Copy(root, self.known, self.origin)

    def file(self, table: str) -> Path:
        return self.root / "data" / f"{table}.csv"

    def rows(self, table: str) -> list[Row]:
        names, rows, _ = records(self.file(table).read_bytes())
        return [dict(zip(names, row, strict=True)) for row in rows]

    def write(self, table: str, rows: list[Row]) -> None:
        """Write a table in its canonical form."""
        names = records(self.file(table).read_bytes()).names
        text = csv_text(names, [[row[name] for name in names] for row in rows])
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
        """What check finds beyond what it knew of the package before.

        As ``package``, it takes over what is known of its origin.
        """
        copied = edition(self.origin, self.root) if self.origin else None
        report = check_opened(copied, tables) if copied else self.report(*tables)
        return [finding for finding in report.findings if _cell(finding) not in self.known]

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
hypothesis.settings.register_profile(
    "sandhi",
    deadline=None,
    derandomize="CI" in os.environ,
    max_examples=examples(50, 1_000),
)
hypothesis.settings.load_profile("sandhi")


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


@pytest.fixture(scope="module", autouse=True)
def unsynced(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait for no disk, but in the tests of what is left there when all ends at once."""
    with pytest.MonkeyPatch.context() as patched:
        if "writing" not in request.path.relative_to(ROOT).parts:
            patched.setattr(disk, "_to_disk", lambda _: None)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of what the processes of one run make once and share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def original(shared: Path) -> Copy:
    """The package on which the tool is tested: frozen rows, in which the check finds nothing."""
    with made_once(shared / "original") as root:
        if root is not None:
            frozen.make(root)
    return Copy(shared / "original", set(), shared / "original")


@pytest.fixture(scope="session")
def publication(original: Copy, shared: Path, pytestconfig: pytest.Config) -> Path:
    """The frozen package with its build, made once: by the first process that asks for it.

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
            assert (root / BUILT).exists(), why_not_built(Copy(root, set()), printed)
            (root.parent / PRINTED).write_text(printed, encoding="utf-8")
    return home / "publication"


def why_not_built(copy: Copy, printed: str) -> str:
    """What to mend where a build of the frozen package has printed that it was not built."""
    found = [f"{one.file}: {one.rule}: {one.evidence}" for one in copy.report().findings[:3]]
    columns = "columns declared since are added to it by `python -m tests.harness.refreeze fmt`"
    return "\n".join([printed, *found, f"This is the frozen package; {columns}."])


@pytest.fixture(scope="session")
def printed_by_build(publication: Path) -> str:
    """What `sandhi build` printed of the frozen package."""
    return (publication.parent / PRINTED).read_text("utf-8")


@pytest.fixture(scope="session")
def built(publication: Path, one_reading_of_builds: None) -> Path:
    """The database of the frozen package, with what is published beside it."""
    return publication / BUILT


@pytest.fixture
def real(original: Copy, tmp_path: Path) -> Copy:
    """A copy of the frozen package: real rows and texts, which stay as they are."""
    root = tmp_path / "package"
    frozen.unpack(original.root, root)
    return Copy(root, original.known, original.root)


@pytest.fixture
def cricket(tmp_path: Path) -> Copy:
    """A copy of a small package on another subject, with tables of its own and no findings."""
    root = tmp_path / "cricket"
    frozen.unpack(CRICKET, root)
    return Copy(root, set(), CRICKET)


@pytest.fixture
def sandhi(request: pytest.FixtureRequest) -> Run:
    """Run the command with nobody at a terminal; in this process, so that much can be tried.

    It begins in the frozen package, where no other folder is named. The packages of tests are the
    project's own, so their code is trusted: --trust.
    """

    def run(*arguments: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        given = [*map(str, arguments)]
        with contextlib.chdir(cwd or request.getfixturevalue("original").root):
            ran = CliRunner().invoke(
                main, ["--trust", *given], prog_name="sandhi", catch_exceptions=False
            )
        return subprocess.CompletedProcess(given, ran.exit_code, ran.stdout, ran.stderr)

    return run


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Run:
    """Run the command in a process of its own, as `sandhi` does in this one.

    It takes a second or more: for what a process alone can show, such as its exit.
    """

    def run(*arguments: str | Path, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "sandhi", "--trust", *map(str, arguments)],
            cwd=cwd or request.getfixturevalue("original").root,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run
