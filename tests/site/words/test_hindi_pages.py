"""What stands on a page in Hindi is Hindi, or says that it is not."""

import ast
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from datasette.app import Datasette

from sandhi.check.rule import Kind
from sandhi.edtf import bounds
from sandhi.publish.languages.dates import written_date
from sandhi.site.elements.interface import gettext, speaking
from sandhi.site.pages.codebook.book import heading
from sandhi.site.requests.guard import LONGEST
from sandhi.site.store import contents
from tests.conftest import Copy
from tests.harness.words import FOLDERS, SANDHI
from tests.site.conftest import Get
from tests.site.pages.html import text

VOID = "area base br col embed hr img input link meta source track wbr".split()
UNREAD = {"code", "pre", "script", "style", "svg", "title"}  # names, programs and drawings
SENTENCE = re.compile(r"(?:\b[a-z]{2,}[,;:]? ){2}[a-z]{2}")  # three words on end, as no name has

HINDI = re.compile(r"[\u0900-\u097f]")

# A page of each kind that has words of the package or of the tool beside those of templates.
PAGES = [
    "/",
    "/articles",
    "/seeds/S004?show=all",
    "/compare?discrepancy=X0001",
    "/discrepancies",
    "/sandhi/discrepancies/X0001",
    "/sandhi/events/E0001",
    "/sandhi/references/RF0001",
    "/sandhi/sentences/S000-01",
    "/sandhi/seeds/S000",
    "/sandhi/events_wide",
    "/sandhi/soldiers-by-claimant",
    "/sandhi/places/P0002",
    "/search?q=troops",
    "/cite?table=events",
    "/downloads",
    "/codebook/-/rules",
    "/changes",
]
REFUSED = [
    "/sandhi/measures/nothing",
    "/sandhi/events?_facet=status",
    "/sandhi?sql=select+1",
    "/sandhi?sql=none",
    "/seeds/S999",
    "/compare?event=E9999",
    "/questions/none",
    "/history/E9999",
    "/codebook/none",
    "/sandhi/events?labels=1",
    "/sandhi/events?_size=many",
]


class Said(HTMLParser):
    """The texts of a page, each with the language of the element that it stands in."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._around: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._around.append((tag, dict(attrs).get("lang") or self._around[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while len(self._around) > 1 and self._around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not UNREAD & {tag for tag, _ in self._around}:
            self.texts.append((self._around[-1][1], data))


def unsaid(page: str) -> list[str]:
    """The English of a page in Hindi that says nothing of its language."""
    said = Said()
    said.feed(page)
    assert {"hi", "en"} & {language for language, _ in said.texts}
    return [
        text
        for language, text in said.texts
        if language == "hi" and SENTENCE.search(text) and len(HINDI.findall(text)) < len(text) / 3
    ]


@pytest.mark.parametrize("address", PAGES)
async def test_no_english_passes_for_hindi(get: Get, address: str) -> None:
    answer = await get(f"/hi{address}")
    assert answer.status_code == 200
    assert unsaid(answer.text) == []


@pytest.mark.parametrize("address", ["/codebook/-/rules", "/downloads"])
async def test_what_package_and_tool_declare_is_said_in_hindi(get: Get, address: str) -> None:
    said = Said()
    said.feed((await get(f"/hi{address}")).text)
    assert [text for code, text in said.texts if code == "en" and SENTENCE.search(text)] == []


async def test_what_no_reader_asks_for_is_refused_in_hindi(site: Datasette) -> None:
    too_long = await site.client.get("/hi/" + "x" * LONGEST)
    for answer in (await site.client.post("/hi/search"), too_long):
        assert answer.status_code in (405, 414)
        assert unsaid(answer.text) == []
        assert '<p class="lead"><span lang="en">' not in answer.text


@pytest.mark.parametrize("address", REFUSED)
async def test_what_is_refused_is_refused_in_hindi(get: Get, address: str) -> None:
    answer = await get(f"/hi{address}")
    assert answer.status_code >= 400
    (told,) = re.findall(r'<p class="lead">(.*?)</p>', answer.text, re.S)
    assert HINDI.search(told)
    assert not SENTENCE.search(re.sub("<[^>]*>", " ", told))


def test_english_is_seen_where_it_passes_for_hindi() -> None:
    page = '<html lang="hi"><p>There is no such page. <b lang="en">It says so here.</b> हाँ</p>'
    assert unsaid(page) == ["There is no such page. "]


def refusals(path: Path) -> Iterator[ast.expr]:
    """What a module tells whoever asks for what is not there."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in ("NotFound", "Base400", "DatasetteError") and node.args:
            yield node.args[0]


