"""A release is planned, then made: what it tells, which files it changes, what it builds."""
