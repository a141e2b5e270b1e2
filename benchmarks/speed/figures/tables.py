"""Tables in Markdown."""

from collections.abc import Iterable, Sequence

from benchmarks.speed.figures.costs import Failure, Outcome


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Lines under a head; the first column is of words, all others are of numbers."""
    rule = ["---", *("--:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, rule, *lines))


def seconds(number: float) -> str:
    """Seconds in three digits or so."""
    return f"{number:.3f}" if number < 1 else f"{number:.1f}" if number < 100 else f"{number:,.0f}"


def milliseconds(number: float) -> str:
    """Seconds as milliseconds, in two digits or more."""
    number *= 1000
    return f"{number:.2f}" if number < 1 else f"{number:.1f}" if number < 10 else f"{number:,.0f}"


def ratio(number: float | None) -> str:
    """A ratio in three digits; nothing where there is none."""
    if number is None:
        return ""
    return f"{number:.3g}" if number < 100 else f"{number:,.0f}"


class Notes:
    """Failures as marks in cells, and what the marks stand for under the table."""

    def __init__(self) -> None:
        """Begin with none."""
        self._marks: dict[str, str] = {}

    def mark(self, failure: Failure) -> str:
        """The cell of a failure: that it has none, and the mark of the reason."""
        mark = self._marks.setdefault(failure.reason, f"[{len(self._marks) + 1}]")
        return f"– {mark}"

    def cost(self, outcome: Outcome) -> str:
        """The cell of a cost."""
        if isinstance(outcome, Failure):
            return self.mark(outcome)
        return f"{seconds(outcome.cpu)} / {seconds(outcome.wall)} · {outcome.megabytes:,.0f}"

    def __str__(self) -> str:
        """One line for each mark."""
        return "\n".join(f"- {mark} {as_code(reason)}" for reason, mark in self._marks.items())


def as_code(text: str) -> str:
    """Words of a program as they are, whatever they mean to Markdown."""
    return "`" + text.replace("`", "'").replace("|", "¦") + "`"
