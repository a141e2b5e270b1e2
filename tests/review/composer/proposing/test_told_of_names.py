"""What the translation, the sentence and its kind tell of a name that nobody has yet."""

from typing import TYPE_CHECKING

import pytest

from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposing.offices import form_of_description
from sandhi.review.queue import items

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import cells_of, with_line


@pytest.mark.parametrize(
    ("table", "text", "quote", "translation", "cells"),
    [
        (
            *("actors", "यूक्रेन की वायु सेना ने कहा।", "यूक्रेन की वायु सेना"),
            *("Ukraine's Air Force said so.", {"name": "Ukraine's Air Force", "part_of": "A0005"}),
        ),
        (
            *("actors", "मॉस्को स्थित रक्षा मंत्रालय ने कहा।", "मॉस्को स्थित रक्षा मंत्रालय"),
            *("The Defence Ministry in Moscow said so.", {"name": "Russia's Defence Ministry"}),
        ),
        (  # of which ministry it is, nothing tells
            *("actors", "मॉस्को स्थित रक्षा मंत्रालय ने कहा।", "मॉस्को स्थित रक्षा मंत्रालय"),
            *("They said so.", {"name": ""}),
        ),
        (
            *("actors", "खारकीव के क्षेत्रीय गवर्नर एल्टन गॉफ बोले।", "एल्टन गॉफ"),
            *("Kharkiv regional governor Elton Goff spoke.",),
            {"name": "Elton Goff", "description": "Kharkiv regional governor."},
        ),
        (  # the state is the one of the media, and no part of his office
            *("actors", "यूक्रेन के मीडिया ने प्रधानमंत्री एल्टन गॉफ को दिखाया।", "एल्टन गॉफ"),
            *("Ukraine's media showed Prime Minister Elton Goff.",),
            {"country": "", "part_of": "", "description": "Prime Minister."},
        ),
        (  # nor is one who is named before it, parted by a comma
            *("actors", "शोइगु के साथ प्रधानमंत्री एल्टन गॉफ बोले।", "एल्टन गॉफ"),
            *("With Shoigu, Prime Minister Elton Goff spoke.",),
            {"description": "Prime Minister."},
        ),
        (
            *("actors", "यूक्रेन के मीडिया ने कहा।", "यूक्रेन के मीडिया"),
            *("Ukraine's media said so.", {"name": "Ukrainian media", "country": "UKR"}),
        ),
        (
            *("places", "यूक्रेन के दूसरे बड़े शहर खारकीव में कुछ हुआ।", "खारकीव"),
            *("In Kharkiv something happened.", {"name": "Kharkiv", "country": "UKR"}),
        ),
        (  # whose the city is, the words before it do not tell
            *("places", "यूक्रेन के अनुसार शहर खारकीव में कुछ हुआ।", "खारकीव"),
            *("In Kharkiv something happened.", {"country": ""}),
        ),
    ],
)
def test_what_a_translation_calls_it_and_whose_it_is_are_taken_over(
    real: "Copy", table: str, text: str, quote: str, translation: str, cells: dict[str, str]
) -> None:
    cells_there = cells_of(real, quote, table, text, translation)
    assert {name: cells_there[name] for name in cells} == cells


def test_of_a_group_whose_members_are_told_nowhere_the_draft_says_so(real: "Copy") -> None:
    told = "Several experts said so."
    cells = cells_of(real, "कई विशेषज्ञों", "actors", "कई विशेषज्ञों ने कहा।", told)
    assert (cells["name"], cells["kind"]) == ("Experts", "group")
    assert cells["description"] == "Experts; no seed lists them."  # as those of the frozen rows


@pytest.mark.parametrize(("kind", "reason"), [("dateline", "place"), ("headline", "")])
def test_where_a_text_was_written_is_left_out_as_all_such_were(
    real: "Copy", kind: str, reason: str
) -> None:
    with_line(real, "कीव:")
    real.edit("sentences", -1, kind=kind)
    (item,) = [one for one in items(real.package, ["S004"]) if one.quote == "कीव"][-1:]
    assert item.reason == reason


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("दुनिया के सबसे बड़े मैदान के मालिक", {"form": "title"}),
        ("मंत्रालय के नए प्रवक्ता", {"form": "title"}),
        ("यूक्रेन की सेना", {}),
        ("दुनिया", {}),
    ],
)
def test_who_is_called_by_whose_he_is_and_by_no_name_has_a_title(
    real: "Copy", quote: str, form: dict[str, str]
) -> None:
    package = with_line(real, f"{quote} ने कहा।")
    start = package.texts["S004"].rindex(quote)
    passage = passage_at(package, "S004", start, start + len(quote))
    assert form_of_description(package, "actor_mentions", passage) == form
