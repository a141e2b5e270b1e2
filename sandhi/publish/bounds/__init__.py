"""Rules on what a database, its site and its downloads can hold, beyond what any table may."""
