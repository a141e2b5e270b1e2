"""Compare: what articles tell of one row, aligned and with what differs, all out of the data."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.site.reader.compare.alignment import aligned_topics
from sandhi.site.reader.compare.differences import BearingDispute
from sandhi.site.reader.compare.tellings import ToldSentence
from sandhi.site.store import contents
from sandhi.site.store.rows import TableRow
from sandhi.text import Span
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.readers import reports

# What the other report has of the same side: here 24, there 148.
MARGIN = {
    "score_id": "R3",
    "seed_id": "M1",
    "start": "60",
    "end": "65",
    "quote": "24 रन",
    "side_id": "T2",
    "runs": "24",
}
COMPARED = {"compared": {"scores": ["runs"], "sides": ["name"]}}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    return reports(tmp_path_factory.mktemp("compare"), COMPARED, [MARGIN])


async def read(site: Datasette, address: str) -> str:
    answer = await site.client.get(address)
    assert answer.status_code == 200, address
    return str(answer.text)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


async def test_what_two_articles_tell_of_can_be_chosen(room: Datasette) -> None:
    page = await read(room, "/compare")
    assert re.findall(r'<li><a href="(/compare\?[^"]+)">([^<]+)</a>', page) == [
        ("/compare?side=T2", "Sri Lanka")
    ]


async def test_of_what_can_be_chosen_the_page_offers_what_can_be_read_and_counts_the_rest(
    site: Datasette, changed_site: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    def total(page: str) -> int:
        return sum(int(n) for n in re.findall(r'#\w+">[^<]+<span class="count">(\d+)<', page))

    before = await read(site, "/compare")
    monkeypatch.setattr("sandhi.site.reader.compare.choices.MOST", 11)
    page = await read(changed_site, "/compare")
    lists = re.findall(r'<ul class="choices">(.*?)</ul>', page, re.S)
    assert {one.count("<li>") for one in lists} >= {10, 1}
    assert max(one.count("<li>") for one in lists) == 10
    assert page.count('<li><a href="/compare?') < before.count('<li><a href="/compare?')
    assert total(page) == total(before) > 0
    assert re.search(r'<p><a href="/sandhi/\w+">\d+ more</a></p>', page)


async def test_a_column_for_each_article_by_name(room: Datasette) -> None:
    page = await read(room, "/compare?side=T2")
    names = re.findall(r'<h2 class="column-name">(.*?)</h2>', page)
    assert [words(name) for name in names] == [
        "“पुणे में भारत की जीत”",
        "“कोलंबो: श्रीलंका की टीम 19.2 ओवर…”",
    ]


async def test_the_sentences_that_tell_stand_in_one_row_and_the_rest_is_folded(
    room: Datasette,
) -> None:
    page = await read(room, "/compare?side=T2")
    cells = re.findall(r'<div class="cell[^"]*">(.*?)</div>', page, re.S)
    first, second, *rests = cells
    assert "हराया" in first
    assert "सिमट" in second
    assert '<span class="telling">श्रीलंका</span>' in first
    assert "मीरा जोशी" in rests[0]
    assert "<details>" in rests[0]


async def test_what_sentences_say_of_other_things_is_not_marked(room: Datasette) -> None:
    page = await read(room, "/compare?side=T2")
    assert "<mark" not in page  # one has 24 runs, the other 148: nobody says that they disagree
    assert "No disagreement on it is known." in page


def marks(page: str) -> list[tuple[str, set[str]]]:
    """The marked words of each cell that has some, and the disagreements that it leads to."""
    cells = re.findall(r'<div class="cell[^"]*">(.*?)</div>', page, re.S)
    marked = [(words(cell), {*re.findall(r'href="(/sandhi/discrep[^"]*)"', cell)}) for cell in cells
              if "<mark" in cell]  # fmt: skip
    return marked


async def test_marks_are_of_disagreements_on_what_is_compared_and_lead_to_them(
    get: Get, original: Copy
) -> None:
    members = original.package.cells("discrepancy_members")
    page = (await get("/compare?event=E0001")).text
    (named,) = re.findall(r'<section class="bearing".*?</section>', page, re.S)
    bearing = {*re.findall(r'href="(/sandhi/discrep[^"]*)"', named)}
    assert "/sandhi/discrepancies/X0005" in bearing
    assert all(links and links <= bearing for _, links in marks(page))
    keys = {path.rpartition("/")[2] for path in bearing}
    quotes = {*members[members["discrepancy_id"].isin(keys)]["quote"]}
    for mark in re.findall(r"<mark[^>]*>([^<]*)</mark>", page):
        assert mark == "Marked" or any(unescape(mark) in quote for quote in quotes), mark


async def test_a_known_slip_says_what_is_written_and_what_is_meant(get: Get) -> None:
    for address, said in (
        ("/compare?event=E0001", "When written 19 June 2023 , meant 19 June 2024"),
        ("/compare?discrepancy=X0001", "Numbers written 11 , meant 11,000"),
    ):
        assert said in words((await get(address)).text), address


async def test_an_actor_has_no_marks_but_of_its_own_disagreements(get: Get) -> None:
    assert "<mark" not in (await get("/compare?actor=A0001")).text
    russia = (await get("/compare?actor=A0002")).text  # with two spellings of Moscow
    (named,) = re.findall(r'<section class="bearing".*?</section>', russia, re.S)
    assert marks(russia)
    assert all(links and links <= {*re.findall(r'href="([^"]*)"', named)}
               for _, links in marks(russia))  # fmt: skip


async def test_the_list_of_what_can_be_compared_says_what_is_disputed(get: Get) -> None:
    page = words((await get("/compare")).text)
    assert "5 articles Disputed: Was the treaty signed in June 2023 or in June 2024?" in page


async def test_one_article_alone_says_so(room: Datasette) -> None:
    page = await read(room, "/compare?side=T1")
    assert "One article alone tells of this." in page


@pytest.mark.parametrize("query", ["side=T9", "side=R1", "score=R1", "seed=M1"])
async def test_what_no_article_tells_of_is_not_compared(room: Datasette, query: str) -> None:
    answer = await room.client.get(f"/compare?{query}")
    assert answer.status_code == (404 if query.startswith("side") else 200)


def told(room: Datasette, seed: str, number: int, sides: str, tellings: int = 1) -> ToldSentence:
    """A sentence in which scores of some sides stand."""
    table = contents(room).tables["scores"]
    empty = dict.fromkeys(table.titles)
    rows = tuple(
        TableRow(table, {**empty, "score_id": f"{seed}{number}{side}", "side_id": side})
        for side in sides.split()
    )
    spans = tuple(Span(place, place + 1) for place in range(tellings))
    return ToldSentence(seed, number, Span(0, 9), "words", "", spans, rows)


Topics = list[tuple[str, dict[str, list[int]]]]


def topics(*columns: list[ToldSentence]) -> tuple[Topics, list[tuple[str, int]]]:
    """The topics of some sentences by key, and where the sentences stand that have none."""
    aligned, rest = aligned_topics(columns, lambda topic: topic[0] == "sides")
    return [
        (
            one.topic[1],
            {seed: [each.number for each in some] for seed, some in one.sentences.items()},
        )
        for one in aligned
    ], [one.place for one in rest]


def test_sentences_that_speak_of_the_same_are_aligned_under_it(room: Datasette) -> None:
    one = [told(room, "M1", 1, "A B"), told(room, "M1", 2, "C")]
    other = [told(room, "M2", 1, "C"), told(room, "M2", 2, "B A"), told(room, "M2", 3, "D")]
    aligned, rest = topics(one, other)
    assert aligned == [("A", {"M1": [1], "M2": [2]}), ("C", {"M1": [2], "M2": [1]})]
    assert rest == [("M2", 3)]


def test_all_that_an_article_has_of_a_topic_stands_together(room: Datasette) -> None:
    one, other = [told(room, "M1", 1, "A")], [told(room, "M2", 1, "A"), told(room, "M2", 2, "A")]
    assert topics(one, other) == ([("A", {"M1": [1], "M2": [1, 2]})], [])


def test_sentences_with_nothing_in_common_are_not_aligned(room: Datasette) -> None:
    one = [told(room, "M1", 1, "A"), told(room, "M1", 2, "B", tellings=3)]
    other = [told(room, "M2", 4, "C", tellings=2)]
    assert topics(one, other) == ([], [("M1", 1), ("M1", 2), ("M2", 4)])


def test_what_few_sentences_speak_of_comes_before_what_nearly_all_do(room: Datasette) -> None:
    one = [told(room, "M1", number, "A") for number in (1, 2, 3)] + [told(room, "M1", 4, "A B")]
    aligned, _ = topics(one, [told(room, "M2", 1, "A B")])
    assert [topic for topic, _ in aligned] == ["B"]


async def test_each_row_is_named_by_what_its_sentences_share(get: Get) -> None:
    for address, tables in (
        ("/compare?event=E0001", {"discrepancies"}),
        ("/compare?actor=A0001", {"events", "treaties"}),
    ):
        page = (await get(address)).text
        rows = re.findall(r'<h2 class="across">(?:<a href="/sandhi/(\w+)/)?', page)
        assert {*filter(None, rows)} <= tables, address
        assert rows[0], address


async def test_what_an_article_tells_in_another_row_is_not_said_to_be_untold(get: Get) -> None:
    # Each of the five tells of the event itself, whatever part it has in what is disputed.
    assert "Not told here." not in (await get("/compare?event=E0001")).text


async def test_a_comparison_of_a_disagreement_says_how_we_read_it(get: Get, original: Copy) -> None:
    said = original.package.cells("discrepancies").set_index("discrepancy_id").loc["X0004"]
    page = (await get("/compare?discrepancy=X0004")).text
    (reading,) = re.findall(r'<p class="reading">(.*?)</p>', page, re.DOTALL)
    assert unescape(re.sub("<[^>]*>", "", reading)) == said["assessment"]
    assert 'class="reading"' not in (await get("/compare?event=E0001")).text


async def test_articles_that_tell_nothing_are_a_line_where_they_are_many(get: Get) -> None:
    page = (await get("/compare?event=E0001")).text
    lines = re.findall(r'<p class="untold">(.*?)</p>', page)
    assert any(line.count("; ") == 2 and "Has no part in this." in line for line in lines)


async def test_each_article_has_a_cell_in_each_row(get: Get) -> None:
    page = (await get("/compare?actor=A0001")).text
    names = re.findall(r'<h2 class="column-name"><a[^>]*>(.*?)</a>', page)
    rows = re.findall(r'<div class="row tellings">(.*?)(?=<div class="row|<h2)', page, re.DOTALL)
    assert len(names) > 3
    assert len(rows) > 1
    for row in rows:
        assert re.findall(r'<p class="article-name">(.*?)</p>', row) == names


async def test_what_an_article_tells_without_the_name_is_not_said_to_be_all(get: Get) -> None:
    """Of the aid that each party is to give one article tells twice, and names neither."""
    page = (await get("/compare?actor=A0001")).text
    row = page.partition("Each party is to give the other military aid")[2].partition("<h2")[0]
    assert "Nothing more here." not in row
    (place, *_) = re.findall(r'<a href="([^"]+)">Tells of it in another sentence.', row)
    assert (await get(unescape(place).partition("#")[0])).status_code == 200


async def test_words_that_the_assessment_quotes_stand_out_of_their_clause(get: Get) -> None:
    page = (await get("/compare?discrepancy=X0012")).text
    assert re.search(r'<mark class="k1 says">(?:<[^>]*>)*तैयार की गई(?:<[^>]*>)*</mark>', page)
    assert '<mark class="k1">' in page  # the rest of the clause


@pytest.mark.parametrize(
    ("text", "places"),
    [("तैयार की गई थी", [(0, 11)]), ("तैयार की गईं", []), ("यह तैयार की गई", [(3, 14)])],
)
def test_a_word_is_found_as_a_whole(text: str, places: list[tuple[int, int]]) -> None:
    dispute = BearingDispute("X1", 1, "", "", frozenset(["तैयार की गई"]))
    assert [(*span,) for span in dispute.quoted_in(text)] == places
