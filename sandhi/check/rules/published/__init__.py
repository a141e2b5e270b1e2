"""The rules of what was published: the ledger is sound, and the tables keep what it promised."""
