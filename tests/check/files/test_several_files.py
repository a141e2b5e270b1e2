"""Tables that lie in several files: one table to whoever reads it, and told apart in findings."""

import asyncio
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask
import pytest
from click.testing import CliRunner

import sandhi
from sandhi.cli import main
from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.suggest.candidates import KINDS
from sandhi.suggest.of_workers import suggestions_of_workers
from sandhi.suggest.sources import sources
from sandhi.suggest.suggestions import suggestions
from tests.check.parted import by_seed, divide
from tests.conftest import CRICKET

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def parted(cricket: "Copy") -> "Copy":
    """The scores in two files, a row in each, and the sentences in a list of two."""
    divide(cricket.root, ["scores", "sentences"], by_seed(1, 2))
    return cricket


def described(copy: "Copy", **more: Any) -> None:
    copy.describe("datapackage.json", lambda whole: whole["resources"][0].update(more))


def test_rows_of_several_files_are_one_table(parted: "Copy", cricket: "Copy") -> None:
    package = parted.package
    assert package.cells("scores")["score_id"].tolist() == ["R1", "R2"]
    assert [package.place("scores", line) for line in package.cells("scores").index] == [
        ("data/scores-0.csv", 2),
        ("data/scores-1.csv", 2),
    ]
    assert package.content("scores").count(b"\n") == 3
    assert [*package.rows("scores")] == ["R1", "R2"]
    assert parted.findings() == []


def test_files_of_a_pattern_stand_in_the_order_of_their_numbers(parted: "Copy") -> None:
    (parted.root / "data/scores-1.csv").rename(parted.root / "data/scores-10.csv")
    (parted.root / "data/scores-0.csv").rename(parted.root / "data/scores-9.csv")
    assert parted.package.files["scores"] == ("data/scores-9.csv", "data/scores-10.csv")


def test_a_finding_names_the_file_and_the_line_in_it(parted: "Copy") -> None:
    file = parted.root / "data/scores-1.csv"
    file.write_text(file.read_text("utf-8").replace(",148,", ",149,"), "utf-8")
    (finding,) = parted.findings()
    assert (finding.rule, finding.file, finding.line) == (
        "runs-are-in-the-quote",
        "data/scores-1.csv",
        2,
    )


def test_each_file_is_judged_as_a_file(parted: "Copy") -> None:
    (parted.root / "data/scores-1.csv").write_text("score_id,seed_id\n", "utf-8")
    (parted.root / "data/sentences-0.csv").unlink()
    assert {(one.rule, one.file) for one in parted.findings()} >= {
        ("header", "data/scores-1.csv"),
        ("missing-file", "data/sentences-0.csv"),
    }


def test_size_and_digest_are_those_of_all_files_laid_end_to_end(parted: "Copy") -> None:
    files = [parted.root / "data" / f"scores-{at}.csv" for at in (0, 1)]
    data = b"".join(map(Path.read_bytes, files))
    described(parted, bytes=len(data), hash=f"sha256:{hashlib.sha256(data).hexdigest()}")
    assert parted.findings() == []
    described(parted, bytes=len(data) - 1)
    assert [one.evidence for one in parted.findings()] == [f"{len(data)} bytes"]


@pytest.mark.parametrize(
    "command",
    [["new", "scores"], ["fmt", "scores"], ["set", "R1", "runs", "72"], ["anchor", "scores"]],
)
def test_what_writes_tables_of_one_file_says_so(parted: "Copy", command: list[str]) -> None:
    ran = CliRunner().invoke(main, ["--package", str(parted.root), *command])
    assert ran.exit_code == 2
    assert "the table scores lies in 2 files, where this command takes one" in ran.stderr


def test_workers_propose_what_one_process_does(parted: "Copy") -> None:
    parted.describe(
        "datapackage.json", lambda whole: whole["sandhi"].update(suggest={"number": "scores"})
    )
    package = parted.package
    texts = sources([], package, None)
    alone = [*suggestions(texts, KINDS, package)]
    with dask.config.set(scheduler="synchronous"):
        found = [*suggestions_of_workers(texts, KINDS, package, workers=1)]
    assert len(alone) > 5
    assert [one[1:] for one in found] == [one[1:] for one in alone]
    assert any(one.coded for one in found)


def test_programs_have_them_as_one_table(parted: "Copy") -> None:
    dataset, undivided = sandhi.open(parted.root), sandhi.open(CRICKET)
    for name in ("scores", "sentences", undivided.views[0]):
        assert dataset.load(name).equals(undivided.load(name))
        assert len(dataset.load(name)) > 1
    assert dataset.row("R2").cite("bibtex") == undivided.row("R2").cite("bibtex")


def test_the_site_shows_them_as_one_table(parted: "Copy", tmp_path: Path) -> None:
    packages = {"parted": parted.package, "undivided": Package.as_it_stands(CRICKET, Trust.GIVEN)}
    for name, package in packages.items():
        (tmp_path / name).mkdir()
        build(package, tmp_path / name / "sandhi.db")
    sites = [open_site(tmp_path / name / "sandhi.db") for name in packages]

    async def answers(path: str) -> list[str]:
        given = [await site.client.get(path, headers={"host": ""}) for site in sites]
        return [one.text for one in given if one.status_code == 200]

    for path in ("/sandhi/scores/R2", "/sandhi/sentences.csv", "/id/R2.txt", "/seeds/M2"):
        one, other = asyncio.run(answers(path))
        assert one == other
