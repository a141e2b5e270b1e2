"""The frame of a chart: what stands around the drawings, the same for each."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from datasette.app import Datasette
from markupsafe import Markup

from sandhi.edtf import bounds
from sandhi.publish.charts.document import ChartDocument, members
from sandhi.publish.charts.draw import PublishedChart, drawn_rows
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.kinds.network import ActorPair, ranked_pairs
from sandhi.publish.charts.picture import Caption
from sandhi.publish.charts.rows import (
    FIRST,
    LANES,
    LAST,
    Cell,
    ChartFilter,
    Option,
    filters,
    matching_rows,
    table,
    things,
    times,
)
from sandhi.publish.languages.dates import month
from sandhi.site.elements.addresses import path_in_language, seed_path
from sandhi.site.elements.interface import gettext, language
from sandhi.site.elements.paging import PageLinks, page_links_of, page_of_list
from sandhi.site.elements.values.written_times import WrittenTime
from sandhi.site.store import contents

_WITHOUT_STYLES = re.compile(r"(var\(--[a-z0-9-]+), #[0-9a-f]{3,8}\)")  # a colour of a drawing
_OWN_LINK = re.compile(r'\bhref="(/[^"]*)"')

NETWORK = "network"  # the kind of chart that shows who acts on whom
TIMELINE = "timeline"  # the one in which a row has its place by its first day alone
CHART, TABLE, SOURCES = "chart", "table", "sources"
PAGE = 60  # rows that a page of the table has
_NAMED, _LISTED = 12, 500  # articles that stand below a chart, and in the list of them


class ChartChip(NamedTuple):
    """What a chart is narrowed to, in words, and the path of the chart without that."""

    words: str
    path: str


class ChartArticle(NamedTuple):
    """An article that rows of a chart are from: its name, its path, and how many are."""

    name: str
    path: str
    rows: int


class Frame(NamedTuple):
    """What a page shows of a chart.

    ``query`` is what its address asks for beside the tab; ``begins`` are the months or years that
    the chart can be narrowed to, with what is chosen of them as ``first`` and ``last``; ``chosen``
    is all that narrows it. ``rows`` are those of a page of the table, ``chosen_count`` how many are
    chosen, ``drawn`` how many of them are drawn. ``things`` is how many things the chosen ones are
    of, ``undated`` how many of these have no day, where only a day gives them a place. ``most`` are
    the articles that most rows are from; ``pairs`` are those of a network, which a phone has in
    place of its arcs.
    """

    document: ChartDocument
    figure: Figure
    tab: str
    query: str
    filters: list[ChartFilter]
    begins: list[Option]
    first: str
    last: str
    lanes: str
    chips: list[ChartChip]
    chosen: Mapping[str, str]
    rows: list[list[list[Cell]]]
    chosen_count: int
    drawn: int
    total: int
    things: int
    undated: int
    pages: PageLinks
    articles: list[ChartArticle]
    most: list[ChartArticle]
    pairs: list[ActorPair]

    @property
    def title(self) -> str:
        """What it shows: what all rows say, or how many are chosen."""
        if not self.chosen.keys() - {LANES}:
            return self.document.title
        return f"{self.document.heading}: {self.counted}"

    @property
    def counted(self) -> str:
        """How many of all are chosen, in words."""
        if "unit" not in self.document.how:
            counts = {"n": f"{self.chosen_count:,}", "total": f"{self.total:,}"}
            return gettext("%(n)s of %(total)s rows") % counts
        every_thing = things(self.document.rows)
        every = self.document.counted(every_thing)
        if self.things == every_thing:
            return every
        return gettext("%(n)s of %(every)s") % {"n": f"{self.things:,}", "every": every}

    def path(self, tab: str) -> str:
        """The path of a tab of the same chart, narrowed alike."""
        return _path(self.document.name, {**({"tab": tab} if tab != CHART else {})}, self.query)

    def file(self, form: str) -> str:
        """The path of the chart as a file, narrowed alike."""
        return _path(f"{self.document.name}.{form}", {}, self.query)


def frame(
    chart: PublishedChart,
    figure: Figure,
    chosen: Mapping[str, str],
    naming: Collection[str],
    tab: str = CHART,
    page_asked: str | None = None,
) -> Frame:
    """Return the frame of a chart narrowed to what is chosen, with a page of its table.

    ``naming`` are the columns in which a number names something.
    """
    document = chart.document
    rows = matching_rows(document, chosen)
    counts = dict.fromkeys(document.articles, 0)
    for row in rows:
        for key in members(row.get("article")):
            counts[key] = counts.get(key, 0) + 1
    page = page_of_list(page_asked, PAGE, len(rows))
    articles = [
        ChartArticle(document.label(key), seed_path(key), count)
        for key, count in counts.items()
        if count
    ]
    ranked = sorted(articles, key=lambda article: -article.rows)[:_NAMED]
    query = urlencode(chosen)
    return Frame(
        document=document,
        figure=figure,
        tab=tab if tab in (TABLE, SOURCES) else CHART,
        query=query,
        filters=filters(document, chosen),
        begins=[Option(one, month(one), count) for one, count in times(document.rows).items()],
        first=chosen.get(FIRST, ""),
        last=chosen.get(LAST, ""),
        lanes=chosen.get(LANES, ""),
        chips=_chips(document, chosen, tab),
        chosen=chosen,
        rows=table(document, rows[page.skipped : page.skipped + page.size], naming),
        chosen_count=len(rows),
        drawn=len(drawn_rows(document, rows)),
        total=len(document.rows),
        things=things(rows),
        undated=things(row for row in rows if not row["earliest"])
        if document.kind == TIMELINE
        else 0,
        pages=page_links_of(
            page, lambda n: _path(document.name, {"tab": TABLE, "page": f"{n}"}, query)
        ),
        articles=articles[:_LISTED],
        most=[article for article in articles if article in ranked],
        pairs=ranked_pairs(document, rows) if document.kind == NETWORK else [],
    )


def rows_of_panel(document: ChartDocument, title: str) -> int:
    """Return how many rows of a chart one of its panels shows; none where it is in no panels."""
    return sum(document.label(str(row.get("panel")), "panel") == title for row in document.rows)


def timeline_path(document: ChartDocument, time: WrittenTime) -> str:
    """Return the path of a timeline narrowed to what begins in a time; empty where it has none."""
    if document.kind != TIMELINE:
        return ""
    within = [one for one in times(document.rows) if _is_within(time, *bounds(one))]
    chosen = {FIRST: within[0], LAST: within[-1]} if within else {}
    return _path(document.name, chosen, "") if within else ""


def caption(datasette: Datasette, framed: Frame, home: str) -> Caption:
    """Return what stands around a chart in a file of its own."""
    site = contents(datasette)
    subtitle = framed.document.how["subtitle"]
    if framed.chips:
        chips = "; ".join(chip.words for chip in framed.chips)
        subtitle += " " + gettext("Shown:") + f" {chips}."
    version = (
        ", " + gettext("version") + f" {site.about['version']}" if site.about["version"] else ""
    )
    articles = ", ".join(article.name for article in framed.most)
    where = f" {home}/{framed.document.name}" if home else ""
    source = gettext("Source:") + f" {site.dataset.title}{version}."
    article_names = " " + gettext("Articles:") + f" {articles}." if articles else ""
    return Caption(framed.title, subtitle, source + article_names + where, home, language())


def drawing_html(datasette: Datasette, svg: str) -> Markup:
    """Return a drawing as HTML: it is this tool's own, or was looked through (``harmless``).

    It was drawn before anybody knew below which path the site would stand, and in which language
    it would be asked for. The styles of the page have its colours.
    """
    svg = _WITHOUT_STYLES.sub(r"\1)", svg)
    return Markup(
        _OWN_LINK.sub(
            lambda link: f'href="{datasette.prefix}{path_in_language(link[1])}"',
            svg,
        )
    )


def _is_within(time: WrittenTime, first: date | None, last: date | None) -> bool:
    return bool(
        time.first and time.last and first and last and time.first <= first and last <= time.last
    )


def _chips(document: ChartDocument, chosen: Mapping[str, str], tab: str) -> list[ChartChip]:
    chips = []
    titles = {**document.how["filters"], FIRST: gettext("From"), LAST: gettext("To")}
    titles[LANES] = gettext("Lanes")
    for name, value in chosen.items():
        others = {one: other for one, other in chosen.items() if one != name}
        path = _path(document.name, {"tab": tab} if tab != CHART else {}, urlencode(others))
        title = titles.get(name, "")
        chips.append(
            ChartChip(
                f"{title}{': ' if title else ''}{_argument_label(document, name, value)}", path
            )
        )
    return chips


def _argument_label(document: ChartDocument, name: str, value: str) -> str:
    """What the value of an argument is called."""
    if name in (FIRST, LAST):
        return month(value)
    return str(document.how[LANES][value]) if name == LANES else document.label(value, name)


def _path(name: str, arguments: Mapping[str, str], query: str) -> str:
    query_string = "&".join(filter(None, [urlencode(arguments), query]))
    return f"/{name}{'?' if query_string else ''}{query_string}"
