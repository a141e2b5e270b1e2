"""Each main page has a picture of its own, for where its address is shared."""

import re
import struct
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette

from sandhi.publish.charts.figure import Drawing
from sandhi.publish.charts.picture import HEIGHT, WIDTH, Caption, preview
from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing
from tests.site.conftest import Get

HOME = "https://host.test/data"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def known(built: Path) -> Datasette:
    """A site that knows its address."""
    return open_site(built, Standing(HOME))


def pictured(page: str) -> dict[str, str]:
    """What a page says of its picture."""
    metas = re.findall(
        r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)"', page
    )
    return {name: unescape(content) for name, content in metas}


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("/", "/preview.png"),
        ("/hi/articles", "/preview.png"),
        ("/timeline", "/preview/charts/timeline.png"),
        ("/questions/how-many-soldiers", "/preview/questions/how-many-soldiers.png"),
    ],
)
async def test_a_page_names_a_picture_of_the_size_that_it_says(
    known: Datasette, path: str, picture: str
) -> None:
    said = pictured((await known.client.get(path)).text)
    assert said["og:image"] == HOME + picture
    assert said["twitter:card"] == "summary_large_image"
    assert len(said["og:image:alt"]) > 20
    answer = await known.client.get(picture)
    assert answer.headers["content-type"] == said["og:image:type"] == "image/png"
    size = struct.unpack(">II", answer.content[16:24])
    assert size == (int(said["og:image:width"]), int(said["og:image:height"])) == (WIDTH, HEIGHT)
    assert len(answer.content) < 500_000


async def test_a_site_that_knows_no_address_names_no_picture(get: Get) -> None:
    assert pictured((await get("/", headers={"host": ""})).text) == {}


@pytest.mark.parametrize("name", ["charts/nothing", "questions/nothing", "nothing/timeline"])
async def test_there_are_no_others(get: Get, name: str) -> None:
    assert (await get(f"/preview/{name}.png")).status_code == 404


def test_long_words_are_cut_and_a_tall_chart_is_shown_from_its_top() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="680" height="{}"><g id="x"/></svg>'
    said = Caption("word " * 60, "more " * 200, "Data, version 1")
    for height in (100, 9_000):
        drawn = preview(said, Drawing("", "", svg.format(height)))
        root = ElementTree.fromstring(drawn)
        (chart,) = root.findall(f"{SVG}svg")
        assert chart.find(f"{SVG}g") is not None
        shown = float(chart.attrib["viewBox"].split()[3])
        assert shown == height if height == 100 else 100 < shown < 400
        texts = [*root.iter(f"{SVG}text")]
        cut = ["".join(text.itertext()).strip().endswith(" …") for text in texts]
        assert (cut, [len(text) for text in texts]) == ([True, True, False], [1, 1, 0])
        for text in texts:
            lowest = float(text.attrib["y"]) + sum(float(line.attrib["dy"]) for line in text)
            assert 0 < lowest < HEIGHT
    assert "var(" not in drawn
