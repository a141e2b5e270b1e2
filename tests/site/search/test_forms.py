"""Forms of one table, as it is coded and with names, have the same rows."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from tests.site.conftest import Get


@pytest.mark.parametrize(
    ("form", "other"),
    [
        (
            "figures?measure=troops_dead&_sort=label",
            "figures_wide?measure=Soldiers+dead&_sort=label",
        ),
        ("figures_wide?measure=Soldiers+dead", "figures?measure=troops_dead"),
        (
            "events?_from=2024-10&place_id=P0007",
            "events_wide?_from=2024-10&place=Russia+(territory)",
        ),
        ("events?date_basis=stated&date_id=D0019", "events_wide?date_basis=stated"),
    ],
)
async def test_another_form_of_a_table_keeps_what_it_has_of_its_filters(
    get: Get, form: str, other: str
) -> None:
    page = unquote(unescape((await get(f"/sandhi/{form}")).text))
    assert f'href="/sandhi/{other}">' in page
    named, _, query = (other if "_wide" in other else form).partition("?")
    own, _, _ = named.partition("_wide")
    files = re.findall(rf'href="/sandhi/({own}(?:_wide)?)\.csv\?', page)
    assert files == ([f"{own}_wide", own] if form.startswith(f"{own}?") else [f"{own}_wide"])
    assert f'href="/sandhi/{own}_wide.xlsx?{query}"' in page or form.startswith(f"{own}_wide")
