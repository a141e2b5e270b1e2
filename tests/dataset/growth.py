"""A made-up sixth article, taken into a copy of the dataset and coded whole.

Its keys are the next free ones, whatever the dataset holds by then; the actors and the place that
it names are looked up by their names in English, which published rows keep.
"""

from pathlib import Path

from tests.conftest import Copy, Row, Run

PUBLISHED = "2025-06-11"
TEXT = "किम जोंग उन ने 10 जून 2025 को प्योंगयांग में सर्गेई शोइगू से मुलाकात की।\n"
TRANSLATION = "Kim Jong Un met Sergei Shoigu in Pyongyang on 10 June 2025."
WHO = {"किम जोंग उन": "Kim Jong Un", "सर्गेई शोइगू": "Sergei Shoigu"}
DAY, PLACE = "10 जून 2025", "प्योंगयांग"
WHOLE = TEXT.strip("।\n")


def grow(copy: Copy, sandhi: Run, folder: Path) -> str:
    """Take the article in, and code it; its key among the seeds."""
    article = folder / "article.txt"
    article.write_text(TEXT, encoding="utf-8", newline="")
    dates = [f"{name}={PUBLISHED}" for name in ("published_earliest", "published_latest")]
    given = [word for one in [*dates, "dating=Made up."] for word in ("--set", one)]
    ran = sandhi("--package", copy.root, "add-seed", article, *given)
    assert ran.returncode == 0, ran.stderr
    seed = copy.rows("seeds")[-1]["seed_id"]
    _complete(copy, "sentences", seed, kind="body", translation=TRANSLATION)
    _code(copy, seed)
    anchored = sandhi("--package", copy.root, "anchor")
    assert anchored.returncode == 0, anchored.stderr
    return seed


def _code(copy: Copy, seed: str) -> None:
    """Write the rows of the article, without offsets."""
    actors = {quote: _named(copy, "actors", name)["actor_id"] for quote, name in WHO.items()}
    place = _named(copy, "places", "Pyongyang")["place_id"]
    for quote, actor in actors.items():
        _add(copy, "actor_mentions", seed, quote, actor_id=actor, form="name")
    bounds = dict.fromkeys(("earliest", "latest"), "2025-06-10")
    day = _add(copy, "dates", seed, DAY, edtf="2025-06-10", basis="stated", **bounds)
    _add(copy, "exclusions", seed, PLACE, kind="name", reason="place")
    event = _add(
        copy, "events", seed, WHOLE,
        label="Kim Jong Un meets Sergei Shoigu again",
        event_type="meeting", **{"class": "act"}, plover="CONSULT", plover_mode="visit",
        status="occurred", date="2025-06-10", **bounds, date_basis="stated", date_id=day,
        place_id=place, summary="Kim Jong Un meets Sergei Shoigu in Pyongyang.",
    )  # fmt: skip
    _add(
        copy, "event_mentions", seed, WHOLE,
        event_id=event, modality="asserted", attribution="own_word",
    )  # fmt: skip
    for actor in actors.values():
        _add(copy, "event_actors", seed, WHOLE, event_id=event, actor_id=actor, role="participant")


def _named(copy: Copy, table: str, name: str) -> Row:
    """The row of that English name."""
    (row,) = (row for row in copy.rows(table) if row["name"] == name)
    return row


def _complete(copy: Copy, table: str, seed: str, **cells: str) -> None:
    """Fill cells of all rows of the seed."""
    rows = copy.rows(table)
    copy.write(table, [row | (cells if row["seed_id"] == seed else {}) for row in rows])


def _add(copy: Copy, table: str, seed: str, quote: str, **cells: str) -> str:
    """Add a row with the next key; that key."""
    rows = copy.rows(table)
    name, last = next(iter(rows[-1].items()))
    digits = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    key = last.removesuffix(digits) + f"{int(digits) + 1:0{len(digits)}}"
    row = dict.fromkeys(rows[-1], "") | {name: key, "seed_id": seed, "quote": quote, **cells}
    copy.write(table, [*rows, row])
    return key
