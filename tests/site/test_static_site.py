"""The site as files: every link leads to one, and the pages say what the served ones say."""

import asyncio
import json
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from sandhi.language import fold
from sandhi.package import Package, Trust
from sandhi.publish.database import BUILT
from sandhi.publish.publication import publish
from sandhi.site.app import open_site
from sandhi.static_site import extent
from sandhi.static_site import folder as static_folder
from sandhi.static_site.addresses import SiteAddress, address_of_link, file_of, link_between
from sandhi.static_site.contents import SEARCH_INDEX
from sandhi.static_site.extent import Omission, SiteExtent
from sandhi.static_site.folder import StaticSite, write_static_site
from sandhi.static_site.hosts import excesses
from sandhi.static_site.links import SiteLinks
from sandhi.static_site.pages import search_paths
from sandhi.static_site.rewriting import NOTE_CLASS
from tests.conftest import CRICKET, Copy, Run
from tests.harness import frozen

HOME = "https://example.org/data"
# As an answer is asked for that is compared with a file: at no host.
ASKED = {"host": "", "accept-encoding": "identity"}
ASSETS = Path(__file__).parents[2] / "sandhi" / "static_site" / "assets"
FEW = 40  # addresses with a query that are compared with the served ones
WITHOUT_TEXT = ("script", "style", "form", "head")


class Page(HTMLParser):
    """The links of a page, and its words: not those of forms, nor those of what was left out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[str] = []
        self.words: list[str] = []
        self._silent: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in ("href", "src", "xlink:href"):
            if given.get(name):
                self.links.append(given[name] or "")
        if tag == "form" and given.get("action"):
            self.forms.append(given["action"] or "")
        if tag in WITHOUT_TEXT or given.get("class") == NOTE_CLASS:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()


class Written(NamedTuple):
    """A site of the small package: its database, its folder, its links, what was said of it."""

    root: Path
    folder: Path
    links: SiteLinks
    told: StaticSite


@pytest.fixture(scope="module")
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
        is_left_out = address.asked or address.path.startswith("/hi")
        return Omission.FILTERS if is_left_out else place(self, address, page)

    monkeypatch.setattr(SiteExtent, "place", without)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".svg", ".atom", ".xml"):
            yield path, Page(path.read_text("utf-8"))


def dead_links(folder: Path) -> list[str]:
    """The links of all files that lead to no file, or to an address of the server's."""
    dead = []
    for path, page in pages(folder):
        place = path.relative_to(folder).as_posix()
        for link in (*page.links, *page.forms):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            led = folder / unquote(urljoin(f"/{place}", parts.path)).lstrip("/")
            if parts.path.endswith("/"):
                led /= "index.html"
            if link.startswith("/") or not (led.is_file() if parts.path else True):
                dead.append(f"{place}: {link}")
    return dead


def test_every_link_leads_to_a_file(written: Written) -> None:
    assert dead_links(written.folder) == []
    assert written.told.files == len(files(written.folder)) > 200
    assert written.told.size == sum(map(len, files(written.folder).values()))
    assert written.told.unanswered == []
    assert written.told.omissions[Omission.ORDERS] > 0


