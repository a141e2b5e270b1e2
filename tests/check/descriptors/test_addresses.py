"""Addresses that a descriptor declares: each leads to a host of the web, or is a finding."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Copy

NOWHERE = ["https://[{}]/", "https://x..y/{}", "https://.{}/", "https://x.org:99999/{}"]


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_names_no_host_is_told(cricket: "Copy", address: str) -> None:
    def edit(package: Any) -> None:
        package["homepage"] = address.replace("{}", "")
        package["sandhi"]["tables"]["sides"]["urls"] = {"name": address}

    cricket.describe("datapackage.json", edit)
    found = {(one.rule, one.evidence) for one in cricket.findings()}
    assert found == {("descriptor-addresses", one) for one in (address, address.replace("{}", ""))}
