"""What is proposed for a new name: its kind, whose part it is, and who bears an office."""

from typing import TYPE_CHECKING, Any

import pytest

from sandhi.package import Package, Trust
from sandhi.review.composer import passage as passages
from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.new_names import (
    of_new_name,
    office_before,
    table_of_place,
)
from sandhi.review.composer.proposing.offices import said_beside
from sandhi.review.composer.shape import shape_of
from sandhi.review.queue import items
from sandhi.table import csv_text
from sandhi.text import cluster_boundaries

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tests.conftest import Copy
from tests.review.composer.passages import cells_of, with_line


def without(original: "Copy", *keys: str) -> Package:
    """The package without some actors, and their mentions."""
    package = original.package

    def kept(table: str) -> bytes:
        names = package.schemas[table].names
        rows = [row for row in row_cells(package, table) if row["actor_id"] not in keys]
        return csv_text(names, [[row[name] for name in names] for row in rows]).encode()

    return package.with_files({one: kept(one) for one in ("actors", "actor_mentions")})


@pytest.mark.parametrize(
    ("key", "cells"),
    [
        # After an office, and that after the state.
        ("A0016", {"kind": "person", "country": "UKR", "part_of": "A0005"}),
        # The state is named within it.
        ("A0024", {"country": "KOR", "part_of": "A0003"}),
        ("A0034", {"country": "UKR", "part_of": "A0005"}),
        # A name after another, with a comma or "and" between, is no part of it.
        ("A0006", {"country": "JPN", "part_of": ""}),
    ],
)
def test_a_new_name_tells_of_which_kind_it_is_and_whose(
    original: "Copy", key: str, cells: dict[str, str]
) -> None:
    row = next(one for one in row_cells(original.package, "actors") if one["actor_id"] == key)
    package = without(original, key)
    shape = shape_of(package, "actors")
    passage = passage_at(package, row["seed_id"], int(row["start"]), int(row["end"]))
    proposed = proposal(package, shape, Learnt(package, shape), passage).cells
    assert {name: proposed[name] for name in cells} == cells


def test_a_text_is_gone_through_once_for_all_names_in_it_also_when_one_is_added(
    original: "Copy", monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def counted(text: str) -> "NDArray[np.bool_]":
        texts.append(text)
        return cluster_boundaries(text)

    monkeypatch.setattr(passages, "cluster_boundaries", counted)
    package = Package.open(original.package.root, Trust.WITHHELD)
    for _ in range(2):
        shape = shape_of(package, "actors")
        for row in row_cells(package, "actors"):
            place = (row["seed_id"], int(row["start"]), int(row["end"]))
            of_new_name(package, shape, passage_at(package, *place))
        package = package.later([package.file("actors")])
    assert texts
    assert len(texts) == len({*texts})


def test_whoever_was_named_after_an_office_may_be_meant_by_it(original: "Copy") -> None:
    package = original.package
    shape, text = shape_of(package, "actors"), package.texts["S003"]
    start = text.index("रक्षा मंत्री किम")
    passage = passage_at(package, "S003", start, start + len("रक्षा मंत्री"))
    keys = [one.key for one in known_rows(package, shape, Learnt(package, shape), passage)]
    assert "A0013" in keys  # who was named after the same words, two lines before


def test_an_office_of_the_same_field_is_the_one_that_was_told_before(real: "Copy") -> None:
    name, old, new = "लॉयड जे. ऑस्टिन III", "रक्षा मंत्री", "रक्षा सचिव"
    path = real.root / next(row["path"] for row in real.rows("seeds") if row["seed_id"] == "S004")
    path.write_text(f"अमेरिकी {new} {name} आए।", encoding="utf-8")
    text = real.package.texts["S004"]
    assert f"{old} {name}" in real.package.texts["S003"]
    assert said_beside(real.package, "actor_mentions", "A0013", "S004", text.index(name)) == {
        "office": "US Secretary of Defense"
    }


NEWS = (
    "वे मॉस्को में मिले। ब्रिटेन के विदेश मंत्री एल्टन गॉफ कीव पहुंचे। वे वाशिंगटन में थे, पोलैंड ने कहा। "
    "यूक्रेनी राष्ट्रपति के प्रवक्ता आए। रूस की मंत्री जॉर्जिया मेलनी ने कहा। "
    "इसके बाद वे रूस में रहे, और उत्तर कोरिया पहुंचे।"
)


@pytest.mark.parametrize(
    ("table", "quote", "cells"),
    [
        ("actors", "ब्रिटेन", {"kind": "state", "country": "GBR", "name": "United Kingdom"}),
        ("actors", "पोलैंड", {"kind": "state", "country": "POL", "name": "Poland"}),
        ("places", "वाशिंगटन", {"kind": "city", "country": "USA", "name": "Washington"}),
        ("actors", "एल्टन गॉफ", {"kind": "person", "name": ""}),
        # a first name may be a country's, and one by the surname is who has it in full
        ("actors", "जॉर्जिया मेलनी", {"kind": "person", "part_of": "A0002", "country": "RUS"}),
        ("actors", "मेलनी", {"kind": "person", "part_of": "A0002", "country": "RUS"}),
        ("actors", "यूक्रेनी राष्ट्रपति के प्रवक्ता", {"kind": "person", "part_of": "A0005", "name": ""}),
    ],
)
def test_a_country_and_a_capital_are_known_to_any_package(
    real: "Copy", table: str, quote: str, cells: dict[str, str]
) -> None:
    package = with_line(real, NEWS)
    start = package.texts["S004"].rindex(quote)
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, table)
    proposed = proposal(package, shape, Learnt(package, shape), passage).cells
    assert {name: proposed[name] for name in cells} == cells


