"""Rules of the ledger itself: what it says is what was released, told in order."""

from collections.abc import Iterator

from sandhi.check.rule import EVERY_TABLE, Breach, Context, Kind, rule
from sandhi.check.rules.published.state import ending, entries, example, promises
from sandhi.files import PackageError
from sandhi.ledger.entries import (
    ADDED,
    LEDGER_PATH,
    MERGED,
    SPLIT,
    WITHDRAWN,
    LedgerEntry,
    misstated_entries,
)
from sandhi.ledger.versions import parse_version
from sandhi.package import LEDGER

_RESTORE = "Put back the file of the last release; `sandhi release` alone writes it."
_P1, _P2 = {"P1": "tea"}, {"P1": "tea", "P2": "rice"}
_FIRST = entries("1.0.0", **_P1)
_BOTH = entries("1.0.0", **_P2)


def _at(context: Context, place: int, what: str, column: str) -> Breach:
    """A breach in an entry of the ledger, named by its place among the entries."""
    line = promises(context.package).ledger.lines[place]
    return Breach(what, line=line, column=column, file=context.package.paths[LEDGER])


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend=_RESTORE,
    why="Who cited a row by its digest finds it by that digest, or never again.",
    since="0.1.0",
    keeps=example(_FIRST, _P1),
    breaks=example([_FIRST[0], _FIRST[1]._replace(digest="0" * 64)], _P1),
)
def ledger_digests_are_those_of_its_rows(context: Context) -> Iterator[Breach]:
    """In the ledger, the digest of each entry is that of the row that it holds."""
    whole = promises(context.package)
    if whole.unread:
        yield Breach(whole.unread, file=LEDGER_PATH)
    for place, what in misstated_entries(whole.ledger):
        yield _at(context, place, what, "digest")


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend=_RESTORE,
    why="A story that is told out of order says of a row both that it is there and that it ended.",
    since="0.1.0",
    keeps=example([*_FIRST, _FIRST[1]._replace(version="1.0.1", event="changed")], _P1),
    breaks=example([*_FIRST, _FIRST[1]._replace(version="1.0.1")], _P1),
)
def ledger_tells_each_row_in_order(context: Context) -> Iterator[Breach]:
    """The ledger adds a row once, then changes it, then ends it once, in versions that ascend."""
    ledger = promises(context.package).ledger
    alive: dict[tuple[str, str], bool] = {}
    latest = (0, 0, 0)
    for place, entry in enumerate(ledger.entries):
        try:
            version = parse_version(entry.version)
        except PackageError:
            continue  # the pattern of its column says so
        if version < latest:
            yield _at(context, place, f"{entry.version} after a later version", "version")
        latest = max(latest, version)
        what = (entry.table, entry.key)
        name = entry.key or entry.table
        if not name:
            continue  # the release itself
        state = alive.get(what)
        if entry.event == ADDED and (state or (state is False and entry.key)):
            yield _at(context, place, f"{name} is added a second time", "event")
        elif entry.event != ADDED and not state:
            yield _at(context, place, f"{name} is {entry.event}, and is not there", "event")
        alive[what] = not entry.has_ended


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend=_RESTORE,
    why="Who finds that a row they cited has ended asks why, and what stands for it.",
    since="0.1.0",
    keeps=example([*_FIRST, ending(_FIRST[1], "2.0.0", WITHDRAWN, reason="counted twice")], {}),
    breaks=example([*_FIRST, ending(_FIRST[1], "2.0.0", WITHDRAWN, reason="")], {}),
)
def what_ended_says_why(context: Context) -> Iterator[Breach]:
    """In the ledger, a row that ended has a reason."""
    for place, entry in enumerate(promises(context.package).ledger.entries):
        if entry.key and entry.has_ended and not entry.reason:
            yield _at(context, place, f"{entry.key} was {entry.event}", "reason")


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend=_RESTORE,
    why="A row that leads on to nothing leaves who follows it with nothing.",
    since="0.1.0",
    keeps=example([*_BOTH, ending(_BOTH[1], "2.0.0", MERGED, "P2")], {"P2": "rice"}),
    breaks=example([*_BOTH, ending(_BOTH[1], "2.0.0", MERGED, "P3")], {"P2": "rice"}),
)
def successors_are_rows(context: Context) -> Iterator[Breach]:
    """A row that was merged leads to one row, one that was split to several: all were published."""
    ledger = promises(context.package).ledger
    keys = {entry.key for entry in ledger.entries}
    least = {MERGED: 1, SPLIT: 2}
    for place, entry in enumerate(ledger.entries):
        lacking = [key for key in entry.successors if key not in keys]
        if lacking:
            yield _at(context, place, f"{entry.key} leads to {lacking[0]}", "successor")
        elif len(entry.successors) < least.get(entry.event, 0):
            yield _at(context, place, f"{entry.key} was {entry.event}", "successor")


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend=_RESTORE,
    why="Who follows a circle never arrives.",
    since="0.1.0",
    keeps=example([*_BOTH, ending(_BOTH[1], "2.0.0", MERGED, "P2")], {"P2": "rice"}),
    breaks=example(
        [*_BOTH, ending(_BOTH[1], "2.0.0", MERGED, "P2"), ending(_BOTH[2], "3.0.0", MERGED, "P1")],
        {},
    ),
)
def successors_run_in_no_circle(context: Context) -> Iterator[Breach]:
    """No row that ended leads back to itself, however many rows stand between."""
    leads = dict[str, tuple[int, LedgerEntry]]()
    for place, entry in enumerate(promises(context.package).ledger.entries):
        if entry.has_ended and entry.key:
            leads[entry.key] = (place, entry)
    for key, (place, entry) in leads.items():
        visited, waiting = set[str](), [*entry.successors]
        while waiting:
            next_key = waiting.pop()
            if next_key not in visited and next_key in leads:
                waiting += leads[next_key][1].successors
            visited.add(next_key)
        if key in visited:
            yield _at(context, place, f"{key} leads back to {key}", "successor")


RULES = [
    ledger_digests_are_those_of_its_rows,
    ledger_tells_each_row_in_order,
    what_ended_says_why,
    successors_are_rows,
    successors_run_in_no_circle,
]
