"""``sandhi new`` adds a row that can stand, with the next key and offsets found from its quote."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from sandhi.curate.wanted import reference_lines
from sandhi.writing.journal import DECIDED, Journal, digest_of

if TYPE_CHECKING:
    from tests.conftest import Copy, Run
    from tests.curate.conftest import Command, Ran

PLACE = {"quote": "बर्लिन", "name": "Berlin", "name_hi": "बर्लिन", "kind": "city", "country": "DEU"}


def options(**cells: str) -> list[str]:
    return [part for name, value in cells.items() for part in ("--set", f"{name}={value}")]


MENTION = {"seed_id": "S000", "quote": "शीत युद्ध", "actor_id": "A0002", "form": "name"}


def test_a_row_is_added_with_the_next_key_and_its_offsets(real: "Copy", curate: "Command") -> None:
    before = real.rows("actor_mentions")
    ran = curate("new", "actor_mentions", *options(**MENTION))
    assert ran.returncode == 0
    *others, new = real.rows("actor_mentions")
    start = real.package.texts["S000"].index("शीत युद्ध")
    key = f"AM{int(before[-1]['mention_id'][2:]) + 1:04}"
    row = {"mention_id": key, "start": str(start), "end": str(start + 9), "office": ""}
    assert others == before
    assert new == MENTION | row
    assert f"+{key},S000,{start}," in ran.stdout
    assert ran.stdout.endswith(f"\n{key}\n")


def test_what_is_added_breaks_no_structure(real: "Copy", curate: "Command") -> None:
    assert curate("new", "actor_mentions", *options(**MENTION)).returncode == 0
    structural = {"type", "required", "unique", "pattern", "enum", "foreign-key", "unique-key"}
    found = {finding.rule for finding in real.report("actor_mentions").findings}
    assert found & structural == set()


def test_the_seed_need_not_be_given_where_one_seed_alone_has_the_quote(
    real: "Copy", curate: "Command"
) -> None:
    cells = {"quote": "संवेदनशील प्रौद्योगिकी", "kind": "name", "reason": "predicate"}
    assert curate("new", "exclusions", *options(**cells)).returncode == 0
    assert real.rows("exclusions")[-1]["seed_id"] == "S000"


def test_which_occurrence_is_meant_can_be_said(real: "Copy", curate: "Command") -> None:
    cells = MENTION | {"quote": "रूस"}
    refused = curate("new", "actor_mentions", *options(**cells))
    assert refused.returncode == 2
    assert "#2  S000  …ेन के खिलाफ युद्ध का समर्थन करने के लिए ⟦रूस⟧ में हजारों" in refused.stderr
    assert refused.stderr.endswith("say which occurrence is meant, with --occurrence N\n")
    cells |= {"actor_id": "A0001"}
    added = curate("new", "actor_mentions", *options(**cells), "--occurrence", "2")
    assert added.returncode == 0, added.stderr
    start = real.package.texts["S000"].index("रूस में हजारों")
    assert real.rows("actor_mentions")[-1]["start"] == str(start)
    # Or by about where it stands; and what is on another row stands where that does.
    assert curate("new", "actor_mentions", *options(**cells, start=str(start + 1))).returncode == 2
    member = {"discrepancy_id": "X0002", "record_id": "EM0057"}
    added = curate("new", "discrepancy_members", *options(**member))
    assert added.returncode == 0, added.stderr
    told = next(row for row in real.rows("event_mentions") if row["mention_id"] == "EM0057")
    assert real.rows("discrepancy_members")[-1]["start"] == told["start"]


def test_a_row_that_cannot_stand_is_refused_with_every_reason(
    curate: "Command", files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    ran = curate(
        "new", "actor_mentions", *options(**MENTION | {"actor_id": "A9999", "form": "nmae"})
    )
    assert ran.returncode == 2
    assert ran.stderr == (
        "actor_id: “A9999” is no key of actors\n"
        "form: “nmae” is none of name, adjective, title, metonym\n"
        "Error: the row was not added to actor_mentions: mend what is said above\n"
    )
    assert files() == before


def test_a_row_that_is_there_already_is_refused(real: "Copy", curate: "Command") -> None:
    row = next(row for row in real.rows("exclusions") if row["quote"] == "तब")
    cells = {name: row[name] for name in ("seed_id", "quote", "kind", "reason")}
    ran = curate("new", "exclusions", *options(**cells))
    assert ran.returncode == 2
    line = real.file("exclusions").read_text("utf-8").splitlines().index(",".join(row.values()))
    assert f"seed_id, start, end: the same as on line {line + 1}" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["seeds"], "`sandhi add-seed FILE`"),
        (["place"], "no table 'place'; did you mean places?"),
        (["places", "--set", "nmae=x"], "no column to set 'nmae'; did you mean name?"),
        (["places", "--set", "place_id=P0999"], "no column to set 'place_id'"),
        (["places", "--set", "name"], "'name' is not COLUMN=VALUE"),
        (["places", "--set", "name=x", "--set", "name=y"], "name is set twice; keep one"),
        (["places", "--set", "quote=xyzzy"], "“xyzzy”: it does not stand in the seeds"),
        (["places", "--set", "quote=रूस", "--occurrence", "999"], "there is no #999"),
        (["places", "--set", "quote=रूस", "--set", "start=x"], "where the quote begins, in digits"),
        (["places", "--set", "quote=रूस", "--set", f"start={'9' * 5000}"], "begins, in digits"),
    ],
)
def test_what_makes_no_sense_is_told(
    refused: Callable[..., str], arguments: list[str], message: str
) -> None:
    assert message in refused("new", *arguments)


def test_a_key_that_is_a_word_is_given(real: "Copy", curate: "Command") -> None:
    cells = {"event_type": "eclipse", "label": "Eclipse", "definition": "The sun goes dark."}
    assert curate("new", "event_types", *options(**cells)).returncode == 0
    rows = real.rows("event_types")
    assert "eclipse" in [row["event_type"] for row in rows]
    assert [row["event_type"] for row in rows] == sorted(row["event_type"] for row in rows)


def test_without_values_what_a_table_wants_is_listed(real: "Copy", curate: "Command") -> None:
    before = real.rows("states")
    ran = curate("new", "states")
    assert ran.returncode == 2
    assert ran.stderr == "Error: no row was added to states: give with --set what has a * above\n"
    lines = ran.stdout.splitlines()
    assert [line for line in lines if line.startswith("* actor_id: ")]
    assert "(a key of actors)" in next(line for line in lines if line.startswith("* actor_id: "))
    assert [line for line in lines if line.startswith("  note: ")]
    assert real.rows("states") == before
    listed = curate("new", "exclusions").stdout
    assert "      identifier: " in listed  # each value of an enumeration, with what it means
    assert "exclusion_id" not in listed  # the key comes by itself


def test_the_references_on_which_other_rows_rest_are_told(real: "Copy") -> None:
    lines = [*reference_lines(real.package, "states", "A0999")]
    uses = {row["reference_id"] for row in real.rows("reference_uses")}
    assert lines
    for line in lines:
        assert "`sandhi new reference_uses --set record_id=A0999 --set reference_id=RF" in line
        assert [one for one in uses if one in line]
        assert '--set states="…"' in line
    key = real.rows("states")[0]["actor_id"]
    assert len([*reference_lines(real.package, "states", key)]) < len(lines)  # it has its own
    assert [*reference_lines(real.package, "events", "E0999")] == []


def test_codes_of_a_country_are_filled_in_and_where_the_rest_stands_is_told(
    real: "Copy", curate: "Command"
) -> None:
    actors, states = real.rows("actors"), real.rows("states")
    italy = {"actor_id": "A0999", "name": "Italy", "country": "ITA", "wikidata": ""}
    person = {**italy, "actor_id": "A0998", "name": "Somebody", "kind": "person"}
    more = [{**actors[0], **one, "name_hi": one["name"]} for one in (person, italy)]
    real.write("actors", [*actors, *more])
    ran = curate("new", "states", *options(actor_id="A0999"))
    assert ran.returncode == 2
    assert "iso3 ITA, iso_numeric 380" in ran.stderr
    assert "gwno: it must be filled in" in ran.stderr
    assert "https://github.com/andybega/states" in ran.stderr
    # Between two states stands somebody who is none.
    given = {"gwno": "325", "cow": "325", "valid_from": "1861-03-17"}
    ran = curate("new", "states", *options(actor_id="A0999", **given))
    assert ran.returncode == 0
    assert "without a gap" not in ran.stderr
    # What the others say of a list, with the codes of this one.
    assert '--set states="ISO 3166-1 has ITA and 380."' in ran.stderr
    added = next(row for row in real.rows("states") if row["actor_id"] == "A0999")
    assert (added["iso3"], added["iso_numeric"]) == ("ITA", "380")
    assert len(real.rows("states")) == len(states) + 1


def test_a_dry_run_shows_the_row_and_writes_nothing(real: "Copy", curate: "Command") -> None:
    before = real.file("actor_mentions").read_bytes()
    ran = curate("new", "actor_mentions", *options(**MENTION), "--dry-run")
    assert ran.returncode == 0
    assert ",शीत युद्ध,A0002,name," in ran.stdout
    assert real.file("actor_mentions").read_bytes() == before


def test_at_a_terminal_each_required_column_is_asked_for_until_it_can_stand(
    real: "Copy", at_terminal: "Command"
) -> None:
    answers = ["xyzzy", "रूस", "2", "kim jong", "A0001", "noun", "metonym"]
    ran = at_terminal("new", "actor_mentions", "--set", "seed_id=S000", answers=answers)
    assert ran.returncode == 0, ran.stderr
    new = real.rows("actor_mentions")[-1]
    start = real.package.texts["S000"].index("रूस में हजारों")
    assert (new["quote"], new["start"], new["actor_id"]) == ("रूस", str(start), "A0001")
    assert new["form"] == "metonym"
    for shown in (
        "quote: The passage itself, verbatim",
        "it does not stand in S000",
        "  adjective: The adjective of a state",
        "  A0009  Kim Jong Un",
        "  A0001  North Korea",
        "“kim jong” is not of the form A[0-9]{4,}",
        "“noun” is none of name, adjective",
    ):
        assert shown in ran.stderr


def test_columns_that_may_be_empty_are_not_asked_for(real: "Copy", at_terminal: "Command") -> None:
    answers = ["eclipse", "Eclipse", "The sun goes dark."]
    ran = at_terminal("new", "event_types", answers=answers)
    assert ran.returncode == 0, ran.stderr
    (new,) = (row for row in real.rows("event_types") if row["event_type"] == "eclipse")
    assert new == dict(zip(new, answers, strict=True))


def test_giving_up_at_the_terminal_writes_nothing(
    at_terminal: "Command", files: Callable[[], dict[str, bytes]]
) -> None:
    before = files()
    for answers in (["शीत युद्ध"], ["रूस", "0"]):
        ran = at_terminal("new", "actor_mentions", "--set", "seed_id=S000", answers=answers)
        assert ran.returncode == 2
        assert ran.stderr.endswith("Error: nobody answers: the input has ended\n")
    assert files() == before


def test_a_row_is_added_to_a_package_on_another_subject(
    cricket: "Copy", sandhi: Callable[..., "Ran"]
) -> None:
    cells = options(quote="24 रन", side_id="T1", runs="24")
    ran = sandhi("--package", cricket.root, "new", "scores", *cells)
    assert ran.returncode == 0, ran.stderr
    assert cricket.rows("scores")[-1]["score_id"] == "R3"
    assert cricket.finding_places("scores") <= {("coverage", "scores", None, None)}


@pytest.mark.parametrize(
    ("name", "rule"), [("a\tb", "white space"), ("=x", "spreadsheet"), ("te\u200ba", "seen")]
)
def test_what_the_check_will_find_is_told_of_a_new_row_as_of_a_cell_set(
    cricket: "Copy", sandhi: "Run", name: str, rule: str
) -> None:
    quoted = options(seed_id="M1", quote="भारत", name=name, home="true")
    added = sandhi("--package", cricket.root, "new", "sides", *quoted, "--occurrence", "1")
    assert added.returncode == 0
    assert rule in added.stderr
    changed = sandhi("--package", cricket.root, "set", "T1", "name", f"{name}b")
    assert rule in changed.stderr


def test_a_row_whose_adding_was_broken_off_is_not_added_twice(
    cricket: "Copy", sandhi: "Run"
) -> None:
    file = cricket.file("sides")
    before = file.read_bytes()
    added = before + before.splitlines(keepends=True)[-1].replace(b"T2", b"T3")
    place = "data/sides.csv"
    journal = Journal(DECIDED, before={place: digest_of(before)}, after={place: digest_of(added)})
    journal.new(cricket.root, 0).write_bytes(added)
    journal.write(cricket.root)
    given = options(seed_id="M1", quote="भारत", name="Third", home="true")
    call = ("--package", cricket.root, "new", "sides", *given, "--occurrence", "1")
    refused = sandhi(*call)
    assert refused.returncode == 2
    assert f"{place} is finished now" in refused.stderr
    assert "no row was added" in refused.stderr
    assert file.read_bytes() == added
    assert sandhi(*call).returncode == 0
