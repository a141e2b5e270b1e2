"""The reader: a source text with everything that is coded in it."""