def test_a_dead_link_is_seen(written: Written, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="no/">a</a><a href="/sandhi">b</a>', "utf-8")
    assert dead_links(tmp_path) == ["index.html: no/", "index.html: /sandhi"]


def test_pages_say_what_the_served_ones_say(written: Written) -> None:
    async def compared() -> int:
        site = open_site(written.root / BUILT)
        asked = count = 0
        for file, address in written.links.files.items():
            asked += bool(address.asked)
            if asked > FEW and address.asked:
                continue
            served = await site.client.get(str(address), headers=ASKED)
            if served.is_redirect or served.status_code == 404:  # 404: of the files alone
                continue
            media_type = served.headers["content-type"].partition(";")[0]
            if media_type == "text/html" and address.path not in search_paths():
                words = Page(served.text).words
                assert Page((written.folder / file).read_text("utf-8")).words == words, file
                assert words, file
                count += 1
            elif media_type.startswith(("text/c", "text/p", "application/x-", "image/p")):
                assert (written.folder / file).read_bytes() == served.content, file
                count += 1
        return count

    assert asyncio.run(compared()) > 150


@pytest.mark.usefixtures("few")
def test_the_same_build_gives_the_same_bytes(written: Written, tmp_path: Path) -> None:
    for folder in ("once", "again"):
        write_static_site(written.root, written.root / BUILT, tmp_path / folder)
    assert files(tmp_path / "again") == files(tmp_path / "once")


def test_what_every_host_and_reader_looks_for_is_there(written: Written) -> None:
    content = files(written.folder)
    assert {"index.html", "404.html", "robots.txt", "llms.txt", "changes.atom"} <= content.keys()
    assert content["seeds/M1.txt"] == (written.root / "seeds" / "pune.txt").read_bytes()
    assert b'content="0; url=../../sandhi/scores/R1/"' in content["id/R1/index.html"]
    assert content["id/R1.bib"].startswith(b"@")
    assert "seeds/M1/@show=scores/index.html" in content
    assert not any("_sort=" in name or name.startswith("-/health") for name in content)
    assert b"localhost" not in b"".join(content.values())


def test_what_needs_a_server_is_words_and_the_page_says_so(written: Written) -> None:
    table = (written.folder / "sandhi" / "scores" / "index.html").read_text("utf-8")
    assert NOTE_CLASS in table
    assert "_sort" not in table
    assert re.findall(r'<form[^>]* action="([^"]*)"', table) == ["../../search/"]
    reader = (written.folder / "seeds" / "M1" / "index.html").read_text("utf-8")
    assert "reader.js" not in reader
    assert 'href="@at=' in reader


def test_the_page_of_the_search_has_all_that_it_needs(written: Written) -> None:
    page = (written.folder / "search" / "index.html").read_text("utf-8")
    assert '<script src="../-/static-site/search.js" defer>' in page
    assert 'data-index="../-/static-site/index.json" data-home="../"' in page
    assert [*Page(page).forms] == ["./"]
    assert NOTE_CLASS not in page


@pytest.mark.usefixtures("few")
def test_a_home_gives_whole_addresses(written: Written, tmp_path: Path) -> None:
    told = write_static_site(written.root, written.root / BUILT, tmp_path / "home", HOME)
    content = files(tmp_path / "home")
    assert dead_links(tmp_path / "home") == []
    assert told.unanswered == []
    row = content["sandhi/scores/R1/index.html"].decode()
    assert f'<link rel="canonical" href="{HOME}/sandhi/scores/R1/">' in row
    assert f'href="{HOME}/id/R1.bib"' in row
    assert f'href="{HOME}/-/static-plugins/sandhi.site/site.css"'.encode() in content["404.html"]
    for address in re.findall(r"<loc>([^<]+)</loc>", content["sitemap.xml"].decode()):
        assert file_of(SiteAddress(address.removeprefix(HOME) or "/")) in content


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


def test_the_script_folds_and_finds_as_the_index_is_folded(written: Written) -> None:
    index = json.loads((written.folder / SEARCH_INDEX).read_text("utf-8"))
    assert {row[0] for row in index["rows"]} >= {"R1", "R2", "M1"}
    texts = ["हिन्दी हज़ार १२,३४५ संधि-पत्र", "चाँद क़लम फ़ौज", "Straße Ágnes", "अङ्क सम्बन्ध पञ्च"]
    texts += [part for row in index["rows"] for part in row[2:4]]
    assert scripted("texts.map(fold)", texts, index) == [fold(text) for text in texts]
    found = "texts.map((text) => found(index.rows, words(text)).map((row) => row[0]))"
    assert scripted(found, ["71", "भारत", "lanka sri", "R1", "absent"], index) == [
        ["R1", "M1-3"],
        ["M1-1", "M1-2", "M1", "T1"],
        ["R2", "T2"],
        ["R1"],
        [],
    ]


def scripted(expression: str, texts: list[str], index: object) -> object:
    """What an expression says where the functions of the script are known."""
    functions = (ASSETS / "search.js").read_text("utf-8").partition("field.value =")[0]
    functions = re.sub(r"^const (main|told|list|field) = .*$", "", functions, flags=re.MULTILINE)
    given = f"const texts = {json.dumps(texts)}, index = {json.dumps(index)};"
    return output_of(f"{functions}\n{given}\nconsole.log(JSON.stringify({expression}))")


def output_of(script: str) -> object:
    """What a script prints, which is JSON."""
    given = subprocess.run(
        ["node", "-e", script], capture_output=True, encoding="utf-8", check=True
    )
    return json.loads(given.stdout)


def test_the_script_names_the_folder_of_a_query_as_it_is_written() -> None:
    queries = ["?at=0-4", "?b=2&a=x%2Fy", "?q=%E0%A4%95+1", "?n=~.%25&n=2", "?seed=M1&at=1-2"]
    functions = (ASSETS / "asked.js").read_text("utf-8").partition("async function")[0]
    asked = f"{json.dumps(queries)}.map(folderOf)"
    folders = []
    for query in queries:
        address = address_of_link(query, SiteAddress("/t"), "")
        assert address is not None
        folders.append(file_of(address).split("/")[1])
    assert output_of(f"{functions}\nconsole.log(JSON.stringify({asked}))") == folders
    assert output_of(f"{functions}\nconsole.log(JSON.stringify(folderOf('?at=')))") == ""


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


@pytest.mark.usefixtures("few")
def test_the_command_writes_the_site_of_a_build(written: Written, sandhi: Run) -> None:
    folder = written.root.parent / "told"
    ran = sandhi("--package", written.root, "export-site", folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    written_line, left_out = ran.stdout.splitlines()
    assert written_line.startswith(f"{folder}: {len(files(folder))} files, ")
    assert re.fullmatch(r"Left out, and no link leads there: [0-9]+ lists .+\.", left_out)
    again = sandhi("--package", written.root, "export-site", folder)
    assert again.returncode == 2
    assert again.stderr == f"Error: {folder} is there already; name another folder\n"


def test_an_interrupt_leaves_nothing(written: Written, tmp_path: Path) -> None:
    def interrupt(files: int, waiting: int) -> None:
        assert files > 0 < waiting
        raise KeyboardInterrupt

    out = tmp_path / "new" / "out"
    with pytest.raises(KeyboardInterrupt):
        write_static_site(written.root, written.root / BUILT, out, progress=interrupt)
    assert [*tmp_path.iterdir()] == []


def test_the_command_says_what_it_lacks(cricket: Copy, sandhi: Run, tmp_path: Path) -> None:
    ran = sandhi("--package", cricket.root, "export-site", tmp_path / "out")
    assert ran.stderr == "Error: build/sandhi.db is not there; run `sandhi build` first\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://example.org?a=1"])
def test_an_address_that_is_none_is_refused(
    written: Written, sandhi: Run, tmp_path: Path, address: str
) -> None:
    out = tmp_path / "out"
    ran = sandhi("--package", written.root, "export-site", "--base-url", address, out)
    assert ran.returncode == 2
    assert f"--base-url '{address}' is no address of a site: " in ran.stderr
    assert not out.exists()
