"""Files whose names differ in capitals alone are one on some disks: none are written."""

import pytest

from sandhi.files import PackageError
from sandhi.static_site.addresses import DiskNames, SiteAddress
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
    links.begin([SiteAddress("/sandhi/t", (("q", case),)) for case in "xX"])
    links.settle(SiteAddress("/sandhi/t", (("q", "x"),)), is_there=True)
    with pytest.raises(PackageError, match=r"@q=x/.+ and sandhi/t/@q=X/.+ would"):
        links.settle(SiteAddress("/sandhi/t", (("q", "X"),)), is_there=True)
