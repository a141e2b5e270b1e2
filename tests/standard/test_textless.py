"""A package without texts, said as other packages say it: checked, built, served, cited."""

import csv
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pyarrow.parquet
import pytest
from datasette.app import Datasette

from sandhi.check.run import check
from sandhi.package import Package
from sandhi.package.labels import label_columns
from sandhi.package.schema import parse_schema
from sandhi.package.settings import parse_settings
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.publish.rules import RULES
from sandhi.site.app import open_site
from sandhi.site.store import contents
from tests.harness.extent import THOROUGH, some
from tests.site.crawl import Links, crawl
from tests.standard.packages import CROPS, orchards, write

if TYPE_CHECKING:
    from tests.conftest import Run

# What pages say where there are views, tables that join others, questions or texts in Hindi.
UNSAID = ("Joined, ready to read", "What joins them", 'href="/questions"', "in English or")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("textless") / "orchards")
    publish(Package.open(root))
    return root


@pytest.fixture(scope="module")
def site(built: Path) -> Datasette:
    return open_site(built / BUILT)


def test_it_passes_its_check_and_what_is_not_described_is_warned_of(tmp_path: Path) -> None:
    report = check(write(tmp_path), (), RULES)
    assert report.errors == []
    assert report.rows == 6
    assert {finding.rule for finding in report.findings} == {"descriptor-words"}


