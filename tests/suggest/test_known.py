"""What a package knows: its names, and the rows that code a passage already."""

from typing import TYPE_CHECKING

from sandhi.suggest.candidates import Candidate, candidates
from sandhi.suggest.known import Row, coded_by, coding_tables, lexicon, rows_by_seed
from sandhi.text import Span

if TYPE_CHECKING:
    from tests.conftest import Copy


def candidate(start: int, end: int, kind: str = "name", records: tuple[str, ...] = ()) -> Candidate:
    span = Span(start, end)
    return Candidate(start, end, "", kind, span, {"records": records} if records else {}, "")


def row(start: int, end: int, key: str, **cells: str) -> Row:
    return Row(start, end, key, cells)


def test_names_come_from_the_tables_and_rows_that_the_package_declares(real: "Copy") -> None:
    names = lexicon(real.package)
    assert [mention.quote for mention in names.mentions("दोनों देशों ने")] == ["दोनों देशों"]
    real.describe("datapackage.json", lambda package: package["sandhi"]["names"].pop(1))
    names = lexicon(real.package)  # without the names of actors, which have this title
    assert list(names.mentions("दोनों देशों ने")) == []
    assert [mention.quote for mention in names.mentions("रूसी सेना")] == ["रूसी"]


def test_an_acronym_is_a_form_of_the_name_of_which_it_has_the_letters(real: "Copy") -> None:
    text = "यूएन, UN और एसपीए ने, न कि वीपी या KJU ने"  # nobody's initials are an acronym
    mentions = [*lexicon(real.package).mentions(text)]
    keys = {key for one in mentions for key in one.records[0]._asdict().values()} - {"actor_id"}
    assert [one.quote for one in mentions] == ["यूएन", "UN", "एसपीए"]
    assert keys == {"A0032", "A0026"}


def test_names_in_latin_letters_one_after_another_are_each_a_name(real: "Copy") -> None:
    package, text = real.package, "Russia Ukraine War और Ukraine Defence Group ने"
    kinds = ["name", "unknown_name"]
    quotes = [one.quote for one in candidates(text, kinds, lexicon=lexicon(package))]
    assert quotes == ["Russia", "Ukraine", "Ukraine Defence Group", "Ukraine"]


def test_a_package_that_declares_nothing_knows_nothing(cricket: "Copy") -> None:
    assert list(lexicon(cricket.package).mentions(next(iter(cricket.package.texts.values())))) == []
    assert coding_tables(cricket.package, "number") == []
    assert rows_by_seed(cricket.package, "number") == {}


def test_a_kind_is_coded_in_its_table_and_in_those_that_account_for_it(real: "Copy") -> None:
    assert coding_tables(real.package, "date") == ["dates", "figures", "exclusions"]
    assert coding_tables(real.package, "unknown_name")[-1] == "exclusions"


def test_a_number_is_not_coded_by_a_date_or_a_name_or_what_is_left_out_as_such(
    real: "Copy",
) -> None:
    assert coding_tables(real.package, "number") == ["figures", "exclusions"]
    real.write("figures", [])
    real.write(
        "exclusions",
        [row | {"kind": "name"} for row in real.rows("exclusions") if row["quote"] == "दोनों"],
    )
    package = real.package
    numbers = candidates(package.texts["S000"], ["number"])
    coded = dict(
        zip(
            (one.quote for one in numbers),
            coded_by(numbers, rows_by_seed(package, "number")["S000"]),
            strict=True,
        )
    )
    assert coded["लगभग तीन साल"] == coded["दोनों देशों"] == []


def test_every_coded_numeral_of_a_seed_is_coded_by_its_rows(real: "Copy") -> None:
    package = real.package
    numbers = candidates(package.texts["S004"], ["number"])
    keys = coded_by(numbers, rows_by_seed(package, "number")["S004"])
    coded = dict(zip((one.quote for one in numbers), keys, strict=True))
    assert coded["लगभग 15,000 सैनिक"] == ["F0024"]
    assert coded["अनुमानित 4,700 से अधिक सैनिक"] == ["F0025"]


def test_claimants_of_one_figure_are_all_told(real: "Copy") -> None:
    numbers = candidates(real.package.texts["S000"], ["number"])
    rows = rows_by_seed(real.package, "number")["S000"]
    assert ["F0001", "F0002", "F0003"] in list(coded_by(numbers, rows))


def test_the_row_whose_passage_is_most_alike_codes_a_candidate() -> None:
    rows = [row(0, 20, "wide"), row(4, 9, "same"), row(4, 12, "longer")]
    assert list(coded_by([candidate(4, 9)], rows)) == [["same"]]


def test_a_row_with_a_part_of_a_name_does_not_code_it() -> None:
    assert list(coded_by([candidate(4, 9)], [row(4, 7, "part"), row(8, 12, "other")])) == [[]]


def test_a_row_with_a_part_of_an_expression_of_time_codes_it() -> None:
    assert list(coded_by([candidate(4, 9, "date")], [row(4, 7, "part")])) == [["part"]]


def test_of_rows_at_one_place_the_one_of_the_same_record_is_told() -> None:
    rows = [row(4, 9, "M1", actor_id="A1"), row(4, 9, "M2", actor_id="A2")]
    assert list(coded_by([candidate(4, 9, records=("A2", "P1"))], rows)) == [["M2"]]
    assert list(coded_by([candidate(4, 9, records=("A3",))], rows)) == [["M1", "M2"]]


def test_candidates_that_begin_together_or_nest_each_have_their_rows() -> None:
    rows = [row(0, 9, "outer"), row(0, 4, "inner"), row(6, 9, "last")]
    nested = [candidate(0, 9), candidate(0, 4), candidate(6, 9), candidate(20, 22)]
    assert list(coded_by(nested, rows)) == [["outer"], ["inner"], ["last"], []]
