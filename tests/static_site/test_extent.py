"""Which addresses are written, under which names, and how files lead to each other."""

from pathlib import Path

import pytest

from sandhi.publish.database import BUILT
from sandhi.static_site import extent
from sandhi.static_site.addresses import SiteAddress, address_of_link, file_of, link_between
from sandhi.static_site.extent import Omission, SiteExtent
from sandhi.static_site.folder import write_static_site
from sandhi.static_site.hosts import excesses
from tests.static_site.files import Written, dead_links, files

TABLES = {"R1": "scores", "R2": "scores", "M1": "seeds", "B1": "balls"}


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("/sandhi/balls/B1", "/sandhi/balls/B1"),
        ("/hi/sandhi/balls/B1", "/hi/sandhi/balls/B1"),
        ("/id/B1", "/id/B1"),
        ("/hi/id/B1", "/hi/sandhi/balls/B1"),
        ("/hi/id/GONE", "/hi/id/GONE"),
        ("/sandhi/balls?over=1", "/sandhi/balls?over=1"),
        ("/sandhi/balls?over=1&_next=100", "/sandhi/balls?over=1"),
        ("/sandhi/balls?_next=9&_sort=over", "/sandhi/balls"),
        ("/v/1.0/balls?page=2", "/v/1.0/balls"),
        ("/sandhi/balls?over=1&side=2", Omission.FILTERS),
        ("/sandhi/balls?_sort=over", Omission.ORDERS),
        ("/sandhi/balls?_search=six", Omission.SEARCHES),
        ("/cite?seed=M1&at=", Omission.SEARCHES),
        ("/seeds/M1?at=0-4&show=all", "/seeds/M1?at=0-4"),
        ("/seeds/M1?show=all", "/seeds/M1?show=all"),
        ("/about?key=B1", "/about"),
        ("/openapi.json", Omission.SERVER),
        ("/-/static-plugins/sandhi.site/site.css", "/-/static-plugins/sandhi.site/site.css"),
        ("/id/R1.bib", "/id/R1.bib"),
        ("/seeds/M1.ris", "/seeds/M1.ris"),
        ("/id/B1.bib", Omission.FORMS),
        ("/sandhi/scores/R1.json", "/sandhi/scores/R1.json"),
        ("/sandhi/balls/B1.json", Omission.FORMS),
        ("/sandhi/balls/B1?as=concordance", Omission.FORMS),
        ("/concordance/B1.csv", Omission.FORMS),
        ("/hi/history/R1", "/hi/history/R1"),
        ("/history/B1", Omission.FORMS),
        ("/history/GONE", "/history/GONE"),
        ("/id/R1?version=1.0", "/v/1.0/R1"),
        ("/id/B1?version=1.0", Omission.VERSIONS),
        ("/cite?key=B1", "/sandhi/balls/B1"),
        ("/cite?seed=M1&at=0-4", "/cite?at=0-4&seed=M1"),
        ("/hi/sandhi/records/B1", "/hi/sandhi/balls/B1"),
        ("/sandhi/ledger/L1", Omission.VERSIONS),
        ("/sandhi/ledger?table=balls", Omission.VERSIONS),
        ("/hi/sandhi/records?table=balls", "/hi/sandhi/balls"),
        ("/sandhi/balls.csv?_stream=on&_size=max", "/sandhi/balls.csv?_size=max&_stream=on"),
        ("/sandhi/balls.csv?over=1", Omission.FORMS),
        ("/v/1.0/R1.bib", Omission.FORMS),
        ("/v/1.0/balls", "/v/1.0/balls"),
        ("/v/1.0/balls.csv", "/v/1.0/balls.csv"),
    ],
)
def test_what_is_written_of_a_large_package_is_told_by_the_address(
    link: str, place: str | Omission
) -> None:
    address = address_of_link(link, SiteAddress("/"), "")
    assert address is not None
    large = SiteExtent(TABLES, frozenset({"scores", "seeds"}), frozenset({"hi"}))
    given = large.place(address, SiteAddress("/"))
    assert (given if isinstance(given, Omission) else str(given)) == place


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/id/..%2F..%2Fetc%2Fpasswd", "id/..~2F..~2Fetc~2Fpasswd/index.html"),
        ("/id/%2e%2E", "id/~2E~2E/index.html"),
        ("/id/%2Fetc", "id/~2Fetc/index.html"),
        ("/id/a..", "id/a~2E~2E/index.html"),
        ("/sandhi/aux/CON", "sandhi/au~78/CO~4E/index.html"),
        ("/id/com1.bib", "id/com~31.bib"),
        ("/id/icon", "id/icon/index.html"),
        ("/id/auxiliary", "id/auxiliary/index.html"),
        ("/changes/..1.0.0", "changes/..1.0.0/index.html"),
    ],
)
def test_a_file_lies_in_the_folder_under_a_name_that_any_system_takes(path: str, file: str) -> None:
    assert file_of(SiteAddress(path)) == file


