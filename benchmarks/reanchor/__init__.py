"""How many anchors survive a corrected text by themselves, and whether each is at its place."""
