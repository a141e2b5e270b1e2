"""The views of states over a few rows made up here: pairs worked out by hand."""

import sqlite3

import pytest


@pytest.mark.parametrize(
    ("parts", "pairs"),
    [
        # One who acts, and one to whom it is done, over two removes.
        ("king:visitor b:host", {"ab": "directed"}),
        # Three who meet: six ordered pairs.
        (
            "a:participant b:participant c:participant",
            dict.fromkeys(("ab", "ba", "ac", "ca", "bc", "cb"), "mutual"),
        ),
        # A group alone is its members; a group that nobody lists is nobody.
        ("both:participant", {"ab": "mutual", "ba": "mutual"}),
        ("many:initiator a:target", {}),
        # Two who sign, one for the other's state too: never a pair of a state with itself.
        ("king:signatory a:signatory b:signatory", {"ab": "mutual", "ba": "mutual"}),
        # Side by side against a third.
        (
            "a:initiator b:initiator c:target",
            {"ab": "joint", "ba": "joint", "ac": "directed", "bc": "directed"},
        ),
        # A group against one of its members says more than that both act.
        ("both:speaker b:addressee", {"ab": "directed", "ba": "joint"}),
        # Spoken of, passed on, borne: no pair.
        ("a:speaker b:topic c:reporter", {}),
        ("a:initiator b:affected", {}),
        ("a:recipient b:target", {}),
    ],
)
def test_pairs_counted_by_hand(
    by_hand: sqlite3.Connection, parts: str, pairs: dict[str, str]
) -> None:
    by_hand.execute(
        "INSERT INTO events (event_id, earliest, latest) VALUES ('e', '2000-01-01', '2000-01-01')"
    )
    by_hand.executemany(
        "INSERT INTO event_actors VALUES (?, 'e', ?, ?)",
        [(place, *part.split(":")) for place, part in enumerate(parts.split())],
    )
    dyads = by_hand.execute("SELECT source_iso3, target_iso3, relation FROM dyads").fetchall()
    assert {f"{one[0]}{other[0]}".lower(): relation for one, other, relation in dyads} == pairs
    assert len(dyads) == len(pairs)


@pytest.mark.parametrize(
    ("plover", "parts", "pairs"),
    [
        # Help is for the one who is helped, and does not stand beside the one against whom it is.
        ("AID", "a:initiator b:recipient c:target", {"ab": "AID", "ac": None}),
        ("ASSAULT", "a:initiator b:target", {"ab": "ASSAULT"}),
        ("SUPPORT", "a:signatory b:signatory", {"ab": "SUPPORT", "ba": "SUPPORT"}),
        # Two who promise a third something promise one another nothing.
        (
            "AGREE",
            "a:speaker b:speaker c:addressee",
            {"ab": None, "ba": None, "ac": "AGREE", "bc": "AGREE"},
        ),
        (None, "a:initiator b:recipient", {"ab": None}),
    ],
)
def test_a_class_of_plover_stands_beside_its_actor_and_recipient_alone(
    by_hand: sqlite3.Connection, plover: str | None, parts: str, pairs: dict[str, str | None]
) -> None:
    by_hand.execute("INSERT INTO events (event_id, plover) VALUES ('e', ?)", [plover])
    by_hand.executemany(
        "INSERT INTO event_actors VALUES (?, 'e', ?, ?)",
        [(place, *part.split(":")) for place, part in enumerate(parts.split())],
    )
    found = by_hand.execute("SELECT source_iso3, target_iso3, plover FROM dyads").fetchall()
    assert {f"{one[0]}{other[0]}".lower(): plover for one, other, plover in found} == pairs


def test_the_pairs_with_a_class_are_those_of_polecat(database: sqlite3.Connection) -> None:
    polecat = {
        (*row,)
        for row in database.execute(
            'SELECT "Event ID", "Event Type", "Actor COW", "Recipient COW" FROM events_polecat '
            'WHERE "Actor COW" <> "Recipient COW"'
        )
    }
    dyads = {
        (*row,)
        for row in database.execute(
            "SELECT event_id, plover, source_cow, target_cow FROM dyads WHERE plover IS NOT NULL"
        )
    }
    assert dyads
    assert dyads == polecat
