"""``reviews.json``: the editors' checks, a line for each, so that a diff shows which are new."""

import json
from collections.abc import Mapping

from dossier.model.reviews import Review


def reviews_json(reviews: Mapping[str, tuple[Review, ...]]) -> bytes:
    """The file of these reviews, by claim."""
    entries = (f"{json.dumps(ref)}: [\n{_lines(reviews[ref])}\n]" for ref in sorted(reviews) if reviews[ref])
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _lines(reviews: tuple[Review, ...]) -> str:
    return ",\n".join(f" {json.dumps(_entry(review), ensure_ascii=False)}" for review in reviews)


def _entry(review: Review) -> dict[str, str]:
    entry = {"sha256": review.sha256, "passage": review.passage, "text": review.text}
    entry |= {"supports": str(review.supports), "on": review.on}
    more = {"by": review.by, "note": review.note}
    return entry | {key: text for key, text in more.items() if text}
