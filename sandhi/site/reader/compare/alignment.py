"""Which sentences of different articles tell the same: those that speak of the same topic.

A topic is something that sentences of several articles speak of. Each sentence stands with the
first topic that it has a part in: those of most articles come first, unless so many sentences speak
of one that it says little.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from sandhi.site.reader.compare.choices import FEWEST
from sandhi.site.reader.compare.tellings import ToldSentence

Topic = tuple[str, str]  # a table and a key; of a disagreement, no table


class AlignedTopic(NamedTuple):
    """What sentences of several articles speak of, and the sentences, by seed, in their order."""

    topic: Topic
    sentences: dict[str, list[ToldSentence]]


def aligned_topics(
    columns: Sequence[Sequence[ToldSentence]], is_topic: Callable[[Topic], bool]
) -> tuple[list[AlignedTopic], list[ToldSentence]]:
    """Return the topics of the sentences of some articles, and the sentences that have none."""
    rest = [sentence for column in columns for sentence in column]
    aligned = []
    while topics := _shared(rest, is_topic):
        topic = min(topics, key=lambda topic: (_rank(topics[topic]), topic))
        sentences_of_it = topics[topic]
        aligned.append(AlignedTopic(topic, by_seed(sentences_of_it)))
        rest = [sentence for sentence in rest if sentence not in sentences_of_it]
    return aligned, rest


def by_seed(sentences: Collection[ToldSentence]) -> dict[str, list[ToldSentence]]:
    """Return some sentences by their seed."""
    seeds = dict.fromkeys(sentence.seed for sentence in sentences)
    return {seed: [one for one in sentences if one.seed == seed] for seed in seeds}


def _shared(
    sentences: Sequence[ToldSentence], is_topic: Callable[[Topic], bool]
) -> dict[Topic, list[ToldSentence]]:
    """The topics that sentences of several articles speak of."""
    topics: dict[Topic, list[ToldSentence]] = {}
    for sentence in sentences:
        for topic in filter(is_topic, sentence.about):
            topics.setdefault(topic, []).append(sentence)
    return {topic: some for topic, some in topics.items() if len(by_seed(some)) >= FEWEST}


def _rank(sentences: Sequence[ToldSentence]) -> float:
    """How many articles have a topic, less where sentences that speak of it are many."""
    return -(len(by_seed(sentences)) ** 2) / len(sentences)
