"""The site as files: every link leads to one, and the pages say what the served ones say."""

import asyncio
import re
from pathlib import Path

import pytest

from sandhi.publish.database import BUILT
from sandhi.site.app import open_site
from sandhi.static_site.addresses import SiteAddress, file_of
from sandhi.static_site.extent import Omission
from sandhi.static_site.folder import write_static_site
from sandhi.static_site.pages import search_paths
from sandhi.static_site.rewriting import NOTE_CLASS
from tests.harness.extent import THOROUGH, some
from tests.static_site.files import (
    ASKED,
    FEW,
    HOME,
    Page,
    Written,
    dead_links,
    files,
)


def test_every_link_leads_to_a_file(written: Written) -> None:
    assert dead_links(written.folder) == []
    assert written.told.files == len(files(written.folder)) > 200
    assert written.told.size == sum(map(len, files(written.folder).values()))
    assert written.told.unanswered == []
    assert written.told.omissions[Omission.ORDERS] > 0


def test_a_dead_link_is_seen(written: Written, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="no/">a</a><a href="/sandhi">b</a>', "utf-8")
    assert dead_links(tmp_path) == ["index.html: no/", "index.html: /sandhi"]


@pytest.mark.no_cover
def test_pages_say_what_the_served_ones_say(written: Written) -> None:
    async def compared() -> int:
        site = open_site(written.root / BUILT)
        count = 0
        every = [*written.links.files.items()]
        asked = [one for one in every if one[1].parameters][:FEW]
        plain = [one for one in every if not one[1].parameters]
        for file, address in some([*plain, *asked], 80):
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

    assert asyncio.run(compared()) > (150 if THOROUGH else 40)


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


@pytest.mark.no_cover
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
