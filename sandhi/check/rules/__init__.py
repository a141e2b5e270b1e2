"""The rules of the tool itself, a module for each floor that they stand on."""