def test_all_that_is_refused_is_marked_as_words_of_the_interface() -> None:
    told = [
        (path.name, words)
        for path in sorted((SANDHI / "site").rglob("*.py"))
        for words in refusals(path)
    ]
    assert len(told) > 15
    assert [name for name, words in told if isinstance(words, ast.Constant | ast.JoinedStr)] == []


def test_words_are_looked_for_wherever_some_are_marked() -> None:
    marking = [path for path in SANDHI.rglob("*.py") if "gettext(" in path.read_text("utf-8")]
    assert [path for path in marking if not {*path.parents} & {*FOLDERS}] == []


@pytest.mark.parametrize("edtf", ["../2024-11-13", "2024-11-13/..", "1961~", "1961?", "1961%"])
def test_no_date_is_half_in_english(edtf: str) -> None:
    assert bounds(edtf)
    with speaking("hi"):
        assert not re.search("[A-Za-z]", written_date(edtf))


def test_rules_stand_under_headings_in_hindi(site: Datasette) -> None:
    kinds = [*(kind.value for kind in Kind), "The table events"]
    with speaking("hi"):
        assert [one for one in kinds if re.search("[A-Za-z]", heading(contents(site), one))] == []


@pytest.mark.parametrize(
    "path", ["/discrepancies", "/sandhi/events/E0001", "/sandhi/places/P0002", "/about"]
)
async def test_that_texts_are_in_english_is_said_once(get: Get, path: str) -> None:
    page = (await get(f"/hi{path}")).text
    with speaking("hi"):
        said = [
            gettext("Assessments and summaries are written in English."),
            gettext("What the dataset says in English alone stays English."),
        ]
    assert sum(page.count(sentence) for sentence in said) == 1
    assert "written in English" not in (await get(path)).text


async def test_in_hindi_a_passage_stands_before_what_we_say_of_it(get: Get) -> None:
    page = (await get("/hi/sandhi/events/E0001")).text
    assert page.index('id="passage"') < page.index('class="lead"')


async def test_a_name_with_commas_in_a_list_is_said_in_hindi_as_a_whole(get: Get) -> None:
    page = (await get("/hi/sandhi/who-says-how-many-troops")).text
    assert "or as many as 8,000?" not in page


async def test_sizes_of_files_are_said_in_hindi(get: Get) -> None:
    page = (await get("/hi/downloads")).text
    assert re.search(r"\d bytes", page) is None


async def test_what_is_cited_and_whose_a_text_is_are_said_in_hindi_where_the_package_does(
    get: Get, original: Copy
) -> None:
    page = (await get("/hi/cite?key=F0017")).text
    (heading,) = re.findall("<h1>(.*?)</h1>", page, re.DOTALL)
    assert "ज़ेलेंस्की" in heading
    reader = (await get("/hi/seeds/S000")).text
    (rights,) = re.findall(r'<p class="rights" id="rights">(.*?)<a', reader)
    title = original.package.descriptor["sources"][0]["title"]
    words = json.loads((original.root / "schemas/words/hi.json").read_text("utf-8"))
    assert words.get(title, title) in text(rights)
