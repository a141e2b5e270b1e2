"""Who acts on whom: a line for each actor, an arc for each pair, a column of arcs for each class.

The order of the actors is one in which those who have to do with one another stand close, found
by the same steps each time. Arcs end at both actors; an arrow says who is acted upon.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from sandhi.cite.record import record_path
from sandhi.publish.charts.declared import Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import Figure, Words
from sandhi.publish.charts.layout.look import LINK, SERIES
from sandhi.publish.charts.layout.panel import Layout, Place, Text, drawing
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.languages.interface import gettext

_LAYOUTS = {
    "wide": Layout((320,), (), 14),
    "medium": Layout((230,), (), 12),
    "narrow": Layout((150,), (), 8),
}
_TOP, _ROUNDS = 34, 12
_WITH = "with"

Pair = tuple[str, str, str, str]  # who acts, on whom, class, direction


def network(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of a network."""
    pairs = Counter[Pair]()
    events: dict[str, set[str]] = defaultdict(set)
    names = ("source", "target", "class", "direction", "key")
    for *pair, key in sorted({tuple(text(row[name]) for name in names) for row in rows}):
        source, target, kind, direction = pair
        pairs[source, target, kind, direction] += 1
        events[source].add(key)
        events[target].add(key)
    order = _order(pairs, events)
    lines = [
        {
            "before": [
                [
                    Text(
                        document.label(key),
                        record_path(key),
                        f"{document.label(key)}: {document.counted(len(events[key]))}",
                        LINK,
                    )
                ]
            ],
            "after": [],
            "key": key,
            "arcs": [],
        }
        for key in order
    ]
    drawn = {pair[2] for pair in pairs}
    declared = [value for value in document.values["class"] if value in drawn]
    others = sorted(drawn - {*declared})  # which a SELECT may yield though nothing declares them
    classes = {
        value: (document.label(value, "class") or gettext("Not said"), colour)
        for value, colour in zip([*declared, *others], cycle(SERIES), strict=False)
    }

    def plot(place: Place, placed: Sequence[Any]) -> list[Any]:
        width = place.width / max(len(classes), 1)
        at = {line["key"]: line["mark"] for line in placed}
        farthest = max((abs(at[one] - at[two]) for one, two, *_ in pairs), default=1)
        for line in placed:
            line["arcs"] = []  # which are of this width alone
        by_key = {line["key"]: line for line in placed}
        for pair, count in sorted(pairs.items(), key=lambda one: (-one[1], one[0])):
            source, target, kind, direction = pair
            reach = abs(at[target] - at[source]) / farthest * (width - 22) + 4
            by_key[source]["arcs"].append(
                {
                    "class": kind,
                    "path": _arc(at[target] - at[source], reach, direction != _WITH),
                    "width": 1 + count**0.5,
                    "colour": classes[kind][1],
                    "href": _path(document, pair),
                    "title": _sentence(document, pair, count),
                }
            )
        heads = [
            {"class": kind, "words": label, "colour": colour}
            for kind, (label, colour) in classes.items()
        ]
        arcs = grammar("network", heads=heads, classes=[*classes])
        return [grammar("level", begin=-place.left), arcs]

    heading = gettext("Who acts on whom")
    top = dict.fromkeys(_LAYOUTS, float(_TOP))
    return Figure(
        reading=gettext(
            "Each line is an actor, each arc a pair of which one acts on the other, or both act "
            "together; the wider it is, the more often. An arrow stands at who is acted upon. An "
            "arc leads to its %s, a name to the actor."
        )
        % document.units,
        alternative=[Words(heading, _sentences(document, pairs))],
        legend=None,
        overview=None,
        drawings=[drawing(heading, lines, _LAYOUTS, plot, top)] if lines else [],
    )


def _order(pairs: Counter[Pair], events: dict[str, set[str]]) -> list[str]:
    """The actors in an order in which neighbours stand close: each goes to the mean of its own."""
    order = sorted(events, key=lambda key: (-len(events[key]), key))
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, two, *_), count in pairs.items():
        near[one][two] += count
        near[two][one] += count
    for _ in range(_ROUNDS):
        at = {key: place for place, key in enumerate(order)}
        mean = {
            key: (at[key] + sum(at[other] * count for other, count in near[key].items()))
            / (1 + sum(near[key].values()))
            for key in order
        }
        order.sort(key=lambda key: (mean[key], key))
    return order


def _arc(down: float, reach: float, directed: bool) -> str:
    """Half an ellipse to the right, from an actor to another so far down; an arrow at its end."""
    sweep = 1 if down > 0 else 0
    path = f"M0,0A{reach:.1f},{abs(down) / 2:.1f} 0 0 {sweep} 0,{down:.1f}"
    return path + (f"M6,{down - 5:.1f}L0,{down:.1f}L7,{down + 3:.1f}" if directed else "")


def _path(document: ChartDocument, pair: Pair) -> str:
    """The path of the rows of a pair."""
    names = ("source", "target", "class", "direction")
    return f"/{document.name}?{urlencode({'tab': 'table', **dict(zip(names, pair, strict=True))})}"


def _sentence(document: ChartDocument, pair: Pair, count: int) -> str:
    """How often a pair acts, in words."""
    source, target, kind, direction = pair
    together = gettext("%(class)s: %(one)s with %(other)s, %(count)s")
    upon = gettext("%(class)s: %(one)s on %(other)s, %(count)s")
    return (together if direction == _WITH else upon) % {
        "class": document.label(kind, "class"),
        "one": document.label(source),
        "other": document.label(target),
        "count": document.counted(count),
    }


def _sentences(document: ChartDocument, pairs: Counter[Pair]) -> list[str]:
    """The pairs in words, those that act most often first."""
    ranked = sorted(pairs.items(), key=lambda one: (-one[1], one[0]))
    return [_sentence(document, *one) + gettext(".") for one in ranked]
