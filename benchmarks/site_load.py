"""Requests a second, and how long they take, of each kind of page, beside plain Datasette.

Plain Datasette has the same database, the same metadata and the same settings, in the same run; it
has no templates, cache or plugin of ours. *Cold* is the site with its cache off, *warm* with it on,
each page asked for once before. Servers and client share the machine, on the loopback device.
"""

import argparse
import asyncio
import json
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sandhi.site.app import SETTINGS

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"

# The page of the site, and that of plain Datasette which does the same.
PAGES = {
    "landing": ("/", "/"),
    "table": ("/sandhi/{table}",) * 2,
    "row": ("/sandhi/{table}/{key}",) * 2,
    "reader": ("/seeds/{seed}", "/sandhi/seeds/{seed}"),
    "search": ("/search?q={word}", "/sandhi/records?_search={word}"),
    "JSON": ("/sandhi/{table}.json",) * 2,
    "CSV": ("/sandhi/{table}.csv?_stream=on&_size=max",) * 2,
}

SERVE = """
import sys, uvicorn
from pathlib import Path
from sandhi.site.app import open_site
from sandhi.site.requests import cache
if sys.argv[3] == "cold":
    cache.LIMIT = 0
app = open_site(Path(sys.argv[1])).app()
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


def command(kind: str, database: Path, port: int, metadata: Path) -> list[str]:
    """How one of the three is served."""
    if kind != "plain":
        return [sys.executable, "-c", SERVE, str(database), str(port), kind]
    settings = [
        text for name, value in SETTINGS.items() for text in ("--setting", name, str(int(value)))
    ]
    served = ["-i", str(database), "-h", HOST, "-p", str(port), "-m", str(metadata)]
    return [sys.executable, "-m", "datasette", "serve", *served, *settings]


@contextmanager
def served(kind: str, database: Path, metadata: Path) -> Iterator[int]:
    """A server in a process of its own, ready; its port."""
    with closing(socket.create_server((HOST, 0))) as free:
        port: int = free.getsockname()[1]
    with subprocess.Popen(
        command(kind, database, port, metadata),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            for _ in range(600):
                with closing(socket.socket()) as probe:
                    if probe.connect_ex((HOST, port)) == 0:
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> None:
    """Ask for a page on an open connection, and read the whole answer; ValueError if it fails."""
    fields = f"Host: {HOST}\r\nAccept: */*\r\nAccept-Encoding: gzip"
    writer.write(f"GET {path} HTTP/1.1\r\n{fields}\r\n\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if not head.startswith(b"http/1.1 200"):
        raise ValueError(f"{path} was answered {head[9:12].decode()}")
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = head.partition(b"content-length: ")[2].partition(b"\r\n")[0]
        await reader.readexactly(int(length))


async def load(port: int, path: str, connections: int, seconds: float) -> tuple[float, float]:
    """Requests a second, and the 95th percentile of their milliseconds."""
    taken: list[float] = []

    async def client(until: float) -> None:
        reader, writer = await asyncio.open_connection(HOST, port, limit=1 << 20)
        while (start := time.perf_counter()) < until:
            await get(reader, writer, path)
            taken.append(time.perf_counter() - start)
        writer.close()

    reader, writer = await asyncio.open_connection(HOST, port, limit=1 << 20)
    await get(reader, writer, path)
    writer.close()
    start = time.perf_counter()
    await asyncio.gather(*(client(start + seconds) for _ in range(connections)))
    rate = len(taken) / (time.perf_counter() - start)
    return rate, 1000 * sorted(taken)[int(0.95 * len(taken))]


def measure(
    database: Path, connections: int, seconds: float, names: dict[str, str]
) -> dict[str, dict[str, tuple[float, float]]]:
    """Rate and p95 by kind of page and of server; a page that is not there is left out."""
    seconds_of: dict[str, dict[str, tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(database)) as connection:
        (value,) = connection.execute("SELECT value FROM meta WHERE name = 'metadata'").fetchone()
        metadata = Path(folder) / "metadata.json"
        metadata.write_text(json.dumps(json.loads(value)), encoding="utf-8")
        for kind in ("plain", "cold", "warm"):
            with served(kind, database, metadata) as port:
                for page, paths in PAGES.items():
                    path = paths[kind == "plain"].format(**names)
                    try:
                        got = asyncio.run(load(port, path, connections, seconds))
                    except (ValueError, asyncio.IncompleteReadError) as error:
                        print(f"{kind}: {error}", file=sys.stderr)
                        continue
                    seconds_of.setdefault(page, {})[kind] = got
    return seconds_of


def main() -> None:
    """Print a table in Markdown."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", type=Path, default=ROOT / "build" / "sandhi.db")
    options.add_argument("--connections", type=int, default=8)
    options.add_argument("--seconds", type=float, default=5, help="for each page and server")
    options.add_argument("--table", default="events")
    options.add_argument("--key", default="E0001")
    options.add_argument("--seed", default="S000")
    options.add_argument("--word", default="treaty")
    given = options.parse_args()
    names = {name: getattr(given, name) for name in ("table", "key", "seed", "word")}
    measures = measure(given.database, given.connections, given.seconds, names)
    print(
        "| page | plain req/s | cold req/s | of plain | warm req/s | of plain | plain p95 ms "
        "| cold p95 | warm p95 |"
    )
    print("|---|" + "---|" * 8)
    for page, by_kind in measures.items():
        if len(by_kind) < 3:
            continue
        plain, cold, warm = (by_kind[kind] for kind in ("plain", "cold", "warm"))
        print(
            f"| {page} | {plain[0]:.0f} | {cold[0]:.0f} | {cold[0] / plain[0]:.2f} | {warm[0]:.0f} "
            f"| {warm[0] / plain[0]:.0f} | {plain[1]:.0f} | {cold[1]:.0f} | {warm[1]:.1f} |"
        )


if __name__ == "__main__":
    main()
