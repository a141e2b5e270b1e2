"""English as the language of translations: which part of one says what a passage of a text says."""
