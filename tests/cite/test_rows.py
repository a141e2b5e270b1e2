"""A row of a package, with all that its citation holds."""

import hashlib
import json
import re
from dataclasses import replace

import pytest

from sandhi.cite import citable, statement
from sandhi.cite.from_package import PackageSource
from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable, described_dataset
from sandhi.cite.swhid import content
from sandhi.files import PackageError
from sandhi.package.labels import LONGEST, shortened
from tests.conftest import Copy


def cited(source: PackageSource, key: str) -> Citable:
    found = citable.row(source, key)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def rows(source: PackageSource) -> list[Citable]:
    return [cited(source, key) for key in source.all_keys()]


def test_every_row_can_be_cited(rows: list[Citable], original: Copy) -> None:
    package = original.package
    own = [name for name, schema in package.schemas.items() if schema.addressed]
    assert len(rows) == sum(len(package.cells(table)) for table in own)
    for row in rows:
        assert row.title
        assert row.path == f"/id/{row.key}"
        assert row.address == ""
        assert len(row.digest) == 64


def test_rows_differ_in_their_digests(rows: list[Citable]) -> None:
    assert len({row.digest for row in rows}) == len(rows)


def test_every_anchored_row_quotes_its_seed(rows: list[Citable], original: Copy) -> None:
    package = original.package
    anchored = {schema.name for schema in package.schemas.values() if schema.anchored}
    for row in rows:
        assert (row.passage is not None) == (row.table in anchored)
        if row.passage:
            assert row.source
            text = package.texts[row.source.seed_id]
            around = row.passage.prefix + row.passage.quote + row.passage.suffix
            assert text[row.passage.start : row.passage.end] == row.passage.quote
            assert text[row.passage.start - len(row.passage.prefix) :].startswith(around)
            assert row.passage.quote in row.passage.sentence
            assert row.passage.translation


