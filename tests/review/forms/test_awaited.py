"""What is coded one after the other, though each of it asks for the other."""

from typing import TYPE_CHECKING

import pytest

from sandhi.check.finding import Finding
from sandhi.review.staging import Staging, in_a_line, of_a_row

if TYPE_CHECKING:
    from tests.conftest import Copy

SAYINGS, DENIED = ("E0056", "E0057"), "EM0106"


def without(real: "Copy", table: str, **cells: str) -> list[dict[str, str]]:
    """Take the rows with these cells out of a table, and return them."""
    rows = real.rows(table)
    taken = [row for row in rows if cells.items() <= row.items()]
    assert taken
    real.write(table, [row for row in rows if row not in taken])
    return taken


def written(real: "Copy", table: str, rows: list[dict[str, str]]) -> str:
    """Add rows as the review does, and return what it says is still to be done."""
    staging = Staging(real.package)
    for row in rows:
        staging.add(table, row)
    for change in staging.changes():
        (real.root / change.path).write_bytes(change.after)
    return " ".join(staging.open_yet)


@pytest.mark.parametrize("order", ["inside out", "outside in"])
def test_of_sayings_in_one_another_either_is_coded_first(real: "Copy", order: str) -> None:
    claims = without(real, "mention_actors", mention_id=DENIED)
    speakers = [row for one in SAYINGS for row in without(real, "event_actors", event_id=one)]
    both = [("mention_actors", claims), ("event_actors", speakers)]
    # Who speaks in the one saying, then who speaks in the other.
    steps = both if order == "inside out" else [("event_actors", speakers[1::2]), *both[:1]]
    told = [written(real, table, rows) for table, rows in steps]
    assert f"in whose passage {DENIED} lies. [claimant-is-a-speaker]" in " ".join(told)
    rules = {one.rule for one in real.findings("mention_actors")}
    assert ("claimant-is-a-speaker" in rules) is (order == "outside in")  # until it is coded
    if order == "outside in":
        assert not written(real, "event_actors", speakers[::2])
        assert "claimant-is-a-speaker" not in {one.rule for one in real.findings("mention_actors")}


def staged_name(real: "Copy", **cells: str) -> Staging:
    """A new actor by a word of the first sentence, with its mention."""
    first, word = real.rows("sentences")[0], "पारस्परिक"
    start = int(first["start"]) + first["quote"].index(word)
    anchor = {"seed_id": first["seed_id"], "start": str(start), "quote": word}
    anchor["end"] = str(start + len(word))
    staging = Staging(real.package)
    blank = dict.fromkeys(real.rows("actors")[0], "")
    names = {"name": "Ruritania", "name_hi": word, "form_hi": word, "description": "An example."}
    actor = staging.add("actors", {**blank, **anchor, **names, **cells})
    staging.add("actor_mentions", {**anchor, "actor_id": actor, "form": "name", "office": ""})
    return staging


def test_an_agency_is_there_before_what_it_reports(real: "Copy") -> None:
    staging = staged_name(real, kind="agency")
    staging.changes()
    (awaited,) = staging.open_yet
    assert awaited.endswith("[agency-reports]")


def test_of_a_row_that_is_there_already_a_refusal_says_which_it_is() -> None:
    where = ("parts", "P7", "quote", 2, "")
    finding = Finding("a-rule", "error", "It holds.", *where, "Mend it.", "parts.csv")
    line = in_a_line(finding)
    assert of_a_row(finding, {"P7"}) == line
    told = of_a_row(finding, {"M1"})
    assert told.startswith(f"parts P7, {line}")
    assert "sandhi set parts/P7 quote" in told


def test_who_becomes_known_is_named_in_other_translations_already(real: "Copy") -> None:
    other = real.rows("sentences")[1]
    key = real.edit("sentences", 1, translation=f"{other['translation']} So says Ruritania.")
    staging = staged_name(real, kind="body")
    for change in staging.changes():
        (real.root / change.path).write_bytes(change.after)
    rule = "names-in-translations-are-mentioned"
    (awaited,) = (one for one in staging.open_yet if one.endswith(f"[{rule}]"))
    assert awaited.startswith("translation (“Ruritania”): ")
    assert (rule, key) in {(one.rule, one.key) for one in real.findings("sentences")}
