"""What is drafted for passages of what may be, is meant to be, or is: sentences of every day.

    python -m benchmarks.curation.moods [--details]

Each sentence of moods.tsv stands in a line of its own at the end of an article of the frozen
package; its passage is between brackets. Beside it is what a careful curator expects: where several
ways are right, a bar parts them; a cell of labels that ends in one may stay empty.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.curation.sentences import Line, with_lines
from sandhi.language.tables import read_table
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.shape import shape_of
from tests.harness import frozen

_TABLE = "events"
_COLUMNS = {"type": "event_type", "class": "class", "status": "status", "label": "label"}
_PARTS = "event_actors"
# What a summary of what only may be, or is meant to be, has in it.
_HEDGES = re.compile(
    r"\b(?:may|might|could|option|possible|possibility|likely|perhaps|probably|ruled? out|risk"
    r"|danger|fear\w*|hope\w*|if|in case of|allowed|consider\w*|threat\w*|is to|are to|will"
    r"|going to|about to|prepar\w+|ready|wants? to|plan\w*"
    r"|mind)\b",
    re.IGNORECASE,
)


def measured(root: Path) -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """Yield each sentence with what is drafted beside what is expected, by column."""
    cases = [*read_table(Path(__file__).with_name("moods.tsv"))]
    lines = [Line(case["sentence"], case["translation"]) for case in cases]
    package, passages = with_lines(root, lines)
    shape = shape_of(package, _TABLE)
    learnt = Learnt(package, shape)
    for case, passage in zip(cases, passages, strict=True):
        proposed = proposal(package, shape, learnt, passage)
        cells = proposed.cells
        sources = [one for one in proposed.offers if one.is_taken and one.join in shape.sources]
        rests = any(learnt.is_claim(one.join.table, one.role) for one in sources)
        mention = usual_mention(package, shape, learnt, cells, rests, passage)
        parts = sorted(
            f"{one.key} {one.role}"
            for one in proposed.offers
            if one.is_taken and one.join.table == _PARTS
        )
        told = {name: (cells[column], case[name]) for name, column in _COLUMNS.items()}
        told["modality"] = (mention.get("modality", ""), case["modality"])
        told["parts"] = (
            ", ".join(parts),
            "|".join(", ".join(sorted(way.split(", "))) for way in case["parts"].split("|")),
        )
        is_hedged = not cells["summary"] or bool(_HEDGES.search(cells["summary"]))
        says_so = case["status"] == "occurred" or is_hedged
        told["summary"] = ("" if says_so else cells["summary"], "")
        told["part_of"] = (cells["part_of"], "E0042|")
        yield case["sentence"], told


def main() -> None:
    """Print how many drafts are as expected, and, with details, those that are not."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    right, left_open = Counter[str](), Counter[str]()
    with TemporaryDirectory() as folder:
        frozen.make(Path(folder))
        every = [*measured(Path(folder))]
        for sentence, told in every:
            wrong = {}
            for name, (drafted, expected) in told.items():
                is_right = drafted in expected.split("|")
                right[name] += is_right
                left_open[name] += not is_right and not drafted
                if not is_right:
                    wrong[name] = f"{drafted!r}, not {expected!r}"
            if asked.details and wrong:
                print(sentence, *(f"    {name}: {one}" for name, one in wrong.items()), sep="\n")
    for name, count in right.items():
        print(f"{name}: {count} of {len(every)} right, {left_open[name]} left open")


if __name__ == "__main__":
    main()
