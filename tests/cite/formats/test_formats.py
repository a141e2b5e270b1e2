"""Each format holds what a citation must hold, and is what its readers can read."""

import json
import re
import warnings
from dataclasses import replace
from typing import Any

import pytest
from citeproc.source.bibtex import BibTeX  # type: ignore[import-untyped]

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.formats.bibtex import bibtex, plain_text, tex_text
from sandhi.cite.formats.schema_org import in_brief, schema_org
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable
from sandhi.cite.results import OrderedResult, Question, ResultRow
from sandhi.cite.statement import identity
from tests.cite.conftest import CITABLE, DATASET, PASSAGE, SOURCE

WHOLE = Citable(DATASET, DATASET.title, "/", digest="e" * 64)
HOME = "https://example.org/notes"
AT_HOME = replace(CITABLE, dataset=replace(DATASET, homepage=HOME))
ANSWER = Citable(
    DATASET,
    "Search for “दाम”",
    "/search?q=x",
    result=OrderedResult(Question("", (("q", "दाम"),)), (ResultRow("N0001", "b" * 64),)),
)

TABLE = Citable(DATASET, "Notes taken", "/sandhi/notes", table="notes")
OF_THE_DATASET = ("creator", "publisher", "datePublished", "license", "copyrightNotice")
BARE = replace(DATASET, version="", year="", licences=(), keywords=())


def read(form: str, cited: Citable = CITABLE) -> Any:
    return json.loads(FORMATS[form].write(cited))


def ris_tags(cited: Citable) -> list[tuple[str, str]]:
    lines = FORMATS["ris"].write(cited).split("\n")
    assert all(line[2:6] == "  - " for line in lines)
    return [(line[:2], line[6:]) for line in lines]


@pytest.mark.parametrize("form", ["text", "bibtex", "ris", "csljson", "jsonld", "json"])
def test_a_format_of_its_own_holds_all_that_a_citation_must(form: str) -> None:
    written = FORMATS[form].write(CITABLE)
    for part in (
        *(CITABLE.title, CITABLE.key, CITABLE.digest, CITABLE.swhid, SOURCE.sha256),
        *(DATASET.title, DATASET.year, DATASET.authors[0].name, DATASET.licence_address),
    ):
        assert part in written, part


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_what_outlives_any_address(form: str) -> None:
    written = FORMATS[form].write(CITABLE)
    for part in (
        *(CITABLE.key, DATASET.name, DATASET.version, CITABLE.digest, CITABLE.swhid),
        *(SOURCE.headline, SOURCE.publisher, SOURCE.seed_id),
        *(PASSAGE.quote, str(PASSAGE.start), str(PASSAGE.end), PASSAGE.swhid),
    ):
        assert part in (written if form != "bibtex" else plain_text(written)), part


@pytest.mark.parametrize("form", FORMATS)
def test_hindi_stays_as_it_is(form: str) -> None:
    title = "ज़्यादा दाम, क्षेत्र में श्री"
    assert title in FORMATS[form].write(replace(CITABLE, title=title))


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Who rises?", "“Who Rises?” In"),
        ("दाम बढ़ेंगे।", "“दाम बढ़ेंगे।” In"),
        ("Prices and so…", "“Prices and So…” In"),
        ("A “price”, and a [cost]", "“A ‘Price’, and a [Cost].” In"),
        ("Prices & <costs>", "“Prices & <Costs>.” In"),
    ],
)
def test_the_stop_after_a_title_stands_in_its_quotation_marks(title: str, quoted: str) -> None:
    assert quoted in FORMATS["chicago"].write(replace(CITABLE, title=title))


def test_what_a_dataset_does_not_tell_is_left_out() -> None:
    cited = replace(CITABLE, dataset=BARE, source=None, passage=None)
    assert FORMATS["text"].write(cited) == (
        "Notes contributors. “Prices will rise”, in: Notes: what was said in the market, N0001.\n\n"
        f"Row N0001 of notes, SHA-256 {'b' * 64}, swh:1:cnt:{'d' * 40};lines=2."
    )
    assert FORMATS["apa"].write(cited).startswith("Notes contributors. (n.d.). Prices will rise")
    assert "year" not in bibtex(cited)
    assert "issued" not in read("csljson", cited)[0]
    assert {"PY", "ET", "KW"}.isdisjoint(tag for tag, _ in ris_tags(cited))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("dataset", [DATASET, BARE])
def test_everything_else_can_be_cited_in_every_format(form: str, dataset: Any) -> None:
    for cited in (
        replace(TABLE, dataset=dataset),
        replace(ANSWER, dataset=dataset),
        replace(WHOLE, dataset=dataset),
    ):
        written = FORMATS[form].write(cited)
        # Within quotation marks, those of a title are single.
        assert (
            re.sub("[“”‘’]", "", cited.title).casefold() in re.sub("[“”‘’]", "", written).casefold()
        )
        assert "None" not in written


def test_the_dataset_is_no_part_of_itself() -> None:
    for form in ("text", "apa", "chicago", "mla", "bibtex", "ris", "csljson", "jsonld"):
        assert FORMATS[form].write(WHOLE).casefold().count(DATASET.title.casefold()) == 1, form
        assert f"Dataset of notes, version 1.2.0, SHA-256 {WHOLE.digest}." in FORMATS[form].write(
            WHOLE
        ), form


def test_special_characters_are_escaped_for_tex_and_back() -> None:
    written = r"{a} $5 & #1 100% a_b ^ ~ \x \{ \% \textbackslash"
    assert tex_text(written).startswith(
        r"\{a\} \$5 \& \#1 100\% a\_b \textasciicircum{} \textasciitilde{} \textbackslash{}x"
    )
    assert plain_text(f"{{{tex_text(written)}}}") == written


