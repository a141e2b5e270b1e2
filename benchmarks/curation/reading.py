"""What is drafted for sentences of the news on other subjects: elections, floods, trade, talks.

    python -m benchmarks.curation.reading [--set held] [--details]

Each sentence of reading.tsv stands in a line of its own at the end of an article of the frozen
package, after the one that stands before it there; its passage is between brackets, and who and
what it names (reading_names.tsv) is known. Beside it is what a careful curator expects: where
several ways are right, a bar parts them, and an asterisk stands for any role. The sentences were
written before what reads them was mended (``held``), or after (``unseen``); those of ``later`` were
written before it was mended once more. Of these alone the modality is compared, and, where what
stands between braces is coded, whether a link to it is ticked.

Letters are those that make a label, or a summary, of its draft, at the nearest way.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import Levenshtein

from benchmarks.curation.sentences import Line, key_of_content, with_lines
from sandhi.language.tables import Entry, read_table
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.shape import Shape, shape_of
from tests.harness import frozen

_TABLE, _PARTS, _SOURCES = "events", "event_actors", "mention_actors"
_COLUMNS = {"type": "event_type", "status": "status", "place": "place_id"}
_PROSE = ("label", "summary")
_ANY = "*"
_SETS = ("held", "unseen", "later", "clause", "press")


def measured(of_set: str) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Yield each sentence of a set with what is drafted beside what is expected, by column.

    Those of which something is coded stand in a package of their own: from what is, all is learnt.
    """
    table = read_table(Path(__file__).with_name("reading.tsv"))
    cases = [case for case in table if of_set in ("", case["set"])]
    for is_coded in (False, True):
        alike = [case for case in cases if bool(case["content"]) is is_coded]
        with TemporaryDirectory() as folder:
            frozen.make(Path(folder))
            yield from _measured(Path(folder), alike)


def _measured(
    root: Path, cases: Sequence[Entry]
) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    folder = Path(__file__).parent
    lines = [Line(*(case[one] for one in Line._fields)) for case in cases]
    package, passages = with_lines(root, lines, read_table(folder / "reading_names.tsv"))
    shape = shape_of(package, _TABLE)
    learnt = Learnt(package, shape)
    for number, (case, passage) in enumerate(zip(cases, passages, strict=True), start=1):
        proposed = proposal(package, shape, learnt, passage)
        told = {name: (proposed.cells[column], case[name]) for name, column in _COLUMNS.items()} | {
            name: (proposed.cells[name], case[name]) for name in _PROSE
        }
        for name, table in (("claimants", _SOURCES), ("parts", _PARTS)):
            told[name] = (_taken(proposed.offers, table, case[name]), case[name])
        if case["modality"]:
            rests = bool(told["claimants"][0])
            usual = usual_mention(package, shape, learnt, proposed.cells, rests, passage)
            told["modality"] = (usual["modality"], case["modality"])
        if case["content"]:
            key = key_of_content(number)
            linked = [
                one.key for one in proposed.offers if one.is_taken and one.join in shape.links
            ]
            told["content"] = (" ".join(linked), key)
        yield case["sentence"], told


def _taken(offers: tuple[Offer, ...], table: str, expected: str) -> str:
    """Who is ticked, with the roles: in the order, and so written, as the way that it agrees with.

    Else as it is.
    """
    taken = {one.key: one.role for one in offers if one.is_taken and one.join.table == table}
    for way in expected.split("|"):
        due = dict(one.split(" ") for one in filter(None, way.split(", ")))
        if due.keys() == taken.keys() and all(
            role in (_ANY, taken[key]) for key, role in due.items()
        ):
            return way
    return ", ".join(f"{key} {role or '?'}" for key, role in taken.items())


def _linked(offers: tuple[Offer, ...], shape: Shape) -> str:
    """The keys of what is ticked as what a row is linked to."""
    return " ".join(one.key for one in offers if one.is_taken and one.join in shape.links)


def main() -> None:
    """Print how many drafts are as expected, and, with details, those that are not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--set", default="", choices=_SETS)
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    right, left_open, letters = Counter[str](), Counter[str](), Counter[str]()
    compared = Counter[str]()
    for sentence, told in measured(asked.set):
        wrong = {}
        for name, (drafted, expected) in told.items():
            ways = expected.split("|")
            is_right = drafted in ways
            compared[name] += 1
            right[name] += is_right
            left_open[name] += not is_right and not drafted
            if name in _PROSE:
                letters[name] += min(Levenshtein.distance(drafted, way) for way in ways)
            if not is_right:
                wrong[name] = f"{drafted!r}, not {expected!r}"
        if asked.details and wrong:
            print(sentence, *(f"    {name}: {one}" for name, one in wrong.items()), sep="\n")
    for name, count in right.items():
        typed = f", {letters[name]} letters to mend" if name in _PROSE else ""
        print(f"{name}: {count} of {compared[name]} right, {left_open[name]} left open{typed}")


if __name__ == "__main__":
    main()