@pytest.mark.parametrize(
    ("page", "link", "place"),
    [
        ("/t?over=1", "/t?over=1&_next=9&_sort=k", "/t?_next=9&_sort=k&over=1"),
        ("/t?over=1&_next=9", "/t?over=1&_next=18", "/t?_next=18&over=1"),
        ("/t", "/t?page=2", "/t?page=2"),
        ("/t?page=2", "/t?page=1", "/t"),
        ("/t?over=1&_next=9&_sort=k", "/t?_next=9&_sort=k", "/t"),
        ("/t?_next=9", "/t?over=1&_next=9", "/t?over=1"),
        ("/t?_next=9", "/other?_next=9", "/other"),
    ],
)
def test_a_list_goes_on_from_itself_alone(page: str, link: str, place: str) -> None:
    led, shown = (address_of_link(one, SiteAddress("/"), "") for one in (link, page))
    assert led is not None
    assert shown is not None
    large = SiteExtent(TABLES, frozenset({"scores"}), frozenset({"hi"}))
    assert str(large.place(led, shown)) == place


def test_of_a_small_package_all_files_of_each_row_are_written() -> None:
    small = SiteExtent(TABLES, frozenset(TABLES.values()), frozenset())
    for path in ("/id/B1.bib", "/history/B1", "/v/1.0/B1", "/v/1.0/B1.bib", "/sandhi/t/B1.json"):
        assert small.place(SiteAddress(path), SiteAddress("/")) == SiteAddress(path)


@pytest.mark.no_cover
@pytest.mark.usefixtures("few")
def test_of_more_rows_than_few_those_in_front_have_all_their_files(
    written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "FEW", 3)
    told = write_static_site(written.root, written.root / BUILT, tmp_path / "large")
    content = files(tmp_path / "large")
    assert dead_links(tmp_path / "large") == []
    assert told.omissions[Omission.FORMS] > 0
    assert {"id/R1.bib", "id/R1/index.html", "id/T1/index.html"} <= content.keys()
    assert "id/T1.bib" not in content
    assert b"id/T1.bib" not in content["sandhi/sides/T1/index.html"]


def test_hosts_that_take_less_are_named() -> None:
    assert excesses(19_999, 900_000_000, 20_000_000) == []
    assert excesses(20_001, 2_000_000_000, 30_000_000) == [
        "GitHub Pages takes no more than 1,000 MB.",
        "Cloudflare Pages takes no more than 20,000 files and 26 MB in a file.",
    ]


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("/", "index.html"),
        ("/v/1.0/", "v/1.0/index.html"),
        ("/sandhi/t?b=2&a=x/y", "sandhi/t/@a=x~2Fy&b=2/index.html"),
        ("/sandhi/t.csv?_size=max", "sandhi/t@_size=max.csv"),
        ("/id/%E0%A4%95", "id/क/index.html"),
        ("/id/a%40b", "id/a~40b/index.html"),
        ("/404.html", "404.html"),
    ],
)
def test_each_address_has_a_file_of_its_own(link: str, file: str) -> None:
    address = address_of_link(link, SiteAddress("/"), "")
    assert address is not None
    assert file_of(address) == file


def test_a_long_address_has_a_name_that_disks_take() -> None:
    names = {file_of(SiteAddress("/t", (("q", "क" * 100 + end),))) for end in ("a", "b")}
    assert len(names) == 2
    assert all(len(part.encode()) <= 255 for name in names for part in name.split("/"))


@pytest.mark.parametrize(
    ("file", "target", "link"),
    [
        ("index.html", "index.html", "./"),
        ("index.html", "a/index.html", "a/"),
        ("a/b/index.html", "index.html", "../../"),
        ("a/index.html", "a.csv", "../a.csv"),
        ("a/index.html", "a/@x=1/index.html", "@x=1/"),
        ("a/index.html", "a/क.txt", "%E0%A4%95.txt"),
    ],
)
def test_a_link_leads_from_file_to_file(file: str, target: str, link: str) -> None:
    assert link_between(file, target) == link
