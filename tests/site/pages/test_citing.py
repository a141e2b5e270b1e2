"""The pages that say how the dataset, a table and a search are cited."""

import re
from html import unescape

import pytest

from tests.site.conftest import Get
from tests.site.pages.html import heading, text


@pytest.mark.parametrize(
    ("address", "cited", "path"),
    [
        ("/cite", "Sandhi", "/"),
        ("/cite?table=events", "Events", "/sandhi/events"),
        ("/cite?q=troops", "Search for “troops”", "/search?q=troops"),
    ],
)
async def test_the_dataset_a_table_and_a_search_have_a_page_that_cites_them(
    get: Get, address: str, cited: str, path: str
) -> None:
    page = (await get(address)).text
    assert heading(page).startswith(cited)
    assert f'id="cite-address" href="{path}"' in page
    assert 'id="cite-apa"' in page


async def test_what_is_not_there_cannot_be_cited(get: Get) -> None:
    assert (await get("/cite?table=nothing")).status_code == 404


async def test_an_unknown_key_leads_to_keys_like_it_and_to_the_form(get: Get) -> None:
    answer = await get("/cite?key=E00011")
    assert answer.status_code == 404
    assert 'href="/cite?key=E0001"' in answer.text
    assert 'id="cite-key" name="key"' in answer.text
    assert (await get("/cite?key=e0001")).headers["location"] == "/cite?key=E0001"


async def test_a_passage_says_of_which_article_it_is_and_by_what_it_is_known(get: Get) -> None:
    page = (await get("/cite?seed=S003&at=1595-1626")).text
    for words in ("Characters 1595–1626, S003", "SWHID of the passage swh:1:cnt:", "SHA-256 of"):
        assert words in text(page), words
    (proof,) = re.findall(r'<a id="proof"[^>]* href="([^"]*)"', page)
    assert "It is the same here" in (await get(unescape(proof))).text


@pytest.mark.parametrize("what", ["key=F0017", "seed=S003&at=1595-1626"])
async def test_a_reference_to_a_passage_names_its_article_and_publisher(
    get: Get, what: str
) -> None:
    page = (await get(f"/cite?{what}")).text
    for style in ("apa", "chicago", "mla"):
        (cited,) = re.findall(rf'<p id="cite-{style}">(.*?)</p>', page, re.DOTALL)
        assert re.search(r"From .*“.+” \((published by|publisher not stated)", text(cited)), style


async def test_a_reference_in_a_style_is_bare_and_its_identity_has_a_form_of_its_own(
    get: Get,
) -> None:
    page = (await get("/cite?key=E0001")).text
    for style in ("apa", "chicago", "mla"):
        (cited,) = re.findall(rf'<p id="cite-{style}">(.*?)</p>', page, re.DOTALL)
        assert text(cited).rstrip(".").endswith("/id/E0001")
        assert "SHA-256" not in cited
    (in_full,) = re.findall(r'<pre id="cite-text"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert "Row E0001 of sandhi" in text(in_full)


async def test_what_was_cited_before_is_said_of_whatever_is_cited(get: Get) -> None:
    for what in ("key=E0001", "table=events", "seed=S003&at=1462-1608", ""):
        page = text((await get(f"/cite?{what}&version=0.0.1")).text)
        assert "It was cited from version 0.0.1; this is version" in page, what
        assert "No version of that name was released here" in page, what
    page = (await get("/cite?key=E0001")).text
    (digest,) = re.findall(r"Digest of the row</dt><dd><code>([0-9a-f]{64})", page)
    assert "It is the same here" in (await get(f"/cite?key=E0001&digest={digest}")).text
    assert "It is another here" in (await get("/cite?key=E0001&digest=0")).text


async def test_a_question_is_cited_with_its_parameters_and_in_its_words(get: Get) -> None:
    asked = "/sandhi/everything-one-person-said?name=Putin"
    page = (await get(asked)).text
    (link,) = re.findall(r'href="(/cite[^"]*)">Cite these rows</a>', page)
    cited = (await get(unescape(link))).text
    assert f'id="cite-address" href="{asked}"' in cited
    assert "everything-one-person-said where “name=Putin” of sandhi" in text(cited)
    assert "<h2" in cited
    injected = (await get("/cite?table=everything-one-person-said&where=name%3D<b>x")).text
    assert "<b>x" not in injected


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (
            "table=events&where=_search=treaty%26_sort_desc=date%26class=act",
            "Events: class act, with “treaty”, latest first",
        ),
        ("table=events&where=_sort=label", "Events: ordered by label"),
        ("table=figures&where=value__gt=1000", "Figures: value > 1000"),
        ("table=events&where=place_id__isnull=1", "Events: place is not given"),
        ("table=everything-one-person-said&where=name=Putin", "Everything one person said: Putin"),
        ("table=everything-one-person-said", "Everything one person said"),
        ("q=troops&table=events", "Search for “troops”: Events"),
    ],
)
async def test_what_was_asked_is_said_in_words(get: Get, asked: str, title: str) -> None:
    page = (await get(f"/cite?{asked}")).text
    assert text(heading(page)) == title
    assert title in text(page.partition('id="cite-apa"')[2])
    assert "Permanent address" not in page  # the rows at that address are always the newest


async def test_what_was_asked_is_said_in_hindi(get: Get) -> None:
    page = (await get("/hi/cite?table=events&where=_search=treaty%26_sort_desc=date")).text
    assert text(heading(page)) == "घटनाएँ: “treaty” शब्द वाली, नई पहले"


async def test_an_answer_says_of_which_version_it_was_cited(get: Get) -> None:
    page = (await get("/cite?table=who-acts-with-whom")).text
    (proof,) = re.findall(r'<a id="proof"[^>]* href="([^"]*)"', page)
    assert "cited from version" not in (await get(unescape(proof))).text
    older = re.sub("version=[^&]*", "version=0.0.1", unescape(proof))
    found = text((await get(older)).text)
    assert "The same rows come back" in found
    assert "It was cited from version 0.0.1; this is version" in found


async def test_what_lists_many_rows_is_had_as_a_file_and_keeps_the_page_small(get: Get) -> None:
    page = await get("/cite?table=event_mentions&where=_sort%3Dmention_id")
    assert len(page.content) < 60_000
    (file,) = re.findall(r'href="(/cite\.bib[^"]*)"', page.text)
    assert (await get(unescape(file))).text.count("; EM") > 100


async def test_sql_that_the_site_does_not_run_is_said_again_to_be_cited_elsewhere(get: Get) -> None:
    page = await get("/sandhi?sql=select+'<b>'+from+events")
    assert page.status_code == 403
    assert "<b>" not in page.text.partition("<main")[2]
    assert "sandhi cite --sql 'select '\"'\"'<b>'\"'\"' from events'" in unescape(page.text)
    assert "sandhi cite" not in (await get("/sandhi?sql=" + "x" * 3_000)).text


async def test_what_is_asked_for_in_words_that_are_not_read_is_not_answered_by_the_whole(
    get: Get,
) -> None:
    refused = await get("/cite?row=E0003")
    assert (refused.status_code, "This site takes no row" in refused.text) == (400, True)
    cited = (await get("/cite?key=E0003")).text
    assert '<figure class="passage">' in cited
