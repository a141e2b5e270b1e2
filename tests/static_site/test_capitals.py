"""Names that differ in capitals alone are one on some disks: of values, one is spelt out."""

import pytest

from sandhi.files import PackageError
from sandhi.static_site.addresses import DiskNames, SiteAddress, file_of
from sandhi.static_site.extent import SiteExtent
from sandhi.static_site.links import SiteLinks


@pytest.mark.parametrize(
    ("one", "other"),
    [("t/a1/index.html", "t/A1/index.html"), ("t/@q=É/x", "t/@q=é/x"), ("é.csv", "e\u0301.csv")],
)
def test_two_files_that_are_one_on_some_disks_are_refused_in_a_line(one: str, other: str) -> None:
    names = DiskNames()
    for file in (one, one, f"b{one}"):
        names.add(file)
    with pytest.raises(PackageError) as refused:
        names.add(other)
    assert str(refused.value).startswith(f"{one} and {other} would be one file on a disk")
    assert "\n" not in str(refused.value)


def test_only_addresses_that_are_answered_are_told_apart() -> None:
    addresses = [SiteAddress(f"/sandhi/t/{key}") for key in ("a", "A", "Â")]
    links = SiteLinks(SiteExtent({}, frozenset(), frozenset()), "")
    links.begin(addresses)
    links.settle(addresses[1], is_there=False)
    links.settle(addresses[0], is_there=True)
    links.settle(addresses[2], is_there=True)
    links.begin([SiteAddress(f"/sandhi/t/{key}.csv") for key in "xX"])
    links.settle(SiteAddress("/sandhi/t/x.csv"), is_there=True)
    with pytest.raises(PackageError, match=r"t/x.csv and sandhi/t/X.csv would"):
        links.settle(SiteAddress("/sandhi/t/X.csv"), is_there=True)


VALUES = ["in", "IN", "In", "é", "e\u0301", "É", "~49N", "~69n", "ß", "ss", "हाँ", "हां"]


@pytest.mark.parametrize("first", VALUES)
@pytest.mark.parametrize("path", ["/sandhi/t", "/sandhi/t.csv"])
def test_each_value_of_a_list_has_a_file_of_its_own_on_any_disk(path: str, first: str) -> None:
    links = SiteLinks(SiteExtent({}, frozenset(), frozenset()), "")
    names = DiskNames()
    addresses = [SiteAddress(path, (("q", value),)) for value in (first, *VALUES)]
    written = [links.file(address) for address in addresses]
    assert written[0] == file_of(addresses[0])
    assert written == [links.file(address) for address in addresses]
    for file in written:
        names.add(file)
    assert len({*written}) == len(VALUES)
