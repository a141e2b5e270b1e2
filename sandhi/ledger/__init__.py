"""What was published of each row, and when: the table ``ledger``, and what can be read out of it."""
