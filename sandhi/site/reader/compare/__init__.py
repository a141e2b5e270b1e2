"""Compare: what several articles tell of one thing, side by side, aligned by sentence."""