FULL = "गॉफ ने कहा कि वे कज़ान जाएंगे। फिर विदेश मंत्री एल्टन गॉफ कीव पहुंचे।"


def test_a_new_name_has_the_longest_form_that_the_text_has(real: "Copy") -> None:
    told = "Goff said they would go. Then Foreign Minister Elton Goff came to Kyiv."
    cells = cells_of(real, "गॉफ", "actors", FULL, told)
    assert (cells["form_hi"], cells["quote"]) == ("एल्टन गॉफ", "गॉफ")
    assert cells["name"] == "Elton Goff"
    cells = cells_of(real, "गॉफ", "actors", f"{FULL} विदेश मंत्री जॉन गॉफ आए।", told)
    assert cells["form_hi"] == "गॉफ"  # of two, nobody knows which is meant


@pytest.mark.parametrize(
    ("table", "quote", "translation", "name"),
    [
        ("actors", "गॉफ", "“In 'Goff' we trust”, said PM Alton.", "Goff"),
        ("actors", "एल्टन गॉफ", "Elton Goff came to New Town.", "Elton Goff"),
        ("actors", "एल्टन गॉफ", "Minister Goff came to New Town.", ""),
        ("places", "कज़ान", "Elton Goff came to Kazan with Smith's men.", "Kazan"),
    ],
)
def test_the_english_name_is_the_one_that_sounds_like_it(
    real: "Copy", table: str, quote: str, translation: str, name: str
) -> None:
    assert cells_of(real, quote, table, FULL, translation)["name"] == name


@pytest.mark.parametrize(
    ("quote", "translation", "cells"),
    [
        # The word before it says what it is, and whose.
        ("गॉफनिक", "The agency Goffnik", {"kind": "agency", "part_of": "A0002", "country": "RUS"}),
        ("दोनों गॉफ", "", {"kind": "group"}),  # of one who is called so there would be one
        ("गॉफ के मंत्रालय", "", {"kind": "body"}),  # as others are that end so
        ("ऑगुस्ट लोब", "Minister August Loeb came", {"name": "August Loeb"}),
        ("ली ऑगुस्ट", "Foreign Minister Lee August", {"name": "Lee August"}),  # too short to sound
        ("सोन गॉफमान उन", "Chairman Son Goffman Un", {"name": "Son Goffman Un"}),  # as of a pronoun
    ],
)
def test_a_new_name_is_what_is_said_beside_it(
    real: "Copy", quote: str, translation: str, cells: dict[str, str]
) -> None:
    text = (
        "रूस की समाचार एजेंसी 'गॉफनिक' आई। दोनों गॉफ आए। गॉफ के मंत्रालय में ऑगुस्ट लोब आए। ली ऑगुस्ट गए। "
        "सोन गॉफमान उन भी।"
    )
    found_cells = cells_of(real, quote, "actors", text, translation)
    assert {name: found_cells[name] for name in cells} == cells


