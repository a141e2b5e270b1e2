"""What is proposed for a number: its measure, its unit and its label, by what its clause tells."""

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from sandhi.language import language
from sandhi.language.english.quantities import quantity
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at, row_cells
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.reading.counts import claimants_around
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text
from sandhi.text import Span

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy
from tests.review.composer.passages import with_line, with_lines

TOLD = (
    "अमेरिका ने कहा कि रूस में 400 उत्तर कोरियाई सैनिक तैनात हैं। उसने 500 सैनिक भेजे। बीस सैनिक मारे गए। "
    "पहली टुकड़ी सोमवार को आई। वे कई गांवों में रहे, जहां तीसरी लड़ाई हुई।"
)
OURS = (
    "The United States said that 400 North Korean soldiers are deployed in Russia, and sent 500 "
    "soldiers, of whom twenty soldiers died; the first contingent came, and stayed in several "
    "villages, where the third battle was."
)


AGAIN = "रविवार से रूस में 400 सैनिक मारे गए"


def test_a_number_that_is_told_again_has_a_label_of_its_own_and_runs_on_since_its_day(
    real: "Copy",
) -> None:
    package = with_lines(real, [(f"{AGAIN}।", "Since Sunday 400 soldiers were killed in Russia.")])
    text, day = package.texts["S004"], real.rows("dates")[-1]
    begin = text.rindex(AGAIN)
    at = {"seed_id": "S004", "start": str(begin), "end": str(begin + 6), "quote": "रविवार"}
    sunday = {
        "edtf": "2025-06-01",
        "edtf_corrected": "",
        "earliest": "2025-06-01",
        "latest": "2025-06-01",
    }
    real.write("dates", [*real.rows("dates"), {**day, **at, **sunday, "date_id": "D9999"}])
    for label in ("400 soldiers dead", "400 soldiers dead (S004-99)"):
        package = real.package
        start = text.index("400", begin)
        passage = passage_at(package, "S004", start, start + len("400 सैनिक"))
        shape = shape_of(package, "figures")
        cells = proposal(package, shape, Learnt(package, shape), passage).cells
        assert (cells["label"], cells["as_of"]) == (label, "2025-06-01/2025-06-06")
        figures = real.rows("figures")
        real.write("figures", [*figures, {**cells, "figure_id": "F9999", "start": str(begin)}])


@pytest.mark.parametrize(
    ("quote", "measure", "unit", "label"),
    [
        ("400 उत्तर कोरियाई सैनिक", "troops_deployed", "person", "400 North Korean soldiers"),
        ("500 सैनिक", "troops_sent", "person", "500 soldiers sent"),
        ("बीस सैनिक", "troops_dead", "person", "wenty soldiers dead"),
        ("पहली टुकड़ी", "", "ordinal", "irst contingent"),  # which is none of so many soldiers
        ("कई गांवों", "", "", "everal villages"),  # which are neither men nor months
        ("तीसरी लड़ाई", "battle_number", "ordinal", "hird battle"),
    ],
)
def test_a_number_is_of_the_measure_that_its_clause_tells(
    real: "Copy", quote: str, measure: str, unit: str, label: str
) -> None:
    with_line(real, TOLD)
    *others, last = real.rows("sentences")
    real.write("sentences", [*others, {**last, "translation": OURS}])
    package = real.package
    start = package.texts["S004"].index(quote, int(last["start"]))
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, "figures")
    cells = proposal(package, shape, Learnt(package, shape), passage).cells
    assert (cells["measure"], cells["unit"]) == (measure, unit)
    assert label in cells["label"]
    assert len(cells["label"]) < len("United States of America: ") + len(label) + len(" in Russia!")


@pytest.mark.parametrize(("marks", "label"), [("''", "Putin: three guests"), ("", "Three guests")])
def test_whose_quotation_goes_on_claims_the_number(real: "Copy", marks: str, label: str) -> None:
    began = f"पुतिन ने कहा, {marks}हम मिले।"
    with_line(real, f"{began} तब तीन मेहमान वहां थे।{marks}")
    *others, cells = real.rows("sentences")
    start, end = int(cells["start"]), int(cells["end"])
    parted = start + len(began)
    text = real.package.texts["S004"]
    halves = [
        {**cells, "end": str(parted), "quote": began},
        {**cells, "sentence_id": "S004-100", "start": str(parted + 1)}
        | {"quote": text[parted + 1 : end], "translation": "Then three guests were there."},
    ]
    real.write("sentences", [*others, *halves])
    package = real.package
    at = text.rindex("तीन मेहमान")
    passage = passage_at(package, "S004", at, at + len("तीन मेहमान"))
    shape = shape_of(package, "figures")
    assert proposal(package, shape, Learnt(package, shape), passage).cells["label"] in (
        label,
        f"Vladimir {label}",
    )


