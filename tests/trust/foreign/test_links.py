"""Nothing that a stranger's build holds leads out of it: no link, no download, no drawing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sandhi.package import PackageError
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.draw import PublishedChart, charts_json
from sandhi.publish.charts.figure import Column, Drawing, Figure
from sandhi.site.app import open_site
from tests.trust.foreign.builds import answer, describe

BAD = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x7fjavascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "//example.org/x",
    "https://example.org/' onclick='alert(1)",
]
PAGES = ["/", "/sandhi", "/sandhi/scores", "/downloads", "/cite", "/codebook", "/sandhi/numbers"]


@pytest.mark.parametrize("bad", BAD)
async def test_no_page_links_to_anything_but_the_web(bad: str, built: Path) -> None:
    def edit(description: Any) -> None:
        description["homepage"] = bad
        description["licenses"] = [{"name": "Free", "path": bad, "title": "Free"}]
        description["sources"] = [{"title": "A source", "path": bad}]
        description["contributors"] = [{"title": "Somebody", "path": bad}]

    describe(built, "descriptor", edit)
    site = open_site(built)
    for path in PAGES:
        got = await answer(site, path)
        assert got.status_code == 200, path
        links = re.findall(r'(?:href|src|action)="([^"]*)"', got.text)
        assert links
        odd = [one for one in links if not re.match(r"https?://[^/]|/(?!/)|#|\?|data:,$", one)]
        assert odd == [], path
        assert bad not in got.headers.get("link", "")
        assert "alert(1)" not in " ".join(links)
        for node in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', got.text, re.S
        ):
            assert bad not in json.dumps(json.loads(node), ensure_ascii=False)


@pytest.mark.parametrize("bad", ["../../secret.txt", "/etc/passwd", "..\\secret.txt", "link.csv"])
def test_no_download_leads_out_of_the_build(bad: str, built: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    downloads = built.parent / "downloads"
    (downloads / "link.csv").symlink_to(tmp_path / "secret.txt")
    manifest = json.loads((downloads / "manifest.json").read_text("utf-8"))
    manifest["files"][0]["path"] = bad
    (downloads / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(PackageError, match="leaves the package"):
        open_site(built)


@pytest.mark.parametrize("name", ["SHA256SUMS", "manifest.json"])
def test_nor_does_a_list_of_downloads(name: str, built: Path, tmp_path: Path) -> None:
    file = built.parent / "downloads" / name
    (tmp_path / "elsewhere").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PackageError, match="leaves the package"):
        open_site(built)


SVG = '<svg xmlns="http://www.w3.org/2000/svg"><a href="/id/R1"><text x="1">71</text></a></svg>'
DRAWINGS = {
    "a script": SVG.replace("<a ", "<script>alert(1)</script><a "),
    "a handler": SVG.replace("<text ", '<text onclick="alert(1)" '),
    "a link that runs": SVG.replace("/id/R1", "javascript:alert(1)"),
    "a link elsewhere": SVG.replace("/id/R1", "//example.org/"),
    "a picture from elsewhere": SVG.replace("<a ", '<image href="https://example.org/x"/><a '),
    "a style": SVG.replace("<a ", "<style>*{display:none}</style><a "),
    "a fill from elsewhere": SVG.replace("<text ", '<text fill="url(https://example.org/x)" '),
    "other markup": SVG.replace("<a ", "<foreignObject><p>x</p></foreignObject><a "),
    "a link of another kind": SVG.replace(
        "<text ", '<text xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org/" '
    ),
    "a comment": SVG.replace("<a ", "<!-- --!><script>alert(1)</script> --><a "),
    "a declaration": f'<!DOCTYPE svg [<!ENTITY a "b">]>{SVG}',
    "no markup at all": "alert(1) <b>",
    "a page that leads on": '<meta http-equiv="refresh" content="0;url=https://example.org/"/>',
}


def chart(built: Path, svg: str, key: str = "R1") -> None:
    document = ChartDocument(
        name="runs",
        heading="Runs",
        title="71 runs",
        how={"kind": "claims", "subtitle": "Words.", "filters": {}, "columns": {"key": "Runs"}},
        sql="SELECT 1",
        columns=[Column("key", "Runs", "")],
        rows=[{"key": key}],
        values={},
        labels={key: "71"},
        articles=[],
        disputes={},
        open_disputes=[],
        languages={},
        language="en",
        names={},
        limits={},
    )
    figure = Figure("Words.", [], [Drawing("Runs", svg, SVG)])
    text = charts_json([PublishedChart(document, figure)])
    (built.parent / "charts" / "runs.json").write_text(text, encoding="utf-8")


async def test_a_drawing_of_this_tools_kind_is_shown(built: Path) -> None:
    chart(built, SVG)
    assert SVG in (await answer(open_site(built), "/runs")).text


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_drawing_brings_anything_else(name: str, built: Path) -> None:
    chart(built, DRAWINGS[name])
    with pytest.raises(PackageError, match="the chart runs is none that this tool draws"):
        open_site(built)


async def test_no_cell_of_a_chart_leads_elsewhere(built: Path) -> None:
    chart(built, SVG, "//example.org/")
    page = (await answer(open_site(built), "/runs?tab=table")).text
    assert 'href="/id/%2F%2Fexample.org%2F"' in page
