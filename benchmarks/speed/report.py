"""``RESULTS.md``: all that was measured, in tables."""

from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.speed import aims, programs, site
from benchmarks.speed.figures.costs import Cost, Measures, Outcome
from benchmarks.speed.figures.tables import Notes, milliseconds, ratio, table

PARTS = {
    programs.FLOOR: ("The floor", "What nobody needs less than. Divided by parsing."),
    programs.CHECK: ("Check", "Divided by `frictionless validate`."),
    programs.BUILD: ("Build", "Divided by `executemany`."),
    programs.SUGGEST: ("Suggest", "All seeds of the package. Divided by the scan for words."),
    programs.STARTS: ("Starts", "Divided by a bare interpreter."),
}


class Introduction(NamedTuple):
    """What a report says besides its figures: paragraphs on the run, and on what it changed."""

    run: str
    changes: str


def report(measures: Measures, introduction: Introduction) -> str:
    """The whole report, in Markdown."""
    head = ("aim", "at", "bound", "reached", "met")
    sections = [
        "# What speed and memory come to",
        "Written by `make bench`; [README.md](README.md#speed) says how it is measured.",
        introduction.run,
        _sizes(measures),
        "## Aims",
        table(head, aims.lines(measures)),
        "## What this run changed",
        introduction.changes,
    ]
    for part, (title, words) in PARTS.items():
        notes = Notes()
        sections += [f"## {title}", words, _part(measures, part, notes), str(notes)]
    sections += ["## Site", *_site(measures)]
    return "\n\n".join(one for one in sections if one) + "\n"


def _sizes(measures: Measures) -> str:
    lines = [
        (one.name, f"{one.mentions:,}", f"{one.rows:,}", f"{one.megabytes:.2f}")
        for one in measures.sizes
    ]
    return table(("package", "mentions", "rows", "MB of texts"), lines)


def _part(measures: Measures, part: str, notes: Notes) -> str:
    """The programs of a part: at each size its cost, and in brackets that by the peer's."""
    lines = []
    for program in programs.PROGRAMS:
        if program.part != part:
            continue
        cells = [program.title]
        for size in measures.sizes:
            if (program.name, size.name) not in measures.rounds:
                cells.append("")
                continue
            cell = notes.cost(measures.cost(program.name, size.name))
            by = measures.ratio(program.name, program.beside, size.name)
            cells.append(cell if by is None else f"{cell} ({ratio(by)})")
        grown = measures.growth(program.name)
        cells.append(f"{grown[2]:.2f} ({grown[0].name} → {grown[1].name})" if grown else "")
        lines.append(cells)
    head = ["CPU s / wall s · MB (of peer)", *(one.name for one in measures.sizes), "growth"]
    return table(head, lines)


def _site(measures: Measures) -> Iterator[str]:
    """A table of pages for each size."""
    yield (
        "Milliseconds of the processor for the answer to one request, without the HTTP server's, "
        "beside plain Datasette on the same database. *First* is the "
        "first request of a page in a new process, *cold* the later ones with the cache off, "
        "*warm* with it on."
    )
    pages = [*dict.fromkeys(
        name.removeprefix("site: ").rpartition(", ")[0]
        for name, _ in measures.rounds if name.startswith("site: ")
    )]  # fmt: skip
    head = ("page", "plain", "first", "cold", "of plain", "warm", "plain / warm", "KB")
    for size in measures.sizes:
        notes = Notes()
        lines = [_page(measures, page, size.name, notes) for page in pages]
        lines = [line for line in lines if any(line[1:])]
        if lines:
            yield f"### {size.name}"
            yield table(head, lines)
            yield str(notes)


def _page(measures: Measures, page: str, size: str, notes: Notes) -> list[str]:
    kinds = {}
    for kind in ("plain", site.FIRST, "cold", "warm"):
        key = site.name(page, kind), size
        cost = measures.cost(*key)
        if key not in measures.rounds:
            kinds[kind] = ""
        else:
            kinds[kind] = milliseconds(cost.cpu) if isinstance(cost, Cost) else notes.mark(cost)
    plain, cold, warm = (site.name(page, kind) for kind in ("plain", "cold", "warm"))
    body = measures.cost(cold, size)
    return [
        page,
        kinds["plain"],
        kinds[site.FIRST],
        kinds["cold"],
        ratio(measures.ratio(cold, plain, size)),
        kinds["warm"],
        ratio(measures.ratio(plain, warm, size)),
        _held(page, body),
    ]


def _held(page: str, outcome: Outcome) -> str:
    """How large a page is; of a start, how much memory the process holds."""
    if not isinstance(outcome, Cost):
        return ""
    if page == site.START:
        return f"{outcome.megabytes:,.0f} MB"
    return f"{outcome.megabytes * 1e3:,.0f}"
