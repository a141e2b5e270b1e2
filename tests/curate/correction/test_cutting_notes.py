"""A note of ours on a sentence names others, which are numbered anew: it goes along."""

import json
from pathlib import Path

from sandhi.curate.editing.cutting import joining_changes, parting_changes
from sandhi.package import Package, Trust
from sandhi.table import records
from tests.harness import frozen

NOTE = "note"


def with_notes(root: Path, notes: dict[str, str]) -> Package:
    """The package on cricket, whose sentences have a column of notes."""
    frozen.unpack(frozen.ROOT / "tests" / "packages" / "cricket", root)
    schema = root / "schemas" / "sentences.json"
    declared = json.loads(schema.read_text("utf-8"))
    title = {"title": "Note", "description": "What we say of it."}
    declared["fields"].append({"name": NOTE, "type": "string", **title})
    schema.write_text(json.dumps(declared), "utf-8")
    path = root / "data" / "sentences.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    lines = [f"{header},{NOTE}", *(f"{row},{notes.get(row.partition(',')[0], '')}" for row in rows)]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return Package.open(root, Trust.GIVEN)


def test_keys_in_notes_of_sentences_are_followed(tmp_path: Path) -> None:
    notes = {"M1-3": "As M1-4 and M1-2 say", "M1-4": "See M1-3; not XM1-4", "M2-1": "Unlike M1-4"}
    package = with_notes(tmp_path / "cricket", notes)
    cut = parting_changes(package, "M1-3", package.texts["M1"].index("और दो"), {})
    (change,) = [one for one in cut.changes if one.path == "data/sentences.csv"]
    table = records(change.after)
    after = {row[0]: row[table.names.index(NOTE)] for row in table.rows}
    assert after["M1-3"] == "As M1-5 and M1-2 say"
    assert (after["M1-4"], after["M1-5"]) == ("", "See M1-3; not XM1-4")
    assert after["M2-1"] == "Unlike M1-5"
    quotes = {row[0]: row[table.names.index("quote")] for row in table.rows}
    assert quotes["M1-4"] == "और दो कैच पकड़े।"
    # Made one again, the two are what the file still has.
    assert (
        joining_changes(package.with_files({"sentences": change.after}), "M1-3", {}).changes == []
    )
