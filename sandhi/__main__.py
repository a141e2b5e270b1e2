"""``python -m sandhi``: the command ``sandhi``."""

# No more than Python has loaded by then: an interrupt is told in one line from here on.
import os
import sys

# New objects, of those that can be in a cycle, after which Python searches them; its own is 700.
SEARCH_AFTER = 50_000


def main() -> None:
    """Run the command; an interrupt ends it with one line, also while it is still loaded."""
    try:
        _leave_out_working_folder()
        import gc
        import signal

        # Libraries make a great many objects that stay. Python would search them for cycles again
        # and again while they are loaded, and once more when it ends; together that is a fifth of
        # a check.
        gc.set_threshold(SEARCH_AFTER)
        from sandhi.cli import main as command
        from sandhi.cli.ending import interrupt_again

        sys.unraisablehook = interrupt_again
        command(prog_name="sandhi")
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
    except (ImportError, AttributeError) as error:
        if not (module := _hiding(error)):
            raise
        sys.stderr.write(
            f"Error: {module} lacks what this takes ({error}); see whether PYTHONPATH has it hide "
            "the library of its name, else install that anew\n"
        )
        sys.exit(2)
    finally:
        import gc
        import signal

        # Where an interrupt came while a library ran a text of Python, as for a named tuple, Python
        # ends as if nobody had taken it, by the signal and without the code; but not after another.
        exec("")
        # What is done is done: an interrupt while Python ends has nothing left to stop.
        for number in (signal.SIGINT, signal.SIGALRM):
            signal.signal(number, signal.SIG_IGN)
        gc.freeze()


def _hiding(error: ImportError | AttributeError) -> str:
    """The module that lacks what is asked of it, and where it lies; nothing where it is of ours."""
    module = getattr(error, "obj", None)
    name, path = error.name or "", getattr(error, "path", None)
    if isinstance(module, type(sys)):
        name, path = module.__name__, getattr(module, "__file__", None)
    return f"{name}, loaded from {path}," if path and name.partition(".")[0] != "sandhi" else ""


def _leave_out_working_folder() -> None:
    """Look for no module in the folder in which Python was started.

    It may be a package that nobody has trusted; all of sandhi has its place by now.
    """
    try:
        working_folder = os.getcwd()  # noqa: PTH109 (a library for paths is not loaded yet)
    except OSError:  # it has been removed
        return
    if not sys.flags.safe_path and sys.path[:1] == [working_folder]:
        del sys.path[0]


if __name__ == "__main__":
    main()
