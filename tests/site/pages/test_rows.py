"""The page of a row: its name, its passage, and all that refers to it."""

import re
from html import unescape

import pytest
from datasette.app import Datasette

from sandhi.package.labels import SEPARATOR
from sandhi.site.elements.labels import without
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.pages.row import lookup
from tests.conftest import Copy
from tests.site.conftest import Get
from tests.site.pages.html import group, heading, text


def in_words(label: str) -> str:
    """A label of the database with its dates as people write them."""
    parts = label.split(SEPARATOR)
    return SEPARATOR.join(written_date(part) if is_date(part) else part for part in parts)


async def test_one_row_of_every_table_has_a_page_under_its_label(get: Get, site: Datasette) -> None:
    rows = await site.get_database("sandhi").execute(
        'SELECT "table", label, min("key") AS "key" FROM records GROUP BY "table"'
    )
    for row in rows:
        page = (await get(f"/sandhi/{row['table']}/{row['key']}")).text
        (title,) = re.findall(r"<title>(.*?)</title>", page)
        label = without(in_words(row["label"]), row["key"])  # which stands above the name
        name, dots = label.removesuffix("…"), label.endswith("…")
        if (
            "<h1><a" not in page
        ):  # of a passage without a name, which is called otherwise; see below
            # It is whole, or longer.
            assert heading(page).startswith(name) if dots else heading(page) == name
        assert unescape(title).startswith(heading(page))


async def test_the_page_of_a_row_shows_its_passage_in_its_sentence(
    get: Get, site: Datasette
) -> None:
    page = (await get("/sandhi/figures/F0010")).text
    (passage,) = re.findall(r'<figure class="passage"[^>]*>(.*?)</figure>', page, re.DOTALL)
    rows = await site.get_database("sandhi").execute(
        """SELECT * FROM evidence WHERE "key" = 'F0010'"""
    )
    row = rows.first()
    assert f"<mark>{row['quote']}</mark>" in passage
    assert re.search(rf'<span lang="hi">.*<mark>{row["quote"]}</mark>.*</span>', passage)
    assert text(re.sub("</?mark>", "", passage)).startswith(row["sentence"])
    assert row["translation"] in text(passage)


async def test_references_show_labels_in_tables_and_on_rows(get: Get) -> None:
    for address in ("/sandhi/events", "/sandhi/events/E0001"):
        page = (await get(address)).text
        assert re.search(r'<a href="/sandhi/places/(P\d+)" title="\1">Pyongyang</a>', page), address
        assert '<a href="/sandhi/event_types/signing" title="signing">Signing</a>' in page, address


async def test_a_row_that_has_the_key_of_another_is_called_as_that_one_is(get: Get) -> None:
    of_state, of_actor = [
        (await get(f"/sandhi/{name}/A0001")).text for name in ("states", "actors")
    ]
    assert heading(of_state) == heading(of_actor) != "A0001"


@pytest.mark.parametrize(
    ("label", "names", "kept"),
    [
        ("Ann · host · The party", ["The party"], "Ann · host"),
        ("Ann · host · The par…", ["The party"], "Ann · host"),
        ("Ann · host", ["Bob"], "Ann · host"),
        ("Who came? · E1", ["The party", "E1"], "Who came?"),
        ("The party", ["The party"], "The party"),
        ("The party · Ann ·…", ["The party"], "Ann"),
    ],
)
def test_a_row_is_named_without_the_row_that_it_refers_to(
    label: str, names: list[str], kept: str
) -> None:
    assert without(label, *names) == kept


async def test_an_event_tells_who_took_which_part_and_by_which_words(
    get: Get, original: Copy
) -> None:
    who = group((await get("/sandhi/events/E0001")).text, "event_actors")
    roles = original.package.schemas["event_actors"].field("role").categories
    meanings = {role.value: role.description for role in roles}
    page = (await get("/sandhi/events/E0001")).text
    (relations,) = re.findall(r'<section class="group relations".*?<details', page, re.DOTALL)
    assert "Signed by: Vladimir Putin , Kim Jong Un , North Korea and Russia" in text(relations)
    parts = original.package.cells("event_actors").query("event_id == 'E0001'")
    counts = parts["role"].value_counts()
    taken = [role for role in meanings if role in counts]
    assert [text(title) for title in re.findall(r"<h3>(.*?)</h3>", who)] == [
        f"{role.capitalize()} {counts[role]}" for role in taken
    ]
    assert all(f'title="{meanings[role]}"' in who for role in taken)
    for part in parts.itertuples():
        assert f'<a href="/sandhi/actors/{part.actor_id}">' in who
        assert f'href="/seeds/{part.seed_id}?at={part.start}-{part.end}#at"' in who


