"""An article is cited by itself as its publisher's, and its row as a part of the dataset."""

import csv
import json
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.cite import citable
from sandhi.cite.article import ArticleRecord, article_record
from sandhi.cite.formats.article import ARTICLE_WRITERS, article_bibtex, article_csl, article_ris
from sandhi.cite.from_package import PackageSource
from sandhi.publish.database import build
from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing
from tests.conftest import Copy

OURS = {"title": "Asha Rao", "givenName": "Asha", "familyName": "Rao", "role": "author"}
HOME = "https://example.org/cricket"
CELLS = {
    "M1": ("https://example.com/pune", "2024-11-09", "2024-11-10", "mr"),
    "M2": ("", "2024-11-11", "2024-11-11", "hi"),
}
COLUMNS = {"url": "string", "published_earliest": "date", "published_latest": "date"}
ENDINGS = {"bib": "bibtex", "ris": "ris", "csljson": "csljson"}


@pytest.fixture
def package(cricket: Copy) -> Copy:
    """A package whose texts have days, a language and an address of their own, and an author."""
    fields = [
        {"name": name, "type": type_, "title": name, "description": name}
        for name, type_ in [*COLUMNS.items(), ("language", "string")]
    ]
    fields[0]["format"] = "uri"
    cricket.describe("schemas/seeds.json", lambda one: one["fields"].extend(fields))
    cricket.describe("datapackage.json", lambda one: one.update(contributors=[OURS]))
    rows = cricket.rows("seeds")
    with cricket.file("seeds").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*rows[0], *(str(field["name"]) for field in fields)])
        writer.writerows([*row.values(), *CELLS[row["seed_id"]]] for row in rows)
    return cricket


@pytest.fixture
def site(package: Copy, tmp_path: Path) -> Datasette:
    build(package.package, tmp_path / "sandhi.db")
    return open_site(tmp_path / "sandhi.db", Standing(HOME))


def record(package: Copy, key: str) -> ArticleRecord:
    cited = citable.row(PackageSource(package.package), key)
    assert cited
    article = article_record(cited)
    assert article
    return article


def test_an_article_is_what_its_row_declares(package: Copy) -> None:
    article = record(package, "M1")
    assert article.title == "पुणे में भारत की जीत"
    assert (article.published, article.agreed) == ("2024-11-09/2024-11-10", "2024-11")
    assert (article.language, article.address) == ("mr", "https://example.com/pune")
    assert package.rows("seeds")[0]["sha256"] in article.note


def test_an_article_without_headline_or_address_has_none_made_up(package: Copy) -> None:
    article = record(package, "M2")
    assert article.title.startswith("[Article without headline that begins “")
    assert (article.published, article.address) == ("2024-11-11", "")


def test_no_other_row_is_an_article(package: Copy) -> None:
    source = PackageSource(package.package)
    for cited in (citable.row(source, "R1"), citable.row(source, "M1-1"), citable.whole(source)):
        assert cited
        assert article_record(cited) is None


@pytest.mark.parametrize(
    ("first", "last", "published", "agreed"),
    [
        ("2024-11-12", "2024-11-12", "2024-11-12", "2024-11-12"),
        ("2024-11-12", "2024-11-14", "2024-11-12/2024-11-14", "2024-11"),
        ("2024-10-12", "2024-11-12", "2024-10-12/2024-11-12", "2024"),
        ("2023-12-31", "2024-01-01", "2023-12-31/2024-01-01", ""),
        ("2024-11", "2024-11-30", "2024-11/2024-11-30", "2024-11"),
        ("2024-11-12", "", "2024-11-12/..", ""),
        ("", "2024-11-12", "../2024-11-12", ""),
        ("", "", "", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    first: str, last: str, published: str, agreed: str
) -> None:
    article = ArticleRecord("a", "T", "", first, last, "", "", "")
    assert (article.published, article.agreed) == (published, agreed)
    (item,) = json.loads(article_csl(article))
    days = [[*map(int, day.split("-"))] for day in dict.fromkeys((first, last)) if day]
    expected = {"date-parts": days} if first and last else {"literal": published}
    assert item.get("issued") == (expected if published else None)
    assert (f"  date = {{{published}}}" in article_bibtex(article)) == bool(published)
    assert (f"  year = {{{agreed[:4]}}}" in article_bibtex(article)) == bool(agreed)
    tags = article_ris(article).split("\n")
    assert (f"PY  - {agreed[:4]}" in tags) == bool(agreed)
    parts = [*agreed.split("-"), "", ""][:3]
    assert (f"DA  - {'/'.join(parts)}/" in tags) == bool(agreed)
    assert any(f"Published {published} (EDTF)." in tag for tag in tags) == bool(published)


def test_what_it_appeared_in_makes_it_an_article_of_a_newspaper() -> None:
    article = ArticleRecord("a", "A & B", "समाचार", "", "", "hi", "https://example.com/a_b", "N.")
    assert article_ris(article).split("\n")[:4] == [
        *("TY  - NEWS", "ID  - a", "TI  - A & B", "T2  - समाचार"),
    ]
    written = article_bibtex(article)
    assert written.startswith("@article{a,\n  title = {{A \\& B}},\n  journal = {समाचार},\n")
    assert "  url = {https://example.com/a_b}" in written
    assert article_bibtex(article._replace(appeared_in="")).startswith("@misc{a,\n")
    (item,) = json.loads(article_csl(article))
    assert (item["type"], item["container-title"]) == ("article-newspaper", "समाचार")


async def test_the_files_of_an_article_have_no_author_and_those_of_its_row_ours(
    site: Datasette, package: Copy
) -> None:
    for ending, name in ENDINGS.items():
        answer = await site.client.get(f"/seeds/M1.{ending}")
        assert answer.text == ARTICLE_WRITERS[name](record(package, "M1")) + "\n"
        assert "Rao" not in answer.text
        assert f'<{HOME}/seeds/M1>; rel="describes"' in answer.headers["link"]
        assert "Rao" in (await site.client.get(f"/id/M1.{ending}")).text
        assert f"{HOME}/seeds/M2" in (await site.client.get(f"/seeds/M2.{ending}")).text
        for key in ("M9", "R1"):
            assert (await site.client.get(f"/seeds/{key}.{ending}")).status_code == 404


async def test_the_reader_and_the_page_of_the_row_lead_to_the_article(site: Datasette) -> None:
    reader, row = [await site.client.get(path) for path in ("/seeds/M1", "/sandhi/seeds/M1")]
    for ending in ENDINGS:
        for answer in (reader, row):
            assert f'<link rel="alternate" href="{HOME}/seeds/M1.{ending}"' in answer.text
            assert f'<{HOME}/seeds/M1.{ending}>; rel="alternate"' in answer.headers["link"]
            assert f'rel="alternate" href="{HOME}/id/M1.' not in answer.text
            assert f'/seeds/M1.{ending}"' in answer.text.partition("<main")[2]
        assert f'<link rel="describedby" href="{HOME}/id/M1.{ending}"' in row.text
    for answer in (reader, row):
        assert 'name="citation_author"' not in answer.text
        assert '<meta name="citation_public_url" content="https://example.com/pune">' in answer.text
    other = (await site.client.get("/sandhi/scores/R1")).text
    assert f'<link rel="alternate" href="{HOME}/id/R1.ris"' in other