def test_an_entry_of_bibtex_can_be_read_back(tmp_path: Any) -> None:
    title = "50% of दाम & costs_now #1"
    file = tmp_path / "cited.bib"
    file.write_text(bibtex(replace(CITABLE, title=title)), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about fields that its reader does not know
        entries = BibTeX(str(file), encoding="utf-8")
    assert [*entries] == ["notes-n0001"]
    entry = entries["notes-n0001"]
    assert str(entry.title) == title
    assert str(entry.author[0].family) == "Notes contributors"
    assert str(entry.note) == identity(CITABLE)
    assert entry.issued.year == 2025


def test_the_name_of_an_entry_has_no_character_that_bibtex_refuses() -> None:
    odd = replace(CITABLE, key="a{b},c दाम")
    assert bibtex(odd).startswith("@misc{notes-a-b-c-,\n")


def test_a_record_of_ris_has_one_line_for_each_value() -> None:
    lines = replace(PASSAGE, quote="कल\nदाम")
    tags = ris_tags(replace(CITABLE, passage=lines))
    assert tags[0] == ("TY", "DATA")
    assert tags[-1] == ("ER", "")
    assert ("AU", "Notes contributors,") in tags
    assert [value for tag, value in tags if tag == "KW"] == ["market", "prices"]
    assert any(tag == "AB" and "“कल दाम”" in value for tag, value in tags)


def test_csl_json_is_a_list_of_one_dataset() -> None:
    (item,) = read("csljson")
    assert (item["type"], item["id"], item["number"]) == ("dataset", "notes-N0001", "N0001")
    assert item["author"] == [{"literal": "Notes contributors"}]
    assert item["issued"] == {"date-parts": [[2025]]}
    assert item["container-title"] == DATASET.title
    assert item["custom"]["seed-sha256"] == SOURCE.sha256
    assert "URL" not in item


def test_a_row_is_a_web_annotation_of_its_passage() -> None:
    annotation = read("jsonld", AT_HOME)
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (annotation["type"], annotation["id"]) == ("Annotation", f"{HOME}/id/N0001#annotation")
    assert annotation["target"]["source"]["id"] == f"{HOME}/id/S000"
    assert annotation["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": PASSAGE.quote, "prefix": "कल ", "suffix": "।"},
        {"type": "TextPositionSelector", "start": 4, "end": 13},
        {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
            "value": "char=4,13",
        },
    ]


def test_a_row_is_part_of_its_dataset_and_based_on_its_seed_in_schema_org() -> None:
    label, node = read("jsonld", AT_HOME)["body"]
    assert label["value"] == CITABLE.title
    assert (node["@context"], node["@id"]) == ("https://schema.org/", f"{HOME}/id/N0001")
    assert (node["isPartOf"]["@type"], node["isPartOf"]["name"]) == ("Dataset", DATASET.title)
    assert node["isBasedOn"]["@id"] == f"{HOME}/id/S000"
    assert node["isBasedOn"]["headline"] == SOURCE.headline
    assert node["isBasedOn"]["publisher"]["name"] == SOURCE.publisher
    assert node["license"] == DATASET.licence_address


def test_without_an_address_linked_data_name_things_by_what_they_hold() -> None:
    annotation = read("jsonld")
    assert annotation["id"].startswith("urn:uuid:")
    assert annotation["target"]["source"]["id"] == SOURCE.swhid
    node = annotation["body"][1]
    assert (node["@id"], node["isBasedOn"]["@id"]) == (CITABLE.swhid, SOURCE.swhid)
    assert "url" not in node
    assert "@id" not in node["isPartOf"]


def test_a_row_in_brief_is_what_its_whole_node_says_of_it_alone() -> None:
    for cited in (CITABLE, AT_HOME, replace(CITABLE, verbatim=True, passage=None)):
        brief, whole = in_brief(cited), schema_org(cited)
        of_all = {"@context", "url", "isPartOf", "isBasedOn", "version", *OF_THE_DATASET}
        assert [*brief.items()] == [one for one in whole.items() if one[0] not in of_all]


def test_what_has_no_passage_is_told_in_schema_org_alone() -> None:
    row = read("jsonld", replace(CITABLE, source=None, passage=None))
    assert (row["@context"], row["@type"]) == ("https://schema.org/", "CreativeWork")
    assert "isBasedOn" not in row
    assert read("jsonld", TABLE)["@type"] == "Dataset"
    assert read("jsonld", WHOLE)["name"] == DATASET.title


def test_json_tells_the_cells_and_the_passage() -> None:
    told = read("json")
    assert told["values"] == {"note_id": "N0001", "price": 12.5}
    assert told["passage"]["quote"] == PASSAGE.quote
    assert "address" not in told
    assert read("json", AT_HOME)["address"] == f"{HOME}/id/N0001"


def test_every_format_of_every_kind_of_row_can_be_written(
    source: PackageSource, recwarn: pytest.WarningsRecorder
) -> None:
    kinds: dict[str, str] = {}
    for key in source.all_keys():
        found = source.find(key)
        assert found
        kinds.setdefault(found.table, key)
    for key in kinds.values():
        cited = citable.row(source, key)
        assert cited
        for name, form in FORMATS.items():
            assert cited.digest in form.write(cited), name
    assert not [*recwarn]


def test_json_holds_no_number_that_it_has_no_word_for() -> None:
    """As a database of another's making may hold one, or bytes where a number should be."""
    cells: dict[str, Any] = {"amount": float("inf"), "share": float("nan"), "sold": b"\xff"}
    odd = replace(CITABLE, values=cells)

    def refuse(word: str) -> None:
        raise ValueError(word)

    written = json.loads(FORMATS["json"].write(odd), parse_constant=refuse)
    assert written["values"] == {"amount": None, "share": None, "sold": "ff"}
