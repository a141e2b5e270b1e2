"""``sandhi build`` and ``sandhi serve``: what they say and refuse, and how a server ends."""

import asyncio
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sandhi.cli import server
from sandhi.package import Package, Trust
from sandhi.publish.publication import publish
from sandhi.site.live import LiveSite
from tests.conftest import CRICKET, ROOT, Copy, Run
from tests.harness import frozen
from tests.harness.striking.interrupts import interruptible


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small package with its build, to be served and not to be changed."""
    root = tmp_path_factory.mktemp("served") / "cricket"
    frozen.unpack(CRICKET, root)
    publish(Package.open(root, Trust.GIVEN))
    return root


@contextmanager
def served(package: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The site in a process, and its address as the process tells it."""
    command = [sys.executable, "-m", "sandhi", "--package", str(package), "serve", "--port", "0"]
    command += options
    with interruptible():
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
    with process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/ \(stop with Ctrl-C\)\n", line)
            yield process, line.split()[0]
        finally:
            process.kill()


FORGED = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.test"}
OWN = "http://127.0.0.1"


def feed_when_forged(
    package: Path, sandhi: Run, monkeypatch: pytest.MonkeyPatch, *options: str
) -> str:
    """The feed of the site that a command serves, asked for through what says to be a proxy."""
    feeds = []

    async def ask(site: LiveSite) -> str:
        through = httpx.ASGITransport(app=site)
        async with httpx.AsyncClient(transport=through, base_url=OWN) as client:
            return (await client.get("/changes.atom", headers=FORGED)).text

    def serve_once(site: LiveSite, listener: socket.socket) -> None:
        listener.close()
        feeds.append(asyncio.run(ask(site)))
        site._site.close()

    monkeypatch.setattr(server, "run_server", serve_once)
    ran = sandhi("--package", package, "serve", "--port", "0", *options)
    assert (ran.returncode, ran.stderr) == (0, "")
    (feed,) = feeds
    return feed


def test_build_writes_everything_and_says_so_in_two_lines(cricket: Copy, sandhi: Run) -> None:
    ran = sandhi("--package", cricket.root, "build")
    assert (ran.returncode, ran.stderr) == (0, "")
    rows = sum(len(cricket.rows(table)) for table in cricket.package.schemas)
    assert ran.stdout == (
        f"build/sandhi.db: {rows} rows in 4 tables, and 1 view\n"
        "build/downloads: 41 files; build/charts: 0\n"
    )
    assert {file.name for file in (cricket.root / "build").iterdir()} == {
        "agreement.json",
        "changes.json",
        "charts",
        "downloads",
        "sandhi.db",
        "builds",
        "current",
    }


def test_build_refuses_a_package_with_findings_in_a_line(cricket: Copy, sandhi: Run) -> None:
    sandhi("--package", cricket.root, "build")
    before = (cricket.root / "build" / "sandhi.db").read_bytes()
    cricket.edit("scores", 0, quote="something else")
    ran = sandhi("--package", cricket.root, "build")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert re.fullmatch(r"build/sandhi\.db was not built: \d+ findings?; .*\n", ran.stderr)
    assert (cricket.root / "build" / "sandhi.db").read_bytes() == before


def test_build_can_be_forced_and_says_what_is_wrong(cricket: Copy, sandhi: Run) -> None:
    cricket.edit("scores", 0, quote="something else")
    ran = sandhi("--package", cricket.root, "build", "--force")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.search(r"It does not pass its check: \d+ findings?, 0 rows left out\.", ran.stdout)


def test_build_tells_in_a_line_where_it_cannot_write(cricket: Copy, sandhi: Run) -> None:
    (cricket.root / "build").write_text("in the way")
    ran = sandhi("--package", cricket.root, "build")
    assert ran.returncode == 2
    assert re.fullmatch(r"Error: .*/build/builds cannot be written: .*; .*\n", ran.stderr)


def test_serve_answers_and_logs_nothing_of_strangers_until_it_is_interrupted(
    package: Path,
) -> None:
    with served(package) as (process, address):
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
            assert "A cricket match" in page.read().decode("utf-8")
        port = int(address.rstrip("/").rpartition(":")[2])
        for sent in (
            b"\x16\x03\x01",
            b"GET /\x1b[31m HTTP/1.1\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /sandhi/scores?x%0aERROR=1 HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: [::1]\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
            b"GET /%0d%0aERROR HTTP/1.1\r\nHost: [::1]\r\nConnection: close\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
                client.sendall(sent)
                client.shutdown(socket.SHUT_WR)
                while client.recv(65536):
                    pass
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_serve_without_a_database_says_to_build_it(cricket: Copy, sandhi: Run) -> None:
    ran = sandhi("--package", cricket.root, "serve")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "Error: build/sandhi.db is not there; run `sandhi build` first\n"


def test_serve_on_a_port_in_use_says_to_choose_another(package: Path, sandhi: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = sandhi("--package", package, "serve", "--port", str(port))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.fullmatch(rf"Error: cannot listen on 127\.0\.0\.1, port {port}: .*\n", ran.stderr)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_serve_on_a_host_that_is_not_this_one_says_so(
    package: Path, sandhi: Run, host: str
) -> None:
    ran = sandhi("--package", package, "serve", "--host", host, "--port", "0")
    assert ran.returncode == 2
    assert re.fullmatch(rf"Error: cannot listen on {re.escape(host)}, .*\n", ran.stderr)


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--base-url", "example.org", "it begins with http:// or https://"),
        ("--base-url", "javascript:alert(1)", "it begins with http:// or https://"),
        ("--base-url", "https://example.org/data?a", "it ends with the host, or with a path"),
        ("--trust-proxy", "proxy", "write an address such as 127.0.0.1"),
        ("--trust-proxy", "10.0.0.0/99", "write an address such as 127.0.0.1"),
    ],
)
def test_serve_says_in_a_line_which_address_is_none(
    package: Path, sandhi: Run, option: str, value: str, why: str
) -> None:
    ran = sandhi("--package", package, "serve", option, value)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"Error: {option} ")
    assert why in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "home"),
    [
        ([], OWN),
        (["--trust-proxy", "127.0.0.0/8"], "https://evil.test"),
        (["--base-url", "https://home.test/"], "https://home.test"),
    ],
    ids=["no proxy", "a proxy", "an address of its own"],
)
def test_serve_believes_a_proxy_where_it_is_told_to(
    package: Path, sandhi: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], home: str
) -> None:
    feed = feed_when_forged(package, sandhi, monkeypatch, *options)
    assert f'href="{home}/changes.atom"' in feed
    assert ("evil.test" in feed) == ("--trust-proxy" in options)


def test_serve_of_a_foreign_file_says_to_build(cricket: Copy, sandhi: Run) -> None:
    (cricket.root / "build").mkdir()
    (cricket.root / "build" / "sandhi.db").write_bytes(b"no database")
    ran = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert ran.returncode == 2
    assert ran.stderr == "Error: sandhi.db is no database of SQLite; run `sandhi build`\n"
