"""A small package in git that is released, corrected, cut and joined, version after version."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cli import main
from sandhi.ledger.entries import Ledger, read_ledger
from sandhi.writing import disk
from tests.conftest import CRICKET, Copy

if TYPE_CHECKING:
    from tests.conftest import Row

DAY = "2026-11-27"
# Beside the scores of the package: one that stands for the same runs as R1, and one that is new.
TWICE: "Row" = {
    "score_id": "R3", "seed_id": "M1", "start": "76", "end": "94",
    "quote": "मीरा जोशी ने 71 रन", "side_id": "T1", "runs": "71", "overs": "", "played": "",
}  # fmt: skip
NEW: "Row" = {
    "score_id": "R4", "seed_id": "M1", "start": "60", "end": "65",
    "quote": "24 रन", "side_id": "T1", "runs": "24", "overs": "", "played": "2025-03-02",
}  # fmt: skip


@dataclass(frozen=True)
class Released(Copy):
    """A copy of a package that is in git, and can be released."""

    def git(self, *arguments: str) -> None:
        who = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org")
        given = ["git", "-C", str(self.root), *who, "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(given, check=True, capture_output=True)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Go on")

    def tell(self, version: str, *lines: str, day: str = DAY) -> None:
        """Begin a section of the changelog with a version."""
        file = self.root / "CHANGELOG.md"
        head, before = "# Changelog\n\n", ""
        if file.exists():
            before = file.read_text("utf-8").removeprefix(head)
        heading = f"## {version} ({day})" if day else f"## {version}"
        text = "\n".join([heading, "What it brings.", *lines, ""])
        file.write_text(f"{head}{text}\n{before}", encoding="utf-8")

    def run(self, *arguments: str | Path) -> Result:
        given = ["--trust", "--package", str(self.root), *map(str, arguments)]
        return CliRunner().invoke(main, given, prog_name="sandhi", catch_exceptions=False)

    def release(self, version: str, *lines: str, options: tuple[str, ...] = ()) -> Result:
        """Tell of a version, commit all, and release it."""
        self.tell(version, *lines)
        self.commit()
        return self.run("release", version, *options)

    @property
    def ledger(self) -> Ledger:
        return read_ledger(self.root)

    def folder(self, version: str) -> Path:
        return self.root / "build" / f"release-{version}"

    def archive(self, version: str) -> Path:
        return self.folder(version) / f"cricket-{version}.zip"

    def digest(self, key: str) -> str:
        """The digest of a row, as its citation has it today."""
        cited = self.run("cite", key).stdout
        (digest,) = re.findall(rf"^Row {key} of .*? SHA-256 ([0-9a-f]{{64}})", cited, re.MULTILINE)
        return str(digest)


def _without_questions(package: Any) -> None:
    for name in ("questions", "queries"):
        del package["sandhi"][name]


def begin(root: Path) -> Released:
    """A copy of the package, with a score that is coded twice, committed and never released."""
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__", "queries"))
    copy = Released(root, set())
    copy.describe("datapackage.json", _without_questions)  # they are about rows that will go
    copy.write("scores", [*copy.rows("scores"), TWICE])
    (root / ".gitignore").write_text("/build\n.sandhi-*\n", encoding="utf-8")
    copy.git("init", "--quiet")
    copy.commit()
    return copy


def again(root: Path, made: Path) -> Released:
    """A copy of a package in git, to be changed."""
    shutil.copytree(made, root, symlinks=True)
    return Released(root, set())


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begin(tmp_path_factory.mktemp("begun") / "cricket").root


@pytest.fixture(scope="session")
def first(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package that is released once, and what this changed not committed."""
    package = again(tmp_path_factory.mktemp("first") / "cricket", begun)
    ran = package.release("0.9.0")
    assert ran.exit_code == 0, ran.output
    return package.root


@pytest.fixture
def unreleased(begun: Path, tmp_path: Path) -> Released:
    return again(tmp_path / "cricket", begun)


@pytest.fixture
def released(first: Path, tmp_path: Path) -> Released:
    """A package whose first release is made, and its ledger to be committed."""
    return again(tmp_path / "cricket", first)


@dataclass(frozen=True)
class Walk:
    """A package that has gone through six versions, and what was seen on the way.

    ``said`` is what each release printed, ``refused`` what was printed where its number claimed too
    little, ``tables`` are the CSVs of each version, ``digests`` those of each row as it was cited,
    ``citations`` the citations themselves, by version, key and format.
    """

    package: Released
    said: dict[str, str]
    refused: dict[str, str]
    tables: dict[str, dict[str, bytes]]
    digests: dict[str, dict[str, str]]
    citations: dict[str, dict[str, dict[str, str]]]


@pytest.fixture(scope="session")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The walk: a first release, 1.0.0, a correction, an addition, a withdrawal, a merger."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "_to_disk", lambda _: None)
        package = begin(tmp_path_factory.mktemp("walk") / "cricket")
        gone = Walk(package, {}, {}, {}, {}, {})

        def step(version: str, *lines: str, too_low: str = "") -> None:
            if too_low:
                before = (package.root / "CHANGELOG.md").read_bytes()
                gone.refused[too_low] = package.release(too_low, *lines).stderr
                (package.root / "CHANGELOG.md").write_bytes(before)
            ran = package.release(version, *lines)
            assert ran.exit_code == 0, ran.output
            gone.said[version] = ran.stdout
            gone.tables[version] = {
                name: package.file(name).read_bytes()
                for name in ("scores", "sides", "sentences", "seeds")
            }
            keys = [row["score_id"] for row in package.rows("scores")]
            gone.digests[version] = {key: package.digest(key) for key in keys}
            source = PackageSource(package.package)
            rows = {key: citable.row(source, key) for key in keys}
            gone.citations[version] = {
                key: {name: form.write(row) for name, form in FORMATS.items()}
                for key, row in rows.items()
                if row
            }
            package.commit()

        step("0.9.0")
        step("1.0.0")
        package.edit("scores", 1, overs="19.4")
        step("1.0.1", "- corrected R2: the report was misread")
        package.write("scores", [*package.rows("scores"), NEW])
        step("1.1.0", too_low="1.0.2")
        package.write("scores", [row for row in package.rows("scores") if row["score_id"] != "R2"])
        step("2.0.0", "- withdrawn R2: the other side's innings", too_low="1.2.0")
        package.write("scores", [row for row in package.rows("scores") if row["score_id"] != "R3"])
        step("3.0.0", "- merged R3 into R1: the same runs", too_low="2.0.1")
    return gone
