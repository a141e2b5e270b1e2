"""The pages of the composer: the text, and the form for the rows of a passage."""