async def test_an_event_is_told_by_each_source_in_its_words(get: Get, original: Copy) -> None:
    told = group((await get("/sandhi/events/E0001")).text, "event_mentions")
    mentions = original.package.cells("event_mentions").query("event_id == 'E0001'")
    sources = re.findall(r'<h3><a href="/seeds/(S\d+)">', told)
    assert [*dict.fromkeys(sources)] == sorted(mentions["seed_id"].unique())
    # One passage of each article stands there at once, in the words of the package.
    at_once = told.partition('<details class="rest">')[0]
    assert at_once.count("<blockquote>") == mentions["seed_id"].nunique()
    assert "Said as fact, on the article&#39;s own word." in at_once
    page = (await get("/sandhi/events/E0001")).text
    assert page.index('id="by-event_mentions"') < page.index('id="disputes"')
    for mention in mentions.itertuples():
        assert f"<mark>{mention.quote}</mark>" in told
        assert f'<a class="key" href="/sandhi/event_mentions/{mention.mention_id}">' in told
    assert told.count('<p class="translation">') == len(mentions)


async def test_an_actor_tells_what_it_did_and_said_and_where_it_is_named(
    get: Get, original: Copy
) -> None:
    page = (await get("/sandhi/actors/A0009")).text
    parts = original.package.cells("event_actors").query("actor_id == 'A0009'")
    did = group(page, "event_actors")
    spoken = parts["role"] == "speaker"
    assert all(f'<a href="/sandhi/events/{key}">' in did for key in parts[~spoken]["event_id"])
    # What it said stands with what is told on its word, and is the first there.
    (statements,) = re.findall(r"<h2[^>]*>Statements.*?</section>", page, re.DOTALL)
    on_its_word = original.package.cells("mention_actors").query("actor_id == 'A0009'")
    at_once = statements.partition('<details class="rest">')[0]
    assert all(f'<a href="/sandhi/events/{key}">' in at_once for key in parts[spoken]["event_id"])
    assert f"Said {spoken.sum()}" in text(at_once)
    assert all(f"/sandhi/event_mentions/{key}" in statements for key in on_its_word["mention_id"])
    (named,) = re.findall(r'aria-labelledby="concordance">(.*?)</section>', page, re.DOTALL)
    mentions = original.package.cells("actor_mentions").query("actor_id == 'A0009'")
    for mention in mentions.itertuples():
        place = f"/seeds/{mention.seed_id}?at={mention.start}-{mention.end}#at"
        assert f'href="{place}"><span lang="hi">{mention.quote}</span>' in named


async def test_what_an_actor_did_stands_in_the_order_of_time(get: Get, original: Copy) -> None:
    did = group((await get("/sandhi/actors/A0001")).text, "event_actors")
    first = original.package.cells("events").set_index("event_id")["earliest"]
    sections = re.split("<h3>", did)[1:]
    assert len(sections) > 2
    for section in sections:
        keys = re.findall(r'<a href="/sandhi/events/(E\d+)">', section)
        days = [first[key] for key in keys if first[key]]
        assert days == sorted(days)


async def test_codes_of_elsewhere_stand_on_the_page_of_what_they_are_of(get: Get) -> None:
    codes = text(group((await get("/sandhi/actors/A0001")).text, "states"))
    for code in ("ISO alpha-3 PRK", "ISO numeric 408", "Gleditsch–Ward 731"):
        assert code in codes


async def test_the_provisions_of_a_treaty_are_compared_by_kind(get: Get, original: Copy) -> None:
    told = group((await get("/sandhi/treaties/T0001")).text, "provisions")
    rows = original.package.cells("provisions").query("treaty_id == 'T0001'")
    kinds = original.package.schemas["provisions"].field("kind").categories
    counts = rows["kind"].value_counts()
    heads = [f"{kind.label} {counts[kind.value]}" for kind in kinds if kind.value in counts]
    assert [text(head) for head in re.findall(r"<h3>(.*?)</h3>", told)] == heads
    for row in rows.itertuples():
        assert f'href="/seeds/{row.seed_id}?at={row.start}-{row.end}#at"' in told
        assert str(row.summary) in text(told)


async def test_a_page_with_more_rows_than_it_shows_links_to_all_of_them(
    changed_site: Datasette, original: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "MOST", 7)
    parts = original.package.cells("event_actors")["actor_id"].value_counts()
    page = await changed_site.client.get(f"/sandhi/actors/{parts.index[0]}")
    did = group(page.text, "event_actors")
    assert len(re.findall("<li[ >]", did)) == 7
    link = f'<a href="/sandhi/event_actors?actor_id={parts.index[0]}">All {parts.iloc[0]}</a>'
    assert link in did


async def test_a_row_tells_first_what_is_corrected_then_who_says_it_then_what_disagrees(
    get: Get,
) -> None:
    page = (await get("/sandhi/figures/F0010")).text
    _, after = page.split('id="corrections"')
    corrected, told = after.split('id="relations"')
    who, disagreeing = told.split('id="disputes"')
    assert "Value as written 11 should be 11,000" in text(corrected)
    assert "In which words" in who
    assert "About 11 soldiers, or about 11,000?" in text(disagreeing)
    assert "लगभग 11,000 उत्तर कोरियाई सैनिक" in text(disagreeing)  # what another says, at once
    assert 'class="disputes"' not in (await get("/sandhi/event_types/signing")).text


