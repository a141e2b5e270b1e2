"""How much of what could be tried is tried: a share each time, and all of it by ``make thorough``.

A test of many cases of one kind (points at which a command is killed, pages, packages made at
random) asks here for how many it is to take. No test is left out of `make test`: each takes one
case at least, and always the same ones, so that a commit has one verdict. ``make thorough`` sets
``SANDHI_THOROUGH=1``, in which every test takes all of its cases; the other run ends by saying how
many of them it left.
"""

import os
from collections.abc import Iterable
from typing import TypeVar

Case = TypeVar("Case")
THOROUGH = os.environ.get("SANDHI_THOROUGH", "") not in ("", "0")
LEFT: list[int] = []  # how many cases each test of this process leaves


def some(cases: Iterable[Case], number: int) -> list[Case]:
    """So many of the cases, spread over all of them, the first among them; or all.

    ``number`` is at least 1. Cases have to come in an order that is the same in every process.
    """
    every = [*cases]
    if THOROUGH or len(every) <= number:
        return every
    LEFT.append(len(every) - number)
    return [every[place * len(every) // number] for place in range(number)]


def examples(few: int, many: int) -> int:
    """How many examples are to be made at random."""
    if not THOROUGH:
        LEFT.append(many - few)
    return many if THOROUGH else few
