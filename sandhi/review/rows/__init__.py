"""Pages for rows that are no candidates: set right, withdrawn, added; and where texts disagree."""
