"""How Hindi states numbers."""
