"""A running site goes over to a new build as a whole: no request fails, no two builds are mixed."""

import asyncio
import hashlib
import re
import threading
from pathlib import Path

import httpx
import pytest

from sandhi.publish.publication import publish
from sandhi.site.live import LiveSite
from sandhi.writing.builds import BUILDS, CURRENT
from tests.conftest import Copy
from tests.harness.extent import examples

# A thread of Datasette's ends by SystemExit, which is how a thread is told to end.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")

REBUILDS = examples(1, 20)
ADDRESSES = ("/", "/sandhi/sides/T1", "/sandhi/sides.json?_shape=array", "/downloads/csv/sides.csv")


def named(copy: Copy, number: int) -> None:
    """Build the package with a name in it by which this build is told from all others."""
    copy.edit("sides", 0, name=f"Build{number:04}")
    copy.describe("datapackage.json", lambda said: said.update(title=f"Build{number:04}"))
    publish(copy.package)


def told(text: str) -> set[str]:
    """The builds that a page tells of."""
    return {*re.findall(r"Build\d{4}", text)}


@pytest.fixture
def live(cricket: Copy) -> LiveSite:
    named(cricket, 0)
    return LiveSite(cricket.root / "build" / "sandhi.db")


def client(site: LiveSite) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=site), base_url="http://localhost")


async def shows(site: LiveSite, number: int) -> bool:
    async with client(site) as asking:
        return told((await asking.get("/")).text) == {f"Build{number:04}"}


async def gone_over(site: LiveSite, number: int) -> None:
    for _ in range(600):
        if await shows(site, number):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"the site does not show build {number}")


@pytest.mark.no_cover
async def test_while_it_is_rebuilt_no_request_fails_and_every_tag_is_of_its_body(
    cricket: Copy, live: LiveSite
) -> None:
    bodies: dict[tuple[str, str], str] = {}
    builds: set[str] = set()
    ended = asyncio.Event()
    asked = 0

    async def ask(address: str) -> None:
        nonlocal asked
        async with client(live) as asking:
            while not ended.is_set():
                answer = await asking.get(address)
                assert answer.status_code == 200, answer.text
                body = hashlib.sha256(answer.content).hexdigest()
                tag = answer.headers["etag"]
                assert bodies.setdefault((address, tag), body) == body
                (build,) = told(answer.text)
                builds.add(build)
                asked += 1
                await asyncio.sleep(0.02)

    asking = [asyncio.create_task(ask(address)) for address in ADDRESSES]
    for number in range(1, 1 + REBUILDS):
        await asyncio.to_thread(named, cricket, number)
        await gone_over(live, number)
    ended.set()
    await asyncio.gather(*asking)
    assert {f"Build{number:04}" for number in range(1 + REBUILDS)} <= builds
    assert asked > 2 * len(ADDRESSES)


async def test_a_page_and_what_is_kept_of_it_go_over_together(
    cricket: Copy, live: LiveSite
) -> None:
    async with client(live) as asking:
        first = await asking.get("/sandhi/sides/T1")
        await asyncio.to_thread(named, cricket, 1)
        await gone_over(live, 1)
        old = {"if-none-match": first.headers["etag"]}
        second = await asking.get("/sandhi/sides/T1", headers=old)
        assert second.status_code == 200
        assert told(second.text) == {"Build0001"}
        again = {"if-none-match": second.headers["etag"]}
        assert (await asking.get("/sandhi/sides/T1", headers=again)).status_code == 304


async def test_a_request_in_flight_ends_on_its_build_which_stays_until_then(
    cricket: Copy, live: LiveSite
) -> None:
    folder = cricket.root / "build"
    old = (folder / "downloads" / "csv" / "sides.csv").resolve()
    expected = old.read_bytes()
    begun, go_on = asyncio.Event(), asyncio.Event()
    parts: list[bytes] = []

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            begun.set()
            await go_on.wait()
        else:
            parts.append(bytes(message["body"]))  # type: ignore[call-overload]

    async def receive() -> dict[str, object]:
        await asyncio.Event().wait()  # for a client that says no more, and does not go away
        return {}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/downloads/csv/sides.csv",
        "raw_path": b"/downloads/csv/sides.csv",
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "scheme": "http",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
        "http_version": "1.1",
    }
    answer = asyncio.create_task(live(scope, receive, send))  # type: ignore[arg-type]
    await begun.wait()
    for number in (1, 2):
        await asyncio.to_thread(named, cricket, number)
        await gone_over(live, number)
    assert old.is_file()
    go_on.set()
    await answer
    assert b"".join(parts) == expected
    while live._closing:
        await asyncio.gather(*live._closing)
    await asyncio.to_thread(named, cricket, 3)
    assert not old.exists()


@pytest.mark.no_cover
async def test_sites_that_are_not_shown_any_more_leave_neither_threads_nor_builds(
    cricket: Copy, live: LiveSite
) -> None:
    await shows(live, 0)
    counts = []
    for number in range(1, 5):
        await asyncio.to_thread(named, cricket, number)
        await gone_over(live, number)
        while live._closing:
            await asyncio.gather(*live._closing)
        # The loop has a pool of its own, which grows for a while.
        counts.append(sum("asyncio" not in thread.name for thread in threading.enumerate()))
    assert counts[-1] <= counts[0] + 3  # of the four sites each had more than one
    assert len([*(cricket.root / "build" / BUILDS).iterdir()]) <= 2


async def test_a_build_that_cannot_be_opened_is_told_of_once_and_the_old_one_stays(
    cricket: Copy, live: LiveSite, caplog: pytest.LogCaptureFixture
) -> None:
    folder, broken = cricket.root / "build", f"{BUILDS}/{'f' * 16}"
    (folder / broken).mkdir()
    (folder / broken / "sandhi.db").write_bytes(b"no database")
    (folder / "link").symlink_to(broken)
    (folder / "link").replace(folder / CURRENT)
    for _ in range(20):
        assert await shows(live, 0)
        await asyncio.sleep(0.02)
    warnings = [line for line in caplog.messages if "the new build is not shown" in line]
    assert len(warnings) == 1
    assert "run `sandhi build`" in warnings[0]


async def test_a_build_that_is_taken_away_is_shown_on(cricket: Copy, live: LiveSite) -> None:
    assert await shows(live, 0)
    (cricket.root / "build" / "sandhi.db").unlink()
    assert await shows(live, 0)


async def test_a_download_that_is_missing_is_not_found(cricket: Copy, live: LiveSite) -> None:
    (Path(cricket.root) / "build" / "downloads" / "csv" / "sides.csv").unlink()
    async with client(live) as asking:
        answer = await asking.get("/downloads/csv/sides.csv")
    assert answer.status_code == 404
    assert "build the site anew" in answer.text
