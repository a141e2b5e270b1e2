"""How a command ends: with its exit code, and one line for whatever kept it from its work.

0: done, nothing to mend. 1: findings. 2: it could not run. 130: stopped with Ctrl-C. 141: whoever
read its output went away, as `head` does.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sandhi.cli.environment import unfit_variables, unloadable
from sandhi.printing import printable

COULD_NOT_RUN = 2
STOPPED = 130  # as shells tell of a program that an interrupt (2) ended: 128 + 2
READER_GONE = 141  # 128 + 13, SIGPIPE
_AGAIN = 0.01  # seconds after which an interrupt that was passed over comes again
_STREAMS = (("stdin", os.O_RDONLY), ("stdout", os.O_WRONLY), ("stderr", os.O_WRONLY))


class OutputError(Exception):
    """The output of a command cannot be written."""


def ending(run: Callable[[], int]) -> int:
    """Run a command and return its exit code; what it stumbles over is told in one line."""
    fault = _unfit()
    if fault:
        _tell(fault)
        return COULD_NOT_RUN
    try:
        code = _flushed(run())
    except KeyboardInterrupt:
        _tell("Stopped.", "")
        code = STOPPED
    except BrokenPipeError:
        code = READER_GONE
    except OutputError as error:
        _tell(str(error))
        code = COULD_NOT_RUN
    except ModuleNotFoundError as error:
        _tell(f"{error.name} is not installed, which this takes; run: pip install 'sandhi[all]'")
        code = COULD_NOT_RUN
    except OSError as error:
        _tell(_of_system(error))
        code = COULD_NOT_RUN
    except MemoryError:
        _tell("the memory is used up; give the command more, or less to do")
        code = COULD_NOT_RUN
    except UnicodeError as error:
        _tell(f"text that is not UTF-8 was read or is to be written: {_in_one_line(error)}")
        code = COULD_NOT_RUN
    except Exception as error:
        library = unloadable(error)
        if not library:
            raise  # a fault of this program, whose makers want to see where
        _tell(
            f"{library} cannot be loaded: {_in_one_line(error)}; see which variable of the "
            "environment, or which file of settings, is meant for it"
        )
        code = COULD_NOT_RUN
    _let_go()
    return code


def say_what_was_done(*lines: str) -> None:
    """Say what a command has done; where that cannot be said, that it is done all the same."""
    try:
        for line in lines:
            print(printable(line))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        why = _why(error)
        raise OutputError(f"all is done; what was done cannot be written: {why}") from None


def interrupt_again(passed_over: "sys.UnraisableHookArgs") -> None:
    """Have an interrupt come again that came in a finalizer, where Python tells of it and goes on.

    Where patterns are compiled, a library runs a great many.
    """
    if issubclass(passed_over.exc_type, KeyboardInterrupt):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
    else:
        sys.__unraisablehook__(passed_over)


def _unfit() -> str:
    """Why no command can run as Python was started; nothing where it can."""
    fault = _unfit_python() or unfit_variables()
    if sys.stdout is None:
        # What is opened next would be taken for the output.
        fault = fault or "standard output is closed; send it to a file, or to /dev/null"
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _open_again()
    return fault


def _unfit_python() -> str:
    if sys.flags.optimize > 1:
        return (
            "Python runs without docstrings (-OO, or PYTHONOPTIMIZE=2), in which rules say what "
            "holds and commands what they do; run it without"
        )
    return ""


def _open_again() -> None:
    """Lead each standard stream that is closed to where nothing is."""
    for number, (name, mode) in enumerate(_STREAMS):
        if getattr(sys, name) is not None:
            continue
        with suppress(OSError):
            nowhere = os.open(os.devnull, mode)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            kind = "r" if mode == os.O_RDONLY else "w"
            setattr(sys, name, os.fdopen(number, kind, encoding="utf-8", closefd=False))


def _flushed(code: int) -> int:
    """The exit code, once all output is written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"the output cannot be written: {_why(error)}") from None
    return code


def _of_system(error: OSError) -> str:
    if error.filename is None and error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF):
        return f"the output cannot be written: {_why(error)}"
    if error.errno == errno.ENOENT and not _is_somewhere():
        return "the folder that you are in is there no more; go to one that is, and run this again"
    if error.filename is None:
        return f"the system refuses: {_why(error)}"
    file = _as_text(error.filename)
    return f"{file}: {_why(error)}; see that it is there, and what you may do there"


def _is_somewhere() -> bool:
    """Whether there is still a folder in which the command was run."""
    try:
        return Path.cwd().is_absolute()
    except FileNotFoundError:
        return False


def _why(error: OSError) -> str:
    return error.strerror or _in_one_line(error)


def _as_text(name: object) -> str:
    return os.fsdecode(name) if isinstance(name, bytes) else str(name)


def _in_one_line(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())


def _tell(line: str, prefix: str = "Error: ") -> None:
    """One line on standard error, if there is anybody to read it."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{prefix}{printable(line)}\n")
        sys.stderr.flush()


def _let_go() -> None:
    """Lead output that nobody takes to where nothing is, so that Python does not try again."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
