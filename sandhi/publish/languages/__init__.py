"""What a package says in other languages than English."""
