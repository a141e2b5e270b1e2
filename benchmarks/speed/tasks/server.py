"""A site served for measurement; it says of itself what it has used.

    python -m benchmarks.speed.tasks.server plain|cold|warm DATABASE PORT

*Plain* is Datasette as it comes, with the same metadata and settings, and no template, plugin or
cache of this tool. *Cold* is the site with its cache off, *warm* with it on.
"""

import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

import uvicorn

USED = "/-/used-by-this-process"
BYTES = 1 if sys.platform == "darwin" else 1024

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def plain(database: Path) -> App:
    """Datasette as it comes."""
    from datasette.app import Datasette

    from sandhi.publish.metadata import metadata
    from sandhi.site.app import SETTINGS
    from sandhi.site.store.contents import read_contents

    described = metadata(read_contents(database).catalogue, {})
    site = Datasette([], immutables=[str(database)], metadata=described, settings=SETTINGS)
    return site.app()  # type: ignore[no-any-return]


def ours(database: Path, *, cached: bool) -> App:
    """The site, with its cache or without."""
    from sandhi.site.app import open_site
    from sandhi.site.requests import cache

    if not cached:
        cache.LIMIT = 0
    return open_site(database).app()  # type: ignore[no-any-return]


def accountable(app: App) -> App:
    """An app that answers at one more path: with the seconds and megabytes of its process.

    Of the seconds it tells those apart that answering took, without what the server does of HTTP:
    that is the same for all, and more than a page costs that is kept.
    """
    answering = 0.0

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        nonlocal answering
        if scope.get("path") != USED:
            begin = time.process_time()
            await app(scope, receive, send)
            answering += time.process_time() - begin
            return
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * BYTES / 1e6
        figures = {"cpu": time.process_time(), "answering": answering, "megabytes": most}
        body = json.dumps(figures).encode()
        length = (b"content-length", str(len(body)).encode())
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": body})

    return answer


def main() -> None:
    """Serve until the process is ended."""
    kind, database, port = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    app = plain(database) if kind == "plain" else ours(database, cached=kind == "warm")
    uvicorn.run(accountable(app), host="127.0.0.1", port=port, log_level="error")


if __name__ == "__main__":
    main()
