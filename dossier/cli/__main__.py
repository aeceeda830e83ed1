"""``python -m dossier.cli`` is ``dossier``."""

from dossier.cli import main

main()
