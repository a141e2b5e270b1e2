"""``sandhi cite`` on the command line."""

import json
import subprocess
import sys

import pytest

from sandhi.cite.formats import FORMATS
from sandhi.cli.publish.cite import FORMATS as OFFERED
from tests.conftest import ROOT, Copy, Run


def test_a_row_is_cited_by_its_key(sandhi: Run, cricket: Copy) -> None:
    run = sandhi("--package", cricket.root, "cite", "R1")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(
        "Contributors to A cricket match. “India · 71”, in: A cricket match, R1. /id/R1\n\n"
        "Passage       “71 रन”\n"
        "Where         M1, characters 89–94, seeds/pune.txt#char=89,94\n"
    )


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
    run = sandhi("cite", "sentences", "--format", "csljson")
    assert run.returncode == 0
    assert json.loads(run.stdout)[0]["URL"] == "/sandhi/sentences"


def test_addresses_begin_with_the_site_that_is_given(sandhi: Run) -> None:
    run = sandhi("cite", "S000", "--format", "apa", "--site", "https://example.org/")
    assert run.stdout.endswith(" https://example.org/id/S000\n")


def test_addresses_begin_with_the_homepage_of_the_package(sandhi: Run, cricket: Copy) -> None:
    home = "https://example.org/cricket"
    cricket.describe("datapackage.json", lambda descriptor: descriptor.update(homepage=home))
    run = sandhi("--package", cricket.root, "cite", "R1", "--format", "apa")
    assert run.stdout.endswith(f" {home}/id/R1\n")


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
