"""Answers to the questions of a package: sentences with slots that the data fill, and their faults.

A slot is ``{column}`` in a sentence; what fills it is that column of the one row of a worked
question. So no number stands in an answer that the data do not give.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sandhi.package.declarations import Declaration
from sandhi.package.settings import AnsweredQuestion
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Result

_SLOT = re.compile(r"\{([^{}]*)\}")
_UNKNOWN = """
SELECT min(value) FROM json_each(?) WHERE value NOT IN (SELECT "key" FROM records)
"""
_BARS = 2  # columns at the least: a name and a number


def fill_slots(
    sentence: str,
    row: Mapping[str, Any],
    write: Callable[[str, Any], str] = lambda _, value: str(value),
) -> str:
    """Return a sentence with its slots filled; KeyError where the row lacks a column.

    ``write`` writes the value of a column as people do.
    """
    return _SLOT.sub(lambda slot: write(slot[1], row[slot[1]]), sentence)


def faults(
    question: AnsweredQuestion,
    declared: Mapping[str, Declaration],
    panels: Mapping[str, Callable[[], Sequence[str] | None]],
    select: Callable[[str, Sequence[str]], Result],
    answers: Callable[[Declaration], Result],
) -> Iterator[str]:
    """Yield why a question cannot be answered as it is declared; nothing where it can.

    ``declared`` are the worked questions by name, ``panels`` gives by the names of the charts the
    titles of what each draws, None where that cannot be said. ``answers`` gives what a worked
    question yields, or StatementError; ``select`` asks the same database.
    """
    missing = [name for name in question.queries if name not in declared]
    yield from (f"there is no worked question {name}" for name in missing)
    if question.chart and question.chart not in panels:
        yield f"there is no chart {question.chart}"
    elif question.drawing and not question.chart:
        yield f"it shows no chart of which {question.drawing!r} could be a panel"
    elif question.drawing:
        titles = panels[question.chart]()
        if titles is not None and question.drawing not in titles:
            which = ", ".join(titles) or "none"
            yield f"{question.chart} has no panel {question.drawing!r}; it has {which}"
    if missing:
        return
    try:
        yield from _unfilled(question, answers(declared[question.slots]))
        yield from _unclaimed(question, answers(declared[question.claims]), select)
        if question.bars:
            yield from _undrawn(question.bars, answers(declared[question.bars]))
    except StatementError as error:
        yield str(error)


def _unfilled(question: AnsweredQuestion, result: Result) -> Iterator[str]:
    """Which slots of the sentences stay empty."""
    if len(result.rows) != 1:
        yield f"{question.slots} yields {len(result.rows)} rows, and slots are filled by one"
        return
    row = dict(zip(result.columns, result.rows[0], strict=True))
    for sentence in question.answer:
        for slot in _SLOT.findall(sentence):
            if slot not in row:
                yield f"nothing fills {{{slot}}}: {question.slots} has no such column"
            elif row[slot] in (None, ""):
                yield f"nothing fills {{{slot}}}: that column of {question.slots} is empty"
        if not _SLOT.sub("", sentence).strip():
            yield "a sentence of the answer says nothing but its slots"


def _unclaimed(
    question: AnsweredQuestion, result: Result, select: Callable[[str, Sequence[str]], Result]
) -> Iterator[str]:
    """What its claims lack: rows, keys of records, columns that are shown, passages."""
    if not result.rows:
        yield f"{question.claims} yields no row, and the answer rests on it"
    for column in question.columns:
        if column not in result.columns:
            yield f"{question.claims} has no column {column}"
    keys = [row[0] for row in result.rows]
    claimed_keys = json.dumps(sorted({str(key) for key in keys}))
    ((unknown,),) = select(_UNKNOWN, [claimed_keys]).rows
    if unknown is not None:
        yield f"the first column of {question.claims} has {unknown}, which is the key of no row"
    for passage in question.passages:
        if passage not in keys:
            yield f"{passage} is no key in {question.claims}"


def _undrawn(name: str, result: Result) -> Iterator[str]:
    """Why bars cannot be drawn."""
    if len(result.columns) < _BARS:
        yield f"{name} has one column; bars are of a name and a number, and what is told of it"
    first = [cell for row in result.rows for cell in row[1:2]]
    numbers = [cell for row in result.rows for cell in row[2:] if isinstance(cell, int | float)]
    if not all(isinstance(cell, int | float) and cell >= 0 for cell in first + numbers):
        yield f"{name} yields something beside a name that is no number from 0 on"
    if not result.rows:
        yield f"{name} yields no row to draw"
