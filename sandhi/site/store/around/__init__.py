"""What stands around a row: what came before it, whom it is seen with, where it lies."""
