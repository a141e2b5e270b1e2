"""A citation in plain text, with all that bears it out: for people, and for a file of notes."""

from sandhi.cite.evidence import licence, place
from sandhi.cite.record import Citable

_MARGIN = 14


def text(citable: Citable) -> str:
    """Return a reference in no style in particular, and below it the passage and the hashes."""
    terms = dict(_terms(citable))
    lines = [f"{term:<{_MARGIN}}{value}" for term, value in terms.items() if value]
    return "\n\n".join(filter(None, [_reference(citable), "\n".join(lines)]))


def _reference(citable: Citable) -> str:
    dataset = citable.dataset
    year = f" ({dataset.year})" if dataset.year else ""
    title = citable.title if citable.whole else f"“{citable.title}”"
    within = place(citable)
    joined = ", " if citable.whole else ", in: "
    named = joined.join(filter(None, [title, within]))
    return f"{'; '.join(dataset.authors)}{year}. {named}. {citable.address}"


def _terms(citable: Citable) -> list[tuple[str, str]]:
    passage = citable.passage
    found: list[tuple[str, str]] = []
    if passage:
        span = f"{passage.seed_id}, characters {passage.start}–{passage.end}"
        found += [
            ("Passage", f"“{passage.quote}”"),
            ("Where", f"{span}, {passage.path}#{passage.fragment}"),
            ("Sentence", "" if passage.sentence == passage.quote else f"“{passage.sentence}”"),
            ("Translation", f"“{passage.translation}”" if passage.translation else ""),
            ("Seed SHA-256", passage.sha256),
        ]
    return [*found, ("Row SHA-256", citable.digest), ("Licence", licence(citable))]
