"""Rules of the descriptors: the dialect of Data Package v2 that this tool reads."""

from sandhi.check.rules.descriptors.package import (
    descriptor_addresses,
    descriptor_introduces,
    descriptor_settings,
    descriptor_synonyms,
)
from sandhi.check.rules.descriptors.schemas import (
    descriptor_anchors,
    descriptor_categories,
    descriptor_keys,
    descriptor_patterns,
    descriptor_words,
)
from sandhi.check.rules.descriptors.shape import descriptor as descriptor
from sandhi.check.rules.descriptors.shape import descriptor_examples as descriptor_examples
from sandhi.check.rules.descriptors.texts import descriptor_text_is_seen

# What is put to the descriptor of the package, and what to each schema.
OF_PACKAGE = [
    descriptor_settings,
    descriptor_synonyms,
    descriptor_addresses,
    descriptor_introduces,
    descriptor_text_is_seen,
]
OF_SCHEMAS = [
    descriptor_keys,
    descriptor_categories,
    descriptor_anchors,
    descriptor_patterns,
    descriptor_words,
]
RULES = [
    descriptor,
    descriptor_keys,
    descriptor_categories,
    descriptor_anchors,
    descriptor_patterns,
    descriptor_examples,
    descriptor_words,
    descriptor_settings,
    descriptor_synonyms,
    descriptor_addresses,
    descriptor_introduces,
    descriptor_text_is_seen,
]
