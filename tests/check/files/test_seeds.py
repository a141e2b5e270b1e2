"""Rules of the seeds: a changed byte stops everything, and every letter is in a sentence."""

from typing import TYPE_CHECKING

import pytest

from tests.conftest import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Copy

SEED, NUMBER = "M1", 0


def seed(package: "Copy") -> "Path":
    return package.root / package.rows("seeds")[NUMBER]["path"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text + b"\n",
        lambda text: text[:-1],
        lambda text: text.replace(b" ", b"  ", 1),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n", 1),
        lambda text: b"",
    ],
    ids=["longer", "cut", "spaced", "with a byte order mark", "with CRLF", "empty"],
)
def test_a_changed_seed_is_found_and_no_anchor_is_checked(
    cricket: "Copy", change: "Callable[[bytes], bytes]"
) -> None:
    seed(cricket).write_bytes(change(seed(cricket).read_bytes()))
    (finding,) = cricket.findings("seeds")
    assert place(finding)[:5] == ("seeds-are-unchanged", "seeds", SEED, "sha256", NUMBER + 2)
    assert "a new version of it is a new seed" in finding.mend
    report = cricket.report("scores")
    assert [one.rule for one in report.findings] == ["seeds-are-unchanged"]
    assert ("scores", "quotes-are-the-text") not in report.ran
    assert "a seed cannot be read, or is not the one that was coded" in {
        skipped.why for skipped in report.skipped if skipped.rule == "quotes-are-the-text"
    }


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda file: file.unlink(), "is missing"),
        (lambda file: file.write_bytes(b"\xff\xfe"), "is not UTF-8 at byte 0"),
    ],
    ids=["missing", "not UTF-8"],
)
def test_a_seed_that_cannot_be_read_is_found(
    cricket: "Copy", spoil: "Callable[[Path], object]", message: str
) -> None:
    spoil(seed(cricket))
    (finding,) = cricket.findings("seeds")
    assert place(finding)[:5] == ("seeds-can-be-read", "seeds", SEED, "path", NUMBER + 2)
    assert message in finding.evidence


def test_a_seed_outside_of_the_package_is_found(cricket: "Copy") -> None:
    outside = cricket.root.parent / "pune.txt"
    (cricket.root / "seeds" / "pune.txt").rename(outside)
    cricket.edit("seeds", 0, path="../pune.txt")
    (finding,) = cricket.findings("seeds")
    assert place(finding)[:4] == ("seeds-can-be-read", "seeds", "M1", "path")
    assert "leaves the package" in finding.evidence


def test_a_hash_that_is_not_the_files_is_found(cricket: "Copy") -> None:
    cricket.edit("seeds", NUMBER, sha256="0" * 64)
    assert cricket.finding_places("seeds") == {("seeds-are-unchanged", "seeds", SEED, "sha256")}


def test_a_length_that_is_not_the_texts_is_found(cricket: "Copy") -> None:
    length = len(cricket.package.texts[SEED])
    cricket.edit("seeds", NUMBER, characters=str(length + 1))
    (finding,) = cricket.findings("seeds")
    assert place(finding)[:4] == ("seeds-have-their-length", "seeds", SEED, "characters")
    assert finding.evidence == f"{length + 1} for a text of {length}"


def test_a_seed_without_sentences_is_found(cricket: "Copy") -> None:
    rows = cricket.rows("sentences")
    cricket.write("sentences", [row for row in rows if row["seed_id"] != "M2"])
    assert cricket.finding_places() == {("seeds-have-sentences", "seeds", "M2", "seed_id")}


def test_a_sentence_left_out_is_found_in_the_one_below_it(cricket: "Copy") -> None:
    rows = cricket.rows("sentences")
    cricket.write("sentences", [rows[0], *rows[2:]])
    (finding,) = cricket.findings("sentences")
    assert place(finding)[:5] == ("sentences-tile-their-seed", "sentences", "M1-3", "start", 3)
    assert finding.evidence.startswith("“भारत ने रविवार को")
    assert finding.evidence.endswith("before it is in no sentence")


def test_the_first_sentence_left_out_is_found(cricket: "Copy") -> None:
    cricket.write("sentences", cricket.rows("sentences")[1:])
    assert cricket.finding_places("sentences") == {
        ("sentences-tile-their-seed", "sentences", "M1-2", "start")
    }


def test_the_last_sentence_left_out_is_found_in_the_one_above_it(cricket: "Copy") -> None:
    cricket.write("sentences", cricket.rows("sentences")[:-1])
    (finding,) = cricket.findings("sentences")
    assert place(finding)[:4] == ("sentences-tile-their-seed", "sentences", "M2-1", "end")
    assert finding.evidence.startswith("“कप्तान नीलू परेरा")


def test_a_letter_between_two_sentences_is_found(cricket: "Copy") -> None:
    row = cricket.rows("sentences")[1]
    cricket.edit("sentences", 1, quote=row["quote"][:-1], end=str(int(row["end"]) - 1))
    (finding,) = cricket.findings("sentences")
    assert place(finding)[:4] == ("sentences-tile-their-seed", "sentences", "M1-3", "start")
    assert finding.evidence == "“।” before it is in no sentence"


def test_sentences_that_overlap_are_found_in_the_later_one(cricket: "Copy") -> None:
    start, text = int(cricket.rows("sentences")[2]["start"]), cricket.package.texts["M1"]
    begin, end = start - 2, int(cricket.rows("sentences")[2]["end"])
    cricket.edit("sentences", 2, start=str(begin), quote=text[begin:end])
    (finding,) = cricket.findings("sentences")
    assert place(finding)[:4] == ("sentences-tile-their-seed", "sentences", "M1-3", "start")
    assert "where the sentence above it goes on" in finding.evidence


def test_sentences_out_of_the_texts_order_are_found(cricket: "Copy") -> None:
    rows = cricket.rows("sentences")
    rows[1], rows[2] = (
        rows[2] | {"sentence_id": "M1-2"},
        rows[1] | {"sentence_id": "M1-3"},
    )
    cricket.write("sentences", rows)
    assert {("sentences-tile-their-seed", "sentences", "M1-3", "start")} <= cricket.finding_places()


def test_sentences_may_have_any_white_space_between_them(cricket: "Copy") -> None:
    text = cricket.package.texts["M1"]
    assert "\n" in text
    assert cricket.finding_places() == set()
