"""A seed of the small package corrected: new sentences, and what of ours repeats what changed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sandhi.cli import main
from tests.review.composing import with_moments

if TYPE_CHECKING:
    from tests.conftest import Copy


@pytest.fixture
def match(cricket: "Copy") -> "Copy":
    return with_moments(cricket)


@pytest.fixture
def correct(match: "Copy", tmp_path: Path) -> Callable[[str, str], Result]:
    """Replace a part of the first seed, and re-anchor."""

    def run(old: str, new: str) -> Result:
        text = match.package.texts["M1"]
        assert old in text
        file = tmp_path / "corrected.txt"
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")
        return CliRunner().invoke(main, ["--package", str(match.root), "reanchor", "M1", str(file)])

    return run


def test_a_new_sentence_gets_a_row(correct: Callable[..., Result], match: "Copy") -> None:
    correct("\nयह भी", "\nदर्शकों ने तालियाँ बजाईं और देर तक नारे लगाए।\nयह भी")
    new = [row for row in match.rows("sentences") if row["quote"].startswith("दर्शकों")]
    assert [row["sentence_id"] for row in new] == ["M1-5"]
    text = match.package.texts["M1"]
    assert text[int(new[0]["start"]) : int(new[0]["end"])] == new[0]["quote"]


def test_a_label_that_repeats_a_number_that_changed_is_named(
    correct: Callable[..., Result], match: "Copy"
) -> None:
    rows = match.rows("moments")
    rows[0]["label"] = "India beat Sri Lanka by 24 runs"
    match.write("moments", rows)
    ran = correct("24 रन", "42 रन")
    assert "MO001: its label may repeat what changed: “India beat Sri Lanka by 24 runs”" in (
        ran.output
    )
    assert ran.output.count("may repeat") == 1


def test_what_has_grown_is_told(correct: Callable[..., Result], match: "Copy") -> None:
    ran = correct("ने रविवार को पुणे में", "ने रविवार को, जब बारिश थम चुकी थी, पुणे में")
    assert "characters more: see what was put into it." in ran.output
