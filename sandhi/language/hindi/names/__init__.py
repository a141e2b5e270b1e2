"""How Hindi names people and bodies of people."""
