"""Folding for search, and the way back to the raw text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandhi.language import fold, fold_with_offsets
from tests.harness.frozen import RELEASE

SEEDS = sorted((RELEASE / "seeds").glob("*.txt"))

TRICKY = "कखङञणनमचटतदधपबज़्ँंि\u095b\u0929\u200d\u200c\u200b\ufeff,.0129०१९- \u0301\u0345eEßΣΐİ👨🏻\r\n"
texts = st.text(st.one_of(st.sampled_from(TRICKY), st.characters()))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("सन्धि", "संधि"),
        ("चम्पा", "चंपा"),
        ("अङ्क", "अंक"),
        ("चञ्चल", "चंचल"),
        ("घण्टा", "घंटा"),
        ("घन्टा", "घंटा"),
        ("पाँच", "पांच"),
        ("जन्म", "जन्म"),
        ("अन्न", "अन्न"),
        ("हज़ार", "हजार"),
        ("ह\u095bार", "हजार"),
        ("\u0929\u0931\u0934", "नरळ"),
        ("राम-श्याम", "राम श्याम"),
        ("राम–श्याम", "राम श्याम"),
        ("12,000", "12000"),
        ("१,५०,०००", "150000"),
        ("1,2 और 3", "1,2 और 3"),
        ("क्\u200dष", "क्ष"),
        ("से\u200bब", "सेब"),
        ("Cafe\u0301 TEA", "café tea"),
        ("", ""),
    ],
)
def test_spellings_of_one_word_meet(written: str, folded: str) -> None:
    assert fold(written) == folded


@settings(deadline=None)
@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(texts)
def test_offsets_come_with_the_folded_text_and_never_decrease(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("text", "word", "raw"),
    [
        ("यह सन्धि है", "संधि", "सन्धि"),
        ("पाँच हज़ार लोग", "हजार", "हज़ार"),
        ("कुल १२,००० लोग", "12000", "१२,०००"),
        ("राम-श्याम आए", "राम श्याम", "राम-श्याम"),
    ],
)
def test_offsets_lead_a_hit_back_to_the_raw_text(text: str, word: str, raw: str) -> None:
    folded, offsets = fold_with_offsets(text)
    hit = folded.index(word)
    end = hit + len(word)
    assert text[offsets[hit] : offsets[end] if end < len(offsets) else len(text)] == raw


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_seed_folds_to_text_without_what_folding_takes_away(path: Path) -> None:
    folded = fold(path.read_text(encoding="utf-8"))
    assert not set(folded) & set("़ँ०१२३४५६७८९\u200c\u200d-–")
    assert folded
