"""What if a source, an actor or a claim were withdrawn."""
