"""The ways to narrow the hits of a search: by kind, and by article."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sandhi.retrieval import (
    GROUPS,
    HitKind,
    SearchRequest,
)
from sandhi.site.elements.interface import gettext
from sandhi.site.pages.search.request import search_address
from sandhi.site.store import Contents


class SearchFilter(NamedTuple):
    """A way to narrow hits: what it is called, how many there are then, and where that leads."""

    name: str
    title: str
    number: int
    path: str
    is_on: bool


def group_titles(site: Contents) -> dict[str, str]:
    """What the groups of hits are called, in the order in which they are offered."""
    tables = {
        table.name: table.title
        for table in (*site.front, *site.tables.values())
        if not table.hidden
    }
    return {
        GROUPS[HitKind.QUESTION]: gettext("Questions"),
        **tables,
        GROUPS[HitKind.COLUMN]: gettext("Codebook"),
        GROUPS[HitKind.PAGE]: gettext("Pages"),
    }


def filters(
    search: SearchRequest, name: str, counts: Counter[str], titles: Mapping[str, str]
) -> list[SearchFilter]:
    """The filters of one kind that leave something; the one that is on leads back."""
    on = getattr(search, name)
    return [
        SearchFilter(
            group,
            title,
            counts[group],
            search_address(search._replace(page=1, **{name: "" if group == on else group})),
            group == on,
        )
        for group, title in titles.items()
        if counts[group] or group == on
    ]
