"""The codebook: an index, a page for each table, one for the rules, and a search over all."""
