"""What several pages are made of: addresses, facts, passages, citations, and words as HTML."""
