"""``sandhi cite`` on the command line."""

import dataclasses
import hashlib
import json
import subprocess
import sys

import pytest

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.swhid import content
from sandhi.cli.publish.cite import FORMATS as OFFERED
from sandhi.package import PackageError
from tests.conftest import ROOT, Copy, Run


def test_a_row_is_cited_by_its_key(sandhi: Run, cricket: Copy) -> None:
    run = sandhi("--package", cricket.root, "cite", "R1")
    assert (run.returncode, run.stderr) == (0, "")
    table = content((cricket.root / "data/scores.csv").read_bytes())
    seed = content((cricket.root / "seeds/pune.txt").read_bytes())
    digest = hashlib.sha256(
        '{"end":"94","played":"2025-03-02","quote":"71 रन","runs":"71","score_id":"R1",'
        '"seed_id":"M1","side_id":"T1","start":"89"}'.encode()
    ).hexdigest()
    assert run.stdout.startswith(
        "Contributors to A cricket match. “India · 71”, in: A cricket match, R1.\n\n"
        f"Row R1 of cricket, SHA-256 {digest}, {table};lines=2.\n"
        f"Passage: “71 रन”, M1, characters 89–94, {seed};bytes=223-231, "
        "of “पुणे में भारत की जीत” (publisher not stated).\n"
    )


@pytest.mark.parametrize("sql", ["", "  ", ";"])
def test_sql_without_a_statement_is_no_question(sandhi: Run, cricket: Copy, sql: str) -> None:
    run = sandhi("--package", cricket.root, "cite", "--sql", sql)
    assert run.returncode == 2
    assert run.stderr.startswith("Error: --sql has no statement")


def test_the_command_offers_the_formats_that_there_are() -> None:
    assert tuple(FORMATS) == OFFERED


@pytest.mark.parametrize("form", OFFERED)
def test_every_format_is_written_without_noise(sandhi: Run, form: str) -> None:
    run = sandhi("cite", "S000", "--format", form)
    assert (run.returncode, run.stderr) == (0, "")
    assert "S000" in run.stdout


def test_without_a_key_the_dataset_is_cited(sandhi: Run, original: Copy) -> None:
    run = sandhi("cite")
    assert run.returncode == 0
    assert original.package.descriptor["title"] in run.stdout.splitlines()[0]


def test_a_table_is_cited_by_its_name(sandhi: Run) -> None:
    site = "https://example.org"
    run = sandhi("cite", "sentences", "--format", "csljson", "--site", site)
    assert run.returncode == 0
    assert json.loads(run.stdout)[0]["URL"] == "https://example.org/sandhi/sentences"


def test_addresses_begin_with_the_site_that_is_given(sandhi: Run) -> None:
    run = sandhi("cite", "S000", "--format", "apa", "--site", "https://example.org/")
    assert " https://example.org/id/S000 Row S000 of " in run.stdout


def test_addresses_begin_with_the_homepage_of_the_package(sandhi: Run, cricket: Copy) -> None:
    home = "https://example.org/cricket"
    cricket.describe("datapackage.json", lambda descriptor: descriptor.update(homepage=home))
    run = sandhi("--package", cricket.root, "cite", "R1", "--format", "apa")
    assert f" {home}/id/R1 Row R1 of cricket, " in run.stdout


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("s000", "did you mean S000 "),
        ("sentence", "did you mean sentences?"),
        ("nothing of the kind", "the tables are "),
    ],
)
def test_an_unknown_key_is_told_in_a_line_with_those_like_it(
    sandhi: Run, key: str, meant: str
) -> None:
    run = sandhi("cite", key)
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert key in run.stderr
    assert meant in run.stderr


def test_a_package_that_cannot_be_read_is_told_in_a_line(sandhi: Run, cricket: Copy) -> None:
    cricket.file("scores").unlink()
    run = sandhi("--package", cricket.root, "cite", "R1")
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1


def test_a_citation_costs_no_import_of_pandas() -> None:
    code = (
        "import sys; from sandhi.cli import main; "
        "main(['cite', 'S000', '--format', 'apa'], standalone_mode=False); "
        "sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_what_a_filter_brings_is_cited_with_its_rows_in_order(sandhi: Run, cricket: Copy) -> None:
    run = sandhi("--package", cricket.root, "cite", "scores", "--query", "_sort_desc=runs")
    assert (run.returncode, run.stderr) == (0, "")
    assert "Rows of scores where “_sort_desc=runs” of cricket, 2 rows, SHA-256 " in run.stdout
    rows = [citable.row(PackageSource(cricket.package), key) for key in ("R2", "R1")]
    listed = "; ".join(f"{row.key} {row.digest}" for row in rows if row)
    assert f"Rows in order: {listed}." in run.stdout


def test_words_are_searched_for_where_no_table_is_named(sandhi: Run, cricket: Copy) -> None:
    given = ["--package", cricket.root, "cite", "--format", "apa", "--query"]
    by_words, by_terms = sandhi(*given, "रन & ओवर"), sandhi(*given, "q=रन %26 ओवर")
    assert by_words.stdout == by_terms.stdout
    assert "Search for “q=रन%20%26%20ओवर” of cricket, " in by_words.stdout
    assert " 0 rows" not in by_words.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["scores", "--query", "run=71"], "did you mean runs?"),
        (["score", "--query", "runs=71"], "There is no table score;"),
        (["--query", " "], "no words"),
        (["scores", "--query", f"_search={'k' * 20_000}"], "longer than an address may be"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told_in_a_line(
    sandhi: Run, cricket: Copy, arguments: list[str], told: str
) -> None:
    run = sandhi("--package", cricket.root, "cite", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert len(run.stderr.splitlines()) == 1
    assert told in run.stderr


@pytest.mark.parametrize("wrong", [3, True, [None], {"title": "a"}], ids=repr)
@pytest.mark.parametrize(
    "place", ["name", "title", "description", "version", "created", "licenses", "contributors"]
)
def test_what_is_no_text_in_a_descriptor_is_told(cricket: Copy, place: str, wrong: object) -> None:
    is_list = place in ("licenses", "contributors")
    descriptor = cricket.package.descriptor | {place: [{"title": wrong}] if is_list else wrong}
    source = PackageSource(dataclasses.replace(cricket.package, descriptor=descriptor))
    with pytest.raises(PackageError, match="is not as this tool reads it"):
        assert source.dataset