@pytest.mark.parametrize(
    ("text", "quote", "translation", "cells"),
    [
        (
            *("कई गॉफनिकों ने बात की।", "कई गॉफनिकों", "Several goffniks spoke."),
            {"kind": "group", "name": "Goffniks", "name_hi": "गॉफनिक", "form_hi": "कई गॉफनिकों"},
        ),
        (
            *("कई गॉफनिकों ने बात की।", "गॉफनिकों", "Several goffniks spoke."),
            {"kind": "group", "name": "Goffniks", "name_hi": "गॉफनिक"},
        ),
        (  # who does something is no whole of those to whom it is done
            *("रूस ने गॉफ के दुश्मनों का साथ दिया।", "गॉफ के दुश्मनों", "Russia sided with them."),
            {"kind": "group", "part_of": "", "name_hi": "गॉफ के दुश्मन"},
        ),
        (
            *("हथियार विशेषज्ञ एल्टन गॉफ आए।", "एल्टन गॉफ", "Arms expert Elton Goff came."),
            {"kind": "person", "name": "Elton Goff"},
        ),
    ],
)
def test_several_are_named_by_what_they_are(
    real: "Copy", text: str, quote: str, translation: str, cells: dict[str, str]
) -> None:
    cells_there = cells_of(real, quote, "actors", text, translation)
    assert {name: cells_there[name] for name in cells} == cells


@pytest.mark.parametrize(
    ("text", "quote", "cells"),
    [
        (
            "इटली के विदेश मंत्री एल्टन गॉफ आए।",
            *("इटली", {"name": "Italy", "description": "State in Southern Europe."}),
        ),
        (
            "यूक्रेन के विदेश मंत्री एल्टन गॉफ आए।",
            *("एल्टन गॉफ", {"name": "Elton Goff", "description": "Foreign Minister of Ukraine."}),
        ),
        (  # what is declared of the word with which it ends
            "विद्रोहियों ने लड़ाई की।",
            *("विद्रोहियों", {"kind": "force", "name_hi": "विद्रोही", "part_of": ""}),
        ),
        (  # a bare one is part of the state that is named last, as others of its word are
            "यूक्रेन में रूस आया, और सेना ने लड़ाई की।",
            *("सेना", {"kind": "force", "part_of": "A0002", "country": "RUS"}),
        ),
        (  # the other army there has its name already
            "रूसी सेना ने यूक्रेनी सेना से लड़ाई की।",
            *("रूसी सेना", {"name": "Russian army", "kind": "force", "description": ""}),
        ),
    ],
)
def test_who_a_new_one_is_has_a_draft(
    real: "Copy", text: str, quote: str, cells: dict[str, str]
) -> None:
    def declare(descriptor: Any) -> None:
        words = {"सेना, विद्रोह*": {"kind": "force"}}
        actors = {"drafts": ["description"], "cells": words}
        descriptor["sandhi"]["compose"]["actors"] = actors

    real.describe("datapackage.json", declare)
    told = "Elton Goff came; the Russian army fought the Ukrainian army."
    cells_there = cells_of(real, quote, "actors", text, told)
    assert {name: cells_there[name] for name in cells} == cells


def test_an_office_is_told_with_the_state_before_it(real: "Copy") -> None:
    package = with_line(real, "यूक्रेन के विदेश मंत्री एल्टन गॉफ आए।")
    start = package.texts["S004"].rindex("एल्टन")
    passage = passage_at(package, "S004", start, start + len("एल्टन गॉफ"))
    shape = shape_of(package, "actors")
    assert office_before(package, shape, passage) == {"office": "Foreign Minister of Ukraine"}


def test_a_candidate_has_the_office_before_it_too(real: "Copy") -> None:
    package = with_line(real, "रूस के प्रधानमंत्री पुतिन आए। पुतिन बोले। रूस के साथ खड़ा नेता किम जोंग भी।")
    first, second = [one for one in items(package, ["S004"]) if one.quote == "पुतिन"][-2:]
    assert first.row["office"] == "Prime Minister of Russia"
    assert second.row["office"] == ""
    (third,) = [one for one in items(package, ["S004"]) if one.quote == "किम जोंग"][-1:]
    assert third.row["office"] == "leader"  # of nobody, and not of a part of the name itself


@pytest.mark.parametrize(
    ("quote", "reason", "table"),
    [
        ("मॉस्को", "place", ""),  # as मास्को, which is one
        ("कीव", "place", ""),  # whither somebody goes, though it names a state as well
        ("वाशिंगटन", "", "places"),
        ("पोलैंड", "", ""),
        (
            "रूस",
            "",
            "actors",
        ),  # a state whose territory is called as it is is named, wherever it is told
        ("उत्तर कोरिया", "", "actors"),
        ("इसके बाद", "sequence", ""),  # as all words are that end so, and tell no time
    ],
)
def test_a_place_where_something_is_is_a_place_first(
    real: "Copy", quote: str, reason: str, table: str
) -> None:
    package = with_line(real, NEWS)
    (item,) = [one for one in items(package, ["S004"]) if one.quote == quote][-1:]
    assert item.reason == reason
    assert reason or table_of_place(package, passage_at(package, "S004", *item[3:5])) == table
