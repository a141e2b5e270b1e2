"""What makes a phrase look like a name in Hindi, and how sure each sign is."""

from sandhi.language.expressions import SignKind

# Weighed on Hindi news: see benchmarks/README.md, "Names: quality".
SIGNS = {
    "office": SignKind(0.7, "follows an office", is_strong=True),
    "address": SignKind(0.8, "follows a form of address", is_strong=True),
    "honorific": SignKind(0.5, "precedes a form of address", is_strong=True),
    "country": SignKind(0.9, "is the name of a country"),
    "capital": SignKind(0.8, "is the name of a capital"),
    "body": SignKind(0.5, "ends in the word for a body"),
    "body alone": SignKind(0.2, "is the word for a body, by itself"),
    "description": SignKind(0.2, "describes a body"),
    "agent": SignKind(0.3, "acts"),
    "speaker": SignKind(0.5, "says something"),
    "source": SignKind(0.5, "is named as a source"),
    "initials": SignKind(0.4, "is made of initials"),
    "Latin": SignKind(0.5, "is in Latin letters"),
    "borrowed": SignKind(0.3, "sounds borrowed"),
}
