"""What a source text is called is made of that text, however many others there are."""

from pathlib import Path

import pytest

from sandhi.files import SeedFile, read_seed
from sandhi.package import Package, Trust
from sandhi.package.article_words import with_names
from tests.conftest import Copy

SEEDS = ("S002", "S003", "S004")


def test_each_text_is_read_once_for_the_labels_of_all(
    original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, read = Package.open(original.root, Trust.GIVEN), list[str]()

    def counted(root: Path, path: str) -> SeedFile:
        read.append(path)
        return read_seed(root, path)

    monkeypatch.setattr("sandhi.package.opening.held.read_seed", counted)
    labels = package.labels.table("seeds")
    assert len(labels) > 1
    assert sorted(read) == sorted(str(row["path"]) for row in package.rows("seeds").values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("S1", "“A pact”, 1–2 May 2024"),
        ("as S1 says", "as “A pact” (1–2 May 2024) says"),
        ("Signed or drawn up? (S1)", "Signed or drawn up? (“A pact”, 1–2 May 2024)"),
        ("(once) S2, S1", "(once) ANI, “A pact” (1–2 May 2024)"),
        ("S10", "S10"),
    ],
)
def test_a_name_in_place_of_a_key_reads_as_a_part_of_its_sentence(text: str, said: str) -> None:
    assert with_names(text, {"S1": "“A pact”, 1–2 May 2024", "S2": "ANI"}) == said


def test_an_article_is_named_in_the_words_of_its_translation(original: Copy) -> None:
    labels = original.package.labels
    names = {key: (labels.of("seeds", key), labels.in_own_words("seeds", key)) for key in SEEDS}
    assert names["S003"] == ("ANI, 9–10 Nov 2024", "एएनआई, 9–10 Nov 2024")  # of its credit
    assert names["S004"][0].startswith("“North Korea will stand by")  # of its headline
    assert names["S002"][0].startswith("“Russian President")  # of what tells first: no dateline
    assert all(own != name for name, own in names.values())
