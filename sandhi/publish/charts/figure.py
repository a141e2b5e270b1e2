"""A chart that has been drawn, with all that stands beside it on its page."""

from typing import Any, NamedTuple

WIDTHS = {"wide": 1120, "medium": 680, "narrow": 350}  # of drawings, in pixels


class Drawing(NamedTuple):
    """One picture as SVG, for pages of each of ``WIDTHS``; ``title`` stands above it."""

    title: str
    wide: str
    medium: str
    narrow: str


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
    return Figure(
        parts["reading"],
        [Words(*one) for one in parts["alternative"]],
        [Drawing(*one) for one in parts["drawings"]],
        *(parts[name] and Drawing(*parts[name]) for name in ("legend", "overview")),
    )