@pytest.mark.no_cover
async def test_every_link_of_its_site_answers(
    site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, _, asked = await crawl(site, monkeypatch)
    assert dead == []
    assert {"Orchards", "fruit-trees", "crops"} <= asked.keys()


@pytest.mark.parametrize(
    "address",
    ["/", "/sandhi", "/codebook", "/downloads", "/cite", "/search?q=pear", "/sitemap.xml",
     "/changes.atom", "/id/T2", "/sandhi/fruit-trees/T2", "/sandhi/fruit-trees", "/sandhi.db"],
)  # fmt: skip
async def test_the_pages_that_need_no_text_answer(site: Datasette, address: str) -> None:
    answer = await site.client.get(address, follow_redirects=True)
    assert answer.status_code == 200
    assert b"/seeds" not in answer.content


async def test_there_is_no_text_to_read(site: Datasette) -> None:
    assert (await site.client.get("/seeds/S000")).status_code == 404


async def test_a_row_leads_to_the_one_that_it_stems_from(site: Datasette) -> None:
    page = (await site.client.get("/sandhi/fruit-trees/T2")).text
    assert 'href="/sandhi/fruit-trees/T1"' in page or 'href="/id/T1"' in page


async def test_its_pages_speak_of_what_there_is(site: Datasette) -> None:
    front = (await site.client.get("/")).text
    assert all(f'href="/sandhi/{table}"' in front for table in ("Orchards", "fruit-trees", "crops"))
    assert '<p class="facts"> ·' not in front  # it tells no version and no day
    tables = (await site.client.get("/sandhi")).text
    assert "<h2" in tables
    for page in (front, tables):
        assert not [word for word in UNSAID if word in page]


def test_a_row_is_called_by_its_name_in_whatever_letters_that_is_said() -> None:
    raw = {"fields": [{"name": "id"}, {"name": "Name"}], "primaryKey": "id"}
    assert label_columns(parse_settings({}), parse_schema("trees", raw)) == ("Name",)


async def test_a_truth_value_is_told_in_a_word(site: Datasette) -> None:
    row = (await site.client.get("/sandhi/crops/C1")).text
    assert '<span class="of">ripe</span> <span>yes</span>' in row
    table = (await site.client.get("/sandhi/crops")).text
    assert [word for word in (">yes</td>", ">no</td>") if word not in table] == []


async def test_without_title_description_and_licence_it_is_shown_by_its_name(
    tmp_path: Path, sandhi: "Run"
) -> None:
    descriptor = orchards()
    for name in ("title", "description", "licenses"):
        del descriptor[name]
    root = write(tmp_path / "orchards", descriptor)
    done = sandhi("--package", root, "build")
    assert done.returncode == 0, done.stderr
    page = await open_site(root / BUILT).client.get("/")
    assert page.status_code == 200
    assert "<title>orchards</title>" in page.text
    assert "orchards" in sandhi("--package", root, "cite", "T2").stdout


@pytest.mark.parametrize("form", ["text", "apa", "bibtex", "ris", "csljson", "jsonld"])
def test_its_rows_are_cited(built: Path, sandhi: "Run", form: str) -> None:
    done = sandhi("--package", built, "cite", "T2", "--format", form)
    assert done.returncode == 0, done.stderr
    assert "Orchards" in done.stdout
    assert "T2" in done.stdout


def test_what_is_kept_is_passed_on(built: Path, site: Datasette) -> None:
    descriptor = contents(site).catalogue.descriptor
    assert descriptor == orchards()


def test_moments_and_years_come_back_as_they_were_written(built: Path) -> None:
    given = [*csv.DictReader(CROPS.splitlines())]
    moments = [row["weighed at"] for row in given]
    folder = built / "build" / "downloads"
    parquet = pyarrow.parquet.read_table(folder / "parquet" / "crops.parquet").to_pylist()
    assert [row["weighed at"] for row in parquet] == moments
    years = pyarrow.parquet.read_table(folder / "parquet" / "Orchards.parquet").to_pylist()
    assert [row["Since"] for row in years] == [1904, 2019]
    (book,) = folder.glob("*.xlsx")
    sheet = openpyxl.load_workbook(book)["crops"]
    column = next(cell.column for cell in sheet[1] if cell.value == "weighed at")
    assert [row[column - 1].value for row in sheet.iter_rows(min_row=2)] == moments
    with (folder / "csv" / "crops.csv").open(encoding="utf-8") as lines:
        assert [row["weighed at"] for row in csv.DictReader(lines)] == moments


@pytest.fixture(scope="module")
def texts_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with a text that is not cut into sentences."""
    text = "They pick pears."
    descriptor = orchards()
    descriptor["resources"].append(
        {
            "name": "seeds",
            "path": "data/seeds.csv",
            "schema": {
                "fields": [
                    {"name": "seed_id"},
                    {"name": "path"},
                    {"name": "sha256"},
                    {"name": "characters", "type": "integer"},
                ],
                "primaryKey": "seed_id",
            },
        }
    )
    root = write(tmp_path_factory.mktemp("texts") / "orchards", descriptor)
    (root / "seeds").mkdir()
    (root / "seeds" / "S1.txt").write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (root / "data" / "seeds.csv").write_text(
        f"seed_id,path,sha256,characters\nS1,seeds/S1.txt,{digest},{len(text)}\n", "utf-8"
    )
    publish(Package.open(root))
    return root


def test_a_text_without_sentences_passes_its_check(texts_alone: Path) -> None:
    assert check(texts_alone, (), RULES).errors == []


def test_a_text_without_sentences_is_cited(texts_alone: Path, sandhi: "Run") -> None:
    done = sandhi("--package", texts_alone, "cite", "S1", "--format", "csljson")
    assert json.loads(done.stdout)


async def test_a_text_without_sentences_is_read(
    texts_alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = open_site(texts_alone / BUILT)
    page = await site.client.get("/seeds/S1")
    assert page.status_code == 200
    assert "They pick pears." in page.text
    links = Links("/seeds/S1")
    links.feed(page.text)
    for link in some(sorted(links.found), 8):
        assert (await site.client.get(link, follow_redirects=True)).status_code == 200, link
    assert not THOROUGH or (await crawl(site, monkeypatch)).dead == []


@pytest.mark.parametrize("name", ["datapackage.yaml", "datapackage.yml"])
def test_a_descriptor_in_yaml_is_told_in_a_line(tmp_path: Path, sandhi: "Run", name: str) -> None:
    (tmp_path / name).write_text("name: orchards\n", "utf-8")
    for done in (sandhi("--package", tmp_path, "check"), sandhi("check", cwd=tmp_path)):
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert f"{name} is YAML; write it as JSON, named datapackage.json" in done.stderr
