"""The words of the dossier as values: what sources, claims, entities and readings are."""