def test_the_hash_of_a_seed_is_that_of_its_file(rows: list[Citable], original: Copy) -> None:
    sources = {row.source for row in rows if row.source}
    assert sources
    for source in sources:
        data = (original.root / source.path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == source.sha256
        assert content(data) == source.swhid


def test_a_label_tells_references_by_their_labels(cricket: Copy) -> None:
    assert cited(PackageSource(cricket.package), "R1").title == "India · 71"


def test_a_row_without_a_label_is_called_by_its_key(cricket: Copy) -> None:
    cricket.edit("sides", 0, name="")
    assert cited(PackageSource(cricket.package), "T1").title == "T1"


def test_a_long_label_is_cut_after_a_word() -> None:
    label = shortened("शब्द " * 60)
    assert label.endswith("शब्द…")
    assert len(label) <= LONGEST + 1


def test_a_passage_over_two_sentences_has_both_and_both_translations(real: Copy) -> None:
    rows = real.rows("sentences")
    places = range(len(rows) - 1)
    first = next(place for place in places if rows[place]["seed_id"] == rows[place + 1]["seed_id"])
    one, two = rows[first : first + 2]
    text = real.package.texts[one["seed_id"]]
    start, end = int(one["end"]) - 3, int(two["start"]) + 3
    quote = text[start:end]
    key = real.edit(
        "events", 0, seed_id=one["seed_id"], start=str(start), end=str(end), quote=quote
    )
    passage = cited(PackageSource(real.package), key or "").passage
    assert passage
    assert passage.sentence == text[int(one["start"]) : int(two["end"])]
    assert passage.translation == f"{one['translation']} {two['translation']}"


def test_sentences_need_no_translation(cricket: Copy) -> None:
    row = cited(PackageSource(cricket.package), "R1")
    assert row.passage
    assert row.source
    assert (row.passage.translation, row.source.language) == ("", "")


def test_cells_have_the_types_of_their_columns(cricket: Copy) -> None:
    source = PackageSource(cricket.package)
    score, side = cited(source, "R2").values, cited(source, "T1").values
    assert (score["runs"], score["overs"], score["played"]) == (148, 19.2, None)
    assert side["home"] == 1


def test_an_anchor_outside_of_its_seed_is_not_quoted(cricket: Copy) -> None:
    cricket.edit("scores", 0, end="100000")
    assert cited(PackageSource(cricket.package), "R1").passage is None


def test_a_fragment_counts_a_line_end_once_however_it_is_written() -> None:
    assert citable.fragment("एक\r\nदो\r\nतीन", 4, 6) == "char=3,5"


def test_a_context_ends_between_clusters() -> None:
    text = "क्षि" * 20
    source_text = text + "x" + text
    before, after = citable.around(source_text, len(text), len(text) + 1)
    assert before == "क्षि" * (32 // 4)
    assert after == before


def test_no_row_has_a_key_that_is_not_there(source: PackageSource) -> None:
    assert citable.row(source, "no such key") is None


def test_a_table_has_its_title_and_its_address(source: PackageSource, original: Copy) -> None:
    name, schema = next(iter(original.package.schemas.items()))
    found = citable.table(source, name)
    assert found
    assert (found.title, found.path, found.key) == (schema.title, f"/sandhi/{name}", "")
    assert found.swhid == content((original.root / original.package.paths[name]).read_bytes())
    assert citable.table(source, "no such table") is None


def test_the_dataset_is_told_as_its_descriptor_tells_it(
    source: PackageSource, original: Copy
) -> None:
    descriptor = original.package.descriptor
    dataset = citable.whole(source).dataset
    assert dataset.title == descriptor["title"]
    assert dataset.version == descriptor["version"]
    assert dataset.year == descriptor["created"][:4]
    assert [one.name for one in dataset.authors] == [
        one["title"] for one in descriptor["contributors"]
    ]
    assert dataset.licence_address == descriptor["licenses"][0]["path"]


def test_addresses_begin_with_the_homepage_of_the_dataset(source: PackageSource) -> None:
    found = citable.row(source, next(iter(source.all_keys())))
    assert found
    at_home = replace(found, dataset=replace(found.dataset, homepage="https://example.org/data/"))
    assert at_home.address == f"https://example.org/data/id/{found.key}"


def test_creators_are_the_authors_where_any_are_named() -> None:
    made = [
        {"title": "An editor", "roles": ["editor"]},
        {"givenName": "Asha", "familyName": "Devi", "roles": ["creator"]},
    ]
    assert [one.name for one in described_dataset({"contributors": made}).authors] == ["Asha Devi"]
    assert [one.name for one in described_dataset({"contributors": made[:1]}).authors] == [
        "An editor"
    ]
    twice = [{"title": "An institute", "role": role} for role in ("rightsHolder", "publisher")]
    assert [one.name for one in described_dataset({"contributors": twice}).authors] == [
        "An institute"
    ]


def test_a_dataset_has_all_its_contributors_and_licences() -> None:
    dataset = described_dataset(
        {
            "contributors": [{"title": "Asha", "roles": ["creator"]}, {"familyName": "Devi"}],
            "licenses": [{"name": "CC0-1.0"}, {"title": "MIT", "path": "https://example.org/mit"}],
        }
    )
    assert dataset.contributors == (
        Contributor("Asha", ("creator",)),
        Contributor("Devi", family_name="Devi"),
    )
    assert dataset.licences == (("CC0-1.0", ""), ("MIT", "https://example.org/mit"))
    assert (dataset.licence, dataset.licence_address) == ("CC0-1.0", "")
    assert (described_dataset({}).licence, described_dataset({}).licence_address) == ("", "")


def test_a_dataset_whose_authors_are_not_named_still_has_some(cricket: Copy) -> None:
    dataset = PackageSource(cricket.package).dataset
    assert dataset.authors == (Contributor(f"Contributors to {dataset.title}"),)
    assert (dataset.version, dataset.year) == ("", "")


@pytest.mark.parametrize("wrong", [{"licenses": ["CC0"]}, {"created": 2025}, {"contributors": 1}])
def test_a_misshapen_descriptor_is_told_in_a_line(cricket: Copy, wrong: dict[str, object]) -> None:
    cricket.describe("datapackage.json", lambda descriptor: descriptor.update(wrong))
    with pytest.raises(PackageError, match="sandhi check"):
        PackageSource(cricket.package).dataset  # noqa: B018


@pytest.mark.parametrize(
    "content", [b"side_id\nT1,1\n", b"other\nT1\n", b'side_id\n"T1\n', b"\xff\xfe"]
)
def test_a_file_that_is_no_table_is_told_in_a_line(cricket: Copy, content: bytes) -> None:
    cricket.file("sides").write_bytes(content)
    with pytest.raises(PackageError, match=r"data/sides\.csv"):
        citable.row(PackageSource(cricket.package), "T1")


def test_in_a_package_without_sentences_a_passage_is_cited_alone(cricket: Copy) -> None:
    def remove(descriptor: dict[str, list[dict[str, str]]]) -> None:
        descriptor["resources"] = [
            one for one in descriptor["resources"] if one["name"] != "sentences"
        ]

    cricket.describe("datapackage.json", remove)
    cited = citable.row(PackageSource(cricket.package), "R1")
    assert cited is not None
    assert cited.passage is not None
    assert cited.passage.quote == "71 रन"


def test_keys_that_are_alike_come_the_likest_first() -> None:
    known = ["E0001", "E0012", "A0001", "E1000", "visit"]
    assert citable.near("e0012", known)[0] == "E0012"
    assert citable.near("E0O12", known)[0] == "E0012"
    assert len(citable.near("E0011", known)) == citable.NEAR
    assert citable.near("nothing of the kind", known) == []


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-11-09", "2024-11-10", "dated 9–10 November 2024"),
        ("2024-10-31", "2024-11-01", "dated between 31 October 2024 and 1 November 2024"),
        ("2024-11-09", "2024-11-09", "dated 9 November 2024"),
        ("2024-11-09", "", "dated 9 November 2024 or later"),
        ("", "2024-11-10", "dated 10 November 2024 or earlier"),
        ("", "", "publisher not stated"),
    ],
)
def test_an_article_is_cited_with_when_it_was_published(
    rows: list[Citable], first: str, last: str, said: str
) -> None:
    source = next(row.source for row in rows if row.source)
    called = statement.article(replace(source, first=first, last=last, credit="", publisher=""))
    assert called.endswith(f"{said})")


