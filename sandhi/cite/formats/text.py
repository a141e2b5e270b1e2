"""A citation in plain text, with all that bears it out: for people, and for a file of notes."""

from sandhi.cite import statement
from sandhi.cite.record import Citable


def text(citable: Citable) -> str:
    """Return a reference in no style in particular, and below it what bears it out."""
    return "\n\n".join(
        filter(None, [_reference(citable), "\n".join(filter(None, _lines(citable)))])
    )


def _reference(citable: Citable) -> str:
    dataset = citable.dataset
    year = f" ({dataset.year})" if dataset.year else ""
    title = citable.title if citable.whole else f"“{citable.title}”"
    within = statement.place(citable)
    joint = ", " if citable.whole else ", in: "
    work = joint.join(filter(None, [title, within]))
    authors = "; ".join(one.name for one in dataset.authors)
    addresses = " ".join(filter(None, [dataset.doi_address, citable.address]))
    return f"{authors}{year}. {work}. {addresses}".rstrip()


def _lines(citable: Citable) -> list[str]:
    passage, source = citable.passage, citable.source
    lines = [statement.identity(citable), statement.passage(citable)]
    if passage and source:
        lines += [
            "" if passage.sentence == passage.quote else f"Sentence: “{passage.sentence}”",
            f"Translation: “{passage.translation}”" if passage.translation else "",
            f"File: {source.path}, {passage.fragment} (RFC 5147)",
        ]
    return [
        *lines,
        statement.text(citable),
        statement.edition(citable),
        statement.people(citable),
        statement.rows_in_order(citable),
        statement.rights(citable),
    ]
