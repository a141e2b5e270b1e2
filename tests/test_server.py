"""The server keeps open what readers use, closes what holds it up, and logs each failure once."""

import asyncio
import io
import logging
import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from sandhi.cli.server import (
    ANSWER_SECONDS,
    CONNECTIONS,
    IDLE_SECONDS,
    REQUEST_SECONDS,
    PatientProtocol,
    PlainFormatter,
    printable,
)

WAIT = 0.6  # seconds, in place of REQUEST_SECONDS and ANSWER_SECONDS
BIG = 64 * 1024 * 1024


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer with a word, or with much."""
    assert scope["type"] == "http"
    start = {"type": "http.response.start", "status": 200, "headers": []}
    if scope["path"] == "/big":
        await send(start)
        for _ in range(BIG // 65536):
            await send({"type": "http.response.body", "body": b"x" * 65536, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        return
    if scope["path"] == "/slow":
        await asyncio.sleep(WAIT * 3)
    await send({**start, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})


class Hasty(PatientProtocol):
    """The protocol with little patience and little room."""

    request_seconds = WAIT
    answer_seconds = WAIT
    connections_at_most = 240


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """A server in a thread."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    config = uvicorn.Config(
        app, http=Hasty, ws="none", log_config=None, lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[:2]
    server.should_exit = True
    thread.join(timeout=20)


def connected(address: tuple[str, int], sent: bytes = b"") -> socket.socket:
    client = socket.create_connection(address, timeout=20)
    client.sendall(sent)
    return client


def closed_within(client: socket.socket, seconds: float) -> bool:
    """Whether the server closes a connection before that time is over, whatever it sends first."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        client.settimeout(left)
        try:
            if not client.recv(65536):
                return True
        except ConnectionError:
            return True
        except TimeoutError:
            return False
    return False


def is_cut_off(client: socket.socket, drops: bytes) -> bool:
    """Whether the server closes a connection on which one byte comes after the other."""
    try:
        for drop in drops:
            client.sendall(bytes([drop]))
            time.sleep(WAIT / 20)
    except ConnectionError:
        return True
    return False


def answer(address: tuple[str, int], path: bytes = b"/") -> bytes:
    request = b"GET " + path + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with connected(address, request) as client:
        return b"".join(iter(lambda: client.recv(65536), b""))


HALVES = (
    b"",
    b"G",
    b"GET / HTTP/1.1\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: ",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx",
    b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\n",
)


def test_200_half_open_connections_are_closed_and_stop_nobody(address: tuple[str, int]) -> None:
    half_open = [connected(address, HALVES[number % len(HALVES)]) for number in range(200)]
    try:
        for _ in range(5):
            begun = time.monotonic()
            assert answer(address).endswith(b"hello")
            assert time.monotonic() - begun < 5
        assert all(closed_within(client, WAIT * 20) for client in half_open)
    finally:
        for client in half_open:
            client.close()


def test_more_than_there_is_room_for_stop_nobody(address: tuple[str, int]) -> None:
    many = [
        connected(address, b"GET / HTTP/1.1\r\n") for _ in range(Hasty.connections_at_most + 60)
    ]
    try:
        assert answer(address).endswith(b"hello")
    finally:
        for client in many:
            client.close()


def test_a_head_that_comes_in_drops_is_not_waited_for(address: tuple[str, int]) -> None:
    with connected(address) as client:
        assert is_cut_off(client, b"GET / HTTP/1.1\r\nX: " + b"x" * 10_000)


def test_a_next_head_that_comes_in_drops_is_not_waited_for(address: tuple[str, int]) -> None:
    with connected(address, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n") as client:
        assert client.recv(1000).startswith(b"HTTP/1.1 200")
        assert is_cut_off(client, b"GET / HTTP/1.1\r\nX: " + b"x" * 10_000)


def test_a_body_that_nobody_asked_for_is_not_waited_for(address: tuple[str, int]) -> None:
    head = b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
    with connected(address, head) as client:
        assert is_cut_off(client, b"x" * 10_000)


@pytest.mark.parametrize("asked", [b"POST /", b"HEAD /", b"POST /big"])
@pytest.mark.parametrize("begun", [False, True], ids=["at once", "once it is answered"])
def test_a_request_whose_rest_is_no_http_is_no_failure_of_the_site(
    asked: bytes, begun: bool, address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    head = asked + b" HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    with connected(address, head if begun else head + b"zz\r\n") as client:
        if begun:
            assert client.recv(9) == b"HTTP/1.1 "
            client.sendall(b"zz\r\n")
        assert closed_within(client, 20)
    assert answer(address).endswith(b"hello")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_broken_body_is_answered_with_400_and_logged(
    address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    head = b"POST /slow HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"
    with connected(address, head) as client:
        assert client.recv(12) == b"HTTP/1.1 400"
    assert [record.getMessage() for record in caplog.records if record.name == "sandhi.server"] == [
        "the body of a request is no HTTP, and was refused"
    ]


def test_who_does_not_take_an_answer_is_let_go(address: tuple[str, int]) -> None:
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(address)
        client.sendall(b"GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        time.sleep(WAIT * 5)
        client.settimeout(20)
        taken = 0
        try:
            while part := client.recv(1 << 20):
                taken += len(part)
        except ConnectionError:
            pass
        assert taken < BIG


def test_an_answer_that_takes_long_to_make_is_waited_for(address: tuple[str, int]) -> None:
    assert answer(address, b"/slow").endswith(b"hello")


def test_the_limits_are_those_of_a_reader() -> None:
    assert 0 < IDLE_SECONDS <= REQUEST_SECONDS <= ANSWER_SECONDS <= 60
    assert 200 < CONNECTIONS < 1000  # files that a process may have open, on most machines
    assert PatientProtocol.request_seconds == REQUEST_SECONDS


FORGERIES = (
    *(
        "a\nERROR forged",
        "a\r\nERROR forged",
        "\x1b[31mred\x1b[0m",
        "a\x00b",
        "a\x08\x08b",
        "a\x85b",
    ),
    *(
        "a\u2028ERROR forged",
        "a\u202eb",
        "a\x9b31mb",
        "a\ud800b",
        "a\x0bERROR",
        "a\x0cERROR",
        "\x07",
    ),
)


class Forged(Exception):
    """A failure whose words a stranger has chosen."""


def logged(message: str, error: BaseException | None = None) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainFormatter())
    info = (type(error), error, error.__traceback__) if error else None
    handler.emit(logging.LogRecord("sandhi", logging.ERROR, "", 0, "%s", (message,), info))
    return stream.getvalue()


@pytest.mark.parametrize("forgery", FORGERIES, ids=ascii)
def test_nobody_forges_a_line_or_a_colour_of_the_log(forgery: str) -> None:
    def fail() -> None:
        try:
            raise KeyError(forgery)
        except KeyError as first:
            first.add_note(forgery)
            raise Forged(forgery) from first

    with pytest.raises(Forged) as raised:
        fail()
    for text in (logged(forgery), logged("a page failed", raised.value)):
        head, *others = text.removesuffix("\n").split("\n")
        assert re.match(r"\d{4}-\d\d-\d\d [\d:,]+ ERROR ", head)
        assert all(line.startswith("    ") for line in others)
        assert all(char.isprintable() for line in (head, *others) for char in line)
    assert "raise Forged(forgery) from first" in text
    assert text.count(printable(forgery)) >= 1


def test_a_failure_is_logged_with_its_place_and_its_words() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        print(1 / 0)
    text = logged("a page failed", raised.value)
    assert "test_server.py" in text
    assert "ZeroDivisionError: division by zero" in text
