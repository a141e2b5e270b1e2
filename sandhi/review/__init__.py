"""The curator's page on this machine: candidates one by one, each decision written at once."""
