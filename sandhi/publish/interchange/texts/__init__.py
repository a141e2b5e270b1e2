"""The texts with the passages that are coded in them, each in the form of an ecosystem."""