def test_a_row_is_read_from_its_own_files_alone(cricket: Copy) -> None:
    """What another table lacks does not keep a row of the first from being cited."""
    descriptor = json.loads((cricket.root / "datapackage.json").read_text("utf-8"))
    assert descriptor["resources"][0]["name"] == "scores"
    cricket.edit("scores", 0, side_id="")
    cricket.file("sides").unlink()
    assert cited(PackageSource(cricket.package), "R1").title == "71"


def test_a_text_is_called_by_its_headline_or_else_by_how_it_begins(cricket: Copy) -> None:
    source = PackageSource(cricket.package)
    assert cited(source, "M1").title == "पुणे में भारत की जीत"
    begun = cited(source, "M2").title
    assert begun.startswith("[Article without headline that begins “कोलंबो: श्रीलंका की टीम ")
    assert begun.endswith("…”]")


def test_titles_and_beginnings_are_as_pages_have_them(rows: list[Citable], original: Copy) -> None:
    """A title has the names of articles for their keys, and a text begins with what it tells."""
    keys = "|".join(original.package.cells("seeds")["seed_id"])
    key = re.compile(rf"(?<![\w-])(?:{keys})(?![\w-])")
    assert not [one.title for one in rows if not one.verbatim and key.search(one.title)]
    stray = original.package.cells("sentences").query("kind == 'stray'")["quote"]
    openings = {one.source.opening for one in rows if one.source}
    assert len(stray)
    assert not [one for one in openings if any(one.startswith(quote) for quote in stray)]
