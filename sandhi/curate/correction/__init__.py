"""A text corrected under its key: its anchors moved, and those that a person must settle."""
