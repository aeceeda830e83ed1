"""From an article in text, HTML or PDF to the archive: for `dossier add` alone."""
