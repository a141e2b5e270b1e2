"""Persons are persons in every format, with their ORCID; and a dataset has its DOI in all."""

import json
from dataclasses import replace
from typing import Any

import pytest

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.formats.names import apa_names, chicago_names, headline, initials, mla_names
from sandhi.cite.from_package import PackageSource
from sandhi.cite.people import Contributor, contributor, doi
from sandhi.cite.record import Citable
from sandhi.package import Package
from tests.cite.conftest import CITABLE, DATASET
from tests.conftest import Copy
from tests.harness import frozen

ORCID = "0000-0002-1825-0097"  # the example of ORCID itself
ASHA = {
    "givenName": "Asha Rani",
    "familyName": "Devi",
    "path": f"https://orcid.org/{ORCID}",
    "organization": "University of Pune",
    "roles": ["creator"],
}
MIRA = {"givenName": "मीरा", "familyName": "जोशी", "roles": ["creator"]}
HOUSE = {"title": "Cricket House", "roles": ["publisher"]}


@pytest.fixture
def row(cricket: Copy) -> Citable:
    """A row of a package that persons made, that has a version and a DOI."""
    cricket.describe(
        "datapackage.json",
        lambda one: one.update(
            id="https://doi.org/10.5281/zenodo.1234",
            version="1.2.0",
            created="2025-03-02",
            contributors=[ASHA, MIRA, HOUSE],
        ),
    )
    found = citable.row(PackageSource(cricket.package), "R1")
    assert found
    return found


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_the_doi_and_the_orcid(row: Citable, form: str) -> None:
    written = FORMATS[form].write(row)
    assert "10.5281/zenodo.1234" in written
    assert ORCID in written
    assert "Devi" in written
    assert "Cricket House" in written or form == "text"


def test_persons_are_persons_where_a_format_knows_them(row: Citable) -> None:
    assert "author = {Devi, Asha Rani and जोशी, मीरा}" in FORMATS["bibtex"].write(row)
    ris = FORMATS["ris"].write(row).split("\n")
    assert [line for line in ris if line.startswith("AU")] == [
        "AU  - Devi, Asha Rani",
        "AU  - जोशी, मीरा",
    ]
    (item,) = json.loads(FORMATS["csljson"].write(row))
    assert item["author"] == [
        {"family": "Devi", "given": "Asha Rani"},
        {"family": "जोशी", "given": "मीरा"},
    ]
    node: Any = json.loads(FORMATS["jsonld"].write(row))["body"][1]
    assert node["creator"][0] == {
        "@type": "Person",
        "@id": f"https://orcid.org/{ORCID}",
        "name": "Asha Rani Devi",
        "givenName": "Asha Rani",
        "familyName": "Devi",
        "affiliation": {"@type": "Organization", "name": "University of Pune"},
    }
    assert node["isPartOf"]["@id"] == "https://doi.org/10.5281/zenodo.1234"
    assert json.loads(FORMATS["json"].write(row))["dataset"]["authors"][1] == {
        "name": "मीरा जोशी",
        "roles": ["creator"],
        "given": "मीरा",
        "family": "जोशी",
        "orcid": "",
        "organization": "",
    }


@pytest.mark.parametrize(
    ("style", "of_row", "of_whole"),
    [
        (
            "apa",
            "Devi, A. R., & जोशी, मीरा. (2025). India · 71 (Row R1). In A cricket match "
            "(Version 1.2.0) [Data set]. Cricket House. https://doi.org/10.5281/zenodo.1234 Row ",
            "Devi, A. R., & जोशी, मीरा. (2025). A cricket match (Version 1.2.0) [Data set]. "
            "Cricket House. https://doi.org/10.5281/zenodo.1234 Dataset ",
        ),
        (
            "chicago",
            "Devi, Asha Rani, and मीरा जोशी. 2025. “India · 71.” In A Cricket Match, "
            "version 1.2.0, no. R1. Cricket House. https://doi.org/10.5281/zenodo.1234. Row ",
            "Devi, Asha Rani, and मीरा जोशी. 2025. A Cricket Match, version 1.2.0. Cricket House. "
            "https://doi.org/10.5281/zenodo.1234. Dataset ",
        ),
        (
            "mla",
            "Devi, Asha Rani, and मीरा जोशी. “India · 71.” A Cricket Match, version 1.2.0, no. R1, "
            "Cricket House, 2025, https://doi.org/10.5281/zenodo.1234. Row ",
            "Devi, Asha Rani, and मीरा जोशी. A Cricket Match. Version 1.2.0, Cricket House, 2025, "
            "https://doi.org/10.5281/zenodo.1234. Dataset ",
        ),
    ],
)
def test_a_style_lays_a_dataset_out_as_its_manual_does(
    row: Citable, style: str, of_row: str, of_whole: str
) -> None:
    assert FORMATS[style].write(row).startswith(of_row)
    whole = Citable(row.dataset, row.dataset.title, "/", digest="e" * 64)
    assert FORMATS[style].write(whole).startswith(of_whole)


