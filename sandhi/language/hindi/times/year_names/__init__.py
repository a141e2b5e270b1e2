"""Years that are told by more than their number: of an era by its name, or of accounts."""
