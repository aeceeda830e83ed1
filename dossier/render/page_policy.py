"""What a browser may do on a page of the site, as a Content-Security-Policy (https://www.w3.org/TR/CSP3/).

It stands in the page itself, since servers such as GitHub Pages set no headers; so it must come before all
that it is to hold for, and cannot forbid others to show the page in a frame.
"""

# A page without scripts, styles and pictures.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"

# Only the site's own files, and nothing that stands in a page: no script, no style, no data: picture.
SCRIPTS = "script-src 'self'"
# A page that leads to another, and to the place there that the address names.
LEADING = f"{NOTHING}; {SCRIPTS}"
OWN_FILES = f"{NOTHING}; {SCRIPTS}; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'"
# Pagefind's program runs in a worker.
PAGE_POLICY = f"{OWN_FILES}; worker-src 'self'"
