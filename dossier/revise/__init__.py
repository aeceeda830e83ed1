"""Changes of the editors' own files: single places of them, all else stays as it is."""
