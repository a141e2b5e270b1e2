"""Hindi: its lexicon as data, and the grammars that read numbers, times and names by it."""
