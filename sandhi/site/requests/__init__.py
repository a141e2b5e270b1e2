"""What becomes of a request around its page: guard, cache, negotiation, routes, errors."""
