"""What a sentence tells of all, and whether a shorter label leaves that out."""

import pytest

from sandhi.language.english.clauses import leaves_out, main_clause
from sandhi.language.expressions import Mood


@pytest.mark.parametrize(
    ("sentence", "mood", "label"),
    [
        (
            "Goa attacked three towns at night, which stopped trade.",
            None,
            "Goa attacks three towns",
        ),
        ("In May, Goa has won a match in an effort to stay.", None, "Goa wins a match"),
        ("Goa won a match on Monday night.", Mood.REPORTED, "Goa is said to have won a match"),
        ("Both sides have won a match.", None, "Goa and Rama win a match"),
        ("Captain Rama of Pune won a match (in June).", None, "Rama wins a match"),
        ("On Monday, Goa gave him a bat.", None, "Goa gives Rama a bat"),
        ("The Prime Minister met Goa.", None, "Rama meets Goa"),
        ("Goa laid a wreath there in their memory.", None, "Goa lays a wreath"),
        ("Goa and Pune strengthened their trade.", None, "Goa and Pune strengthen their trade"),
        (
            "This trade between Goa and Pune should be renewed.",
            Mood.FUTURE,
            "The trade between Goa and Pune is to be renewed",
        ),
        ("They won a match.", None, ""),  # who they are is not told
        ("Goa won a match, a cup and a prize.", None, "Goa wins a match, a cup and a prize"),
        ("The Pune board handed Goa a cup.", None, "The Pune board hands Goa a cup"),
        ("A hall was burnt and two men were hurt.", None, "A hall is burnt and two men are hurt"),
    ],
)
def test_a_label_has_who_does_what(sentence: str, mood: Mood | None, label: str) -> None:
    assert main_clause(sentence, mood, {"Goa": "Goa", "Rama of Pune": "Rama"}) == label


@pytest.mark.parametrize(
    ("label", "clause", "is_left_out"),
    [
        ("Goa attacks", "Goa attacks three bridges of Pune", True),
        ("Goa attacks Pune", "Goa attacks Pune", False),
        ("Goa helps Pune", "Goa allows Pune to send grain", True),
        ("Goa sends soldiers", "Goa sends thousands of soldiers", False),
        ("Goa meets Pune", "Goa holds talks with Pune", False),  # its type says so
        ("Goa meets Pune", "The board accepts a plan", False),  # it tells of another
    ],
)
def test_a_label_leaves_out_what_is_done_something_to(
    label: str, clause: str, *, is_left_out: bool
) -> None:
    assert leaves_out(label, clause, ["There are talks"]) is is_left_out
