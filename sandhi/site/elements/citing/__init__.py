"""What is cited on the site, and what answers are related to: references, links, linked data."""
