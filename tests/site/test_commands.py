"""``sandhi build`` and ``sandhi serve``, in processes of their own."""

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy, Run
from tests.harness.interrupts import interruptible


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


FORGED = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "evil.test"}


def feed_of(address: str, **fields: str) -> str:
    """The feed of a site, asked for with some header fields."""
    headers = {name.replace("_", "-"): value for name, value in fields.items()}
    asked = urllib.request.Request(f"{address}changes.atom", headers=headers)
    with urllib.request.urlopen(asked) as answer:
        text = answer.read().decode("utf-8")
    assert isinstance(text, str)
    return text


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


def test_serve_answers_believing_no_proxy_until_it_is_interrupted(
    cricket: Copy, sandhi: Run
) -> None:
    sandhi("--package", cricket.root, "build")
    with served(cricket.root) as (process, address):
        with urllib.request.urlopen(address) as page:
            assert page.status == 200
            assert "A cricket match" in page.read().decode("utf-8")
        assert "evil.test" not in feed_of(address, **FORGED)
        assert f'href="{address}changes.atom"' in feed_of(address, **FORGED)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_serve_without_a_database_says_to_build_it(cricket: Copy, sandhi: Run) -> None:
    ran = sandhi("--package", cricket.root, "serve")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "Error: build/sandhi.db is not there; run `sandhi build` first\n"


def test_serve_on_a_port_in_use_says_to_choose_another(cricket: Copy, sandhi: Run) -> None:
    sandhi("--package", cricket.root, "build")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = sandhi("--package", cricket.root, "serve", "--port", str(port))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.fullmatch(rf"Error: cannot listen on 127\.0\.0\.1, port {port}: .*\n", ran.stderr)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_serve_on_a_host_that_is_not_this_one_says_so(
    cricket: Copy, sandhi: Run, host: str
) -> None:
    sandhi("--package", cricket.root, "build")
    ran = sandhi("--package", cricket.root, "serve", "--host", host, "--port", "0")
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
    cricket: Copy, sandhi: Run, option: str, value: str, why: str
) -> None:
    sandhi("--package", cricket.root, "build")
    ran = sandhi("--package", cricket.root, "serve", option, value)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"Error: {option} ")
    assert why in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_serve_believes_a_proxy_where_it_is_told_to(cricket: Copy, sandhi: Run) -> None:
    sandhi("--package", cricket.root, "build")
    with served(cricket.root, "--trust-proxy", "127.0.0.0/8") as (_, address):
        assert 'href="https://evil.test/changes.atom"' in feed_of(address, **FORGED)
    with served(cricket.root, "--base-url", "https://home.test/") as (_, address):
        assert 'href="https://home.test/changes.atom"' in feed_of(address, **FORGED)


def test_serve_logs_nothing_of_what_a_stranger_gets_wrong(cricket: Copy, sandhi: Run) -> None:
    sandhi("--package", cricket.root, "build")
    with served(cricket.root) as (process, address):
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


def test_serve_of_a_foreign_file_says_to_build(cricket: Copy, sandhi: Run) -> None:
    (cricket.root / "build").mkdir()
    (cricket.root / "build" / "sandhi.db").write_bytes(b"no database")
    ran = sandhi("--package", cricket.root, "serve", "--port", "0")
    assert ran.returncode == 2
    assert ran.stderr == "Error: sandhi.db is no database of SQLite; run `sandhi build`\n"
