"""The pages of a review are made in steps that grow as the text does, not as its square."""

from pathlib import Path

import pytest

import sandhi.review
from sandhi.package import Package, Trust
from sandhi.review.composer.passage import sentence_rows
from sandhi.review.queue import items
from sandhi.review.sentences import like_sentences, proposed_kind
from tests.conftest import Run
from tests.harness.lines import lines_run

SENTENCE = "रमा ने 12 जून 2024 को कहा कि पाँच हजार लोग आए थे। "
SHORT, FACTOR = 40, 4
# What grows as the square would take four times as many steps again.
MOST = 1.5 * FACTOR
OURS = str(Path(sandhi.review.__file__).parent)

pytestmark = pytest.mark.no_cover


def steps(package: Package) -> int:
    """How many lines of this folder run until the first candidate and a sentence are shown."""

    def show() -> None:
        assert next(items(package, ["S001"]))
        rows = [row for _, _, row in sentence_rows(package, "S001")]
        like_sentences(package, rows[0])
        proposed_kind(package, rows[0], 0, len(rows))

    return lines_run(show, OURS)


def test_candidates_and_sentences_of_a_long_text_are_shown(sandhi: Run, tmp_path: Path) -> None:
    taken = []
    for sentences in (SHORT, SHORT * FACTOR):
        root, text = tmp_path / str(sentences), tmp_path / f"{sentences}.txt"
        text.write_text(SENTENCE * sentences, encoding="utf-8")
        assert sandhi("init", root).returncode == 0
        assert sandhi("--package", root, "add-seed", text).returncode == 0
        taken.append(steps(Package.open(root, Trust.WITHHELD)))
    assert taken[1] < MOST * taken[0], taken
