"""Charts drawn while somebody waits: narrowed to some of their rows, or as a picture of dots.

That takes a library of its own and a good part of a second, so it is done by one thread, for few at
a time, and what was drawn last is kept. A chart as it is declared was drawn when it was built.
"""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from datasette.utils.asgi import Base400

from sandhi.publish.charts.draw import PublishedChart, draw
from sandhi.publish.charts.figure import Figure
from sandhi.publish.charts.harmless import harmless
from sandhi.site.elements.interface import gettext

Made = TypeVar("Made")

_WAITING = 8  # requests, at the most; more would wait longer than anybody does
_KEPT = 32  # figures, of about 200 kB each
_TALL = 3000  # pixels, from which on a picture has one dot for each and not two
_thread = ThreadPoolExecutor(1, "sandhi-charts")
_waiting = 0


async def figure_of(chart: PublishedChart, chosen: Mapping[str, str]) -> Figure:
    """Return the figure of a chart narrowed as is chosen; Base400 with 503 where many wait."""
    if not chosen:
        return chart.figure
    return await _draw(lambda: _figure(chart, tuple(sorted(chosen.items()))))


async def png_of(svg: str, height: float, most: float = 2.0) -> bytes:
    """Return a picture as PNG; Base400 with 503 where many wait.

    A pixel has ``most`` dots in each direction, and one where the picture is tall.
    """
    return await _draw(lambda: _png(svg, 1.0 if height > _TALL else most))


async def _draw(work: Callable[[], Made]) -> Made:
    global _waiting
    if _waiting >= _WAITING:
        busy = Base400(gettext("Many charts are being drawn just now. Ask again in a few seconds."))
        busy.status = 503
        raise busy
    _waiting += 1
    try:
        return await asyncio.get_running_loop().run_in_executor(_thread, work)
    finally:
        _waiting -= 1


@lru_cache(_KEPT)
def _figure(chart: PublishedChart, chosen: tuple[tuple[str, str], ...]) -> Figure:
    figure = draw(chart.document, dict(chosen))
    assert harmless(figure)  # what it is drawn from may come from anywhere
    return figure


@lru_cache(_KEPT)
def _png(svg: str, scale: float) -> bytes:
    from vl_convert import svg_to_png

    return bytes(svg_to_png(svg, scale=scale))
