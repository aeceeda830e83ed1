"""Checks by a second person: of drafts, and of claims that nobody else has compared with their passages."""
