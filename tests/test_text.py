"""Grapheme clusters, tokens and sentences, on offsets of the raw text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandhi.language import language
from sandhi.text import cluster_boundaries, natural_order, token_boundaries, tokens
from tests.harness.frozen import RELEASE

SEEDS = sorted((RELEASE / "seeds").glob("*.txt"))

TRICKY = "कनद़्ँि\u200d\u200c\u0301,.0१-–\"”'’()।॥?!… \t\r\n\u0600ำ🏻👨❤\ufe0f1\u20e3जेडॉ"
texts = st.text(st.one_of(st.sampled_from(TRICKY), st.characters()))


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokens(text)]


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in language("hi").sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("", [0]),
        ("नमस्ते", [0, 1, 2, 6]),
        ("क्षि", [0, 4]),
        ("क्\u200dष", [0, 4]),
        ("ज़ा", [0, 3]),
        ("\r\n", [0, 2]),
        ("👨\u200d👩\u200d👧", [0, 5]),
        ("🇮🇳🇮", [0, 2, 3]),
        ("1\ufe0f\u20e3", [0, 3]),
    ],
)
def test_clusters_are_those_of_uax_29(text: str, boundaries: list[int]) -> None:
    assert np.flatnonzero(cluster_boundaries(text)).tolist() == boundaries


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("राम, श्याम।", ["राम", "श्याम"]),
        ("ज़मीन ज़मीन", ["ज़मीन", "ज़मीन"]),
        ("क्\u200dष और श्\u200cय", ["क्\u200dष", "और", "श्\u200cय"]),
        ("राम-श्याम", ["राम", "श्याम"]),
        ("12,000 और 1,50,000", ["12,000", "और", "1,50,000"]),
        ("१.५ लाख, 2.", ["१.५", "लाख", "2"]),
        ("1,2,3", ["1", "2", "3"]),
        ("10वीं टी20", ["10वीं", "टी20"]),
        ("🙂ठीक🙂", ["ठीक"]),
        ("", []),
    ],
)
def test_tokens_are_whole_words_and_whole_numerals(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@settings(deadline=None)
@given(texts)
def test_tokens_are_in_order_and_on_cluster_boundaries(text: str) -> None:
    boundaries = cluster_boundaries(text)
    last = 0
    for start, end in tokens(text):
        assert last <= start < end
        assert boundaries[start]
        assert boundaries[end]
        last = end


@pytest.mark.parametrize(
    ("text", "sentences_of_text"),
    [
        ("वह आया। वह गया॥ क्यों? चलो! अच्छा…", ["वह आया।", "वह गया॥", "क्यों?", "चलो!", "अच्छा…"]),
        ("वह आया।वह गया", ["वह आया।", "वह गया"]),
        ("शीर्षक\r\n\r\nवह आया।\nवह गया", ["शीर्षक", "वह आया।", "वह गया"]),
        ('उसने कहा, "आओ।" वह आया।', ['उसने कहा, "आओ।"', "वह आया।"]),
        ("(वह आया।) “वह गया!” वह", ["(वह आया।)", "“वह गया!”", "वह"]),
        ("सच?! हाँ।", ["सच?!", "हाँ।"]),
        ("वह मोड़ है .\nवह आया", ["वह मोड़ है .", "वह आया"]),
        ("वह मोड़ है . वह आया", ["वह मोड़ है .", "वह आया"]),
        ("वह आया. वह गया.", ["वह आया.", "वह गया."]),
        ("एस. के. वर्मा आए। डॉ. शर्मा गए।", ["एस. के. वर्मा आए।", "डॉ. शर्मा गए।"]),
        ("फोटो (सो. मीडिया)", ["फोटो (सो. मीडिया)"]),
        ("रु. 500 और U.S. सेना", ["रु. 500 और U.S. सेना"]),
        ("2.5 लाख लोग", ["2.5 लाख लोग"]),
        ("1. पहला नियम। 2. दूसरा", ["1. पहला नियम।", "2. दूसरा"]),
        ("वह 2024. फिर", ["वह 2024.", "फिर"]),
        ("example.org पर", ["example.org पर"]),
        (" \n\t ", []),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences_of_text: list[str]) -> None:
    assert split(text) == sentences_of_text


@settings(deadline=None)
@given(texts)
def test_sentences_tile_the_text_with_white_space_alone_between(text: str) -> None:
    last = 0
    for start, end in language("hi").sentence_spans(text):
        assert text[last:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_sentence_of_a_seed_crosses_a_line(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    spans = split(text)
    assert len(spans) > 10
    assert not any("\n" in sentence for sentence in spans)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("K999", "K1000"),
        ("K0999", "K1000"),
        ("S999-99", "S999-100"),
        ("S999-100", "S1000-01"),
        ("A", "A1"),
        ("A9", "B1"),
        ("K1", "K01"),  # equal as numbers, but not the same
        ("9" * 6000, "1" + "0" * 6000),  # more digits than Python makes a number of
        ("K1", "K१"),
    ],
)
def test_numbers_in_a_key_count_as_numbers(before: str, after: str) -> None:
    ordered = sorted([after, before], key=natural_order)
    assert {*ordered} == {before, after}
    assert natural_order(before) != natural_order(after)
    assert ordered[0] == before or (before, after) == ("K1", "K01")


@pytest.mark.parametrize("text", ["今天是", "ไทยดี", "こんにちは"])
def test_a_word_may_begin_at_any_letter_of_a_script_without_spaces(text: str) -> None:
    assert token_boundaries(text)[1]
    assert not token_boundaries("नमस्ते")[1]
