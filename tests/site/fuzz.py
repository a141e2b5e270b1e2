"""Requests drawn at random from what a site itself answers: its routes, columns and filters.

The same seed draws the same requests. A request is a scope of ASGI, as a server hands it on, so
that nothing of a client's library mends what is drawn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from datasette.app import Datasette
from datasette.filters import Filters

from sandhi.publish.metadata import DATABASE
from sandhi.site.store import contents
from sandhi.site.store.published_folder import publication
from tests.site.words.vocabulary import (
    ENDINGS,
    FIELDS,
    HOSTILE,
    HOSTS,
    METHODS,
    NAMES,
    SEARCHED,
    SHAPES,
)

_PARSER = re._parser  # type: ignore[attr-defined]  # the public name of it is deprecated


class FuzzedRequest(NamedTuple):
    """A request as a server hands it on."""

    method: str
    target: bytes
    headers: list[tuple[bytes, bytes]]

    @property
    def path(self) -> bytes:
        return self.target.partition(b"?")[0]

    def scope(self) -> dict[str, Any]:
        path, _, query = self.target.partition(b"?")
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": self.method,
            "scheme": "http",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "root_path": "",
            "query_string": query,
            "headers": self.headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8001),
        }


@dataclass
class FuzzedAnswer:
    """What was answered, in all."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    starts: int = 0

    def header(self, name: str) -> str:
        values = [value for key, value in self.headers if key.lower() == name.encode()]
        return b", ".join(values).decode("latin-1")


class Drawer:
    """Draws requests for a site."""

    def __init__(self, site: Datasette, seed: int) -> None:
        self.random = Random(seed)
        known = contents(site)
        self.routes = [pattern.pattern for pattern, _ in site._routes()]
        self.tables = [*known.tables, *(question.name for question in known.questions)]
        self.columns = sorted({name for table in known.tables.values() for name in table.titles})
        self.keys = [key for labels in known.labels.values() for key in [*labels][:3]] + ["X1"]
        self.seeds = [*known.labels.get("seeds", {"S000": ""})]
        self.files = [*publication(site).files] or ["nothing"]
        lookups = [one.key for one in Filters._filters]
        self.lookups = [*lookups, "nothing", ""]
        values = [*known.tables.values()]
        self.codes = sorted({v for t in values for codes in t.values.values() for v in codes}) or [
            "x"
        ]

    def requests(self, count: int) -> Iterator[FuzzedRequest]:
        for _ in range(count):
            yield self.request()

    def request(self) -> FuzzedRequest:
        random = self.random
        method = random.choices(("GET", "HEAD", random.choice(METHODS)), (92, 5, 3))[0]
        target = self.path()
        if random.random() < 0.85:
            target += "?" + self.query()
        headers = (
            [(b"host", self.one(HOSTS).encode("latin-1", "ignore"))]
            if self.often(0.3)
            else [(b"host", b"localhost")]
        )
        for name in random.sample([*FIELDS], k=random.choice((0, 0, 1, 2))):
            headers.append((name.encode(), self.one(FIELDS[name]).encode("latin-1")))
        return FuzzedRequest(method, _ascii(target), headers)

    def often(self, share: float) -> bool:
        return self.random.random() < share

    def one(self, choices: Sequence[str]) -> str:
        return self.random.choice(choices)

    def path(self) -> str:
        """A path that one of the routes leads to, or that is near to one."""
        if self.often(0.4):
            path = f"/{DATABASE}/{quote(self.one(self.tables))}"
            if self.often(0.3):
                path += "/" + self.one([*self.keys, *HOSTILE])
            return path + self.one(ENDINGS)
        path = self.drawn(_PARSER.parse(self.one(self.routes)))
        if self.often(0.15):
            place = self.random.randrange(len(path) + 1)
            path = path[:place] + self.one(HOSTILE) + path[place:]
        return path or "/"

    def pool(self, group: str) -> Sequence[str]:
        """What may stand for a named group of a route."""
        pools: dict[str, Sequence[str]] = {
            "database": (DATABASE, DATABASE, DATABASE, "_internal", "_memory", "x"),
            "table": self.tables,
            "pks": self.keys,
            "key": [f"{key}{ending}" for key in self.keys for ending in ENDINGS],
            "format": ("json", "csv", "jsono", "blob", "x", "yaml"),
            "seed": [*self.seeds, "S999"],
            "path": [*self.files, "site.css", "../x", "SHA256SUMS", "manifest.json"],
            "part": ("1", "2", "0", "999999999"),
        }
        pool = pools.get(group, ())
        return HOSTILE if not pool or self.often(0.2) else pool

    def drawn(self, parsed: Any) -> str:
        """A text that a parsed pattern meets; what it looks ahead for is passed over."""
        return "".join(self._part(str(kind).lower(), value, parsed.state) for kind, value in parsed)

    def _part(self, kind: str, value: Any, state: Any) -> str:
        match kind:
            case "literal":
                return chr(value)
            case "in" | "any" | "not_literal" | "category":
                return self.one("abcXYZ019")
            case "branch":
                return self.drawn(self.random.choice(value[1]))
            case "subpattern":
                number, *_, inner = value
                names = {place: name for name, place in state.groupdict.items()}
                return self.one(self.pool(names[number])) if number in names else self.drawn(inner)
            case "max_repeat" | "min_repeat":
                least, most, inner = value
                times = self.random.randint(least, min(int(most), least + 3))
                return "".join(self.drawn(inner) for _ in range(times))
            case _:
                return ""

    def query(self) -> str:
        """The part of an address after the question mark."""
        random = self.random
        if self.often(0.02):  # thousands of arguments
            return self.one("&;").join([f"{self.name()[:2]}={n}" for n in range(3000)])[:16_000]
        if self.often(0.03):
            return self.one(HOSTILE)
        pairs = []
        for _ in range(random.choice((1, 1, 2, 3, 5))):
            name = self.name()
            pairs.append(name if self.often(0.05) else f"{name}={self.value(name)}")
        return self.one(("&", "&", "&", "&&", ";")).join(pairs)

    def name(self) -> str:
        """An argument: of the site, of Datasette, or a column with or without a filter."""
        kind = self.random.random()
        if kind < 0.4:
            name = self.one(NAMES)
            return f"{name}{self.one(SEARCHED)}" if name == "_search_" else name
        if kind < 0.9:
            column = self.one(self.columns)
            return f"{column}__{self.one(self.lookups)}" if self.often(0.7) else column
        return self.one(HOSTILE)

    def value(self, name: str) -> str:
        """A value, likely or not."""
        if self.often(0.6):
            return self.one(HOSTILE)
        if name == "_shape":
            return self.one(SHAPES)
        kinds = (self.columns, self.tables, self.keys, self.codes, ("1", "5", "on"))
        return quote(self.one(self.random.choice(kinds)))


def _ascii(target: str) -> bytes:
    """A target of visible ASCII, as servers take no other."""
    return "".join(
        char if "!" <= char <= "~" else quote(char, errors="surrogatepass") for char in target
    ).encode("ascii")[:20_000]


async def answered(app: Any, request: FuzzedRequest) -> FuzzedAnswer:
    """Ask an app of ASGI, and gather its answer."""
    import asyncio

    answer = FuzzedAnswer()
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.starts += 1
            answer.status, answer.headers = message["status"], [*map(tuple, message["headers"])]
        else:
            answer.body += message.get("body", b"")

    await app(request.scope(), receive, send)
    return answer
