"""No kind of page breaks a rule of axe-core, in light and in dark (WCAG 2.2, levels A and AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.needs("chromium")

PAGES = [
    "/",
    "/seeds/S001?at=1061-1088",
    "/seeds/S004",
    "/sandhi",
    "/sandhi/events",
    "/sandhi/events_wide?_facet=status",
    "/sandhi/events/E0001",
    "/sandhi/actors/A0009",
    "/sandhi/figures/F0010",
    "/sandhi/discrepancies/X0001",
    "/sandhi/seeds/S000",
    "/sandhi/who-says-how-many-troops",
    "/search",
    "/search?q=संधि",
    "/discrepancies?kind=value",
    "/codebook",
    "/downloads",
    "/timeline",
    "/figures",
    "/participation",
    "/cite?table=events",
    "/id/E9999",
    "/nothing-here",
]


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page: each rule (or each of some) with the first element to break it."""
    chosen = {"runOnly": {"type": "rule", "values": [*rules]}} if rules else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **chosen}).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']}: {len(one['nodes'])} × {one['nodes'][0]['html'][:160]}"
        for one in found["violations"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_light_or_dark(context: BrowserContext, path: str) -> None:
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, "color-contrast") == []  # nothing else differs in the dark


def test_axe_finds_nothing_on_a_phone(context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("/", "/seeds/S001?at=1061-1088", "/sandhi/events/E0001", "/search?q=troops"):
        page.goto(path)
        assert violations(page) == [], path
