"""What the environment of a command says to the libraries that it loads, and they cannot take."""

import os
import re
import traceback

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
    return ""


def unloadable(error: BaseException) -> str:
    """The library in which an error came up while it was loaded; nothing where it was elsewhere."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    if not isinstance(error, ImportError):  # which some raise as late as they are used
        frames = [frame for frame in frames if frame.f_code.co_name == "<module>"]
    module = str(frames[-1].f_globals.get("__name__")) if frames else ""
    library = module.partition(".")[0]
    return "" if library == __name__.partition(".")[0] else library
