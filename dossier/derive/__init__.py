"""What follows from the claims, worked out once: the catalogue, origins, disputes, places of words."""
