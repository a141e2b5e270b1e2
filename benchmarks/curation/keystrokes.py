"""What work on a form takes, in minutes, by the keystroke-level model (Card, Moran, Newell, 1980).

The costs are KEY seconds for a key, CLICK for a click, DRAG for a selection, THINK for a decision,
READ words a minute. A text is mended from its draft, each stretch after a click, or typed anew,
whichever is quicker. Whoever types takes the word that is offered where it is the right one, which
takes NOTICE and a key, and with it those that are offered after it, where all are right, which are
read. Reading counts once for each passage and each draft.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from sandhi.review.composer.proposing.wording import Wording, words_of_prose

KEY, CLICK, DRAG, THINK = 0.28, 1.3, 2.6, 1.35  # seconds
NOTICE = 0.5  # seconds until an offered word is read and found right
READ = 200  # words a minute
MENDED = "mended"
_SPARED = 3  # letters that an offered word spares, so that it is taken
_SURE, _LONGEST = 0.75, 7  # what a further word must weigh, and so many words are offered at once


class Effort(Counter[str]):
    """Keys, typed letters, clicks, drags, decisions, words read; and what had to be mended."""

    @property
    def minutes(self) -> float:
        """The time that it takes."""
        seconds = (self["keys"] + self["typed"]) * KEY + self["clicks"] * CLICK
        seconds += self["drags"] * DRAG + self["decisions"] * THINK + self["offers"] * NOTICE
        return seconds / 60 + self["words"] / READ

    def mend(self, what: str, keys: int = 0, typed: int = 0, clicks: int = 0) -> None:
        """Count one decision, and what carries it out."""
        self.update(keys=keys, typed=typed, clicks=clicks, decisions=1)
        self[f"{MENDED} {what}"] += 1

    def retype(self, what: str, draft: str, text: str, offering: Wording) -> None:
        """Count what makes a text of its draft: its edits, or the whole anew."""
        if draft == text:
            return
        blocks = list(_word_blocks(draft, text))
        edits = Counter(clicks=len(blocks), typed=sum(blocks))
        anew = typed_anew(text, offering) + Counter(keys=2)
        least = min((edits, anew), key=lambda one: Effort(one).minutes)
        self.update(least)
        self[f"{MENDED} {what}"] += 1


def typed_anew(text: str, offering: Wording) -> Counter[str]:
    """The letters and keys by which a text is typed, whose words may be offered."""
    effort: Counter[str] = Counter()
    before, parts = ["^"], text.split()
    while parts:
        part = parts.pop(0)
        (word,) = words_of_prose(part)[:1] or [""]
        effort["typed"] += len(part) + 1
        for begun in range(len(word) - _SPARED + 1) if word else ():
            if likeliest(offering, word[:begun], before)[0] == word:
                effort.update(keys=1, offers=1, typed=begun - _spared(part, word))
                further = further_words(offering, [*before, word])
                if part.endswith(word) and are_next(further, parts):
                    taken, parts = parts[: len(further)], parts[len(further) :]
                    for one, offered in zip(taken, further, strict=True):
                        effort.update(words=1, typed=len(one) + 1 - _spared(one, offered))
                        before += words_of_prose(part)
                        part = one
                break
        before += words_of_prose(part)
    return effort


def _spared(part: str, word: str) -> int:
    """The letters of a part of a text that an offered word spares: with it comes a blank."""
    return len(word) + part.endswith(word)


def are_next(further: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a text goes on with words as they stand, but for a mark after the last of them."""
    whole = parts[: len(further)]
    return (
        len(whole) == len(further)
        and [*whole[:-1]] == [*further[:-1]]
        and all(
            words_of_prose(part)[:1] == [word] for part, word in zip(whole, further, strict=True)
        )
        and all(part.startswith(word) for part, word in zip(whole, further, strict=True))
    )


def further_words(offering: Wording, before: Sequence[str]) -> list[str]:
    """The words that the page offers with one, as far as it is sure of them."""
    further: list[str] = []
    while len(further) + 1 < _LONGEST:
        word, weight = likeliest(offering, "", [*before, *further])
        if weight < _SURE:
            break
        further.append(word)
    return further


def likeliest(offering: Wording, begun: str, before: Sequence[str]) -> tuple[str, float]:
    """The word that the page offers (complete.js) to go on with, and what it weighs."""
    contexts = [offering.after.get(" ".join(before[-n:]), {}) for n in (1, 2)]
    fitting = (
        (weight + sum(one.get(word, 0.0) for one in contexts), word)
        for word, weight in offering.words.items()
        if len(word) > len(begun)
        and word[1:].startswith(begun[1:])
        and word[:1].lower() == (begun or word)[:1].lower()
    )
    weight, best = max(fitting, key=lambda one: one[0], default=(0.0, ""))
    return begun + best[len(begun) :], weight


def _word_blocks(draft: str, text: str) -> Iterator[int]:
    """The letters to be typed or deleted in each stretch of words that differs."""
    old, new = draft.split(" "), text.split(" ")
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Levenshtein.distance(" ".join(old[a:b]), " ".join(new[c:d]))
