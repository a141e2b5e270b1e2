"""What is left to do for a curator, in minutes, after all that is proposed."""
