"""No kind of page breaks a rule of axe-core, in light and in dark (WCAG 2.2, levels A and AA).

Of elements that follow one another and are alike but for their words, links and names, axe is shown
a few: what it finds in one row of a table of a hundred, it finds in each.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page

from tests.harness.extent import some

pytestmark = pytest.mark.needs("chromium")

# Those that need a key or a query; those that stand alone are declared (``site_paths``).
PAGES = [
    "/seeds/S001?at=1061-1088",
    "/seeds/S004?show=all",
    "/compare?discrepancy=X0001",
    "/cite?seed=S003&at=1595-1700",
    "/sandhi/events",
    "/sandhi/events_wide?status=planned",
    "/sandhi/events_wide?_facet=status",
    "/sandhi/events/E0001",
    "/sandhi/actors/A0009",
    "/sandhi/figures/F0010",
    "/sandhi/discrepancies/X0001",
    "/sandhi/seeds/S000",
    "/sandhi/who-says-how-many-troops",
    "/search?q=संधि",
    "/discrepancies?kind=value",
    "/cite?table=events",
    "/id/E9999",
    "/nothing-here",
]

# Takes out of each element all but a few of its children of one shape; says how many are left.
THIN = """few => {
    const shapes = new Map();
    const valued = new Set(["class", "lang", "dir", "role", "type", "style", "hidden", "open"]);
    function shape(element) {
        const kept = new Map();
        let inside = "";
        for (const child of [...element.children]) {
            const kind = shape(child);
            kept.set(kind, (kept.get(kind) || 0) + 1);
            if (kept.get(kind) > few) child.remove();
            else inside += kind + " ";
        }
        const attributes = [...element.attributes].filter(one => one.name !== "checked").map(
            one => valued.has(one.name) ? `${one.name}=${one.value}` : one.name
        );
        const described = [element.tagName, ...attributes.sort(), inside].join("|");
        if (!shapes.has(described)) shapes.set(described, shapes.size);
        return shapes.get(described);
    }
    shape(document.body);
    return document.body.querySelectorAll("*").length;
}"""
FEW = 3


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page: each rule (or each of some) with the first element to break it."""
    chosen = {"runOnly": {"type": "rule", "values": [*rules]}} if rules else {}
    report = Axe().run(page, options={"resultTypes": ["violations"], **chosen}).response
    assert report["passes"], "axe looked at nothing"
    return [
        f"{one['id']}: {len(one['nodes'])} × {one['nodes'][0]['html'][:160]}"
        for one in report["violations"]
    ]


def violations_in_light_and_dark(page: Page, path: str) -> list[str]:
    page.emulate_media(color_scheme="light")
    page.goto(path)
    assert page.evaluate(THIN, FEW) > 10
    light = violations(page)
    page.emulate_media(color_scheme="dark")
    return light + violations(page, "color-contrast")  # nothing else differs in the dark


@pytest.mark.parametrize("path", some(PAGES, 4))
def test_axe_finds_nothing_in_light_or_dark(context: BrowserContext, path: str) -> None:
    assert violations_in_light_and_dark(context.new_page(), path) == []


def test_axe_finds_nothing_on_pages_that_stand_alone(
    context: BrowserContext, site_paths: list[str]
) -> None:
    page = context.new_page()
    for path in some(site_paths, 3):
        assert violations_in_light_and_dark(page, path) == [], path


def test_axe_finds_nothing_on_a_phone(context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    pages = ("/seeds/S001?at=1061-1088", "/search?q=troops", "/", "/sandhi/events/E0001")
    for path in some(pages, 2):
        page.goto(path)
        page.evaluate(THIN, FEW)
        assert violations(page) == [], path


def test_what_is_alike_but_for_its_words_is_looked_at_a_few_times(page: Page) -> None:
    rows = "".join(f'<li><a href="/{number}">{number}</a></li>' for number in range(50))
    page.set_content(f'<ul>{rows}<li><a href="/odd"></a><img></li></ul>')
    assert page.evaluate(THIN, FEW) == 1 + 2 * FEW + 3
    assert [one.split(":")[0] for one in violations(page, "image-alt", "link-name")] == [
        "image-alt",
        "link-name",
    ]
