"""What a database, its site and its downloads can hold: rules on it, and notes where one cannot."""
