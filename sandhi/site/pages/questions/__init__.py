"""Questions that the package asks of its data, answered: an index, and a page for each."""
