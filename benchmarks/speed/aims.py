"""What the tool is to reach, and whether it does, by what was measured."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from benchmarks.speed import programs, site
from benchmarks.speed.figures.costs import Cost, Failure, Measures
from benchmarks.speed.figures.tables import ratio

REAL = "this package"
LARGEST = "10^6"


class Aim(NamedTuple):
    """An aim at a size; ``value`` is what was reached there, None where it could not be measured.

    ``bound`` is the most that it may be, or the least where ``at_least`` is set.
    """

    what: str
    size: str
    bound: float
    value: Callable[[Measures, str], float | None]
    unit: str = ""
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        """Whether a value is within the bound."""
        return value >= self.bound if self.at_least else value <= self.bound


def _of(program: str, peer: str) -> Callable[[Measures, str], float | None]:
    return lambda measures, size: measures.ratio(program, peer, size)


def _part(program: str, part: str) -> Callable[[Measures, str], float | None]:
    def value(measures: Measures, size: str) -> float | None:
        cost = measures.cost(program, size)
        return float(getattr(cost, part)) if isinstance(cost, Cost) else None

    return value


def _speed(measures: Measures, size: str) -> float | None:
    """Megabytes of text a second of the processor."""
    cost = measures.cost("suggest", size)
    texts = next((one.megabytes for one in measures.sizes if one.name == size), 0.0)
    return texts / cost.cpu if isinstance(cost, Cost) else None


def _two_cores(measures: Measures, size: str) -> float | None:
    one, two = measures.cost("suggest", size), measures.cost("suggest-2", size)
    return one.wall / two.wall if isinstance(one, Cost) and isinstance(two, Cost) else None


def _worst(part: str, factor: float) -> Callable[[Measures, str], float | None]:
    """The largest of all pages' first requests; None where one of them failed.

    A page is not there where what it shows was not built.
    """

    def value(measures: Measures, size: str) -> float | None:
        costs = [
            measures.cost(name, at)
            for name, at in measures.rounds
            if at == size
            and name.endswith(f", {site.FIRST}")
            and measures.cost(name, at) != site.ABSENT
        ]
        if not costs or any(isinstance(one, Failure) for one in costs):
            return None
        return max(float(getattr(one, part)) for one in costs) * factor

    return value


def _page(page: str, kind: str) -> Callable[[Measures, str], float | None]:
    return _of(site.name(page, kind), site.name(page, "plain"))


def _warm(page: str) -> Callable[[Measures, str], float | None]:
    return _of(site.name(page, "plain"), site.name(page, "warm"))


def _growth(program: str) -> Callable[[Measures, str], float | None]:
    def value(measures: Measures, size: str) -> float | None:
        grown = measures.growth(program)
        return grown[2] if grown and grown[1].name == size else None

    return value


def _aims() -> Iterator[Aim]:
    of = "of `frictionless validate`"
    yield Aim(
        f"check without the package's own rules, {of}",
        LARGEST,
        1 / 12,
        _of("check-own", programs.FRICTIONLESS),
    )
    yield Aim(f"check, all rules, {of}", LARGEST, 1 / 4, _of("check", programs.FRICTIONLESS))
    yield Aim("check, all rules, peak memory", LARGEST, 600, _part("check", "megabytes"), "MB")
    yield Aim(
        "check, of the bare imports of pandas, Pandera and Frictionless",
        REAL,
        1.5,
        _of("check", programs.IMPORTS),
    )
    yield Aim("`--watch` after one cell changed", REAL, 0.3, _part("watch", "cpu"), "s")
    yield Aim(
        "database, of `executemany`", LARGEST, 1.2, _of(programs.DATABASE, programs.EXECUTEMANY)
    )
    yield Aim("database, peak memory", LARGEST, 250, _part(programs.DATABASE, "megabytes"), "MB")
    yield Aim("whole build", "10^5", 90, _part("build", "cpu"), "s")
    yield Aim("whole build, peak memory", "10^5", 400, _part("build", "megabytes"), "MB")
    yield Aim("suggest, one core", "10^5", 4, _speed, "MB/s", at_least=True)
    yield Aim(
        "suggest, two cores, times one (of time that passes)",
        "10^5",
        1.9,
        _two_cores,
        at_least=True,
    )
    yield Aim("start of the site", LARGEST, 2, _part(site.name(site.START, "cold"), "cpu"), "s")
    yield Aim("the slowest page, asked for first", LARGEST, 300, _worst("cpu", 1e3), "ms")
    yield Aim("the largest page", LARGEST, 200, _worst("megabytes", 1e3), "KB")
    for page in ("row", "reader"):
        yield Aim(f"{page}, cold, of plain Datasette", REAL, 1, _page(page, "cold"))
        yield Aim(f"{page}, warm, times plain Datasette", REAL, 60, _warm(page), at_least=True)
    for program in ("check", programs.DATABASE, "suggest"):
        yield Aim(f"growth exponent of {program}", LARGEST, 1.03, _growth(program))


def lines(measures: Measures) -> Iterator[tuple[str, ...]]:
    """Yield each aim, and what was reached at its size, or at the largest one below it."""
    for aim in _aims():
        bound = f"{'at least' if aim.at_least else 'at most'} {_quantity(aim.bound, aim.unit)}"
        size, value = _reached(aim, measures)
        if value is None:
            yield (aim.what, aim.size, bound, "not measured", "no")
            continue
        met = "yes" if aim.is_met(value) else "**no**"
        met = met if size == aim.size else f"open; {met} at {size}"
        yield (aim.what, aim.size, bound, _quantity(value, aim.unit), met)


def _quantity(number: float, unit: str) -> str:
    return f"{ratio(number)} {unit}".rstrip()


def _reached(aim: Aim, measures: Measures) -> tuple[str, float | None]:
    at = [one.name for one in measures.sizes]
    for size in reversed(at[: at.index(aim.size) + 1] if aim.size in at else at):
        value = aim.value(measures, size)
        if value is not None:
            return size, value
    return aim.size, None
