"""Proposals: what the archived articles say, as drafts of claims that an editor confirms."""
