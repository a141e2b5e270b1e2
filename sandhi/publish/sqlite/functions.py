"""The functions that SQL of others may call: those that say the same each time, at a linear cost.

SQLite looks at the clock between two steps of its machine, and a function is one step, however
long it takes. So each that is let through costs no more than its arguments are long. Those that
SQLite computes by comparing each place of one text with all of another (``instr``, ``replace``,
``trim``, ``json_patch``) are computed here instead, with the same results; ``like`` and ``glob``
have a bound on the pattern, and ``printf`` on the widths in its format. Functions of time are
SQLite's own, but know no present.
"""

import re
import sqlite3
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from math import prod
from typing import Any

Value = str | int | float | bytes | None
Tell = Callable[[str], None]

_SCALAR = """
    -> ->> abs acos acosh asin asinh atan atan2 atanh ceil ceiling char coalesce concat concat_ws
    cos cosh date datetime degrees exp floor format glob hex if ifnull iif instr json json_array
    json_array_length json_error_position json_extract json_insert json_object json_patch
    json_pretty json_quote json_remove json_replace json_set json_type json_valid julianday length
    like likelihood likely ln log log10 log2 lower ltrim max min mod nullif octet_length pi pow
    power printf quote radians replace round rtrim sign sin sinh soundex sqrt strftime substr
    substring subtype tan tanh time timediff trim trunc typeof unhex unicode unixepoch unlikely
    upper zeroblob
"""
_OVER_ROWS = """
    avg count cume_dist dense_rank first_value group_concat json_group_array json_group_object lag
    last_value lead max min nth_value ntile percent_rank rank row_number string_agg sum total
"""
ALLOWED = frozenset(_SCALAR.split()) | frozenset(_OVER_ROWS.split())
# What says something else each time, so that neither a build nor a citation could be had again.
FICKLE = frozenset(
    "random randomblob current_date current_time current_timestamp changes total_changes "
    "last_insert_rowid sqlite_version sqlite_source_id".split()
)

_TIMES = ("date", "datetime", "julianday", "strftime", "time", "timediff", "unixepoch")
# Of the present, and of the time zone of whichever machine it is.
_FICKLE_TIMES = frozenset("now subsec subsecond localtime utc".split())
_PAIRS = 1_000_000_000  # of bytes that one call may compare: half a second
_KINDS = 64  # of characters that ``trim`` takes away, from which on they are counted against it
# What a format asks for: a width and a precision, each in digits or as an argument (*). SQLite
# fills as many places, and sees only then that they are too many.
_CONVERSION = re.compile(r"%[-+ 0#!,]*(\*|[0-9]*)(?:\.(\*|[0-9]*))?")
_NUMBER = re.compile(r"\s*[-+]?[0-9]+")  # as which SQLite reads a text that begins with one
_PATTERN = 2_000  # the longest pattern, and no shorter one is refused than of so many bytes:
_SHORT = 50


class _Plain(threading.local):
    """A connection without data, on which SQLite itself says what a function makes of values."""

    @cached_property
    def connection(self) -> sqlite3.Connection:
        return sqlite3.connect(":memory:")

    def call(self, name: str, *values: Value) -> Value:
        marks = ", ".join("?" * len(values))
        result: Value = self.connection.execute(f"SELECT {name}({marks})", values).fetchone()[0]
        return result

    def text(self, value: Value) -> str:
        """A value as SQLite writes it."""
        if isinstance(value, str):
            return value
        return str(self.connection.execute("SELECT CAST(? AS TEXT)", [value]).fetchone()[0])


_PLAIN = _Plain()