@pytest.mark.parametrize(
    ("text", "translation", "expected"),
    [
        ("लगभग 3,000 लोग आए", "More than 3,000 old people came", "More than 3,000 old people"),
        ("तीन लोग आए", "In 2013 three people have come", "three people"),
        ("हजारों लोग आए", "They are thousands of people who came", "thousands of people"),
        ("दूसरी यात्रा हुई", "This is his 2nd visit to Pune", "2nd visit"),
        ("20 लाख लोग आए", "Nearly two million people came", "Nearly two million people"),
        ("600 लोग आए", "of them 6,600 came", ""),
    ],
)
def test_the_translation_has_a_number_with_what_it_counts(
    text: str, translation: str, expected: str
) -> None:
    (sentence,) = language("hi").sentences(text)
    number = next(sentence.numbers())
    assert number.value is None or number.value >= Decimal(1)
    assert quantity(translation, number) == expected


RIGHT = 0.65  # of the numbers, those whose parts are all proposed, and no others


def test_whose_number_it_is_follows_from_who_says_so_and_from_what_is_counted(
    original: "Copy",
) -> None:
    package, right = original.package, 0
    figures = row_cells(package, "figures")
    parts: dict[str, set[tuple[str, str]]] = {}
    for row in row_cells(package, "figure_actors"):
        parts.setdefault(row["figure_id"], set()).add((row["actor_id"], row["role"]))
    for row in figures:
        key = row["figure_id"]
        without = package.with_files(
            {one: _without(package, one, key) for one in ("figures", "figure_actors")}
        )
        shape = shape_of(without, "figures")
        passage = passage_at(without, row["seed_id"], int(row["start"]), int(row["end"]))
        offers = proposal(without, shape, Learnt(without, shape), passage).offers
        right += parts[key] == {(one.key, one.role) for one in offers if one.is_taken}
    assert right >= RIGHT * len(figures)


def _without(package: "Package", table: str, figure: str) -> bytes:
    names = package.schemas[table].names
    rows = [row for row in row_cells(package, table) if row["figure_id"] != figure]
    return csv_text(names, [[row[name] for name in names] for row in rows]).encode()


def test_who_is_coded_as_saying_it_claims_a_number_by_the_same_words(real: "Copy") -> None:
    package = with_line(real, "पुतिन ने उन तीन देशों का नाम लिया।")
    text, words = package.texts["S004"], "पुतिन ने उन तीन देशों का नाम लिया"
    start = text.rindex(words)
    at = {"seed_id": "S004", "start": str(start), "end": str(start + len(words)), "quote": words}
    source = {**real.rows("mention_actors")[-1], **at, "source_id": "MA9999"}
    source |= {"actor_id": "A0008", "role": "claimant"}
    real.write("mention_actors", [*real.rows("mention_actors"), source])
    package = real.package
    at_number = start + words.index("तीन")
    passage = passage_at(package, "S004", at_number, at_number + len("तीन देशों"))
    claimants = claimants_around(package, passage, "actors")
    assert claimants == {"A0008": Span(start, start + len(words))}


@pytest.mark.parametrize(("words", "is_part"), [("इनमें बीस अफसर भी", True), ("बीस अफसर भी", False)])
def test_what_is_told_of_these_is_a_part_of_the_number_before(
    real: "Copy", words: str, *, is_part: bool
) -> None:
    lines = ["रूस में 400 सैनिक तैनात हैं।", f"{words} शामिल थे।"]
    with_lines(real, [(one, "") for one in lines])
    figures, start = real.rows("figures"), real.package.texts["S004"].rindex("400 सैनिक")
    row = next(one for one in figures if one["measure"] == "troops_deployed")
    place = {"seed_id": "S004", "start": str(start), "end": str(start + 9), "quote": "400 सैनिक"}
    whole = {**row, **place, "figure_id": "F9001", "value": "400", "part_of": ""}
    real.write("figures", [*figures, whole])
    package = real.package
    at = package.texts["S004"].rindex("बीस अफसर")
    shape = shape_of(package, "figures")
    passage = passage_at(package, "S004", at, at + len("बीस अफसर"))
    cells = proposal(package, shape, Learnt(package, shape), passage).cells
    given = [cells[name] for name in ("part_of", "measure", "event_id")]
    expected = ["F9001", "troops_deployed", whole["event_id"]]
    assert (given == expected) is is_part
    assert (cells["part_of"] == "F9001") is is_part
