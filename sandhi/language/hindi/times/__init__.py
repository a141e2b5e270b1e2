"""How Hindi states times."""
