"""Forgeries, one by one: requests from elsewhere, forms that no page sends, cells that are none."""

from typing import Any

from sandhi.review.guard import LARGEST
from tests.review.conftest import TOKEN

ADDRESS = "http://127.0.0.1:8002"
FORM = "application/x-www-form-urlencoded"
# Requests that never reach the page: what is wrong with them, their options, and the status.
STRANGE: list[tuple[str, dict[str, Any], int]] = [
    *(
        (f"Host {host!r}", {"headers": {"Host": host}}, 421)
        for host in (
            *("evil.test", "evil.test:8002", "127.0.0.1@evil.test", "127.0.0.1:8002@evil.test"),
            *("evil.test#@127.0.0.1:8002", "127.0.0.1:8002/x", "127.0.0.1:8002.evil.test", ""),
            *("127.0.0.1", "127.0.0.1:8003", "127.0.0.1:08002x", "localhost.evil.test:8002"),
            *("127.0.0.1.evil.test:8002", "[::1", "[::2]:8002", "127.0.0.2:8002", "0.0.0.0:8002"),
            *(
                "127.1:8002",
                "2130706433:8002",
                "0x7f.1:8002",
                "localhost",
                "localhost.:8002",
                "a b",
            ),
            *(
                "127.0.0.1:8002,evil.test",
                "127.0.0.1:99999999",
                "127.0.0.1:-1",
                "*",
                "user@localhost",
            ),
        )
    ),
    *(
        (f"Origin {origin!r}", {"headers": {"Origin": origin}}, 403)
        for origin in (
            *(
                "null",
                "http://evil.test",
                "https://127.0.0.1:8002",
                "http://127.0.0.1",
                "",
                "file://",
            ),
            *("http://127.0.0.1:8003", "http://localhost:8002", "http://127.0.0.1:8002@evil.test"),
            *("http://127.0.0.1:8002.evil.test", "http://127.0.0.1:8002/", "//127.0.0.1:8002"),
            *("http://evil.test http://127.0.0.1:8002", "http://x:y@127.0.0.1:8002"),
        )
    ),
    *(
        (f"Sec-Fetch-Site {site}", {"headers": {"Sec-Fetch-Site": site}}, 403)
        for site in ("cross-site", "same-site", "x")
    ),
    *(
        (f"cookie {value!r}", {"headers": {"Cookie": value}}, 403)
        for value in (
            *("", "sandhi_review_8002=", "sandhi_review_8002=wrong", f"sandhi_review={TOKEN}"),
            *(f"sandhi_review_8003={TOKEN}", f"sandhi_review_8002={TOKEN}x", "=", ";;;"),
            *(f"sandhi_review_8002={TOKEN.upper()}", f"sandhi_review_8002=%61{TOKEN[1:]}"),
        )
    ),
    ("a form beyond all bounds", {"content": b"a" * (LARGEST + 1)}, 413),
    ("a length that is none", {"headers": {"Content-Length": "-1"}}, 413),
    ("a form without a length", {"content": iter([b"action=undo"])}, 413),
]

# Forms that no page of ours sends: what is wrong with them, and how they are sent.
MISSHAPEN: list[tuple[str, dict[str, Any]]] = [
    ("an empty form", {"content": b"", "headers": {"Content-Type": FORM}}),
    ("JSON", {"json": {"action": "undo"}}),
    ("no type", {"content": b"action=undo"}),
    (
        "a broken multipart form",
        {"content": b"--x", "headers": {"Content-Type": "multipart/form-data"}},
    ),
    ("a file", {"files": {"action": b"accept"}}),
    ("a file as a cell", {"files": {"cell.note": ("x", b"accept")}, "data": {"action": "accept"}}),
    *(
        (f"{content!r}", {"content": content, "headers": {"Content-Type": FORM}})
        for content in (
            *(b"action=accept&action=undo", b"action=skip&item=a&item=b", b"action=accept&%00=1"),
            *(b"action=accept&cell.note=%FF", b"action=accept&cell.note=%ED%A0%80", b"action=%FF"),
            *(b"action=accept&cell.note=a&cell.note=b", b"action=accept&evil=1", b"action="),
            *(b"action=accept&__class__=x", b"item=S003", b"&&&===", b"action=skip&Cell.note=x"),
            b"&".join(b"cell.x%d=1" % n for n in range(2000)),
        )
    ),
]

# Cells that the check would refuse in a row, or that are no cells of it.
CELLS: list[tuple[str, dict[str, str]]] = [
    ("a column that there is not", {"cell.evil": "1"}),
    ("a column without a name", {"cell.": "1"}),
    ("a column of another table", {"cell.reason": "identifier"}),
    ("a column in capitals", {"cell.OFFICE": "x"}),
    ("a column with a line end", {"cell.office\r\n": "x"}),
    ("a column of Python", {"cell.__dict__": "x"}),
    ("another seed", {"cell.seed_id": "S001"}),
    ("a seed that there is not", {"cell.seed_id": "S999"}),
    ("another start", {"cell.start": "0"}),
    ("a start before all", {"cell.start": "-1"}),
    ("a huge start", {"cell.start": "9" * 30}),
    ("another end", {"cell.end": "9999999"}),
    ("an end in other digits", {"cell.end": "१२"}),
    ("another quote", {"cell.quote": "ट्रम्प"}),
    ("a quote that is empty", {"cell.quote": ""}),
    ("a key of another row", {"cell.mention_id": "M0001"}),
    ("a key of no form", {"cell.mention_id": "../../x"}),
    ("an empty key", {"cell.mention_id": ""}),
    ("an actor that there is not", {"cell.actor_id": "A9999"}),
    ("an actor of another table", {"cell.actor_id": "E0001"}),
    ("no actor", {"cell.actor_id": ""}),
    ("a form that is none", {"cell.form": "nickname-of-mine"}),
    ("no form", {"cell.form": ""}),
    *(  # one of each kind of what the rules of cells refuse, all of which tests/check/ tries
        (f"office {office!r}", {"cell.office": office})
        for office in (
            *("=1+1", "a\x00b", "a  b", "a\u202eb", "cafe\u0301"),
        )
    ),
]  # fmt: skip
EXCLUDED: list[dict[str, str]] = [
    {"reason": reason}
    for reason in ("", "nothing of ours", "=1+1", "identifier\x00", "IDENTIFIER", "x" * 10_000)
]
ACTIONS = ("delete", "ACCEPT", "accept ", "../undo", "=1", "\x00", "x" * 5000)
