"""Pages on a phone, and in colours that are the reader's own."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.harness.extent import some

pytestmark = pytest.mark.needs("chromium")

PHONE = ViewportSize(width=390, height=844)
# A page of each kind that has lists, tables or switches on it.
PAGES = [
    "/",
    "/articles",
    "/seeds/S001?at=1061-1088",
    "/compare?discrepancy=X0001",
    "/discrepancies?kind=value",
    "/timeline",
    "/network",
    "/compare?event=E0001",
    "/sandhi/event_mentions/EM0001",
    "/sandhi/places/P0002",
    "/cite?table=who-acts-with-whom",
    "/search?q=troops",
    "/sandhi/events",
    "/sandhi/events/E0001",
    "/sandhi/soldiers-by-claimant",
    "/sandhi/records",
    "/questions/how-many-soldiers",
    "/downloads",
    "/changes",
    "/hi/sandhi/soldiers-by-claimant",
    "/hi/search?q=troops",
]
# May be pushed sideways: a table and a program, and what stands beside something of its kind.
SIDEWAYS = "pre, .scroll, .prose table, main > .articles, section > .articles"

BEYOND = """allowed => {
    const beyond = [...document.querySelectorAll("body *")].filter(element => {
        const across = getComputedStyle(element).overflowX;
        return ["auto", "scroll"].includes(across) && element.clientWidth > 0
            && element.scrollWidth > element.clientWidth + 1 && !element.matches(allowed);
    }).map(element => element.outerHTML.slice(0, 80));
    const page = document.documentElement.scrollWidth - innerWidth;
    return page > 0 ? [`the page, by ${page} px`, ...beyond] : beyond;
}"""


@pytest.fixture
def phone(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, viewport=PHONE).new_page()


def test_nothing_is_to_be_pushed_sideways_but_what_is_wide_by_itself(phone: Page) -> None:
    found = {}
    for path in some(PAGES, 4):
        answer = phone.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        if beyond := phone.evaluate(BEYOND, SIDEWAYS):
            found[path] = beyond
    assert found == {}


def test_what_narrows_a_list_is_folded_on_a_phone_and_open_beside_it(phone: Page) -> None:
    for path in ("/search?q=troops", "/discrepancies"):
        phone.set_viewport_size(PHONE)
        phone.goto(path)
        choice = phone.locator(".narrowing li").first
        assert not choice.is_visible()
        phone.locator(".narrowing summary").click()
        assert choice.is_visible()
        phone.goto(path)
        phone.set_viewport_size({"width": 1280, "height": 900})
        assert choice.is_visible()
        assert not phone.locator(".narrowing summary").is_visible()


LOOKS = """([which, property]) => [...document.querySelectorAll(which)].map(
    element => getComputedStyle(element)[property]
)"""


def test_what_is_chosen_and_marked_is_seen_in_forced_colours(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, forced_colors="active").new_page()
    page.goto("/seeds/S001?show=all")
    for switch in (".sections", ".controls .ways:first-child"):
        lines = page.evaluate(LOOKS, [f"{switch} a:not([aria-current])", "borderBottomColor"])
        (chosen,) = page.evaluate(LOOKS, [f"{switch} [aria-current]", "borderBottomColor"])
        assert lines
        assert chosen not in lines, switch
    marks = page.evaluate(LOOKS, [".source [data-at]", "textDecorationLine"])
    assert {*marks} == {"underline"}
    page.goto("/cite")
    tints = page.evaluate(LOOKS, [".styles input:not(:checked) + label", "backgroundColor"])
    (tint,) = page.evaluate(LOOKS, [".styles input:checked + label", "backgroundColor"])
    assert tint not in tints


TABLET = ViewportSize(width=768, height=1024)
PAPER = ViewportSize(width=703, height=1031)  # A4 between margins of 12 mm


def test_the_first_column_of_a_wide_table_leaves_room_for_the_others(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=TABLET).new_page()
    ways = []
    for path in ("/timeline?tab=table", "/sandhi/events", "/sandhi/measures", "/sandhi/places"):
        page.goto(path)
        region = page.locator(".scroll").first.bounding_box()
        first = page.locator(".scroll tbody th").first.bounding_box()
        assert region
        assert first
        ways += page.evaluate(LOOKS, [".scroll tbody tr", "display"])[:1]
        # Where rows are folded, what they are called may take a line.
        assert ways[-1] == "flex" or first["width"] < region["width"] / 2, path
    assert {*ways} == {"flex", "table-row"}


def test_paper_has_every_row_in_its_table_and_nothing_to_press(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=PAPER).new_page()
    page.emulate_media(media="print")
    for path in ("/sandhi/actors", "/figures?tab=table"):
        page.goto(path)
        ways = {*page.evaluate(LOOKS, [".scroll tbody tr", "display"])}
        assert ways == {"table-row"}, path
    page.goto("/sandhi/events?_columns=all")  # which no page is wide enough for: rows are cards
    assert {*page.evaluate(LOOKS, [".scroll tbody tr", "display"])} == {"flex"}
    assert page.evaluate(BEYOND, "") == []
    page.goto("/cite")
    assert not page.locator(".styles label").first.is_visible()
    assert page.locator(".style").first.is_visible()
    page.goto("/downloads")
    assert page.evaluate(BEYOND, ".scroll") == []


def test_of_many_articles_as_many_stand_side_by_side_as_can_be_read(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=TABLET).new_page()
    page.goto("/compare?event=E0001")
    for media in ("screen", "print"):
        page.emulate_media(media="print" if media == "print" else "screen")
        first = page.locator(".tellings").first.locator(".cell:visible")
        boxes = [box for cell in first.all() if (box := cell.bounding_box())]
        assert len(boxes) > 3, media
        assert len({round(box["y"]) for box in boxes}) == 2, media
        assert min(box["width"] for box in boxes) >= 180, media


def test_no_line_of_a_chart_is_cut_where_a_sheet_ends(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address, viewport=PAPER).new_page()
    page.emulate_media(media="print")
    page.goto("/timeline")
    heights = page.evaluate(LOOKS, [".strips li", "height"])
    assert max(float(height.removesuffix("px")) for height in heights) < PAPER["height"] / 8
    assert {*page.evaluate(LOOKS, [".strips li", "breakInside"])} == {"avoid"}
    assert {*page.evaluate(LOOKS, [".strips li.head", "breakAfter"])} == {"avoid"}
    page.goto("/participation")
    assert {*page.evaluate(LOOKS, [".matrix tr", "breakInside"])} == {"avoid"}
    page.goto("/timeline")
    # How to read it stands before it, where it takes no sheet of its own.
    reading, drawn = (page.locator(one).first.bounding_box() for one in (".reading", ".figure"))
    assert reading
    assert drawn
    assert reading["y"] < drawn["y"]


# What floats over other lines where paper has no scrolling, and rows that nothing on paper unfolds.
UNPRINTED = """() => [...document.querySelectorAll("main *")].filter(element => {
    const {position, display} = getComputedStyle(element);
    return position === "sticky" && element.offsetHeight > 0
        || display === "none" && element.matches("tbody tr, .entries > li");
}).map(element => element.outerHTML.slice(0, 80))"""


def test_paper_of_either_format_has_all_lines_in_its_whole_width(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address).new_page()
    page.emulate_media(media="print")
    for path in ("/discrepancies", "/search?q=troops", "/seeds/S001", "/sandhi/actors/A0001"):
        heights = []
        for width, height in ((PAPER["width"], PAPER["height"]), (1046, 703)):
            page.set_viewport_size({"width": width, "height": height})
            page.goto(path)
            assert page.evaluate(UNPRINTED) == [], (path, width)
            heights.append(page.evaluate("document.body.scrollHeight"))
            main, foot = (page.locator(one).bounding_box() for one in ("main", ".foot"))
            assert main
            assert foot
            assert main["y"] + main["height"] <= foot["y"] + 1, (path, width)
        assert heights[1] <= heights[0], path


def test_sides_of_a_disagreement_stand_beneath_each_other_on_paper(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(base_url=address, viewport=PAPER).new_page()
    page.emulate_media(media="print")
    for path, side in (
        ("/sandhi/discrepancies/X0001", ".side"),
        ("/questions/how-many-soldiers", "[open] .by-article section"),
    ):
        page.goto(path)
        boxes = [box for one in page.locator(side).all()[:2] if (box := one.bounding_box())]
        assert boxes[0]["x"] == boxes[1]["x"], path
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"], path


# Which of the arcs that are seen is hit where the other arcs that are hit lie over it.
HIDDEN = """() => [...document.querySelectorAll(".figure .on-medium a[href*='tab=table'] path")]
    .filter(arc => arc.getAttribute("opacity") !== "0").filter(arc => {
        const at = arc.getPointAtLength(arc.getTotalLength() * 0.3);
        const {x, y} = new DOMPoint(at.x, at.y).matrixTransform(arc.getScreenCTM());
        const hit = document.elementFromPoint(x, y);
        return hit && hit.getAttribute("opacity") === "0";
    }).length"""


def test_an_arc_is_hit_beside_its_line_and_hides_no_other(browser: Browser, address: str) -> None:
    tall = ViewportSize(width=TABLET["width"], height=2400)
    page = browser.new_context(base_url=address, viewport=tall).new_page()
    page.goto("/network")
    widths = page.evaluate(
        LOOKS, [".on-medium a[href*='tab=table'] path[opacity='0']", "strokeWidth"]
    )
    assert widths
    assert {*widths} == {"24px"}
    assert page.evaluate(HIDDEN) == 0


def test_a_network_is_a_list_of_pairs_on_a_phone(phone: Page) -> None:
    phone.goto("/network")
    pairs = phone.locator(".figure .on-narrow .pairs")
    expect(pairs.locator("summary").first).to_be_visible()
    box = pairs.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("path", ["/sandhi/events", "/sandhi/figures", "/sandhi/event_mentions"])
def test_a_tablet_shows_the_article_and_the_passage_of_a_row_at_once(
    phone: Page, path: str
) -> None:
    phone.set_viewport_size({"width": 768, "height": 1024})
    phone.goto(path)
    assert phone.evaluate(BEYOND, "pre") == []
    row = phone.locator(".sheet tbody tr").first
    for part in (".source", ":lang(hi)"):
        box = row.locator(part).first.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 768
