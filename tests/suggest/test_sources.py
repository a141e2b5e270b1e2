"""Texts of any length, read a block at a time."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandhi.files import PackageError
from sandhi.language import language
from sandhi.suggest.candidates import candidates
from sandhi.suggest.sources import BLOCK, SourceText, blocks, sources

if TYPE_CHECKING:
    from tests.conftest import Copy

LINE = "टैस ने मंगलवार को कहा कि 15 हज़ार लोग आए। 🙂 मुख्यमंत्री रवि देसाई ने भी।\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "article.txt"


def write(file: Path, text: str) -> SourceText:
    file.write_bytes(text.encode())
    return SourceText(str(file), file)


@pytest.mark.parametrize("length", [1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK])
def test_blocks_are_the_text_and_know_their_offsets(file: Path, length: int) -> None:
    text = (LINE * (length // len(LINE) + 1))[:length]
    parts = list(blocks(write(file, text)))
    assert "".join(block.text for block in parts) == text
    assert all(text[at : at + len(part)] == part for at, part in parts)


def test_no_line_is_parted(file: Path) -> None:
    parts = list(blocks(write(file, LINE * 5000)))
    assert len(parts) > 3
    assert all(block.text.endswith("\r\n") for block in parts)


def test_a_text_without_line_ends_is_parted_between_sentences(file: Path) -> None:
    text = "टैस ने मंगलवार को कहा कि 15 हज़ार लोग आए। " * 20_000
    parts = list(blocks(write(file, text)))
    assert len(parts) > 1
    sentences = language().sentence_spans
    whole = {text[slice(*sentence)] for sentence in sentences(text)}
    assert {block.text[slice(*one)] for block in parts for one in sentences(block.text)} == whole


@pytest.mark.parametrize("letter", ["क", " "])
def test_a_text_without_sentences_is_parted_all_the_same(file: Path, letter: str) -> None:
    text = letter * (20 * BLOCK)
    parts = list(blocks(write(file, text)))
    assert "".join(block.text for block in parts) == text
    assert max(len(block.text) for block in parts) <= 10 * BLOCK


def test_candidates_are_the_same_in_blocks_as_in_one_piece(file: Path) -> None:
    text = LINE * 2000
    kinds = ["number", "date"]
    in_blocks = [
        (block.offset + one.start, block.offset + one.end, one.quote)
        for block in blocks(write(file, text))
        for one in candidates(block.text, kinds)
    ]
    assert in_blocks == [(one.start, one.end, one.quote) for one in candidates(text, kinds)]


def test_it_is_told_how_many_bytes_were_read(file: Path) -> None:
    source = write(file, LINE * 5000)
    read: list[int] = []
    list(blocks(source, read.append))
    assert sum(read) == file.stat().st_size
    assert len(read) > 3


@pytest.mark.parametrize("before", [0, 3, 1 << 16, (1 << 16) + 7])
def test_a_file_that_is_not_utf_8_is_told_with_the_byte(file: Path, before: int) -> None:
    file.write_bytes(b"x" * before + "क".encode()[:2] + b"y")
    with pytest.raises(PackageError, match=rf"article\.txt is not UTF-8 at byte {before}; save"):
        list(blocks(SourceText("article.txt", file)))


def test_a_file_that_breaks_off_within_a_letter_is_told(file: Path) -> None:
    file.write_bytes("क".encode()[:2])
    with pytest.raises(PackageError, match="not UTF-8 at byte 0"):
        list(blocks(SourceText("article.txt", file)))


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="cannot be read"):
        list(blocks(SourceText("folder", tmp_path)))


def test_without_a_name_all_seeds_are_meant(real: "Copy") -> None:
    seeds = sources([], real.package, None)
    assert [source.seed_id for source in seeds] == list(real.package.texts)
    assert all(source.published for source in seeds)


def test_a_seed_is_known_by_its_key_and_by_its_file(real: "Copy") -> None:
    path = real.package.cells("seeds")["path"].iloc[0]
    by_key, by_path = sources(["S000", str(real.root / path)], real.package, None)
    assert by_key == by_path
    assert (by_key.seed_id, by_key.name) == ("S000", path)


def test_a_seed_without_days_of_publication_has_no_window(real: "Copy") -> None:
    real.edit("seeds", 0, published_earliest="", published_latest="")
    assert sources(["S000"], real.package, None)[0].published is None


def test_another_text_is_neither_a_seed_nor_a_file() -> None:
    with pytest.raises(PackageError, match="'S999' is neither a seed of a package nor a file"):
        sources(["S999"], None, None)


def test_a_text_may_come_through_a_pipe() -> None:
    reader, writer = os.pipe()
    os.write(writer, LINE.encode())
    os.close(writer)
    (source,) = sources([f"/dev/fd/{reader}"], None, None)
    assert [block.text for block in blocks(source)] == [LINE]
    os.close(reader)
