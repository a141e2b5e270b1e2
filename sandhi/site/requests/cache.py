"""Answers kept, since the database that they are made from never changes.

A whole answer has a strong entity tag, of the database and the body, and is compressed where the
client takes gzip (RFC 9110, sections 8.8.3 and 12.5.3). The memory that answers take is bounded;
those that were not asked for the longest go first. An answer that grows beyond ``WHOLE`` is passed
on as it comes, and neither kept nor tagged. A file on the disk answers for itself, and is never
compressed: who asks for a part of it counts the bytes that lie there.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from datasette.app import Datasette

from sandhi.site.pages.files import file_at
from sandhi.site.requests.asgi import App, Headers, Message, Receive, Scope, Send
from sandhi.site.requests.guard import Refusal, refuse

LIMIT = 64 * 1024 * 1024  # bytes of all answers that are kept; with 0 none is
WHOLE = 1024 * 1024  # bytes of an answer that is kept
SMALL = 512  # bytes below which compression is not worth while

_OVERHEAD = 1024  # bytes that an answer takes beside its body and its key, at about
# What would make an answer a part of one, or one for this client alone.
_OF_PARTS = {
    b"range",
    b"if-range",
    b"if-match",
    b"if-none-match",
    b"if-modified-since",
    b"if-unmodified-since",
}
_COMPRESSED = (b"text/", b"application/", b"image/svg+xml")
_NOT_AGAIN = (b"application/zip", b"application/gzip", b"application/octet-stream")
_BROKEN_OFF = Refusal(
    503, "All these rows take too long, or are too many; ask for fewer, or take the download."
)
_OF_304 = {b"cache-control", b"content-location", b"date", b"etag", b"expires", b"vary"}

Key = tuple[bytes, ...]


class Answer(NamedTuple):
    """A whole answer."""

    status: int
    headers: Headers
    body: bytes
    tag: bytes


class AnswerCache:
    """The answers that are kept, within ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def find(self, key: Key) -> Answer | None:
        """Return the answer to a request, if it is kept."""
        answer = self._answers.get(key)
        if answer:
            self._answers.move_to_end(key)
        return answer

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, and let go of others until all have room."""
        if key in self._answers:
            self.size -= _size(key, self._answers.pop(key))
        self._answers[key] = answer
        self.size += _size(key, answer)
        while self.size > self.limit:
            self.size -= _size(*self._answers.popitem(last=False))


def with_cache(datasette: Datasette, app: App) -> App:
    """Return an ASGI app that asks another only for what it has not kept."""
    cache = AnswerCache(LIMIT)

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        fields = dict(scope["headers"])
        path = scope.get("raw_path") or scope["path"].encode()
        if file_at(datasette, path.decode("latin-1")):
            await app(scope, receive, send)
            return
        zipped = takes_gzip(fields.get(b"accept-encoding", b""))
        key = (
            path,
            scope.get("query_string", b""),
            scope.get("scheme", "http").encode(),
            fields.get(b"host", b""),
            fields.get(b"accept", b""),
            b"gzip" if zipped else b"",
        )
        answer = cache.find(key)
        if answer is None:
            answer = await _ask(datasette, app, scope, receive, send, zipped)
            if answer is None:
                return
            if answer.tag:
                cache.keep(key, answer)
        await _send(answer, scope["method"], fields.get(b"if-none-match", b""), send)

    return answering


async def _ask(
    datasette: Datasette, app: App, scope: Scope, receive: Receive, send: Send, zipped: bool
) -> Answer | None:
    """Ask for an answer; None where it was too large to keep, and so has been sent."""
    start: Message = {}
    parts: list[bytes] = []
    length = 0
    ended = False
    head = scope["method"] == "HEAD"

    async def collect(message: Message) -> None:
        nonlocal length, ended
        if message["type"] == "http.response.start":
            start.update(message)
            return
        body = message.get("body", b"")
        ended = not message.get("more_body")
        length += len(body)
        if length <= WHOLE:
            parts.append(body)
            return
        if length - len(body) <= WHOLE:  # it has just become too large
            await send(start)
            body = b"".join([*parts, body])
            parts.clear()
        await send({**message, "body": b"" if head else body})

    whole = [pair for pair in scope["headers"] if pair[0] not in _OF_PARTS]
    await app({**scope, "method": "GET", "headers": whole}, receive, collect)
    if length <= WHOLE and not ended:
        await refuse(datasette, scope, receive, send, _BROKEN_OFF)
        return None
    if length > WHOLE:  # without its end, where it broke off: the server closes the connection then
        return None
    return _whole(start["status"], start.get("headers", []), b"".join(parts), zipped)


def _whole(status: int, headers: Headers, body: bytes, zipped: bool) -> Answer:
    """An answer with its tag, if it may be kept, and compressed, if that is worth while."""
    headers = [(name.lower(), value) for name, value in headers]
    fields = dict(headers)
    if b"content-encoding" not in fields and len(body) >= SMALL and _compressible(fields):
        headers = _varying(headers)
        if zipped:
            body = gzip.compress(body, 6, mtime=0)
            headers.append((b"content-encoding", b"gzip"))
    headers = [pair for pair in headers if pair[0] not in (b"content-length", b"etag")]
    headers.append((b"content-length", str(len(body)).encode()))
    private = b"set-cookie" in fields or b"no-store" in fields.get(b"cache-control", b"")
    if status != 200 or private:
        return Answer(status, headers, body, b"")
    tag = b"" if zipped else fields.get(b"etag", b"")
    if not tag.startswith(b'"'):
        # Of the answer alone: to know the whole database by its hash, all of it would be read.
        tag = b'"' + hashlib.sha256(body).hexdigest()[:32].encode() + b'"'
    if b"cache-control" not in fields:
        headers.append((b"cache-control", b"no-cache"))
    return Answer(status, [*headers, (b"etag", tag)], body, tag)


async def _send(answer: Answer, method: str, tags: bytes, send: Send) -> None:
    status, headers, body = answer.status, answer.headers, answer.body
    if answer.tag and _matches(answer.tag, tags):
        status, body = 304, b""
        headers = [pair for pair in headers if pair[0] in _OF_304]
    elif method == "HEAD":
        body = b""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def takes_gzip(accepted: bytes) -> bool:
    """Whether a field Accept-Encoding takes gzip."""
    weights = dict(_weights(accepted.decode("latin-1")))
    return weights.get("gzip", weights.get("*", 0.0)) > 0


def _weights(accepted: str) -> Iterator[tuple[str, float]]:
    for part in accepted.lower().split(","):
        coding, _, weight = (text.strip() for text in part.partition(";"))
        try:
            yield coding, float(weight.removeprefix("q=") or 1)
        except ValueError:
            yield coding, 0.0


def _compressible(headers: dict[bytes, bytes]) -> bool:
    media_type = headers.get(b"content-type", b"")
    return media_type.startswith(_COMPRESSED) and not media_type.startswith(_NOT_AGAIN)


def _varying(headers: Headers) -> Headers:
    """Headers whose Vary names the encoding too."""
    others = [value for name, value in headers if name == b"vary"]
    without_vary = [pair for pair in headers if pair[0] != b"vary"]
    return [*without_vary, (b"vary", b", ".join([*others, b"Accept-Encoding"]))]


def _matches(tag: bytes, tags: bytes) -> bool:
    """Whether a field If-None-Match names a tag (weak comparison)."""
    entity_tags = [one.strip().removeprefix(b"W/") for one in tags.split(b",")]
    return tag in entity_tags or tags.strip() == b"*"


def _size(key: Key, answer: Answer) -> int:
    return sum(map(len, key)) + len(answer.body) + _OVERHEAD
