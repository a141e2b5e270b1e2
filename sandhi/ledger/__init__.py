"""What was published of each row, and when: the table ``ledger``, and what follows from it."""
