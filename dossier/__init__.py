"""Explain a contested subject from other people's articles: every statement shows who says so."""
