"""A chart that has been drawn, with all that stands beside it on its page."""

from typing import Any, NamedTuple

from sandhi.publish.charts.page import PageLanes, PagePanel, page_from

WIDTHS = {"wide": 1120, "medium": 680}  # of drawings, in pixels


class Drawing(NamedTuple):
    """One picture as SVG, in each of ``WIDTHS``; ``title`` stands above it.

    ``page`` is what a page shows instead, where a browser can lay it out.
    """

    title: str
    wide: str
    medium: str
    page: PagePanel | PageLanes | None = None

    @property
    def svgs(self) -> tuple[str, str]:
        """The picture in each width."""
        return self.wide, self.medium


class Column(NamedTuple):
    """A column of a table: its name, its heading, and what that means."""

    name: str
    title: str
    description: str


class Words(NamedTuple):
    """What a drawing shows, in sentences."""

    title: str
    sentences: list[str]


class Figure(NamedTuple):
    """A chart, drawn.

    ``reading`` says how to read it, ``alternative`` what there is to see. The drawings share the
    ``legend``; the first is the ``overview``, where there is one, of when there is how much.
    """

    reading: str
    alternative: list[Words]
    drawings: list[Drawing]
    legend: Drawing | None = None
    overview: Drawing | None = None

    @property
    def pictures(self) -> list[Drawing]:
        """All that is drawn, in its order."""
        return [one for one in (self.legend, self.overview, *self.drawings) if one]


def figure_from(parts: dict[str, Any]) -> Figure:
    """Return the figure that an object of JSON holds."""
    overview = parts["overview"]
    return Figure(
        parts["reading"],
        [Words(*one) for one in parts["alternative"]],
        [_drawing(*one) for one in parts["drawings"]],
        parts["legend"] and _drawing(*parts["legend"]),
        overview and _drawing(*overview),
    )


def _drawing(title: str, wide: str, medium: str, page: list[Any] | None) -> Drawing:
    return Drawing(title, wide, medium, page_from(page) if page else None)
