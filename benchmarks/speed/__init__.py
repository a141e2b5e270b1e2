"""What check, build, suggestions, site and starts cost, beside peers and the machine's floor."""