async def test_an_event_tells_the_disagreements_of_its_passages_and_dates(get: Get) -> None:
    page = (await get("/sandhi/events/E0001")).text
    _, told = page.split('id="disputes"')
    assert "Was the treaty signed in June 2023 or in June 2024?" in text(told)


async def test_neighbours_lead_through_a_table(get: Get) -> None:
    first, second = [(await get(f"/sandhi/places/P000{n}")).text for n in (1, 2)]
    assert 'rel="prev"' not in first
    assert '<a rel="next" href="/sandhi/places/P0002">' in first
    assert '<a rel="prev" href="/sandhi/places/P0001">' in second


async def test_the_page_of_a_source_leads_to_the_reader(get: Get) -> None:
    assert '<a class="tool act" href="/seeds/S002">' in (await get("/sandhi/seeds/S002")).text


async def test_a_row_of_what_describes_the_package_is_shown_and_not_cited(get: Get) -> None:
    page = (await get("/sandhi/meta/version")).text
    assert heading(page) == "version"
    assert 'aria-labelledby="cite"' not in page


async def test_what_a_reference_says_is_listed_by_the_row_that_it_is_said_of(get: Get) -> None:
    page = (await get("/sandhi/references/RF0001")).text
    listed = page.partition('id="by-reference_uses"')[2].partition("</section>")[0]
    named = re.findall(r'<a href="/sandhi/reference_uses/[^"]+"[^>]*>(.*?)</a>', listed)
    assert named[:2] == ["North Korea", "Russia"]
    assert "North Korea is number 731" in listed


async def test_the_page_of_a_sentence_lists_what_is_coded_in_it(get: Get, site: Datasette) -> None:
    sentence = "S001-08"
    page = (await get(f"/sandhi/sentences/{sentence}")).text
    rows = await site.get_database("sandhi").execute(
        """SELECT inner."table", inner."key" FROM records AS inner JOIN records AS sentence
        ON sentence."key" = ? AND inner.seed_id = sentence.seed_id
        AND inner.start < sentence."end" AND inner."end" > sentence.start
        WHERE inner."table" NOT IN ('sentences', 'exclusions', 'coding_differences')""",
        [sentence],
    )
    assert len(rows.rows) > 3
    for row in rows:
        assert f'href="/sandhi/{row["table"]}/{row["key"]}"' in page
    assert page.count('<section class="group') == len({row["table"] for row in rows})


async def test_a_key_stands_above_a_name_and_not_in_it(get: Get) -> None:
    page = (await get("/sandhi/sentences/S001-08")).text
    beside = page[page.index('class="neighbours"') :]
    assert "S001-08" not in heading(page)
    assert beside.count("S001-07") == 2  # in the address, and above the name


async def test_the_page_of_a_source_from_outside_leads_there(get: Get, original: Copy) -> None:
    row = original.package.cells("references").iloc[0]
    page = (await get(f"/sandhi/references/{row['reference_id']}")).text
    glance = page[page.index('class="glance"') : page.index('class="at-hand"')]
    assert f'<a rel="external" href="{row["address"]}">' in glance
    assert '<p class="lead">' not in page  # its title is in its name
    uses = group(page, "reference_uses")
    assert "What it says" in uses
    assert uses.count('<p class="said">') == uses.count("<li>")


async def test_what_others_say_of_a_row_is_listed_under_what_they_are_called(get: Get) -> None:
    uses = group((await get("/sandhi/treaties/T0001")).text, "reference_uses")
    assert ">TASS · Russia-DPRK strategic partnership treaty" in uses


async def test_what_a_row_takes_part_in_is_told_by_its_part(get: Get) -> None:
    page = (await get("/sandhi/actors/A0001")).text
    assert "by “Member”" not in page
    assert "Belongs to" in text(page)  # as the package heads it
    assert "Members of groups (Member of)" not in text(page)


async def test_a_passage_without_a_name_is_called_by_what_it_tells_of(get: Get) -> None:
    (row,) = (await get("/sandhi/event_mentions.json?mention_id=EM0001&_shape=array")).json()
    event = (await get(f"/id/{row['event_id']}.json")).json()
    page = (await get("/sandhi/event_mentions/EM0001")).text
    (name,) = re.findall(r"<h1>(.*?)</h1>", page)
    assert text(name) == event["title"]
    assert f'href="/sandhi/events/{row["event_id"]}"' in name


@pytest.mark.parametrize("address", ["/sandhi/event_mentions/EM0001", "/compare?event=E0001"])
async def test_the_english_of_a_passage_is_folded_on_pages_in_another_language(
    get: Get, address: str
) -> None:
    assert '<p class="translation">' in (await get(address)).text
    page = (await get(f"/hi{address}")).text
    assert '<p class="translation">' not in page
    assert '<details class="translation"><summary>अंग्रेज़ी अनुवाद</summary>' in page
