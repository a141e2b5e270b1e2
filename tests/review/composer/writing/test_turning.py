"""What a later passage makes of a row that we have: how real it is, and what else it tells."""

from typing import TYPE_CHECKING

import pytest

from sandhi.language.english.phrases import told_as_so
from sandhi.package import Trust
from sandhi.review.composer.form import GivenPassage
from sandhi.review.composer.writing.composition import stage
from sandhi.review.decisions import Session
from sandhi.review.staging import Refused
from tests.review.composer.passages import with_line

if TYPE_CHECKING:
    from tests.conftest import Copy

PATTERNS = ["{initiator} <attack, attacked> {target}", "{target} <be, been> attacked"]
FIGHT = "उत्तर कोरियाई सैनिकों और यूक्रेनी सेना के बीच हुई लड़ाई"


def mention_of(real: "Copy", key: str, cells: dict[str, str], **mention: str) -> Session:
    """A sitting in which a noun phrase of the last line was made a mention of a row."""
    package = with_line(real, f"{FIGHT} से लोग डरे हुए हैं।")
    start = package.texts["S004"].index(FIGHT)
    form = GivenPassage(
        *("known", "S004", start, start + len(FIGHT), "events", key, cells, mention, {}, ()),
        is_more=bool(cells),
    )
    session = Session(real.root, Trust.GIVEN)
    session.compose("S004: mention of", lambda opened, staging: stage(opened, staging, form))
    return session


def test_what_was_said_and_a_text_tells_itself_is_so_and_says_so(real: "Copy") -> None:
    session = mention_of(real, "E0044", {}, modality="asserted", attribution="own_word")
    (row,) = [one for one in real.rows("events") if one["event_id"] == "E0044"]
    assert (row["status"], row["label"]) == (
        *("occurred",),
        "North Korean and Ukrainian soldiers fight each other",
    )
    assert "E0044 is occurred now, and no longer alleged" in session.decisions[-1].message
    session.undo()
    (row,) = [one for one in real.rows("events") if one["event_id"] == "E0044"]
    assert row["status"] == "alleged"


def test_what_somebody_else_says_as_well_turns_nothing(real: "Copy") -> None:
    session = mention_of(real, "E0044", {}, modality="asserted", attribution="unnamed")
    (row,) = [one for one in real.rows("events") if one["event_id"] == "E0044"]
    assert row["status"] == "alleged"
    assert "now" not in session.decisions[-1].message


def test_a_mention_with_more_changes_cells_of_its_row_or_is_refused(real: "Copy") -> None:
    session = mention_of(real, "E0044", {"part_of": "E0021"}, attribution="unnamed")
    (row,) = [one for one in real.rows("events") if one["event_id"] == "E0044"]
    assert row["part_of"] == "E0021"
    assert "part_of is E0021 now" in session.decisions[-1].message
    session.undo()
    with pytest.raises(Refused, match="P9999"):
        mention_of(real, "E0044", {"place_id": "P9999"}, attribution="unnamed")


@pytest.mark.parametrize(
    ("label", "so"),
    [
        ("Rama is said to have attacked Goa", "Rama attacks Goa"),
        ("Rama and Uma are to attack Goa", "Rama and Uma attack Goa"),
        ("Goa is said to have been attacked", "Goa is attacked"),
        ("A bridge is said to be broken", "A bridge is broken"),
        ("It is denied that Rama attacked Goa", "Rama attacked Goa"),
        ("Rama attacks Goa", "Rama attacks Goa"),
    ],
)
def test_a_label_is_told_as_what_is_so(label: str, so: str) -> None:
    assert told_as_so(label, PATTERNS) == so
