"""A citation resolved: found again in a release, with no network, and proved or refused."""