def test_a_publisher_who_is_the_author_is_named_once() -> None:
    own = replace(CITABLE, dataset=replace(DATASET, publisher=DATASET.authors[0].name))
    for style in ("apa", "chicago", "mla"):
        assert FORMATS[style].write(own).count("Notes contributors") == 1


def test_without_a_year_none_is_made_up() -> None:
    undated = replace(CITABLE, dataset=replace(DATASET, year=""))
    assert FORMATS["apa"].write(undated).startswith("Notes contributors. (n.d.). ")
    assert FORMATS["chicago"].write(undated).startswith("Notes contributors. n.d. ")


@pytest.mark.parametrize(
    ("given", "family", "short"),
    [
        ("Asha Rani", "Devi", "Devi, A. R."),
        ("Jean-Paul", "Sartre", "Sartre, J.-P."),
        ("J. R. R.", "Tolkien", "Tolkien, J. R. R."),
        ("मीरा", "जोशी", "जोशी, मीरा"),  # a script without capitals has no initials
        ("", "Plato", "Plato"),
        ("Madonna", "", "Madonna"),
    ],
)
def test_initials_are_those_of_scripts_that_have_them(given: str, family: str, short: str) -> None:
    assert initials(Contributor("x", given_name=given, family_name=family)) == short


def persons(count: int) -> list[Contributor]:
    return [
        Contributor(f"A. N{one}", given_name="Ann", family_name=f"N{one}") for one in range(count)
    ]


def test_of_many_authors_each_style_names_as_many_as_its_manual_does() -> None:
    assert apa_names(persons(20)).endswith("N18, A., & N19, A.")
    assert apa_names(persons(21)).endswith("N18, A., . . . N20, A.")
    assert chicago_names(persons(10)).endswith("A. N8, and A. N9")
    assert chicago_names(persons(11)) == (
        "N0, Ann, A. N1, A. N2, A. N3, A. N4, A. N5, A. N6, et al."
    )
    assert mla_names(persons(2)) == "N0, Ann, and A. N1"
    assert mla_names(persons(3)) == "N0, Ann, et al."


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("what was said in the market", "What Was Said in the Market"),
        ("notes: the price of an iPhone", "Notes: The Price of an iPhone"),
        ("12,000 soldiers of", "12,000 Soldiers Of"),
        ("“prices” don't rise", "“Prices” Don't Rise"),
        ("दाम बढ़ेंगे of it", "दाम बढ़ेंगे of It"),
    ],
)
def test_headlines_have_capitals_but_for_small_words(title: str, written: str) -> None:
    assert headline(title) == written


def test_a_contributor_is_read_as_the_descriptor_declares_it() -> None:
    assert contributor(ASHA) == Contributor(
        "Asha Rani Devi", ("creator",), "Asha Rani", "Devi", ORCID, "University of Pune"
    )
    assert not contributor(HOUSE).is_person
    assert contributor({"title": "A", "path": "https://example.org/me"}).orcid == ""
    assert contributor({"title": "A", "role": "author"}).roles == ("author",)


@pytest.mark.parametrize(
    ("identifier", "found"),
    [
        ("10.5281/zenodo.1", "10.5281/zenodo.1"),
        ("doi:10.5281/zenodo.1", "10.5281/zenodo.1"),
        ("https://doi.org/10.5281/zenodo.1", "10.5281/zenodo.1"),
        ("http://dx.doi.org/10.5281/zenodo.1", "10.5281/zenodo.1"),
        ("https://example.org/10.5281/zenodo.1", ""),
        ("8c2a1f4e-uuid", ""),
        (None, ""),
    ],
)
def test_an_id_is_a_doi_or_none(identifier: object, found: str) -> None:
    assert doi(identifier) == found


def test_the_real_dataset_claims_no_doi_and_no_persons_that_it_does_not_have() -> None:
    package = Package.open(frozen.folder())
    dataset, descriptor = PackageSource(package).dataset, package.descriptor
    assert dataset.doi == doi(descriptor.get("id"))
    assert [one.is_person for one in dataset.authors] == [
        "familyName" in one or "givenName" in one for one in descriptor["contributors"]
    ]
