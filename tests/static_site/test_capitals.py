"""Names that differ in capitals alone are one on some disks: all but one are spelt out."""

from urllib.parse import quote

import pytest

from sandhi.static_site.addresses import DiskNames, SiteAddress, file_of
from sandhi.static_site.extent import SiteExtent
from sandhi.static_site.links import SiteLinks


@pytest.mark.parametrize(
    ("one", "other"),
    [("t/a1/index.html", "t/A1/index.html"), ("t/@q=É/x", "t/@q=é/x"), ("é.csv", "e\u0301.csv")],
)
def test_two_files_that_are_one_on_some_disks_have_one_name(one: str, other: str) -> None:
    names = DiskNames()
    for file in (one, f"b{one}"):
        assert names.first(file) == file
    assert names.first(other) == one


VALUES = ["in", "IN", "In", "é", "e\u0301", "É", "~49N", "~69n", "ß", "ss", "हाँ", "हां"]
ASKED = [SiteAddress(path, (("q", one),)) for path in ("/sandhi/t", "/t.csv") for one in VALUES]
KEYS = [
    SiteAddress(form.format(quote(one, safe="")))
    for form in ("/sandhi/t/{}", "/id/{}.json", "/{}/t")
    for one in VALUES
]
BOTH = [SiteAddress(f"/sandhi/t/{one}", (("by", by),)) for one in ("a1", "A1") for by in ("x", "X")]


@pytest.mark.parametrize("addresses", [ASKED, KEYS, BOTH], ids=["values", "keys", "both"])
def test_each_address_has_a_file_of_its_own_on_any_disk(addresses: list[SiteAddress]) -> None:
    for first in addresses:
        links = SiteLinks(SiteExtent({}, frozenset(), frozenset()), "")
        written = [links.file(address) for address in (first, *addresses)]
        assert written[0] == file_of(first)
        assert written == [links.file(address) for address in (first, *addresses)]
        names = DiskNames()
        assert [names.first(file) for file in written] == written
        assert len({*written}) == len(addresses)


def test_rows_keep_their_names_whatever_leads_to_others_first() -> None:
    links = SiteLinks(SiteExtent({"A1": "t", "a1": "t"}, frozenset(), frozenset()), "")
    for form in ("/sandhi/t/{}", "/id/{}"):
        other, row = SiteAddress(form.format("a1")), SiteAddress(form.format("A1"))
        assert links.file(other) != file_of(other)
        assert links.file(row) == file_of(row)
