"""What the reader tells of a passage beside the text: in sentences, and no more than it lists."""

import re

from sandhi.site.reader.presets import presets
from sandhi.site.store import Store
from tests.site.conftest import Get
from tests.site.pages.html import text


async def test_the_panel_says_who_did_what_in_sentences(get: Get) -> None:
    page = (await get("/seeds/S000?at=1632-1716")).text
    (panel,) = re.findall(r'<aside id="panel".*?</aside>', page, re.DOTALL)
    told = [text(one) for one in re.findall(r'<p class="roles">(.*?)</p>', panel, re.DOTALL)]
    assert told
    assert all(one.endswith(".") for one in told)
    # What the package declares words for is said in them; how a passage tells it, in one sentence.
    assert any(re.search(r"(^|\. )Done for, or given to: Russia ?\.", one) for one in told), told
    assert any(re.search(r"(?i)on the word of US intelligence", one) for one in told), told
    assert "<dl" not in panel


async def test_as_many_disagreements_are_listed_as_are_counted(get: Get) -> None:
    page = (await get("/seeds/S000?at=1632-1716")).text
    topics = re.findall(r'<li class="topic">.*?(?=<li class="topic">|</aside>)', page, re.DOTALL)
    counted = 0
    for topic in topics:
        number = re.search(r"(\d+) disagreements? bears? on it", topic)
        listed = re.findall(r'<ul class="disagreements">(.*?)</ul>', topic, re.DOTALL)
        assert sum(one.count("<li>") for one in listed) == (int(number[1]) if number else 0)
        counted += bool(number)
    assert counted


async def test_what_says_nothing_of_the_world_is_told_where_it_is_marked_alone(
    get: Get, store: Store
) -> None:
    stating = {table.name for table in store.contents.stating}
    others = [one for one in store.contents.anchored if one.name not in stating]
    layers = {
        table.name: preset.name
        for preset in presets(store.contents)
        for table in others
        if table.name in preset.tables
    }
    assert layers
    for table in others:
        row = store.rows.ordered(table)[0]
        at = f"/seeds/{row.text('seed_id')}?at={row.text('start')}-{row.text('end')}"
        assert f">{table.singular} {row.key}<" not in (await get(at)).text
        if table.name in layers:
            marked = (await get(f"{at}&show={layers[table.name]}")).text
            assert f">{table.singular} {row.key}<" in marked


async def test_a_row_is_told_of_once_wherever_a_part_of_it_stands(get: Get, store: Store) -> None:
    told, twice = set[str](), dict[str, list[str]]()
    tables = store.contents.tables
    parts = store.rows.ordered(tables["figure_actors"])[-6:]
    for row in store.rows.keyed(tables["figures"], {part.text("figure_id") for part in parts}):
        at = f"/seeds/{row.text('seed_id')}?at={row.text('start')}-{row.text('end')}"
        keys = re.findall(r'<span class="key">Figure (\w+)<', (await get(at)).text)
        told |= {*keys}
        twice |= {at: keys} if len(keys) > len({*keys}) else {}
    assert len(told) > 1
    assert twice == {}
