"""Who acts on whom: a line for each actor, an arc for each pair, a column of arcs for each class.

The order of the actors is one in which those who have to do with one another stand close, found
by the same steps each time. Arcs end at both actors; an arrow says who is acted upon.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import WIDTHS, Figure
from sandhi.publish.charts.layout.look import LINK, SERIES
from sandhi.publish.charts.layout.panel import LINES, Layout, Line, PlotPanel, figure, partly
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_LAYOUTS = {
    "wide": Layout(334, 1108, ((0, 306),)),
    "medium": Layout(242, 668, ((0, 216),)),
}
_TOP = dict.fromkeys(WIDTHS, 34.0)
_TARGET = 24  # pixels of what is hit of an arc: beneath all that is seen, it takes from none
DRAWN = 500  # pairs, at the most; the table has them all
_STROKES = (1, 10)  # pixels: of an arc of one event, and of the one of most
_BESIDE, _LEAST = 34, 4  # pixels: beside the arcs of a class, and that the widest has at least
_ROUNDS = 12
_WITH = "with"
_PAIR = ("source", "target", "class", "direction")

Pair = tuple[str, ...]  # the values of ``_PAIR``


class PairWay(NamedTuple):
    """In which way two actors act on or with each other: a sentence, and where its rows are."""

    sentence: str
    path: str


class ActorPair(NamedTuple):
    """Two actors, in how many events they act, what that is of the most in percent, and how."""

    name: str
    events: int
    percent: float
    ways: list[PairWay]


def network(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Figure:
    """Return the figure of a network."""
    events = _events(rows)
    every_pair = Counter[Pair](event[:-1] for event in events)
    pairs = _drawn(every_pair)
    first = next(iter(_by_actors(events)), None)
    numbers = Counter(
        (actors, kind) for actors, kind, _ in {(_actors(e), e[2], e[-1]) for e in events}
    )
    totals = _in_all(document, first, numbers)
    acted = {(actor, event[-1]) for event in events for actor in event[:2]}
    acts = Counter(actor for actor, _ in acted)
    lines = []
    for key in _ordered(pairs, acts):
        label = document.label(key)
        words = Text(label, record_path(key), f"{label}: {document.counted(acts[key])}", LINK)
        lines.append(Line([[words]], fields={"key": key}))
    sentences = [_sentence(document, pair, count) for pair, count in pairs.items()]
    arcs = []
    for (pair, count), sentence in zip(pairs.items(), sentences, strict=True):
        fields = dict(zip(_PAIR, pair, strict=True))
        href = document.path(tab="table", **fields)
        is_first = _actors(pair) == first
        # One number for all ways in which two act, which stand above one another.
        number = numbers.pop((_actors(pair), fields["class"]), 0)
        weight = {"count": count, "number": number, "first": is_first}
        arcs.append({**fields, **weight, "href": href, "title": sentence})
    drawn = {pair[2] for pair in pairs}
    declared = [value for value in document.values["class"] if value in drawn]
    classes = [*declared, *sorted(drawn - {*declared})]  # a SELECT may yield what nothing declares
    heads = {one: document.label(one, "class") or gettext("Not said") for one in classes}

    def plot(_: str, layout: Layout) -> list[Any]:
        values = {
            "heads": json.dumps(heads),
            "arcs": arcs,
            "classes": classes,
            "together": _WITH,
            "target": _TARGET,
            "thinnest": _STROKES[0],
            "widest": _STROKES[1],
        }
        reach = max(layout.width / len(classes) - _BESIDE, _LEAST)
        return [grammar("network", reach=reach, colours=SERIES, **values)]

    title = gettext("Who acts on whom")
    note = " ".join(filter(None, [totals, partly(len(pairs), len(every_pair))]))
    every_sentence = [one + gettext(".") for one in sentences]
    return figure(
        document,
        gettext(
            "Each line is an actor, each arc a pair of which one acts on the other, or both act "
            "together; the wider it is, the more often, and a number says how often if more than "
            "once. Who have to do with one another stand close, and the two that have most stand "
            "out. An arrow stands at who is acted upon. "
            "An arc leads to its %s, a name to the actor."
        )
        % document.units,
        [PlotPanel(title, lines, plot, every_sentence, _TOP, note)],
        _LAYOUTS,
    )


def _in_all(
    document: ChartDocument,
    actors: tuple[str, ...] | None,
    numbers: Mapping[tuple[tuple[str, ...], str], int],
) -> str:
    """What the numbers of the first two actors come to, in words; empty where there is one."""
    ways = {kind: number for (pair, kind), number in numbers.items() if pair == actors}
    if not actors or len(ways) < 2:
        return ""
    most_first = sorted(ways.items(), key=lambda one: (-one[1], one[0]))
    each = (f"{number} {document.label(kind, 'class').lower()}" for kind, number in most_first)
    return gettext("%(actors)s: %(ways)s, %(count)s in all.") % {
        "actors": " · ".join(document.label(actor) for actor in actors),
        "ways": ", ".join(each),
        "count": sum(ways.values()),
    }


def ranked_pairs(document: ChartDocument, rows: Sequence[Row]) -> list[ActorPair]:
    """Return each two actors that act on or with each other, those that do most often first."""
    events = _events(rows)
    ways: dict[tuple[str, ...], Counter[Pair]] = defaultdict(Counter)
    for event in events:
        ways[_actors(event)][event[:-1]] += 1
    counts = _by_actors(events)
    most = max(counts.values(), default=1)
    return [
        ActorPair(
            " · ".join(document.label(key) for key in actors),
            count,
            100 * count / most,
            [
                PairWay(
                    _sentence(document, pair, number),
                    document.path(tab="table", **dict(zip(_PAIR, pair, strict=True))),
                )
                for pair, number in sorted(ways[actors].items(), key=lambda one: (-one[1], one[0]))
            ],
        )
        for actors, count in counts.items()
    ]


def _events(rows: Sequence[Row]) -> set[Pair]:
    """Who acts on whom, in what class, whether together, and in which event."""
    return {tuple(text(row[name]) for name in (*_PAIR, "key")) for row in rows}


def _actors(pair: Pair) -> tuple[str, ...]:
    """The two actors of a pair, whoever of them acts."""
    return tuple(sorted(pair[:2]))


def _by_actors(events: Collection[Pair]) -> dict[tuple[str, ...], int]:
    """In how many events each two actors act on or with each other, the most first."""
    counts = Counter(actors for actors, _ in {(_actors(one), one[-1]) for one in events})
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _drawn(counts: Mapping[Pair, int]) -> dict[Pair, int]:
    """The pairs that act most often, of as many actors as a panel has lines."""
    pairs: dict[Pair, int] = {}
    actors: set[str] = set()
    for pair, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:DRAWN]:
        if len(actors.union(pair[:2])) <= LINES:
            pairs[pair] = count
            actors.update(pair[:2])
    return pairs


def _ordered(pairs: Mapping[Pair, int], acts: Mapping[str, int]) -> list[str]:
    """The actors in an order in which neighbours stand close: each goes to the mean of its own."""
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for (first, second, *_), count in pairs.items():
        near[first][second] += count
        near[second][first] += count
    order = sorted(near, key=lambda key: (-acts[key], key))
    for _ in range(_ROUNDS):
        at = {key: place for place, key in enumerate(order)}
        mean = {
            key: (at[key] + sum(at[other] * count for other, count in near[key].items()))
            / (1 + near[key].total())
            for key in order
        }
        order.sort(key=lambda key: (mean[key], key))
    return order


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
