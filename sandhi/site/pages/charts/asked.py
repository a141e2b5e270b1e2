"""What the address of a chart asks for: what narrows it, and what of it the chart does not know."""

from collections.abc import Iterator, Mapping

from sandhi.edtf import bounds
from sandhi.publish.charts.document import ChartDocument
from sandhi.publish.charts.draw import PublishedChart
from sandhi.publish.charts.rows import FIRST, LANES, LAST, filter_values, possible_values, times
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.written_times import written_time

_OF_PAGE = ("tab", "page")  # what a page of a chart is asked for besides
_SHOWN = 60  # characters of what is not known
_NAMED = 12  # values of which a sentence tells


def chosen_of(chart: PublishedChart, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return what of the arguments of an address narrows a chart.

    Values are taken by their keys and by what they are called, months as people write them.
    """
    read = {name: _month(chart.document, name, value) for name, value in arguments.items()}
    return filter_values(chart.document, read)


def unread(
    document: ChartDocument, arguments: Mapping[str, str], chosen: Mapping[str, str]
) -> Iterator[str]:
    """Yield a sentence on each argument that narrows nothing."""
    for name, value in arguments.items():
        if not value or name in chosen or name in _OF_PAGE:
            continue
        possible = possible_values(document, name)
        if not possible:
            names = (*document.how["filters"], FIRST, LAST)
            message = gettext("This chart cannot be narrowed by “%(name)s”, but by %(names)s.")
            yield message % {"name": name[:_SHOWN], "names": ", ".join(names)}
        elif not (name == LANES and value == next(iter(document.how.get(LANES, {})), "")):
            title = document.how["filters"].get(name, name)
            called = [document.label(one, name) for one in [*possible][:_NAMED]]
            more = ", …" if len(possible) > _NAMED else ""
            message = gettext("%(title)s is never “%(value)s” here, but %(values)s.")
            yield message % {
                "title": title,
                "value": value[:_SHOWN],
                "values": ", ".join(called) + more,
            }


def _month(document: ChartDocument, name: str, value: str) -> str:
    """A month or a year as the chart has them, for one that is written otherwise."""
    begins = [*times(document.rows)] if name in (FIRST, LAST) else []
    time = written_time(value) if begins and value not in begins else None
    day = time and (time.first if name == FIRST else time.last)
    if day is None:
        return value
    if name == FIRST:
        return next((one for one in begins if (end := bounds(one)[1]) and end >= day), value)
    earlier = (one for one in reversed(begins) if (begin := bounds(one)[0]) and begin <= day)
    return next(earlier, value)
