"""The site of a database: what a start and each kind of page cost, beside plain Datasette.

Each server runs in a process of its own, which tells how much of the processor's time its answers
took; asking, and what all servers do of HTTP alike, is not counted. Pages are asked for one after
the other on one connection, without compression, so that all servers do the same work.
"""

import gzip
import http.client
import json
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.speed.figures.costs import Cost, Failure, Measures, Outcome
from benchmarks.speed.process import ROOT, Limits, end, last_line, start
from benchmarks.speed.tasks.server import USED

HOST = "127.0.0.1"
PATIENCE = 30  # seconds that a page is waited for
START = "start"  # among the pages: the start of the server
KINDS = ("plain", "cold", "warm")
ABSENT = Failure("answered 404")
FIRST = "first"  # of the site: the first request of each page in a new process
# The page of the site, and that of plain Datasette which does the same.
PAGES: dict[str, tuple[str, str]] = {
    "landing": ("/", "/"),
    "table": ("/sandhi/events",) * 2,
    "row": ("/sandhi/events/{event}",) * 2,
    "first row": ("/sandhi/events/{first_event}",) * 2,
    "reader": ("/seeds/{seed}", "/sandhi/seeds/{seed}"),
    "search": ("/search?q=treaty", "/sandhi/records?_search=treaty"),
    "JSON": ("/sandhi/events.json",) * 2,
    "CSV": ("/sandhi/events.csv?_size=100",) * 2,
}
# Pages that plain Datasette does not have.
OWN = ("/articles", "/compare", "/discrepancies", "/questions", "/codebook", "/codebook/-/rules",
       "/quality", "/about", "/downloads", "/cite", "/hi/")  # fmt: skip


class Asking(NamedTuple):
    """How often a page is asked for, and for how long."""

    times: int
    seconds: float


class Server:
    """A running server, and one connection to it."""

    def __init__(self, port: int) -> None:
        """Connect, when something is asked for."""
        self._connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)

    def get(self, path: str) -> bytes:
        """The body of a page; ValueError where it is answered otherwise than with 200."""
        self._connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status in (301, 302, 307, 308):
            return self.get(answer.headers["Location"])
        if answer.status != 200:
            raise ValueError(f"answered {answer.status}")
        return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body

    def used(self) -> dict[str, float]:
        """Seconds that the process has used, those of them that answers took, and megabytes."""
        used: dict[str, float] = json.loads(self.get(USED))
        return used

    def start_cost(self, wall: float) -> Outcome:
        """What the start has cost, in which so many seconds passed."""
        try:
            used = self.used()
            return Cost(used["cpu"], wall, used["megabytes"])
        except (OSError, ValueError, http.client.HTTPException) as error:
            return Failure(f"the server: {str(error) or type(error).__name__}")

    def page(self, path: str, asking: Asking) -> Outcome:
        """What a request of a page costs: the processor's mean, the median of what passes."""
        taken: list[float] = []
        try:
            before = self.used()["answering"]
            while len(taken) < asking.times and sum(taken) < asking.seconds:
                begin = time.perf_counter()
                body = self.get(path)
                taken.append(time.perf_counter() - begin)
            cpu = (self.used()["answering"] - before) / len(taken)
        except ValueError as error:
            return Failure(str(error))
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            return Failure(str(error) or type(error).__name__, spent=True)
        return Cost(cpu, median(taken), len(body) / 1e6)


@contextmanager
def running_server(
    kind: str, database: Path, limits: Limits, patience: float
) -> Iterator[tuple[Server, Cost] | Failure]:
    """A server in a process of its own that answers, with the cost of its start; or why not.

    ``patience`` is how many seconds may pass until it answers.
    """
    with closing(socket.create_server((HOST, 0))) as free:
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", f"{__package__}.tasks.server", kind, str(database), str(port)]
    with TemporaryFile() as output:
        begin = time.perf_counter()
        process = start(command, ROOT, limits, output)
        try:
            problem = _ready(process, port, patience)
            wall = time.perf_counter() - begin
            server = Server(port)
            cost = (
                Failure(f"{problem}: {last_line(output)}") if problem else server.start_cost(wall)
            )
            yield cost if isinstance(cost, Failure) else (server, cost)
        finally:
            end(process)
            process.wait()


def _ready(process: "subprocess.Popen[bytes]", port: int, seconds: float) -> str:
    """Wait for a server to answer; what is wrong where it does not."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if process.poll() is not None:
            return f"the server ended with {process.returncode}"
        with closing(socket.socket()) as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return ""
        time.sleep(0.02)
    return f"the server does not answer within {seconds:,.0f} s"


def pages(database: Path) -> dict[str, tuple[str, str | None]]:
    """The pages to ask for: of the site, and of plain Datasette where it has the same.

    The row is the one in the middle of its table. The first is told of beside it: more refers to
    that one, and so stands on its page, than to nearly any other.
    """
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        events = [key for (key,) in connection.execute("SELECT event_id FROM events")]
        (seed,) = connection.execute("SELECT seed_id FROM seeds LIMIT 1").fetchone()
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
        paths_of_views = [f"/sandhi/{quote(name)}" for (name,) in views]
    names = {"event": events[len(events) // 2], "first_event": events[0], "seed": seed}
    both = PAGES.items()
    return {
        **{page: (own.format(**names), other.format(**names)) for page, (own, other) in both},
        **{path: (path, None) for path in OWN},
        **{path: (path, path) for path in paths_of_views},
    }


def costs(
    database: Path, kind: str, limits: Limits, asking: Asking, left: Callable[[], float]
) -> Iterator[tuple[str, Outcome]]:
    """Yield a name and a cost for the start of one kind of server and for each page of it.

    ``left`` says how many seconds there are; pages that are not reached in them are told as such.
    """
    with running_server(kind, database, limits, min(10 * PATIENCE, left())) as ready:
        if isinstance(ready, Failure):
            yield name(START, kind), ready
            return
        server, start = ready
        yield name(START, kind), start
        # What is kept is answered in less than the clock of the processor tells on some machines.
        often = Asking(100 * asking.times, asking.seconds) if kind == "warm" else asking
        for page, (own, plain) in pages(database).items():
            path = plain if kind == "plain" else own
            if path is None:
                continue
            if left() <= 0:
                yield name(page, kind), Failure("not done: the time of the run was up", tried=False)
                continue
            first = server.page(path, Asking(1, 0.001))
            if kind == "cold":
                yield name(page, FIRST), first
            yield name(page, kind), server.page(path, often) if isinstance(first, Cost) else first


def name(page: str, kind: str) -> str:
    """What a page of a kind of server is called among all that is measured."""
    return f"site: {page}, {kind}"


def peers(measures: Measures) -> Mapping[str, str]:
    """By each page of the site, that of plain Datasette which is beside it."""
    ours = [one for one, _ in measures.rounds if one.endswith((f", {FIRST}", ", cold", ", warm"))]
    return {one: name(one.removeprefix("site: ").rpartition(", ")[0], "plain") for one in ours}
