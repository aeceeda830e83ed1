"""Articles (text, HTML, PDF) into the archive; only for ``dossier add``."""
