"""Every line of the lexicon: its form stands once, and its example is read as the line says."""

import unicodedata
from pathlib import Path

import pytest

from sandhi.coverage.expressions import Forms, expressions
from sandhi.language import language
from sandhi.language.hindi.folding import fold
from sandhi.language.hindi.lexicon import FOLDER
from sandhi.language.lexicon import FOLDER as LATIN
from sandhi.language.tables import Entry, read_table
from tests.language.hindi.entries import READERS

FILES = sorted(FOLDER.glob("*.tsv"))
# Columns that tell apart what one word may be: of these, it may be several.
USES = ("kind", "role", "place", "class")


def entries(file: str) -> list[Entry]:
    return list(read_table(FOLDER / f"{file}.tsv"))


def test_each_file_has_a_reader() -> None:
    assert [path.stem for path in FILES] == sorted(READERS)


@pytest.mark.parametrize("file", READERS)
def test_each_example_has_its_word_and_is_read_as_its_line_says(file: str) -> None:
    wrong = []
    for line, entry in enumerate(entries(file), 2):
        try:
            assert fold(entry["form"]) in fold(entry["example"])
            READERS[file](entry)
        except (AssertionError, ValueError, IndexError) as error:
            wrong.append(f"{file}.tsv:{line}: {'  '.join(entry.values())}: {error}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", READERS)
def test_no_form_stands_twice(file: str) -> None:
    """Spellings that folding makes one are one form; only what is not folded lists each."""
    alike = (lambda form: unicodedata.normalize("NFC", form)) if file == "accountable" else fold
    lines: dict[tuple[str, ...], tuple[int, str]] = {}
    twice = []
    for line, entry in enumerate(entries(file), 2):
        key = (alike(entry["form"]), *(entry[use] for use in USES if use in entry))
        first, form = lines.setdefault(key, (line, entry["form"]))
        if first != line:
            is_other = f"is, folded, {form} of" if form != entry["form"] else "stands in"
            twice.append(
                f"{file}.tsv:{line}: {entry['form']} {is_other} line {first}; leave it out"
            )
    assert not twice, "\n".join(twice)


# What is mostly no time at all: weather, a brother-in-law, a sitting of parliament. Where it is
# one, a number stands beside it, and that is counted.
MOSTLY_NO_TIME = {"मौसम", "साला", "सत्र", "सत्रों", "सीजन"}


@pytest.mark.parametrize("file", ["numbers", "calendar", "time_units"])
def test_a_word_of_number_or_time_is_counted_by_coverage_too(file: str) -> None:
    missing = [
        f"{file}.tsv:{line}: {entry['form']}"
        for line, entry in enumerate(entries(file), 2)
        if not any(expressions(entry["form"], Forms([])))
        and not entry.get("other_meaning")
        and entry["form"] not in MOSTLY_NO_TIME
        and entry.get("kind")
        not in ("short_month", "stopped_month")  # which is none without a number
    ]
    assert not missing, "\n".join(["add to accountable.tsv, for `sandhi coverage`:", *missing])


@pytest.mark.parametrize("file", READERS)
def test_a_line_is_plain_and_full(file: str) -> None:
    for entry in entries(file):
        assert next(iter(entry)) == "form"
        assert list(entry)[-1] == "example"
        for column, cell in entry.items():
            assert cell == " ".join(cell.split())
            assert cell or column == "other_meaning"


def test_a_line_that_is_not_whole_is_named(tmp_path: Path) -> None:
    path = tmp_path / "units.tsv"
    path.write_text("form\tunit\texample\nमीटर\tmetre\t5 मीटर\nगज\tyard\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"units\.tsv:3: 2 cells, the first 'गज'.*one tab"):
        read_table(path)


def test_the_readme_names_each_file() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in FILES} <= {word.strip("`|") for word in text.split()}


@pytest.mark.parametrize(
    "entry", read_table(LATIN / "abbreviations.tsv"), ids=lambda one: one["form"]
)
def test_a_latin_abbreviation_ends_no_sentence_in_any_language(entry: Entry) -> None:
    for code in ("hi", "und"):
        assert len(list(language(code).sentence_spans(entry["example"]))) == 1


def test_each_class_of_words_is_asked_for_by_a_grammar_and_by_its_name() -> None:
    source = "\n".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    for name in {entry["class"] for entry in entries("word_classes")}:
        assert f'of_class("{name}")' in source, name
