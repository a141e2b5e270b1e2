"""What a shell completes, as docs/programs.md says how to have it done."""

from click.shell_completion import BashComplete

from sandhi.cli import main
from tests.conftest import ROOT


def completed(words: list[str], begun: str) -> list[str]:
    complete = BashComplete(main, {}, "sandhi", "_SANDHI_COMPLETE")
    return [item.value for item in complete.get_completions(words, begun)]


def test_commands_options_and_choices_are_completed() -> None:
    assert completed([], "verify") == ["verify", "verify-release"]
    assert completed(["serve"], "--base") == ["--base-url"]
    assert completed(["export", "--format"], "par") == ["parquet"]


def test_the_page_on_programs_says_how_it_is_switched_on() -> None:
    page = (ROOT / "docs" / "programs.md").read_text("utf-8")
    for shell in ("bash", "zsh", "fish"):
        assert f"_SANDHI_COMPLETE={shell}_source sandhi" in page
