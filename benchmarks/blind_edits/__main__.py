"""Measures how many single edits of a right package its check catches.

Each edit is made blindly, by a seeded generator, to a copy of the package: one thing is changed, as
a slip or an ill-meant hand would, and nothing is mended beside it. Caught is an edit after which
the check has a finding. The kinds, and how many there are of each, are those of an audit of version
0.1.0, so that shares can be compared.

    python -m benchmarks.blind_edits [--package DIR] [--seed N] [--share F] [--list | --json]
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from benchmarks.blind_edits import form, meaning, words
from benchmarks.blind_edits.editor import Edit, Editor
from benchmarks.blind_edits.verdict import has_findings, is_caught

ROOT = Path(__file__).parents[2]

# Kinds, and how many edits of each.
FORM = (
    form.header,
    form.row_doubled,
    form.row_invented,
    form.homoglyph_in_quote,
    form.zero_width,
    form.stray_space,
    form.seed_byte,
    form.case,
)
KINDS = {
    **dict.fromkeys(FORM, 57),
    words.prose_homoglyph: 11,
    words.prose_negated: 10,
    words.prose_word_lost: 9,
    words.prose_name_exchanged: 9,
    words.prose_number: 13,
    words.coordinate: 7,
    words.wikidata: 8,
    words.stray_file: 5,
    words.chart_description: 11,
    words.seed_with_hash: 6,
    meaning.quote_by_a_word: 28,
    meaning.another_occurrence: 25,
    meaning.cells_swapped: 26,
    meaning.another_value: 36,
    meaning.another_reference: 32,
    meaning.row_deleted: 24,
}


class Outcome(NamedTuple):
    """An edit, and whether the check saw it."""

    kind: str
    words: str
    caught: bool


def outcome(root: Path, edit: Edit, tables: Sequence[str]) -> Outcome:
    """Make an edit to a copy of the package, and check it; ``tables`` are those that it touches."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "package"
        for name in ("data", "schemas", "seeds", "codings"):
            if (root / name).exists():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(root / name, copy / name, ignore=ignored)
        for name in ("datapackage.json", "CHANGELOG.md"):
            shutil.copy(root / name, copy)
        for path, data in edit.files.items():
            if data is None:
                (copy / path).unlink()
            else:
                (copy / path).write_bytes(data)
        return Outcome(edit.kind, edit.words, is_caught(copy, tables))


def main() -> None:
    """Make the edits, check each, and print what was caught, by kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--package", type=Path, default=ROOT, help="the package that is edited")
    parser.add_argument("--seed", type=int, default=8, help="of the generator")
    parser.add_argument("--share", type=float, default=1, help="of the edits of each kind")
    printed = parser.add_mutually_exclusive_group()
    printed.add_argument(
        "--list", action="store_true", help="print each that is not caught as well"
    )
    printed.add_argument("--json", action="store_true", help="print every edit, as JSON, instead")
    given = parser.parse_args()
    if has_findings(given.package):
        parser.error("the package has findings before any edit; mend them first")
    editor = Editor(given.package, given.seed)
    counts = {kind: max(round(count * given.share), 1) for kind, count in KINDS.items()}
    edits = [one for kind, count in counts.items() for one in editor.edits(kind, count)]
    roots, touched = [given.package] * len(edits), [editor.touched(edit) for edit in edits]
    outcomes = []
    with ProcessPoolExecutor() as pool:
        for one in pool.map(outcome, roots, edits, touched, chunksize=4):
            outcomes.append(one)
            if given.list and not one.caught:
                print(f"not caught: {one.kind}: {one.words}", flush=True)
    tried = Counter(one.kind for one in outcomes)
    caught = Counter(one.kind for one in outcomes if one.caught)
    if given.json:
        print(json.dumps([one._asdict() for one in outcomes], ensure_ascii=False, indent=1))
        return
    for kind in tried:
        print(f"{kind:22} {caught[kind]:4} of {tried[kind]:4}")
    total, seen = tried.total(), caught.total()
    print(f"{'all':22} {seen:4} of {total:4}  {seen / total:.1%}")


if __name__ == "__main__":
    main()
