"""Files come whole or in parts, with their length and a tag, so that what broke off can go on."""

import hashlib
import shutil
from pathlib import Path

import pytest

from sandhi.site.app import open_site
from sandhi.site.pages.files import is_range
from sandhi.site.requests.cache import WHOLE
from tests.site.conftest import Get

PLAIN = {"accept-encoding": "identity"}


def sizes(built: Path) -> dict[str, Path]:
    """Files at their paths: the database, and a small and a large one to download."""
    downloads = built.parent / "downloads"
    files = sorted(downloads.rglob("*.*"), key=lambda path: path.stat().st_size)
    files = [file for file in files if file.name not in ("manifest.json", "SHA256SUMS")]
    small = next(file for file in files if file.suffix == ".csv")
    chosen = {f"/downloads/{file.relative_to(downloads)}": file for file in (small, files[-1])}
    return {"/sandhi.db": built, **chosen}


async def test_a_file_has_its_length_and_a_tag_of_its_own(get: Get, built: Path) -> None:
    for address, file in sizes(built).items():
        answer = await get(address, headers=PLAIN)
        assert answer.content == file.read_bytes()
        assert answer.headers["content-length"] == str(file.stat().st_size)
        assert answer.headers["accept-ranges"] == "bytes"
        assert "transfer-encoding" not in answer.headers
        assert f'filename="{file.name}"' in answer.headers["content-disposition"]
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert answer.headers["etag"] == f'"{digest}"'
    assert max(file.stat().st_size for file in sizes(built).values()) > WHOLE


async def test_who_has_a_file_is_told_so(get: Get, built: Path) -> None:
    for address in sizes(built):
        tag = (await get(address, headers=PLAIN)).headers["etag"]
        for tags in (tag, f'"x", {tag}', "*"):
            again = await get(address, headers={**PLAIN, "if-none-match": tags})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == tag


async def test_a_head_tells_of_a_file_what_its_get_does(built: Path) -> None:
    site = open_site(built)
    for address, file in sizes(built).items():
        head = await site.client.head(address, headers={**PLAIN, "range": "bytes=0-0"})
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(file.stat().st_size)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("0-0", 0, 1),
        ("5-9", 5, 10),
        ("10-", 10, None),
        ("-7", -7, None),
        ("3-99999999999", 3, None),
    ],
)
async def test_a_part_of_a_file_is_that_part(
    get: Get, built: Path, asked: str, start: int, end: int | None
) -> None:
    for address, file in sizes(built).items():
        data = file.read_bytes()
        answer = await get(address, headers={"range": f"bytes={asked}"})
        assert answer.status_code == 206
        assert answer.content == data[start:end]
        first = start % len(data)
        last = first + len(answer.content) - 1
        assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(data)}"
        assert "content-encoding" not in answer.headers


async def test_what_broke_off_goes_on_while_the_file_is_the_same(get: Get, built: Path) -> None:
    for address, file in sizes(built).items():
        tag = (await get(address, headers=PLAIN)).headers["etag"]
        same = await get(address, headers={"range": "bytes=4-", "if-range": tag})
        assert (same.status_code, same.content) == (206, file.read_bytes()[4:])
        other = await get(address, headers={"range": "bytes=4-", "if-range": '"x"'})
        assert (other.status_code, other.content) == (200, file.read_bytes())


async def test_a_part_beyond_the_end_is_not_there(get: Get, built: Path) -> None:
    for address, file in sizes(built).items():
        answer = await get(address, headers={"range": "bytes=999999999999-"})
        assert answer.status_code == 416
        assert answer.headers["content-range"] == f"bytes */{file.stat().st_size}"


UNREADABLE = (
    *("", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-1", "lines=0-1", "bytes=0-0-0"),
    *("bytes=" + "9" * 5000 + "-", "bytes=" + ",".join(["0-0"] * 11), "bytes=०-१", "bytes=-0x1"),
)


@pytest.mark.parametrize("field", UNREADABLE, ids=lambda field: ascii(field)[:20])
async def test_a_range_that_cannot_be_read_is_passed_over(
    get: Get, built: Path, field: str
) -> None:
    assert not is_range(field)
    for address, file in sizes(built).items():
        answer = await get(address, headers={**PLAIN, "range": field.encode()})
        assert (answer.status_code, answer.content) == (200, file.read_bytes())


async def test_a_page_has_no_parts(get: Get) -> None:
    answer = await get("/sandhi/events/E0001", headers={"range": "bytes=0-3"})
    assert answer.status_code == 200
    assert len(answer.content) > 1000


async def test_a_file_that_is_gone_is_not_there(tmp_path: Path, built: Path) -> None:
    shutil.copytree(built.parent, tmp_path / "build")
    site = open_site(tmp_path / "build" / "sandhi.db")
    for address in sizes(tmp_path / "build" / "sandhi.db"):
        if address != "/sandhi.db":
            (tmp_path / "build" / address.removeprefix("/")).unlink()
            answer = await site.client.get(address)
            assert answer.status_code == 404
            assert "not there any more" in answer.text
            assert str(tmp_path) not in answer.text
