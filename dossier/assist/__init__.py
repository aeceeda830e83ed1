"""What programs propose: held to the articles as an editor's claims are, and written down only as drafts."""
