"""How the site and the review page are served: patiently with readers, and with nobody else.

A connection that does not send its request, or does not take its answer, is closed; where all are
taken, the one that has waited the longest without a request makes room. Of each failure one entry
goes to the log, in which nobody but this program begins a line.
"""

import asyncio
import logging
import socket
import sys
import traceback
from collections.abc import Iterator

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

_LOG = logging.getLogger("sandhi.server")
CONNECTIONS = 256  # that are open at once
REQUEST_SECONDS = 10.0  # within which a request is sent in full, from its first byte or an opening
ANSWER_SECONDS = 30.0  # within which a reader takes the next part of an answer
IDLE_SECONDS = 5  # that a connection stays open after an answer


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with limits to what a client may keep waiting."""

    connections_at_most = CONNECTIONS
    request_seconds = REQUEST_SECONDS
    answer_seconds = ANSWER_SECONDS

    _waiting: asyncio.TimerHandle | None = None  # for a request
    _sending: asyncio.TimerHandle | None = None  # of an answer

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, and make room for it if need be."""
        has_room = len(self.connections) < self.connections_at_most or self._make_room()
        super().connection_made(transport)
        if has_room:
            self._await_request()
        else:
            self._give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        self._stop_sending()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read what a client sends; time runs on until its request is there in full."""
        super().data_received(data)
        self._await_request()

    def send_400_response(self, msg: str) -> None:
        """Tell a client that what it sends is no HTTP, or hang up where its answer has begun.

        Whoever answers that request need not go on. Of a body that breaks off the log has a line.
        """
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
            _LOG.warning("the body of a request is no HTTP, and was refused")
        is_open = self.conn.our_state is h11.SEND_RESPONSE and self.scope["method"] != "HEAD"
        if is_open or self.conn.our_state is h11.IDLE:
            super().send_400_response(msg)
        else:
            self._give_up()

    def on_response_complete(self) -> None:
        """Wait for the next request, or for the rest of one that is answered already."""
        super().on_response_complete()
        self._await_request()

    def pause_writing(self) -> None:
        """Give a client time to take what it has been sent."""
        super().pause_writing()
        self._stop_sending()
        self._sending = self.loop.call_later(self.answer_seconds, self._give_up)

    def resume_writing(self) -> None:
        """Note that a client has taken something."""
        super().resume_writing()
        self._stop_sending()

    @property
    def is_waited_for(self) -> bool:
        """Whether the client has yet to send a request, or the rest of one."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def _await_request(self) -> None:
        if not self.is_waited_for:
            self._stop_waiting()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(self.request_seconds, self._give_up)

    def _make_room(self) -> bool:
        """Close the connection that has waited the longest; False where none waits."""
        waiting = [
            other
            for other in self.connections
            if isinstance(other, PatientProtocol) and other._waiting
        ]
        longest = min(waiting, key=lambda other: other._deadline, default=None)
        if longest is None:
            return False
        self.connections.discard(longest)
        longest._give_up()
        return True

    @property
    def _deadline(self) -> float:
        return self._waiting.when() if self._waiting else float("inf")

    def _give_up(self) -> None:
        self._stop_waiting()
        self._stop_sending()
        if self.transport is not None:
            self.transport.abort()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _stop_sending(self) -> None:
        if self._sending is not None:
            self._sending.cancel()
            self._sending = None


class PlainFormatter(logging.Formatter):
    """Log entries in which control characters are shown, so that none forges a line or a colour."""

    def __init__(self) -> None:
        """Say when, how grave, and what, whatever is logged."""
        super().__init__()

    def format(self, record: logging.LogRecord) -> str:
        """Return an entry: a line, and below it, indented, where a failure came up."""
        message = printable(record.getMessage().strip())
        line = f"{self.formatTime(record)} {record.levelname} {message}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([line, *(_traced(error) if error else ())])


def printable(text: str) -> str:
    """Return a text in one line, with what cannot be seen as Python writes it."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def _traced(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, each indented; what an error says in one of them."""
    for part in traceback.TracebackException.from_exception(error).format():
        # A frame is as Python writes it: a file of the program, and a line of its source.
        lines = part.splitlines() if part.startswith('  File "') else [printable(part.strip())]
        yield from (f"    {line}" for line in lines)


def log_to_stderr() -> None:
    """Write what goes wrong to the standard error stream, each failure once."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlainFormatter())
    for name in ("sandhi", "uvicorn", "datasette", "asyncio"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(logging.WARNING if name == "sandhi" else logging.ERROR)


def run_server(app: object, listener: socket.socket) -> None:
    """Serve an app until it is stopped; KeyboardInterrupt where that was with Ctrl-C."""
    log_to_stderr()
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        http=PatientProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        workers=1,  # whatever WEB_CONCURRENCY says, which is for other servers
        server_header=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])
