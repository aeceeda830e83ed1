"""The theme, as ``dossier.theme`` in the installed package: MkDocs finds its folder by importing it."""
