"""The small package, with its site written as files."""

from typing import Any

import pytest

from sandhi.package import Package, Trust
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.static_site import folder as static_folder
from sandhi.static_site.addresses import SiteAddress
from sandhi.static_site.extent import Omission, SiteExtent
from sandhi.static_site.folder import write_static_site
from sandhi.static_site.links import SiteLinks
from tests.conftest import CRICKET
from tests.harness import frozen
from tests.static_site.files import Written


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    root = tmp_path_factory.mktemp("static") / "cricket"
    frozen.unpack(CRICKET, root)
    publish(Package.open(root, Trust.GIVEN))
    folder, made = root.parent / "site", []

    def links(*given: Any) -> SiteLinks:
        made.append(SiteLinks(*given))
        return made[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(static_folder, "SiteLinks", links)
        told = write_static_site(root, root / BUILT, folder)
    return Written(root, folder, made[0], told)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write none of the addresses that have a query, and none in Hindi: all others are there."""
    place = SiteExtent.place

    def without(
        self: SiteExtent, address: SiteAddress, page: SiteAddress
    ) -> SiteAddress | Omission:
        is_left_out = address.parameters or address.path.startswith("/hi")
        return Omission.FILTERS if is_left_out else place(self, address, page)

    monkeypatch.setattr(SiteExtent, "place", without)
