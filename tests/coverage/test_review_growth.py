"""The pages of a review are made in steps that grow as the text does, not as its square."""

import re
from functools import partial
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import sandhi
import sandhi.review
from sandhi.package import Package, Trust
from sandhi.review.app import review_app
from sandhi.review.composer.passage import sentence_rows
from sandhi.review.pages import MOST_CHARACTERS, MOST_SENTENCES, page_at, stretches
from sandhi.review.queue import AHEAD, first_items, items
from sandhi.review.sentences.likeness import like_sentences, proposed_kind
from sandhi.review.texts.parts import PART, parts
from sandhi.text import Span
from tests.conftest import Run
from tests.generated.made import with_texts
from tests.harness.lines import lines_run

SENTENCE = "रमा ने 12 जून 2024 को कहा कि पाँच हजार लोग आए थे। "
SHORT, FACTOR = 40, 4
# What grows as the square would take four times as many steps again.
MOST = 1.5 * FACTOR
OURS = str(Path(sandhi.review.__file__).parent)

pytestmark = pytest.mark.no_cover


def steps(package: Package) -> int:
    """How many lines of this folder run until the first candidate and a sentence are shown."""

    def show() -> None:
        assert next(items(package, ["S001"]))
        rows = [row for _, _, row in sentence_rows(package, "S001")]
        like_sentences(package, rows[0])
        proposed_kind(package, rows[0], 0, len(rows))

    return lines_run(show, OURS)


def test_candidates_and_sentences_of_a_long_text_are_shown(sandhi: Run, tmp_path: Path) -> None:
    taken = []
    for sentences in (SHORT, SHORT * FACTOR):
        root, text = tmp_path / str(sentences), tmp_path / f"{sentences}.txt"
        text.write_text(SENTENCE * sentences, encoding="utf-8")
        assert sandhi("init", root).returncode == 0
        assert sandhi("--package", root, "add-seed", text).returncode == 0
        taken.append(steps(Package.open(root, Trust.WITHHELD)))
    assert taken[1] < MOST * taken[0], taken


def test_candidates_of_many_texts_are_shown(tmp_path: Path) -> None:
    """Each text takes its own steps, however many there are beside it."""
    taken = []
    for count in (SHORT, SHORT * FACTOR):
        texts = {f"M{number:03}": SENTENCE.strip() for number in range(count)}
        made = with_texts(texts, dict.fromkeys(texts, "hi"))
        made.write(tmp_path / str(count))
        package = Package.open(tmp_path / str(count), Trust.WITHHELD)
        assert package.texts
        show = partial(first_items, package, [], lambda _: False, [])
        taken.append(lines_run(show, str(Path(sandhi.__file__).parent)))
    assert taken[1] < MOST * taken[0], taken


def test_no_page_holds_more_of_a_long_text_than_can_be_sent() -> None:
    word = "का" + "\u0902" * 3  # with signs, which no page may begin with
    long = f"{word} " * 9_000  # one sentence
    unparted = word * 9_000
    texts = {
        "many sentences": [SENTENCE] * 2_000,
        "tiny sentences": ["क।"] * 1_000,
        "one sentence": [long],
        "one word": [unparted],
        "no sentence": [],
    }
    for name, sentences in texts.items():
        text = "".join(sentences)
        spans: list[Span] = []
        for sentence in sentences:
            begin = spans[-1].end if spans else 0
            spans.append(Span(begin, begin + len(sentence)))
        pages = stretches(text, spans)
        parts = [part for page in pages for _, part in page]
        assert "".join(text[slice(*part)] for part in parts) == text, name
        for number, page in enumerate(pages):
            assert len(page) <= MOST_SENTENCES, name
            assert sum(part.length for _, part in page) <= MOST_CHARACTERS + 3, name
            assert text[page[0][1].start] not in "\u0902\u093e", name
            for _, part in page:
                assert page_at(pages, part.start) == page_at(pages, part.end - 1) == number, name
    assert page_at([], 5) == 0


def test_a_long_text_is_shown_page_by_page(sandhi: Run, tmp_path: Path) -> None:
    root, text = tmp_path / "package", tmp_path / "long.txt"
    text.write_text(SENTENCE * 450, encoding="utf-8")
    assert sandhi("init", root).returncode == 0
    assert sandhi("--package", root, "add-seed", text).returncode == 0
    app = review_app(root, ["S001"], "token", Trust.WITHHELD)
    with TestClient(app, base_url="http://127.0.0.1:8002") as client:
        client.get("/", params={"token": "token"})
        shown, page = [], "/text/S001"
        while page:
            answer = client.get(page)
            shown += re.findall(r'<p id="(S001-\d+)"', answer.text)
            following = re.search(r'href="([^"]+)" rel="next"', answer.text)
            page = following[1] if following else ""
        assert len(shown) == len({*shown}) == 450
        assert "Page 3 of 3" in answer.text
        assert 'value="/text/S001?at=' in answer.text  # to which undoing leads back
        for odd in ("999999999", "x", "-1"):
            assert client.get(f"/text/S001?at={odd}").status_code == 200
        listed = client.get(f"/sentences/S001?key={shown[300]}").text
        assert "Sentences 201 to 400 of 450" in listed
        assert len(re.findall(r"\(open\)", listed)) == 200


def test_a_page_reads_no_more_of_a_long_text_than_it_needs(
    sandhi: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, text = tmp_path / "package", tmp_path / "long.txt"
    text.write_text((SENTENCE * 6 + "\n") * 20, encoding="utf-8")
    assert sandhi("init", root).returncode == 0
    assert sandhi("--package", root, "add-seed", text).returncode == 0
    package = Package.open(root, Trust.WITHHELD)
    whole = [one.name for one in items(package, ["S001"])]
    monkeypatch.setattr("sandhi.review.texts.parts.PART", PART // 50)
    monkeypatch.setattr("sandhi.review.queue.AHEAD", AHEAD // 200)
    package = Package.open(root, Trust.WITHHELD)
    of_seed = parts(package, "S001")
    assert len(of_seed) > 5
    assert (
        "".join(package.texts["S001"][slice(*one.span)] for one in of_seed)
        == (package.texts["S001"])
    )
    assert [one.name for one in items(package, ["S001"])] == whole
    first = first_items(package, ["S001"], lambda _: False, [])
    assert [one.name for one in first.items] == whole[: len(first.items)]
    assert not first.is_whole
    named = first_items(package, ["S001"], lambda _: False, [whole[-1]])
    assert named.items[-1].name == whole[-1]
    assert len(named.items) < len(whole) / 2
    assert first_items(package, ["S001"], lambda _: True, []).is_whole
