"""What a build stores and a site reads: its shapes, and the types of what questions ask for."""
