"""What an article brings, in words: "26 statements and one opinion"."""

from dossier.derive.contributions import Contribution
from dossier.render.messages import Messages
from dossier.render.wording.counts import counted


def contribution_words(brings: Contribution, t: Messages) -> str:
    """How many statements it tells, and how many opinions of its author, if there are any."""
    counts = {"statements": len(brings.statements), "opinions": len(brings.opinions)}
    most = max(counts.values())
    words = [counted(f"feeds.{key}", n, most, t) for key, n in counts.items() if n]
    return t.all_of(words) if words else counted("feeds.statements", 0, 0, t)
