"""What the environment of a command says to the libraries that it loads, and they cannot take."""

import io
import os
import re
import struct
import sys
import traceback
from pathlib import Path
from zoneinfo import ZoneInfo

from sandhi.printing import printable

_EPOCH = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/docs/source-date-epoch/
_SECONDS = re.compile("[0-9]{1,11}")


def unfit_variables() -> str:
    """Which variable is not as it must be, and how it is; nothing where all are."""
    stated = os.environ.get(_EPOCH)
    if stated == "":
        del os.environ[_EPOCH]  # as it is written to unset it
    elif stated is not None and not _SECONDS.fullmatch(stated):
        return (
            f"{_EPOCH} is {stated[:40]!r}, which libraries read; give whole seconds since 1970, as "
            "1700000000, or unset it (no file bears the time of its build)"
        )
    _read_zone()
    return ""


def _read_zone() -> None:
    """Take UTC where TZ leads to a file that is no zone, as the system does: libraries fail there.

    Nothing that is written hangs on the zone. One that is a name is looked up, known or not.
    """
    stated = os.environ.get("TZ", "").removeprefix(":")
    if not stated:
        return
    try:
        with Path(stated).open("rb") as file:
            ZoneInfo.from_file(file)
    except FileNotFoundError:
        return
    except (OSError, ValueError, struct.error):
        os.environ["TZ"] = "UTC"


def undecoded_text(arguments: object) -> str:
    """Which text of a command line is none, as Python was started; nothing where all are.

    Paths may be of any bytes, and are no texts.
    """
    match arguments:
        case str() if _UNDECODED.search(arguments):
            encoding = sys.getfilesystemencoding()
            mend = "set PYTHONUTF8=1" if encoding != "utf-8" else "write it in UTF-8"
            text = printable(ascii(arguments)[:60])
            return f"on the command line, {text} cannot be read as {encoding}; {mend}"
        case dict():
            return undecoded_text((*arguments, *arguments.values()))
        case tuple() | list():
            return next(filter(None, map(undecoded_text, arguments)), "")
    return ""


_UNDECODED = re.compile("[\ud800-\udfff]")  # bytes that have stayed such


def speak_utf_8() -> None:
    """Read and write UTF-8 whatever the locale; what has no letter is written as its escape."""
    # Where output is redirected, some systems would write it in an encoding that lacks letters.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a notebook has others
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8")


def unloadable(error: BaseException) -> str:
    """The library in which an error came up while it was loaded; nothing where it was elsewhere."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    if not isinstance(error, ImportError):  # which some raise as late as they are used
        frames = [frame for frame in frames if frame.f_code.co_name == "<module>"]
    module = str(frames[-1].f_globals.get("__name__")) if frames else ""
    library = module.partition(".")[0]
    return "" if library == __name__.partition(".")[0] else library