def longest_pattern(cell: int) -> int:
    """How long a pattern of LIKE or GLOB may be where cells may have so many bytes."""
    return max(_SHORT, min(_PATTERN, _PAIRS // cell))


def replace_functions(connection: sqlite3.Connection, tell: Tell) -> None:
    """Put linear and constant functions in the place of SQLite's own, on a connection.

    ``tell`` is given in a few words why a call is not answered; the statement is interrupted then.
    An exception would be written to the log, with all its lines, wherever Datasette is imported.
    A result is no longer than a cell of the connection may be.
    """
    most = connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH)

    def refuse(words: str) -> None:
        tell(words)
        connection.interrupt()

    def replaced(whole: Value, old: Value, new: Value) -> Value:
        if whole is None or old is None:
            return None
        text, before = _PLAIN.text(whole), _PLAIN.text(old)
        if not before or before[0] == "\0":
            return text if isinstance(whole, bytes) else whole
        if new is None:
            return None
        after = _PLAIN.text(new)
        if len(text) + text.count(before) * (len(after) - len(before)) > most:
            refuse("it makes a cell that is too long, by replace()")
            return None
        return text.replace(before, after)

    def trimmed(name: str, strip: Callable[[str, str], str]) -> Callable[[Value, Value], Value]:
        def call(whole: Value, unwanted: Value) -> Value:
            if whole is None or unwanted is None:
                return None
            text, characters = _PLAIN.text(whole), {*_PLAIN.text(unwanted).partition("\0")[0]}
            if len(characters) > _KINDS and len(characters) * len(text) > _PAIRS:
                refuse(f"it takes too many characters away, by {name}()")
                return None
            return strip(text, "".join(characters))

        return call

    def patched(target: Value, patch: Value) -> Value:
        lengths = [len(one) for one in (target, patch) if isinstance(one, str)]
        if prod(lengths) > _PAIRS:
            refuse("it patches a text that is too long, by json_patch()")
            return None
        try:
            return _PLAIN.call("json_patch", target, patch)
        except sqlite3.Error as error:  # it is no JSON
            refuse(str(error))
            return None

    def formatted(name: str) -> Callable[..., Value]:
        def call(*values: Value) -> Value:
            if _places(values) > most:
                refuse(f"it makes a cell that is too long, by {name}()")
                return None
            return _PLAIN.call(name, *values)

        return call

    def timed(name: str) -> Callable[..., Value]:
        def call(*values: Value) -> Value:
            words = [value.strip().lower() for value in values if isinstance(value, str)]
            if len(values) <= (name == "strftime") or not _FICKLE_TIMES.isdisjoint(words):
                refuse(f"it asks {name}() for the present, or for what depends on the place")
                return None
            return _PLAIN.call(name, *values)

        return call

    def readable(name: str, function: Callable[..., Value]) -> Callable[..., Value]:
        def call(*values: Value) -> Value:
            try:
                return function(*values)
            except (sqlite3.Error, UnicodeError):
                refuse(f"it takes bytes that are no text, by {name}()")
                return None

        return call

    functions: list[tuple[str, int, Callable[..., Any]]] = [
        ("instr", 2, _place),
        ("replace", 3, replaced),
        ("trim", 2, trimmed("trim", str.strip)),
        ("ltrim", 2, trimmed("ltrim", str.lstrip)),
        ("rtrim", 2, trimmed("rtrim", str.rstrip)),
        ("json_patch", 2, patched),
        *((name, -1, formatted(name)) for name in ("printf", "format")),
        *((name, -1, timed(name)) for name in _TIMES),
    ]
    for name, arguments, function in functions:
        connection.create_function(name, arguments, readable(name, function), deterministic=True)


def _places(values: Sequence[Value]) -> float:
    """How many places a format may ask for, in all of its conversions.

    Which argument a star takes hangs on all conversions before it, so each may be that one.
    """
    if not values or values[0] is None:
        return 0
    widths = [part for one in _CONVERSION.finditer(_PLAIN.text(values[0])) for part in one.groups()]
    stars = widths.count("*")
    places = sum(float(part) for part in widths if part and part != "*")
    if not stars:
        return places
    arguments = (_NUMBER.match(_PLAIN.text(one)) for one in values[1:] if one is not None)
    return places + stars * max((abs(float(one[0])) for one in arguments if one), default=0)


def _place(whole: Value, part: Value) -> int | None:
    """Where a text begins in another, from 1 on; 0 where it does not."""
    if whole is None or part is None:
        return None
    if isinstance(whole, bytes) and isinstance(part, bytes):
        return whole.find(part) + 1
    return _PLAIN.text(whole).find(_PLAIN.text(part)) + 1
