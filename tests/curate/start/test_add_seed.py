"""``sandhi add-seed`` makes a seed of a text, and leaves to people what a text cannot tell."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.curate.seeds import seed_row, sentence_rows
from sandhi.curate.start.openings import kind_of
from sandhi.table import LONGEST_CELL

if TYPE_CHECKING:
    from tests.conftest import Copy
    from tests.curate.conftest import Command, Ran

TEXT = "पहली खबर यह है।\r\nदूसरी में 🏏 तीन लोग हैं! और तीसरी?\n\n"
SENTENCES = ["पहली खबर यह है।", "दूसरी में 🏏 तीन लोग हैं!", "और तीसरी?"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_the_text_is_copied_byte_for_byte_and_listed(
    real: "Copy", curate: "Command", article: Path
) -> None:
    before = real.rows("seeds")
    ran = curate("--trust", "add-seed", article)
    assert ran.returncode == 0
    assert "To be mended: " in ran.stderr
    *others, new = real.rows("seeds")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert others == before
    assert new == dict.fromkeys(new, "") | {
        "seed_id": "S005",
        "path": f"seeds/005_{digest[:16]}.txt",
        "sha256": digest,
        "characters": str(len(TEXT)),
        "language": "hi",
    }
    assert (real.root / new["path"]).read_bytes() == TEXT.encode()
    assert f"+++ {new['path']} (new, {len(TEXT.encode())} bytes)" in ran.stdout
    assert "Candidates: 4 numbers, 0 dates, 0 names, 0 unknown names.\n" in ran.stdout
    assert "`sandhi suggest S005`" in ran.stdout


def test_a_day_that_is_coded_only_after_the_text_is_still_to_be_done(
    curate: "Command", article: Path
) -> None:
    dating = 'dating=Its "Thursday" is 3 March 2022.'
    stderr = curate("--trust", "add-seed", article, "--set", dating).stderr
    assert "Still to be done: dating" in stderr
    assert "[days-in-words-are-known]" in stderr


def test_its_sentences_are_listed_with_their_places(
    real: "Copy", curate: "Command", article: Path
) -> None:
    curate("add-seed", article)
    rows = [row for row in real.rows("sentences") if row["seed_id"] == "S005"]
    assert [row["sentence_id"] for row in rows] == ["S005-01", "S005-02", "S005-03"]
    assert [row["quote"] for row in rows] == SENTENCES
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["quote"]
        assert {row["kind"], row["translation"], row["note"]} == {""}


@pytest.mark.parametrize("colon", [":", "ः"])
def test_what_an_article_opens_and_ends_with_is_cut_and_known(real: "Copy", colon: str) -> None:
    headline = "कीव में हमला! अब क्या? आगे क्या।"
    place = f"कीव{colon}"
    text = f"{headline} दूसरी\n{place} (खबर) लोग पहुंचे। वे लौटे।(खबर)\n"
    package = real.package
    given = {"headline": headline, "credit": "खबर"}
    data = text.encode()
    seed = seed_row(package, data, text, given)
    rows = sentence_rows(package, "S005", text, "hi", headline)
    assert [row["quote"] for row in rows] == [
        headline,
        "दूसरी",
        place,
        "(खबर) लोग पहुंचे।",
        "वे लौटे।",
        "(खबर)",
    ]
    assert [row["kind"] for row in rows] == ["headline", *[""] * 5]
    assert all(text[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)
    real.write("seeds", [*real.rows("seeds"), seed])
    (real.root / seed["path"]).write_bytes(data)
    package = real.package
    kinds = [kind_of(package, row) for row in rows]
    assert kinds == ["headline", "", "dateline", "", "", "credit"]
    aside = {**rows[3], "quote": "(खबर)", "end": str(int(rows[3]["start"]) + 5)}
    assert kind_of(package, aside) == ""  # after the dateline, and not at an end


@pytest.mark.parametrize("place", ["लंदन", "फ़िजी", "जापान"])
@pytest.mark.parametrize("sign", [":", "\u0903"])
def test_a_place_of_the_world_that_nobody_has_yet_opens_an_article_after_a_summary(
    real: "Copy", place: str, sign: str
) -> None:
    text = f"सार यह है।\n{place}{sign} लोग पहुंचे। {place}{sign} वे लौटे।"
    rows = sentence_rows(real.package, "S005", text, "hi")
    quotes = [row["quote"] for row in rows]
    assert quotes == ["सार यह है।", place + sign, "लोग पहुंचे।", f"{place}{sign} वे लौटे।"]
    assert sentence_rows(real.package, "S005", text, "und")[1]["quote"].endswith("पहुंचे।")


def test_a_translation_is_remembered_beside_the_package(
    real: "Copy",
    curate: "Command",
    article: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    english = tmp_path / "english.txt"
    english.write_text("This is the first news. In the second there are three people! And third?")
    ran = curate("add-seed", article, "--translation", english, "--dry-run")
    assert "Translation" not in ran.stdout
    ran = curate("add-seed", article, "--translation", english)
    assert "Translation: 3 of 3 sentences have a draft by it" in ran.stdout
    assert {row["translation"] for row in real.rows("sentences") if row["seed_id"] == "S005"} == {
        ""
    }
    files = [path for path in real.root.rglob("*") if path.is_file()]
    assert not [path for path in files if b"first news" in path.read_bytes()]


def test_a_translation_that_is_no_text_or_too_long_keeps_the_seed_out(
    real: "Copy", curate: "Command", article: Path, tmp_path: Path
) -> None:
    before, english = real.rows("seeds"), tmp_path / "english.txt"
    for data, why in ((b"\xff", "is not UTF-8"), (b"x " * 150_000, "at most 200,000 characters")):
        english.write_bytes(data)
        ran = curate("add-seed", article, "--translation", english)
        assert ran.returncode == 2
        assert why in ran.stderr
    assert real.rows("seeds") == before


def test_the_check_asks_for_what_only_a_person_can_tell_and_code(
    real: "Copy", curate: "Command", article: Path
) -> None:
    curate("add-seed", article)
    columns = {
        (rule, table, column)
        for rule, table, _, column in real.finding_places("seeds", "sentences")
    }
    assert columns == {
        ("required", "seeds", "published_earliest"),
        ("required", "seeds", "published_latest"),
        ("required", "seeds", "dating"),
        ("required", "sentences", "kind"),
        ("required", "sentences", "translation"),
        ("coverage", "sentences", "quote"),
    }


def test_what_is_given_is_filled_in(real: "Copy", curate: "Command", article: Path) -> None:
    given = ["--set", "published_earliest=2024-06-19", "--set", "language=mr"]
    assert curate("add-seed", article, *given).returncode == 0
    new = real.rows("seeds")[-1]
    assert (new["published_earliest"], new["language"]) == ("2024-06-19", "mr")


def test_what_could_be_given_is_told_and_what_has_no_column(
    real: "Copy", curate: "Command", article: Path
) -> None:
    ran = curate("add-seed", str(article), "--set", "publisher=X", "--dry-run")
    assert ran.returncode == 2
    assert "no column publisher" in ran.stderr
    assert "from which citations take it" in ran.stderr
    ran = curate("add-seed", str(article), "--set", "credit=X", "--dry-run")
    (empty,) = [line for line in ran.stdout.splitlines() if line.startswith("Empty yet: ")]
    assert "headline" in empty
    assert "credit" not in empty


def test_a_dry_run_writes_nothing(
    curate: "Command", article: Path, files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    ran = curate("add-seed", article, "--dry-run")
    assert ran.returncode == 0
    assert "+S005-03,S005," in ran.stdout
    assert files() == before


@pytest.mark.parametrize(
    ("data", "given", "message"),
    [
        ("कुछ".encode("utf-16"), [], "is not UTF-8 at byte 0"),
        (b" \n", [], "holds no text"),
        (b"x", ["--set", "sha256=0"], "no column to set 'sha256'; there are language, headline,"),
        (b"x", ["--set", "language=Hindi"], "a new row of seeds: language: “Hindi” is not of the"),
        (None, [], "the package has this text already, as S001"),
    ],
)
def test_what_cannot_be_a_seed_is_told_and_nothing_is_written(
    real: "Copy",
    refused: Callable[..., str],
    files: Callable[[], dict[str, bytes]],
    tmp_path: Path,
    data: bytes | None,
    given: list[str],
    message: str,
) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(data if data is not None else real.package.texts["S001"].encode())
    before = files()
    assert message in refused("add-seed", file, *given)
    assert files() == before


def test_a_text_is_added_to_a_package_that_names_its_seeds_its_own_way(
    cricket: "Copy", sandhi: Callable[..., "Ran"], article: Path
) -> None:
    ran = sandhi("--package", cricket.root, "add-seed", article)
    assert ran.returncode == 0, ran.stderr
    assert cricket.rows("seeds")[-1]["seed_id"] == "M3"
    assert [row["sentence_id"] for row in cricket.rows("sentences")][-3:] == [
        "M3-1",
        "M3-2",
        "M3-3",
    ]


def test_a_seed_may_have_more_sentences_than_its_keys_have_digits(
    curate: "Command", tmp_path: Path, real: "Copy"
) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes("एक।\n".encode() * 101)
    ran = curate("add-seed", article)
    assert ran.returncode == 0, ran.stderr
    keys = [key for key in real.package.cells("sentences")["sentence_id"] if key.startswith("S005")]
    assert (keys[0], keys[99:]) == ("S005-01", ["S005-100", "S005-101"])


def test_a_sentence_that_no_cell_holds_is_refused(
    cricket: "Copy", curate: "Command", tmp_path: Path
) -> None:
    text = tmp_path / "endless.txt"
    text.write_text("x" * (LONGEST_CELL + 1), encoding="utf-8")
    before = cricket.file("sentences").read_bytes()
    ran = curate("--package", cricket.root, "add-seed", text)
    assert ran.returncode == 2
    assert "M3-1: quote has 1,000,001 characters, and a cell holds 1,000,000" in ran.stderr
    assert cricket.file("sentences").read_bytes() == before
