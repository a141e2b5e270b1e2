"""``sandhi anchor`` finds offsets from quotes, asks where they are not certain, guesses none."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Copy, Row
    from tests.curate.conftest import Command

NOWHERE = {"seed_id": "", "start": "", "end": ""}


@pytest.fixture
def added(real: "Copy") -> Callable[..., None]:
    """Add an exclusion, with a key beyond all others, to the copy of the real package."""

    def add(**cells: str) -> None:
        rows = real.rows("exclusions")
        empty = dict.fromkeys(rows[0], "")
        real.write("exclusions", [*rows, empty | {"exclusion_id": "N9999"} | cells])

    return add


def last(real: "Copy") -> "Row":
    return real.rows("exclusions")[-1]


def place(row: "Row") -> tuple[str, str, str]:
    return row["seed_id"], row["start"], row["end"]


def test_every_quote_that_stands_once_gets_its_seed_and_offsets_back(
    real: "Copy", curate: "Command"
) -> None:
    before = real.file("event_mentions").read_bytes()
    texts = real.package.texts
    rows = real.rows("event_mentions")
    once = [row for row in rows if sum(text.count(row["quote"]) for text in texts.values()) == 1]
    assert len(once) > 100
    for row in once:
        row |= NOWHERE
    real.write("event_mentions", rows)
    ran = curate("anchor", "event_mentions")
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.endswith(f"{len(once)} rows anchored, 0 left open.\n")
    assert real.file("event_mentions").read_bytes() == before


@pytest.mark.no_cover
@pytest.mark.slow
def test_every_quote_gets_its_offsets_back_by_the_number_of_its_occurrence(
    real: "Copy", curate: "Command"
) -> None:
    before = real.file("actor_mentions").read_bytes()
    rows, texts = real.rows("actor_mentions"), real.package.texts
    for row in rows:
        text, start = texts[row["seed_id"]], int(row["start"])
        earlier = whole_words(text[: start + len(row["quote"])], row["quote"])
        row |= {"start": f"#{earlier}", "end": ""}
    real.write("actor_mentions", rows)
    ran = curate("anchor", "actor_mentions")
    assert ran.returncode == 0, ran.stdout
    assert real.file("actor_mentions").read_bytes() == before


def whole_words(text: str, quote: str) -> int:
    """How often a quote stands in a text between characters that are in no word."""
    padded = f" {text} "
    places = (place for place in range(len(text)) if text.startswith(quote, place))
    edges = ((padded[place], padded[place + len(quote) + 1]) for place in places)
    return sum(not any(is_of_a_word(edge) for edge in pair) for pair in edges)


def is_of_a_word(letter: str) -> bool:
    return letter.isalnum() or "\u0900" <= letter <= "\u0963"


def test_whole_words_come_before_the_same_letters_inside_of_words(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    text = real.package.texts["S004"]
    start = text.index("दौरा ")
    assert 0 < text.index("दौरा") < start  # within the word for "during"
    added(quote="दौरा", seed_id="S004")
    assert curate("anchor").returncode == 0
    assert place(last(real)) == ("S004", str(start), str(start + 4))


def test_a_quote_that_repeats_is_listed_with_each_place_and_left_open(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    added(quote="मंगलवार", seed_id="")
    before = real.file("exclusions").read_bytes()
    ran = curate("anchor", "exclusions")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert f"data/exclusions.csv:{before.count(b'%c' % 10)} N9999 “मंगलवार” stands" in ran.stdout
    places = Counter(line.split()[1] for line in ran.stdout.splitlines() if line[:3] == "  #")
    texts = real.package.texts
    assert places == {seed: n for seed, text in texts.items() if (n := text.count("मंगलवार"))}
    assert "के राज्य मीडिया ने ⟦मंगलवार⟧ को रिपोर्ट दी" in ran.stdout
    assert ran.stdout.endswith("0 rows anchored, 1 left open.\n")
    assert real.file("exclusions").read_bytes() == before


def test_what_is_certain_is_anchored_beside_what_is_left_open(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    before = real.rows("exclusions")
    certain = next(number for number, row in enumerate(before) if row["quote"] == "तब")
    real.edit("exclusions", certain, start="", end="")
    added(quote="मंगलवार")
    assert "1 row anchored, 1 left open." in curate("anchor").stdout
    assert real.rows("exclusions")[:-1] == before


def test_a_place_that_another_row_of_the_table_has_is_marked(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    row = next(row for row in real.rows("exclusions") if row["quote"] == "एक")
    added(quote="एक", seed_id=row["seed_id"])
    listed = curate("anchor").stdout
    assert f"({row['exclusion_id']} is there)" in listed


def test_a_number_in_place_of_start_says_which_occurrence_is_meant(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    added(quote="रूस", seed_id="S000", start="#2")
    ran = curate("anchor")
    assert ran.returncode == 0
    text = real.package.texts["S000"]
    start = text.index("रूस में हजारों")
    assert place(last(real)) == ("S000", str(start), str(start + 3))


def test_a_row_that_cannot_be_placed_is_told_with_the_reason_and_left_as_it_is(
    real: "Copy", curate: "Command", added: Callable[..., None]
) -> None:
    added(quote="दक्षिण कोरीया और यूक्रेन का कहना है")
    before = real.file("exclusions").read_bytes()
    ran = curate("anchor")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "N9999 “दक्षिण कोरीया और यूक्रेन का कहना है”: it does not stand in the seeds" in ran.stdout
    assert real.file("exclusions").read_bytes() == before


def test_at_a_terminal_the_curator_chooses_the_occurrence(
    real: "Copy", at_terminal: "Command", added: Callable[..., None]
) -> None:
    added(quote="रूस", seed_id="S000")
    ran = at_terminal("anchor", answers=["x", "99", "2"])
    assert ran.returncode == 0
    assert "#2  S000" in ran.stderr
    assert "Which one, 1 to " in ran.stderr
    assert last(real)["start"] == str(real.package.texts["S000"].index("रूस में हजारों"))


def test_at_a_terminal_the_curator_may_leave_a_row_open(
    real: "Copy", at_terminal: "Command", added: Callable[..., None]
) -> None:
    added(quote="रूस", seed_id="S000")
    before = real.file("exclusions").read_bytes()
    assert at_terminal("anchor", answers=["0"]).returncode == 1
    assert real.file("exclusions").read_bytes() == before


def test_giving_up_at_the_terminal_writes_nothing(
    real: "Copy", at_terminal: "Command", added: Callable[..., None]
) -> None:
    real.edit("exclusions", 0, start="", end="")
    added(quote="रूस", seed_id="S000")
    before = real.file("exclusions").read_bytes()
    ran = at_terminal("anchor", answers=[])
    assert ran.returncode == 2
    assert "nobody answers" in ran.stderr
    assert real.file("exclusions").read_bytes() == before


def test_a_dry_run_shows_the_offsets_and_writes_nothing(real: "Copy", curate: "Command") -> None:
    row = real.rows("dates")[0]
    real.edit("dates", 0, start="", end="")
    before = real.file("dates").read_bytes()
    ran = curate("anchor", "dates", "--dry-run")
    assert ran.returncode == 0
    assert f"+{row['date_id']},S000,{row['start']},{row['end']}," in ran.stdout
    assert real.file("dates").read_bytes() == before


def test_a_package_whose_rows_are_all_anchored_is_left_alone(
    curate: "Command", files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    ran = curate("anchor")
    assert (ran.returncode, ran.stdout) == (0, "0 rows anchored, 0 left open.\n")
    assert files() == before


def test_a_table_without_anchors_is_refused(refused: Callable[..., str]) -> None:
    assert "no table with anchors 'measures'; there are events," in refused("anchor", "measures")
