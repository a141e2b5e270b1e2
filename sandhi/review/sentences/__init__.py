"""The page of sentences: their kinds, their translations, and where they are cut."""
