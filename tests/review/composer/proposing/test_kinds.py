"""Of which type a passage is, and what its row has, by rows that are like it."""

from sandhi.review.composer.proposing.kinds import likeliest, likeliest_types, values_of


def test_the_type_comes_first_whose_passages_share_the_rarest_signs() -> None:
    typed = [
        ("win", {"beat": 1.0, "the": 1.0}),
        ("score", {"run": 1.0, "the": 1.0}),
        ("score", {"hit": 1.0, "the": 1.0}),
        ("toss", {"coin": 1.0}),
    ]
    assert likeliest_types({"run": 1.0, "the": 1.0}, typed) == ["score", "win"]
    assert likeliest_types({"beat": 1.0, "run": 0.1}, typed) == ["win", "score"]
    assert likeliest_types({"rain": 1.0}, typed) == []


def test_a_type_with_many_passages_outweighs_none_that_is_nearer() -> None:
    far = {"run": 1.0, "bat": 1.0, "ball": 1.0, "pitch": 1.0}
    typed = [("score", far), ("score", far), ("score", far), ("win", {"run": 1.0})]
    assert likeliest_types({"run": 1.0}, typed)[0] == "win"


def test_the_surest_fact_says_what_a_row_has() -> None:
    own = [{"type": "win", "rests": False, "status": "done"} for _ in range(9)]
    said = [{"type": "injury", "rests": True, "status": "alleged"} for _ in range(2)]
    rows = [*own, *said]
    # Both injuries that there are rest on somebody's word; nine rows that do not are surer.
    assert likeliest(rows, {"type": "injury", "rests": False}, "status") == "done"
    assert likeliest(rows, {"type": "injury", "rests": True}, "status") == "alleged"
    assert likeliest(rows, {"type": "win", "rests": True}, "status") == "done"
    assert likeliest(rows, {"type": "rain", "rests": True}, "status") == "alleged"
    assert likeliest([], {"type": "win"}, "status") == ""


def test_what_follows_from_the_type_is_settled_by_it_and_how_real_a_row_is_by_whose_word() -> None:
    kinds = {"win": "act", "talk": "speech"}
    rows = [
        {"type": type_, "class": kinds[type_], "rests": rests, "status": status, "says": says}
        for type_, rests, status, says in (
            *[("talk", False, "done", True)] * 9,
            *[("win", False, "done", False)] * 4,
            *[("win", True, "alleged", False)] * 2,
        )
    ]
    said = {"type": "win", "rests": True, "says": True}  # nine of ten that say something are speech
    ways = {"type_": "type", "real": "status", "first": "rests"}
    assert values_of(rows, said, ["class", "status"], **ways) == {
        "class": "act",
        "status": "alleged",
    }
    assert values_of(rows, {**said, "rests": False}, ["status"], **ways) == {"status": "done"}
    # Of a type that there is not yet, whatever is usual on somebody's word.
    assert values_of(rows, {**said, "type": "toss"}, ["status"], **ways) == {"status": "alleged"}
