"""Who acts on whom: a line for each actor, an arc for each pair, a column of arcs for each class.

Who has to do with most stands first, with how much that is. Arcs end at both actors; an arrow says
who is acted upon.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sandhi.cite.record import record_path
from sandhi.publish.charts.declarations import Row
from sandhi.publish.charts.document import ChartDocument, text
from sandhi.publish.charts.figure import WIDTHS
from sandhi.publish.charts.layout.look import LINK, SERIES, SOFT
from sandhi.publish.charts.layout.panel import LINES, Layout, Line, PlotPanel, Sketch, partly
from sandhi.publish.charts.vega_lite.grammar import grammar
from sandhi.publish.charts.vega_lite.svg import Text
from sandhi.publish.languages.interface import gettext

_LAYOUTS = {
    "wide": Layout(334, 1108, ((0, 276), (288, 30))),
    "medium": Layout(242, 668, ((0, 192), (204, 26))),
}
_TOP = dict.fromkeys(WIDTHS, 34.0)
_TARGET = 24  # pixels of what is hit of an arc: beneath all that is seen, it takes from none
DRAWN = 500  # pairs, at the most; the table has them all
_STROKES = (1, 10)  # pixels: of an arc of one event, and of the one of most
_BESIDE, _LEAST = 34, 4  # pixels: beside the arcs of a class, and that the widest has at least
_LINE, _APART = 29, (18, 16)  # pixels: from line to line, and numbers that do not touch
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


def network(document: ChartDocument, rows: Sequence[Row], _: Mapping[str, str]) -> Sketch:
    """Return the sketch of a network."""
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
    for key in sorted({key for pair in pairs for key in pair[:2]}, key=lambda k: (-acts[k], k)):
        label = document.label(key)
        words = Text(label, record_path(key), f"{label}: {document.counted(acts[key])}", LINK)
        lines.append(Line([[words], [Text(f"{acts[key]:,}", colour=SOFT)]], fields={"key": key}))
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

    places = {line.fields["key"]: place for place, line in enumerate(lines)}

    def plot(_: str, layout: Layout) -> list[Any]:
        reach = max(layout.width / len(classes) - _BESIDE, _LEAST)
        values = {
            "heads": json.dumps(heads),
            "arcs": _legible(arcs, places, reach),
            "classes": classes,
            "together": _WITH,
            "target": _TARGET,
            "thinnest": _STROKES[0],
            "widest": _STROKES[1],
        }
        return [grammar("network", reach=reach, colours=SERIES, **values)]

    title = gettext("Who acts on whom")
    note = " ".join(filter(None, [totals, partly(len(pairs), len(every_pair))]))
    every_sentence = [one + gettext(".") for one in sentences]
    return Sketch(
        document,
        gettext(
            "Each line is an actor, each arc a pair of which one acts on the other, or both act "
            "together; the wider it is, the more often, and a number says how often if more than "
            "once, where there is room. Actors stand in the order of how many %(units)s they have "
            "a part in here, which is the number beside each; the two that have most together "
            "stand out. An arrow stands at who is acted upon. An arc leads to its %(units)s, a "
            "name to the actor."
        )
        % {"units": document.units},
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
    ranked = sorted(ways.items(), key=lambda way: (-way[1], way[0]))
    each = (f"{number} {document.label(kind, 'class').lower()}" for kind, number in ranked)
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


def _legible(
    arcs: Sequence[dict[str, Any]], places: Mapping[str, int], reach: float
) -> list[dict[str, Any]]:
    """Arcs without those numbers that would lie on greater ones of their class.

    Where they stand is told by the lines that an arc joins, as if all lines were equally high.
    """
    ends = [sorted(places[arc[end]] for end in ("source", "target")) for arc in arcs]
    farthest = max((end - begin for begin, end in ends), default=1) or 1
    placed: list[tuple[str, float, float]] = []
    legible: dict[int, dict[str, Any]] = {}
    for at in sorted(range(len(arcs)), key=lambda at: -arcs[at]["number"]):
        arc, (begin, end) = arcs[at], ends[at]
        x, y = reach * (end - begin) / farthest, (begin + end) / 2 * _LINE
        touches = any(
            kind == arc["class"] and abs(x - other) < _APART[0] and abs(y - below) < _APART[1]
            for kind, other, below in placed
        )
        if arc["number"] > 1 and not touches:
            placed.append((arc["class"], x, y))
        legible[at] = {**arc, "number": 0} if touches else arc
    return [legible[at] for at in range(len(arcs))]


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
