"""What puts rules to a package, each engine in the way of its kind."""
