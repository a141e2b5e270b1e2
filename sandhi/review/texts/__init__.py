"""Long texts in a review: what a page shows of them is worked out without all the rest."""
